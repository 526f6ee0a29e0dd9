/** What a page may ask of a `<dateline-figure>`: its data, its filter, its state. */
import { handOver } from "./core.js";
import { DossierElement } from "./element.js";
import { DatelineError } from "./errors.js";
import { attributesOf, restore, whole } from "./state.js";
import { VIEWS } from "./views.js";
import { lookAgain } from "./visible.js";

export class FigureInterface extends DossierElement {
  static views = VIEWS;
  #data;
  /** The attributes when the figure first came into a page. */
  #first;

  connectedCallback() {
    super.connectedCallback();
    this.#first ??= attributesOf(this);
  }

  /** The parts of the core that it takes, by their names in `provide`. What is no view is shown as shares. */
  get coreParts() {
    const { part } = VIEWS[this.view] ?? VIEWS.shares;
    return this.getAttribute("compare") ? [part, "coreRevisions"] : [part];
  }

  /** What it shows, as far as the core has to begin anew for something else. */
  get shown() {
    return this.view + this.coreParts;
  }

  get view() {
    return this.getAttribute("view") ?? "shares";
  }

  set view(view) {
    this.reflect("view", view);
  }

  /** The filter of this figure's dossier; undefined until it is loaded. */
  get filter() {
    return this.#asked("filter");
  }

  /** What the reader chose in the pictures; undefined until it can be. */
  get choice() {
    return this.#asked("choice");
  }

  #asked(what) {
    try {
      return this.dossier?.[what];
    } catch {
      return undefined;
    }
  }

  /** A data set that is handed over instead of being fetched from `src`. */
  get data() {
    return this.#data?.content;
  }

  set data(content) {
    this.#data = content == null ? undefined : { content, ...handOver(content) };
    this.rejoin();
  }

  get source() {
    return this.#data ?? super.source;
  }

  /** Loads and draws now, however far away a reader is. */
  async load() {
    this.join();
    lookAgain(this);
    return this.ready;
  }

  async setFilter(patch) {
    const dossier = this.join();
    if (!dossier) throw new DatelineError("not-ready", "the figure has no data set");
    (await dossier.ready).setFilter(patch);
  }

  /** All that a reader or an editor has set: attributes, the filter, and the choice. */
  async save() {
    return { ...attributesOf(this), filter: this.filter ?? {}, choice: this.choice ?? {} };
  }

  /** Sets a part of what `save` gives; null takes something back. */
  async restore(partial) {
    await restore(this, partial);
  }

  /** Back to how the page had it, and to no filter and no choice. */
  async reset() {
    await restore(this, whole(this, this.#first));
  }
}
