/**
 * What Dateline's elements have in common: each is an element of the dossier that its attributes name,
 * from when a reader comes near until it has left the page.
 */
import { announcement } from "./announcement.js";
import { dossierOf } from "./dossiers.js";
import { addStyle, style } from "./dom.js";
import { DatelineError } from "./errors.js";
import { watchVisible } from "./visible.js";

export class DossierElement extends HTMLElement {
  static observedAttributes = ["src", "dossier"];

  #dossier;
  #isFinal = false;
  #stopWatching;

  /** The dossier; undefined until a reader has come near. */
  get dossier() {
    return this.#dossier;
  }

  /** Frameworks set an attribute as a property where there is one of its name: here it is the dossier's. */
  set dossier(name) {
    this.reflect("dossier", name);
  }

  /** Where the data set is: an address, or what `handOver` gives. */
  get source() {
    return this.getAttribute("src");
  }

  connectedCallback() {
    if (!this.#isFinal) this.#stopWatching ??= watchVisible(this);
  }

  /** Puts something with a style of its own above all that it shows. */
  adorn(rules, ...elements) {
    addStyle(this.shadowRoot, rules);
    this.shadowRoot.prepend(...elements);
  }

  /** Moved to another document. */
  adoptedCallback() {
    style(this.shadowRoot);
  }

  disconnectedCallback() {
    // Moved within the page: the state is kept and nothing is fetched again.
    queueMicrotask(() => this.isConnected || this.leave());
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now && DossierElement.observedAttributes.includes(name)) this.rejoin();
  }

  /** Frees everything for good; the page's own content stands there again. */
  finalize() {
    this.#isFinal = true;
    this.leave();
  }

  // What a dossier says to its elements, and asks, where they do not say otherwise.

  /** The parts of the core that it takes. */
  get coreParts() {
    return [];
  }

  /** Whether it shows what the core has for it. */
  get isOpen() {
    return true;
  }

  waiting() {}

  opened() {}

  failed() {}

  filterChanged() {}

  // What the page says.

  visible() {
    this.join();
  }

  suspend() {}

  /** The dossier, joined if it is not yet; throws where there is none to join. */
  join() {
    if (this.#isFinal) throw new DatelineError("finalized", "it has been finalized");
    try {
      if (!this.#dossier && this.source != null) {
        this.#dossier = dossierOf(this.source, this.getAttribute("dossier") ?? "");
        this.#dossier.join(this);
      }
    } catch (error) {
      this.report(error);
    }
    return this.#dossier;
  }

  leave() {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#dossier?.leave(this);
    this.#dossier = undefined;
  }

  rejoin() {
    this.leave();
    if (this.isConnected) this.connectedCallback();
  }

  /** Sets an attribute to what a property is set to. */
  reflect(name, value) {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Tells the page what could not be done. */
  report(error) {
    this.dispatchEvent(announcement("dateline-error", { dossier: this.#dossier, error }));
  }
}
