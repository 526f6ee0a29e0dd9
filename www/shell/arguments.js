/**
 * Checks what a page hands in before any of it reaches the core, whose glue would turn -1 into
 * 4294967295 and follow a cycle until the stack is gone. Each check gives back a plain copy, so
 * that getters and proxies are asked once and never inside the core.
 */
const LONGEST_TEXT = 200;
const LONGEST_LIST = 1000;

const FILTER = {
  from: checkText, to: checkText, direction: checkText,
  suppliers: texts, places: texts, series: texts,
};

const OPTIONS = {
  shares: ["window", "yearly", "five-year"],
  count: ["cumulative", "per-day"],
};

/** A filter patch as a plain object of strings, lists and nulls; throws TypeError naming the field. */
export function checkFilter(patch) {
  const checked = {};
  for (const field of fieldsOf(patch)) {
    if (!Object.hasOwn(FILTER, field)) throw new TypeError(`setFilter: there is no field "${field}"`);
    const value = read(patch, field);
    if (value !== undefined) checked[field] = value === null ? null : FILTER[field](value, field);
  }
  return checked;
}

/** A figure's options from its attributes; throws TypeError naming the attribute. */
export function checkOptions(element) {
  const options = {};
  for (const name of ["from", "to", "shares", "count", "focus"]) {
    const value = element.getAttribute(name);
    if (value === null || value === "") continue;
    const words = OPTIONS[name];
    if (words && !words.includes(value)) throw new TypeError(`${name} is one of ${words.join(", ")}`);
    options[name] = checkText(value, name);
  }
  return options;
}

/** An attribute as a number within bounds, or undefined where there is none; throws TypeError. */
export function checkNumber(element, name, least, most) {
  const written = element.getAttribute(name);
  if (written === null || written === "") return undefined;
  const value = Number(written);
  if (value >= least && value <= most) return value;
  throw new TypeError(`${name} is a number from ${least} to ${most}`);
}

/** A required string; throws TypeError. */
export function checkText(value, field, longest = LONGEST_TEXT) {
  if (typeof value !== "string") throw new TypeError(`${field} is a string`);
  if (value.length > longest) throw new TypeError(`${field} is longer than ${longest} characters`);
  return value;
}

function texts(list, field) {
  if (!Array.isArray(list)) throw new TypeError(`${field} is a list of strings`);
  const length = read(list, "length");
  if (length > LONGEST_LIST) throw new TypeError(`${field} has more than ${LONGEST_LIST} entries`);
  return Array.from({ length }, (_, row) => checkText(read(list, row), `${field}[${row}]`));
}

function fieldsOf(patch) {
  const error = new TypeError("setFilter: the patch is a plain object");
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) throw error;
  try {
    return Object.keys(patch);
  } catch (cause) {
    throw Object.assign(error, { cause });
  }
}

function read(object, field) {
  try {
    return object[field];
  } catch (cause) {
    throw new TypeError(`${field} could not be read`, { cause });
  }
}
