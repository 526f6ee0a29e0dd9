/** The state of a figure: its attributes, and the filter and the choice of its dossier. */
import { ATTRIBUTES } from "./attributes.js";
import { checkNumber, checkState, objectOf } from "./arguments.js";

/** The attributes that a figure has. */
export const attributesOf = (figure) =>
  objectOf(ATTRIBUTES.filter((name) => figure.hasAttribute(name)), (name) => figure.getAttribute(name));

/** Sets a part of a state; null takes something back. */
export async function restore(figure, partial) {
  const { filter, choice, ...attributes } = checkState(partial, ATTRIBUTES);
  for (const name in attributes) figure.reflect(name, attributes[name]);
  if (filter) await figure.setFilter(filter);
  if (choice && Object.keys(choice).length) (await figure.load()).dossier.setChoice(choice);
}

/** A state that leaves nothing but these attributes. */
export function whole(figure, attributes) {
  const nothing = (names) => objectOf(names, () => null);
  const without = (asked) => asked && nothing(Object.keys(asked));
  return { ...nothing(ATTRIBUTES), ...attributes, filter: without(figure.filter), choice: without(figure.choice) };
}

/** No picture is as low as 40 pixels: a ratio in the wrong attribute is told. */
export const heightOf = (figure) => numberOf(figure, "height", 40, 4000);
export const aspectOf = (figure) => numberOf(figure, "aspect", 0.1, 10);
export const levelOf = (figure) => numberOf(figure, "level", 1, 6) ?? 3;

/** What an attribute says; what it should not say is reported, and the default used. */
function numberOf(figure, name, least, most) {
  try {
    return checkNumber(figure, name, least, most);
  } catch (error) {
    figure.report(error);
    return undefined;
  }
}
