/** Sets the state that a query of an address is about. */
import { read, zoomIn } from "./address.js";
import { NOTHING } from "./clauses.js";
import { strings } from "./interaction-strings.js";

/** Sets filter, choice and the `zoom` of `view` for a dossier; what cannot be is left out, and given in words. */
export function setState(query, dossier, view) {
  const told = [];
  dossier.setFilter(NOTHING);
  dossier.setChoice(NOTHING);
  for (const { key, value, isChoice, patch } of read(query)) {
    try {
      for (const name of takeUnknown(patch, dossier.choices)) told.push(strings.unknown(name));
      if (isChoice) dossier.setChoice(patch);
      else dossier.setFilter(patch);
    } catch (error) {
      told.push(strings.refused(`${key}=${value}`, error.message));
    }
  }
  view.zoom = zoomIn(query);
  return told;
}

/** Takes the names out of a patch that the data set does not have, unless it has none of them; gives those. */
function takeUnknown(patch, choices) {
  const [[field, names]] = Object.entries(patch);
  if (!Array.isArray(names)) return [];
  const isKnown = (name) => choices[field].some(({ id }) => id === name);
  if (!names.some(isKnown)) return [];
  patch[field] = names.filter(isKnown);
  return names.filter((name) => !isKnown(name));
}
