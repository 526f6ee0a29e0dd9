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

/** The attributes of a figure that are options of the core, and those of them that are lists. */
const OPTIONS = [
  "view", "from", "to", "suppliers", "places", "series", "direction", "shares", "count", "focus",
];
const LISTS = ["suppliers", "places", "series"];

/** Between the entries of a list in an attribute, as Our World in Data's addresses have it. */
const BETWEEN = "~";

/** A filter patch as a plain object of strings, lists and nulls; throws TypeError naming the field. */
export function checkFilter(patch) {
  const checked = {};
  for (const field of fieldsOf(patch)) {
    if (!Object.hasOwn(FILTER, field)) throw new TypeError(`there is no field "${field}"`);
    const value = read(patch, field);
    if (value !== undefined) checked[field] = value === null ? null : FILTER[field](value, field);
  }
  return checked;
}

/** A figure's options, from its attributes; the core says which of them cannot be. */
export function optionsOf(element) {
  const options = {};
  for (const name of OPTIONS) {
    const text = written(element, name);
    if (text) options[name] = LISTS.includes(name) ? text.split(BETWEEN) : text;
  }
  return options;
}

/** A figure's state as a plain object of texts and nulls, with a checked filter; throws TypeError. */
export function checkState(state, known) {
  const checked = {};
  for (const field of fieldsOf(state)) {
    const value = read(state, field);
    if (value === undefined) continue;
    if (field === "filter") checked.filter = checkFilter(value);
    else if (known.includes(field)) checked[field] = value === null ? null : textOf(value, field);
    else throw new TypeError(`there is no field "${field}"`);
  }
  return checked;
}

const textOf = (value, field) =>
  Array.isArray(value) ? texts(value, field).join(BETWEEN)
    : checkText(Number.isFinite(value) ? `${value}` : value, field, LONGEST_LIST);

/** An attribute as a number within bounds, or undefined where there is none; throws TypeError. */
export function checkNumber(element, name, least, most) {
  const text = written(element, name);
  if (text === undefined || (text >= least && text <= most)) return text && +text;
  throw new TypeError(`${name} is a number from ${least} to ${most}`);
}

/** An attribute such as "16/9" or "1.5" as a number, or undefined where there is none; throws TypeError. */
export function checkRatio(element, name) {
  const text = written(element, name);
  const [across, down = 1] = text?.split("/") ?? [];
  const ratio = across / down;
  if (text === undefined || (ratio >= 0.1 && ratio <= 10)) return text && ratio;
  throw new TypeError(`${name} is a ratio such as 16/9`);
}

/** What an attribute says; undefined where it says nothing. */
const written = (element, name) => element.getAttribute(name)?.trim() || undefined;

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
  const error = new TypeError("a plain object is wanted");
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
