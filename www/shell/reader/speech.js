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

/** What is said when a reader comes to a mark from another one; `place` is "3 of 63". */
export function spoken(mark, from, place) {
  const isSame = from && from.series === mark.series && from.isEvent === mark.isEvent;
  const name = isSame ? mark.short : mark.full;
  if (verbosity() === "minimal") return (isSame && mark.value) || name;
  return verbosity() === "detailed" ? `${mark.full}. ${place}` : name;
}

/** What a tip adds to the name of its mark; null where it adds nothing, or no more is wanted than a value. */
export function described(mark, tip) {
  if (!tip || verbosity() === "minimal") return null;
  const rest = verbosity() === "detailed" ? told(tip) : tip.notes;
  return [...factsOf(mark, tip), ...rest].join(" ") || null;
}

/** What is noted of a mark, and where it was read. */
export const told = (tip) => (tip ? [...tip.notes, ...tip.sources.map(({ text }) => `${text}.`)] : []);

/** The lines of a tip that the name does not have; a value that several releases give is told with each. */
function factsOf({ value = "", short }, { rows }) {
  const date = short.slice(0, -`: ${value}`.length);
  const isNamed = (text) => text === date || (value && `${text} `.startsWith(`${value} `));
  // Values that are compared stand in the name with whose they are.
  const isCompared = ({ label, value: text }) => value.includes(`${text} in ${label}`) || value.includes(`(${text})`);
  const isAlone = (text) => rows.filter((other) => other.value === text).length < 2;
  const isNew = (row) => !isCompared(row) && (!isNamed(row.value) || !isAlone(row.value));
  return rows.filter(isNew).map((row) => `${row.label && `${row.label}: `}${row.value}.`);
}
