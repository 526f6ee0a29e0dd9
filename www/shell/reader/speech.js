/** How much is said of a mark: remembered for the site, where it lets a page remember anything. */
import { strings } from "./strings.js";

export const LEVELS = Object.keys(strings.levels);

const KEY = "dateline-verbosity";
const STANDARD = "standard";

let level;

export function verbosity() {
  try {
    level ??= localStorage.getItem(KEY);
  } catch {
    // A page in a sandbox has no storage.
  }
  return LEVELS.includes(level) ? level : STANDARD;
}

export function setVerbosity(chosen) {
  level = chosen;
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // It holds until the page goes.
  }
}

/** What is said when a reader comes to a mark from another one; `place` is "3 of 63", `source` gives where it was read. */
export function spoken(mark, from, place, source) {
  const isSame = from && from.series === mark.series && from.isEvent === mark.isEvent;
  const name = isSame ? mark.short : mark.full;
  if (verbosity() === "minimal") return (isSame && mark.value) || name;
  return verbosity() === "detailed" ? [mark.full, place, source()].filter(Boolean).join(". ") : name;
}
