/**
 * `<dateline-filter>`: native inputs for the filter of a dossier, in a shadow root for the same
 * reason as the figure's: they have to work under any page's style. They hold no state of their
 * own: each change goes to the dossier, and what the dossier then says is what they show.
 */
import { loadControls, loadTimeline } from "./load-modules.js";
import { addStyle, make, shadow } from "./dom.js";
import { DatelineError } from "./errors.js";
import { DossierElement } from "./element.js";

export class DatelineFilter extends DossierElement {
  static observedAttributes = [...super.observedAttributes, "show", "from", "to"];

  #form = make("form", { onsubmit: (event) => event.preventDefault() });
  #root = shadow(this);
  /** The controls: each with its `element`, `reflect`, which brings it in line with the filter, and perhaps `finalize`. */
  #parts = [];
  /** Changes when what is being loaded is no longer wanted. */
  #attempt;

  constructor() {
    super();
    this.#root.append(this.#form);
  }

  /** Loads what builds the controls. */
  load() {
    return loadControls();
  }

  attributeChangedCallback(name, before, now) {
    super.attributeChangedCallback(name, before, now);
    if (before !== now && this.isOpen) this.opened();
  }

  waiting() {
    // They arrive beside the data; who needs them then hears what went wrong.
    this.load().catch(() => {});
  }

  get isOpen() {
    return this.#parts.length;
  }

  /** Without a data set there is nothing to choose; the figures say why. */
  failed() {
    this.#attempt = undefined;
    this.#show([]);
  }

  leave() {
    super.leave();
    this.failed();
  }

  async opened() {
    const attempt = (this.#attempt = {});
    try {
      const [controls] = await Promise.all([this.load(), this.dossier.details]);
      if (this.#attempt === attempt) this.#build(controls);
    } catch (error) {
      this.report(error);
    }
  }

  filterChanged() {
    const filter = this.dossier.filter;
    this.#parts.forEach(({ reflect }) => reflect(filter));
  }

  #build({ rules, names, build }) {
    const wanted = this.getAttribute("show")?.split(/[~,\s]+/) ?? names;
    for (const name of wanted) if (name && !names.includes(name)) this.#miss(name);
    const bounds = ["from", "to"].map((end) => this.getAttribute(end));
    addStyle(this.#root, rules);
    this.#show(build(wanted, this.dossier.choices, (patch) => this.#set(patch), bounds, this));
    this.filterChanged();
  }

  #show(parts) {
    this.#parts.forEach(({ finalize }) => finalize?.());
    this.#parts = parts;
    this.#form.replaceChildren(...parts.map(({ element }) => element));
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

/** `<dateline-timeline>`: plays the months over all figures of a dossier. Its controls are in a module of their own, too. */
export class DatelineTimeline extends DatelineFilter {
  load() {
    return loadTimeline();
  }
}
