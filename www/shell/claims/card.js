/** The card at a phrase: what the data say of it. One for all phrases of a page. */
import { link, make, shadow } from "../dom.js";

/** A reader has so long to get from a phrase into its card, in milliseconds. */
const PATIENCE = 200;

const GAP_CSS = 6;

export class Card {
  #host = make("dateline-card", { hidden: true });
  #box = make("div", { className: "tip" });
  #status = make("p", { className: "away", role: "status" });
  #sheet = new CSSStyleSheet();
  #contents;
  #leave;
  #timer;

  /** `leave` hears that a reader has left phrase and card. */
  constructor(contents, { card, phrases }, leave) {
    this.#contents = contents;
    this.#leave = leave;
    shadow(this.#host, card).append(this.#box, this.#status);
    this.#host.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    this.#host.addEventListener("pointerleave", () => this.leaveSoon());
    this.#sheet.replaceSync(phrases);
    document.adoptedStyleSheets.push(this.#sheet);
  }

  finalize() {
    clearTimeout(this.#timer);
    this.#host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  has = (node) => this.#host === node;

  get text() {
    const parts = [...this.#box.querySelectorAll("strong, dt, dd, p")];
    return parts.map(({ localName, textContent }) => textContent.replace(/[.]$/, "") + (localName === "dt" ? ":" : ".")).join(" ");
  }

  /** Under a phrase, or above it where there is no room. */
  show(phrase, tip, where) {
    clearTimeout(this.#timer);
    this.#box.replaceChildren(...this.#tell(tip), make("p", {}, where));
    this.#status.replaceChildren();
    this.#open(phrase, "");
    const { left, top, bottom } = phrase.getClientRects()[0];
    const { offsetWidth, offsetHeight } = this.#host;
    const below = bottom + GAP_CSS;
    const isBelow = below + offsetHeight < innerHeight || top < offsetHeight;
    this.#host.style.left = `${Math.max(0, Math.min(left, innerWidth - offsetWidth))}px`;
    this.#host.style.top = `${isBelow ? below : top - GAP_CSS - offsetHeight}px`;
  }

  /** At the edge of the window, while a reader is at a mark: what has happened, and the way back. */
  away(tip, told, label, back) {
    this.#box.replaceChildren(...(tip ? this.#tell(tip) : []));
    this.#open(document.body, "apart");
    this.#host.style.left = this.#host.style.top = "";
    this.#status.replaceChildren(told, make("button", { type: "button", onclick: back }, label));
  }

  /** A reader can get into a card, as into no tip: its sources are links. */
  #tell(tip) {
    const sources = tip.sources.map((source) => make("p", {}, link(source)));
    return [...this.#contents({ ...tip, sources: [] }), ...sources];
  }

  leaveSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#leave, PATIENCE);
  }

  hide() {
    this.#host.hidden = true;
  }

  /** In the colours of the text that it is about. */
  #open(phrase, className) {
    this.#host.className = className;
    this.#host.style.color = getComputedStyle(phrase).color;
    this.#host.style.background = groundOf(phrase);
    this.#host.hidden = false;
    if (!this.#host.isConnected) document.body.append(this.#host);
  }
}

function groundOf(element) {
  for (; element; element = element.parentElement) {
    const { backgroundColor } = getComputedStyle(element);
    if (!/^(transparent|rgba\(.+, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return "Canvas";
}
