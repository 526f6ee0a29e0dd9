/**
 * What stands around a picture, as a newspaper calls it: headline, measure, key, notes, table,
 * credit. All of it is the core's words, set as text; a text that has not changed is not touched.
 */
import { TableOnDemand } from "./disclosure.js";
import { link, make, setText } from "./dom.js";
import { reasonOf, strings } from "./strings.js";
import { VIEWS } from "./views.js";

const block = (tag, name, role) => make(tag, { className: name, part: name, role });

export class Frame {
  #headline = block("div", "headline", "heading");
  #measure = block("p", "measure");
  #standIn = make("slot");
  #message = block("p", "message");
  #trouble = block("div", "trouble", "status");
  #summary = make("p");
  #key = block("ul", "key");
  /** As high as letters are. */
  letters = make("span", { className: "letters" });
  #notes = block("div", "notes");
  #credit = block("p", "credit");
  #frame = block("div", "figure", "figure");
  #picture;
  #on;
  #table;
  #tooltip;
  #isDrawn = false;
  #ownCss;
  /** The core's words, and the editor's. */
  #words = { notes: [] };
  #editor = {};

  /**
   * Builds it all in `root` around `picture`. `on` hears what the reader does (`dismiss`, `retry`) and the page (`restyled`), brings styles in (`adorn`),
   * promises the table (`readTable`) and hears where it cannot (`failed`).
   */
  constructor(root, picture, on) {
    this.#picture = picture;
    this.#on = on;
    this.#headline.id = "headline";
    this.#frame.id = "figure";
    // Who tries again comes here.
    this.#frame.tabIndex = -1;
    this.#table = new TableOnDemand(strings.table, on.readTable, on.failed, this.#summary);
    picture.append(this.#message);
    this.#frame.append(this.letters, this.#standIn, this.#headline, this.#measure, picture, this.#trouble, this.#key,
      this.#table.element, this.#notes, this.#credit);
    this.#frame.addEventListener("transitionend", on.restyled);
    root.append(this.#frame);
    this.wait();
  }

  /** What the editor wrote instead of the core's headline, and ahead of its notes. */
  edit({ headline, note, level, view }) {
    this.#headline.ariaLevel = level;
    this.#editor = { headline, note };
    // Its name until it has a headline.
    this.#frame.ariaLabel = headline || VIEWS[view]?.label;
    this.#setHead();
    this.#setNotes();
  }

  /** The colour of the page behind the figure, for what has to hide the picture. */
  standOn(surface) {
    this.#frame.style.setProperty("--dl-surface", surface || "Canvas");
  }

  /**
   * Something is tried again. Until the picture is there, the page's own content stands in its room; who has pressed a button
   * for it hears of it.
   */
  wait() {
    setText(this.#trouble, this.#trouble.textContent && !this.#isDrawn ? strings.loading : "");
    this.#table.outdate();
    if (this.#isDrawn) return;
    this.#setState("waiting");
    this.#standIn.textContent = strings.loading;
  }

  // At the first drawing the page's own content gives way to the figure, which is to be as high as that was, so that nothing below it
  // moves. Once drawn, it has no own height any more.

  /** Measures what stands there. */
  measureOwn() {
    this.#frame.style.minHeight = "";
    this.#ownCss = this.#isDrawn ? undefined : this.#frame.offsetHeight;
  }

  /** Shows the figure instead. */
  giveWay() {
    this.#setState("drawn");
  }

  /** The height that is left for the picture. */
  get leftCss() {
    return this.#ownCss - this.#frame.offsetHeight;
  }

  /** Keeps the height. */
  hold() {
    if (this.#ownCss) this.#frame.style.minHeight = `${this.#ownCss}px`;
  }

  /** The picture is there, if not all that it needs: trouble stays until something is tried again. */
  ready() {
    this.#isDrawn = true;
    this.#setState("drawn");
    if (this.#trouble.textContent === strings.loading) this.#trouble.replaceChildren();
  }

  /** Says why there is no picture. One that is there stays, unless its core is gone for good. */
  failed(error) {
    this.lacks(strings.noFigure, error);
    if (!this.#isDrawn || error.code === "trap") this.#goWithout();
  }

  /** Nothing is left but the page's own content. */
  clear() {
    this.#trouble.replaceChildren();
    this.#goWithout();
  }

  /** Says what the picture is drawn without. */
  lacks(what, error) {
    this.#trouble.replaceChildren(make("p", { id: "why" }, `${what} ${reasonOf(error)}`));
    if (/network|no-core/.test(error.code)) this.#trouble.append(this.#retry());
  }

  /** Shows a tip of the core's, or nothing; `Tooltip` is the class of tips, where there is one to show. */
  showTip(tip, Tooltip) {
    if (tip && !this.#tooltip) {
      this.#tooltip = new Tooltip(this.#picture, this.#on.dismiss);
      this.#on.adorn(Tooltip.rules);
      this.#frame.append(this.#tooltip.element);
    }
    this.#tooltip?.show(tip);
  }

  /** Whether a place of the window is in the tip that is shown, or on the way to it. */
  holds = (place) => this.#tooltip?.holds(place);

  /** Sets the core's words. */
  say(words) {
    this.#words = words;
    this.#setHead();
    this.#setNotes();
    setText(this.#message, words.message);
    setText(this.#summary, words.summary);
    this.#fill(this.#key, words.key, keyEntry);
    this.#fill(this.#credit, words.credits, link);
    this.#table.outdate();
  }

  #retry() {
    const retry = () => {
      this.#frame.focus();
      this.#on.retry();
    };
    return make("button", { type: "button", onclick: retry }, strings.retry);
  }

  #goWithout() {
    this.#isDrawn = false;
    this.#standIn.textContent = "";
    this.#setState("without");
  }

  #setState(state) {
    this.#frame.dataset.state = state;
    this.#frame.setAttribute("aria-labelledby", state === "without" ? "figure why" : "headline");
    this.#frame.ariaBusy = state === "waiting";
  }

  #setHead() {
    setText(this.#headline, this.#editor.headline || this.#words.headline);
    setText(this.#measure, this.#words.measure);
  }

  #setNotes() {
    const notes = [this.#editor.note, ...this.#words.notes].filter(Boolean);
    this.#fill(this.#notes, notes, (note) => make("p", {}, note));
  }

  /** Fills a list anew only if it says something else now. */
  #fill(list, entries, build) {
    const now = list.cloneNode();
    now.append(...entries.map(build));
    if (!list.isEqualNode(now)) list.replaceChildren(...now.childNodes);
  }
}

const keyEntry = ({ label, ink, text }) =>
  make("li", {}, make("b", { className: ink }, label), make("span", {}, text));
