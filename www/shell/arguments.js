/**
 * Checks what a page hands in before any of it reaches the core, whose glue would turn -1 into
 * 4294967295 and follow a cycle until the stack is gone. Each check gives back a plain copy, so
 * that getters and proxies are asked once and never inside the core.
 */

/** A text in characters, a list in entries. */
const LONGEST = 1000;

/** Between the entries of a list in an attribute, as Our World in Data's addresses have it. */
const BETWEEN = "~";

const FILTER = {
  from: checkText, to: checkText, direction: checkText, recipient: checkText,
  suppliers: texts, places: texts, series: texts,
};

/** A filter patch as a plain object of texts, lists and nulls; throws TypeError naming the field. */
export const checkFilter = (patch) => copyOf(patch, FILTER);

/** A figure's state as a plain object of attributes, nulls, a filter and a choice; throws TypeError naming the field. */
export function checkState(state, attributes) {
  return copyOf(state, { ...objectOf(attributes, () => attributeOf), filter: checkFilter, choice: checkFilter });
}

/** An object with these fields. */
export const objectOf = (names, valueOf) => Object.fromEntries(names.map((name) => [name, valueOf(name)]));

/** Some attributes of an element as options of the core, which says which of them cannot be. */
export function optionsOf(element, names) {
  const options = {};
  for (const name of names) {
    const text = written(element, name);
    if (text) options[name] = FILTER[name] === texts ? text.split(BETWEEN) : text;
  }
  return options;
}

/** Uses options without those that the core refuses, each of which is told. */
export function useAccepted(options, use, refused) {
  for (;;) {
    try {
      return use(options);
    } catch (error) {
      if (error.code !== "bad-option") throw error;
      refused(error);
      delete options[error.field];
    }
  }
}

/** An attribute as a number within bounds, or undefined where there is none; throws TypeError. */
export function checkNumber(element, name, least, most) {
  const text = written(element, name);
  const [across, down = 1] = text?.split("/") ?? [];
  const value = across / down;
  if (!text || (value >= least && value <= most)) return text && value;
  throw new TypeError(`${name} is from ${least} to ${most}`);
}

/** A required text; throws TypeError. */
export function checkText(value, field, longest = LONGEST) {
  if (typeof value !== "string") throw new TypeError(`${field} is a string`);
  if (value.length > longest) throw new TypeError(`${field} is longer than ${longest}`);
  return value;
}

/** What an attribute says; undefined where it says nothing. */
const written = (element, name) => element.getAttribute(name)?.trim() || undefined;

const attributeOf = (value, field) =>
  Array.isArray(value) ? texts(value, field).join(BETWEEN)
    : checkText(Number.isFinite(value) ? `${value}` : value, field);

function texts(list, field) {
  if (!Array.isArray(list)) throw new TypeError(`${field} is a list of strings`);
  const length = read(() => list.length, field);
  if (length > LONGEST) throw new TypeError(`${field} is longer than ${LONGEST}`);
  const texts = [];
  for (let row = 0; row < length; row += 1) texts.push(checkText(read(() => list[row], field), `${field}[${row}]`));
  return texts;
}

/** A copy of an object whose every field passes its check; null stays null. */
function copyOf(object, checks) {
  if (Object(object) !== object || Array.isArray(object)) throw new TypeError("an object is wanted");
  const copy = {};
  for (const field of read(() => Object.keys(object), "the object")) {
    if (!Object.hasOwn(checks, field)) throw new TypeError(`there is no field "${field}"`);
    const value = read(() => object[field], field);
    if (value !== undefined) copy[field] = value === null ? null : checks[field](value, field);
  }
  return copy;
}

function read(get, field) {
  try {
    return get();
  } catch (cause) {
    throw new TypeError(`${field} cannot be read`, { cause });
  }
}
