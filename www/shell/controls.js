/**
 * `<dateline-filter>`: native inputs for the filter of a dossier, in a shadow root for the same
 * reason as the figure's: they have to work under any page's style. They hold no state of their
 * own: each change goes to the dossier, and what the dossier then says is what they show.
 */
import { objectOf } from "./arguments.js";
import { make, setText, shadow } from "./dom.js";
import { DatelineError } from "./errors.js";
import { DossierElement } from "./element.js";
import { strings } from "./strings.js";
import { controlsSheet } from "./style.js";

/** How each control is built, in the order they stand; each has the name of the choices that it offers. */
const KINDS = { dates: sliders, recipient: buttons, suppliers: boxes, series: boxes, direction: buttons, places: boxes };

/** Which fields of the filter a control sets. */
const fieldsOf = (name) => (name === "dates" ? ["from", "to"] : [name]);

export class DatelineFilter extends DossierElement {
  static observedAttributes = [...super.observedAttributes, "show", "from", "to"];

  #form = make("form", { onsubmit: (event) => event.preventDefault() });
  /** What has to be brought in line with the filter, one function a control. */
  #reflect = [];

  constructor() {
    super();
    shadow(this, controlsSheet).append(this.#form);
  }

  attributeChangedCallback(name, before, now) {
    super.attributeChangedCallback(name, before, now);
    if (before !== now && this.#reflect.length) this.opened();
  }

  /** Without a data set there is nothing to choose; the figures say why. */
  failed() {
    this.#form.replaceChildren();
    this.#reflect = [];
  }

  leave() {
    super.leave();
    this.failed();
  }

  opened() {
    const all = Object.keys(KINDS);
    const wanted = this.getAttribute("show")?.split(/[~,\s]+/) ?? all;
    for (const name of wanted) if (name && !all.includes(name)) this.#miss(name);
    const { choices } = this.dossier;
    const names = all.filter((name) => choices[name].length > 1 && wanted.includes(name));
    const set = (patch) => this.#set(patch);
    const bounds = ["from", "to"].map((end) => this.getAttribute(end));
    const parts = names.map((name) => KINDS[name](name, choices[name], set, bounds)).filter(Boolean);
    const fields = names.flatMap(fieldsOf);
    if (parts.length) parts.push(reset(fields, set));
    this.#form.replaceChildren(...parts.map(({ element }) => element));
    this.#reflect = parts.map(({ reflect }) => reflect);
    this.filterChanged();
  }

  filterChanged() {
    const filter = this.dossier.filter;
    this.#reflect.forEach((reflect) => reflect(filter));
  }

  #miss(name) {
    this.report(new DatelineError("bad-option", `there is no control "${name}"`, { field: "show" }));
  }

  #set(patch) {
    try {
      this.dossier.setFilter(patch);
    } catch (error) {
      this.report(error);
    }
  }
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

/** A box for each choice; all ticked is no limit. */
function boxes(name, choices, set) {
  const { element, inputs } = options(name, "checkbox", choices, (ticked) =>
    set({ [name]: ticked.length === choices.length ? null : ticked }));
  const reflect = (filter) =>
    inputs.forEach((input) => (input.checked = filter[name]?.includes(input.value) ?? true));
  return { element, reflect };
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
    set(objectOf(fields, () => null));
    // The button is gone now, and a keyboard would be back at the beginning of the page.
    element.form.querySelector("input").focus();
  };
  const reflect = (filter) => (element.hidden = fields.every((field) => filter[field] === undefined));
  return { element, reflect };
}
