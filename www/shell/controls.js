/**
 * `<dateline-filter>`: native inputs for the filter of a dossier, in a shadow root for the same
 * reason as the figure's: they have to work under any page's style. They hold no state of their
 * own: each change goes to the dossier, and what the dossier then says is what they show.
 */
import { make, setText, shadow } from "./dom.js";
import { Member } from "./member.js";
import { isoOf, monthOf, nameOf } from "./months.js";
import { strings } from "./strings.js";
import { controlsSheet } from "./style.js";

/** Which controls there are, in the order they stand, and which fields of the filter each sets. */
const KINDS = {
  dates: { build: dates, fields: ["from", "to"] },
  suppliers: { build: boxes, fields: ["suppliers"] },
  series: { build: boxes, fields: ["series"] },
  direction: { build: radios, fields: ["direction"] },
  places: { build: boxes, fields: ["places"] },
};

export class DatelineFilter extends Member {
  static observedAttributes = [...super.observedAttributes, "show", "from", "to", "lang"];

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
    const wanted = this.getAttribute("show")?.split(/\s+/) ?? Object.keys(KINDS);
    const names = Object.keys(KINDS).filter((name) => wanted.includes(name));
    const parts = names.map((name) => KINDS[name].build(this.#context(name))).filter(Boolean);
    const fields = names.flatMap((name) => KINDS[name].fields);
    if (parts.length) parts.push(reset(fields, (patch) => this.#set(patch)));
    this.#form.replaceChildren(...parts.map(({ element }) => element));
    this.#reflect = parts.map(({ reflect }) => reflect);
    this.filterChanged();
  }

  filterChanged() {
    const filter = this.dossier.filter;
    this.#reflect.forEach((reflect) => reflect(filter));
  }

  #context(name) {
    const bounds = { from: this.getAttribute("from"), to: this.getAttribute("to") };
    const language = this.closest("[lang]")?.lang;
    return { name, bounds, language, choices: this.dossier.choices, set: (patch) => this.#set(patch) };
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
  make("fieldset", { className: name, part: name }, make("legend", { textContent: strings[name] }), ...content);

/** Two sliders by month, which push each other along. At its end a slider sets no limit. */
function dates({ choices, bounds, language, set }) {
  if (!choices.dates) return undefined;
  const first = monthOf(bounds.from ?? choices.dates.from);
  const last = monthOf(bounds.to ?? choices.dates.to);
  const from = slider("from", first, last);
  const to = slider("to", first, last);
  const limit = (month, end) => (month === end ? null : isoOf(month));
  const change = (moved, other, edge) => {
    other.input.value = edge(+moved.input.value, +other.input.value);
    set({ from: limit(+from.input.value, first), to: limit(+to.input.value, last) });
  };
  from.input.oninput = () => change(from, to, Math.max);
  to.input.oninput = () => change(to, from, Math.min);
  const reflect = (filter) => {
    from.show(monthOf(filter.from) ?? first, first, strings.orEarlier, language);
    to.show(monthOf(filter.to) ?? last, last, strings.orLater, language);
  };
  return { element: fieldset("dates", make("div", { className: "sliders" }, from.element, to.element)), reflect };
}

function slider(name, min, max) {
  const input = make("input", { type: "range", min, max, step: 1 });
  const value = make("span", { className: "value", aria: { hidden: true } });
  const element = make("label", {}, strings[name], value, input);
  const show = (month, end, openEnded, language) => {
    // The input keeps to its ends, whatever the filter says.
    input.value = month;
    const name = nameOf(+input.value, language);
    const text = +input.value === end ? openEnded(name) : name;
    setText(value, text);
    input.setAttribute("aria-valuetext", text);
  };
  return { element, input, show };
}

/** A box for each choice; all ticked is no limit. */
function boxes({ name, choices, set }) {
  const all = choices[name].map((choice) => (choice.id ? choice : { id: choice, name: choice }));
  if (all.length < 2) return undefined;
  const inputs = all.map(({ id }) => make("input", { type: "checkbox", value: id }));
  const change = () => {
    const ticked = inputs.filter(({ checked }) => checked).map(({ value }) => value);
    set({ [name]: ticked.length === all.length ? null : ticked });
  };
  const reflect = (filter) =>
    inputs.forEach((input) => (input.checked = filter[name]?.includes(input.value) ?? true));
  return { element: fieldset(name, options(inputs, all, change)), reflect };
}

function radios({ name, choices, set }) {
  const all = ["", ...choices.directions].map((id) => ({ id, name: strings[id || "allVisits"] ?? id }));
  if (all.length < 3) return undefined;
  const inputs = all.map(({ id }) => make("input", { type: "radio", name, value: id }));
  const change = () => set({ direction: inputs.find(({ checked }) => checked).value || null });
  const reflect = ({ direction = "" }) =>
    inputs.forEach((input) => (input.checked = input.value === direction));
  return { element: fieldset(name, options(inputs, all, change)), reflect };
}

const options = (inputs, all, onchange) =>
  make("div", { className: "choices", onchange },
    ...inputs.map((input, place) => make("label", {}, input, all[place].name)));

/** A button that takes every limit away that these controls can set. */
function reset(fields, set) {
  const element = make("button", { type: "button", className: "reset", textContent: strings.reset });
  element.onclick = () => set(Object.fromEntries(fields.map((field) => [field, null])));
  const reflect = (filter) => (element.hidden = fields.every((field) => filter[field] === undefined));
  return { element, reflect };
}
