/**
 * The inputs of `<dateline-filter>`, in a module of their own (`dateline-controls.js`): most articles have none, and
 * need not load it.
 */
import { strings } from "./control-strings.js";
import { make, setText } from "./dom.js";
import { base, controls } from "./sheets.js";

/** The style of the inputs. */
export const rules = base + controls;

/** How each control is built, in the order they stand; each has the name of the choices that it offers. */
const KINDS = { dates: sliders, recipient: buttons, suppliers: boxes, series: boxes, direction: buttons, places: boxes };

/** The names of all controls. */
export const names = Object.keys(KINDS);

/** Which fields of the filter a control sets. */
const fieldsOf = (name) => (name === "dates" ? ["from", "to"] : [name]);

/**
 * The controls that are wanted and have anything to choose: for each its element, and a function that brings it in line
 * with a filter. `set` is told what the reader changes; `bounds` are the dates that the sliders keep to.
 */
export function build(wanted, choices, set, bounds) {
  const shown = names.filter((name) => choices[name].length > 1 && wanted.includes(name));
  const parts = shown.map((name) => KINDS[name](name, choices[name], set, bounds)).filter(Boolean);
  if (parts.length) parts.push(reset(shown.flatMap(fieldsOf), set));
  return parts;
}

const fieldset = (name, ...content) =>
  make("fieldset", { className: name, part: name }, make("legend", {}, strings[name]), ...content);

/** Whether a month is not before a date, or not behind it, which may be less precise, more, or missing. */
const isFrom = (month, date) => !date || month >= date.slice(0, 7);
const isTo = (month, date) => !date || month.slice(0, date.length) <= date;

/** Two sliders by month, which push each other along. At its end a slider sets no limit. */
function sliders(name, choices, set, [first, final]) {
  const months = choices.filter(({ id }) => isFrom(id, first) && isTo(id, final));
  const last = months.length - 1;
  if (last < 1) return undefined;
  const from = slider("from", months, 0, strings.orEarlier);
  const to = slider("to", months, last, strings.orLater);
  const change = (moved, other, edge) => {
    other.input.value = edge(+moved.input.value, +other.input.value);
    set({ from: from.limit(), to: to.limit() });
  };
  from.input.oninput = () => change(from, to, Math.max);
  to.input.oninput = () => change(to, from, Math.min);
  const reflect = (filter) => {
    from.show(months.filter(({ id }) => !isFrom(id, filter.from)).length);
    to.show(months.filter(({ id }) => isTo(id, filter.to)).length - 1);
  };
  return { element: fieldset(name, make("div", { className: "sliders" }, from.element, to.element)), reflect };
}

function slider(name, months, end, openEnded) {
  const input = make("input", { type: "range", max: months.length - 1 });
  const value = make("span", { className: "value", ariaHidden: true });
  const element = make("label", {}, strings[name], value, input);
  const limit = () => (+input.value === end ? null : months[input.value].id);
  const show = (place) => {
    // The input keeps to its ends, whatever the filter says.
    input.value = place;
    const { name } = months[input.value];
    const text = limit() ? name : openEnded(name);
    setText(value, text);
    input.ariaValueText = text;
  };
  return { element, input, limit, show };
}

/** More boxes than this are one stop of the Tab key, and arrows go from one to the next. */
const MANY = 12;

/** A box for each choice; all ticked is no limit. */
function boxes(name, choices, set) {
  const { element, inputs } = options(name, "checkbox", choices, (ticked) =>
    set({ [name]: ticked.length === choices.length ? null : ticked }));
  if (inputs.length > MANY) rove(element, inputs);
  const reflect = (filter) =>
    inputs.forEach((input) => (input.checked = filter[name]?.includes(input.value) ?? true));
  return { element, reflect };
}

function rove(element, inputs) {
  const stopAt = (target) => inputs.forEach((input) => (input.tabIndex = input === target ? 0 : -1));
  stopAt(inputs[0]);
  element.addEventListener("focusin", ({ target }) => stopAt(target));
  element.onkeydown = (event) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    inputs.at((inputs.indexOf(event.target) + by) % inputs.length).focus();
  };
}

/** A radio button for each choice, the first of which is to limit nothing. */
function buttons(name, choices, set) {
  const none = choices[0].id;
  const { element, inputs } = options(name, "radio", choices, ([chosen]) =>
    set({ [name]: chosen === none ? null : chosen }));
  const reflect = (filter) =>
    inputs.forEach((input) => (input.checked = input.value === (filter[name] ?? none)));
  return { element, reflect };
}

/** An input with its label for each choice; `choose` is told which are ticked. */
function options(name, type, choices, choose) {
  const inputs = choices.map(({ id }) => make("input", { type, name, value: id }));
  const labels = inputs.map((input, place) => make("label", {}, input, choices[place].name));
  const onchange = () => choose(inputs.filter(({ checked }) => checked).map(({ value }) => value));
  return { element: fieldset(name, make("div", { className: "choices", onchange }, ...labels)), inputs };
}

/** A button that takes every limit away that these controls can set. */
function reset(fields, set) {
  const element = make("button", { type: "button", className: "reset" }, strings.reset);
  element.onclick = () => {
    set(Object.fromEntries(fields.map((field) => [field, null])));
    // The button is gone now, and a keyboard would be back at the beginning of the page.
    element.form.querySelector("input").focus();
  };
  const reflect = (filter) => (element.hidden = fields.every((field) => filter[field] === undefined));
  return { element, reflect };
}
