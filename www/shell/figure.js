/**
 * `<dateline-figure>`: one view of a data set, in its place in an article.
 *
 * Shadow DOM, because the element stands in pages that nobody here has seen: a reset such as
 * `* { all: unset !important }` or `canvas { width: 100% !important }` cannot reach the canvases, and
 * our rules cannot reach the page. Colour and typeface come through, as inherited properties do, and
 * `--dateline-…` properties and parts are the ways in on purpose. The children of the element are its
 * light DOM: what the page shows until the picture is drawn, and where it never is.
 */
import { checkNumber, checkOptions } from "./arguments.js";
import { announcement, joinedBy } from "./dossier.js";
import { shadow } from "./dom.js";
import { DatelineError } from "./errors.js";
import { Furniture } from "./furniture.js";
import { Picture } from "./picture.js";
import { watchPointer } from "./pointer.js";
import { strings } from "./strings.js";
import { figureSheet } from "./style.js";
import { readTheme } from "./theme.js";

const LAYERS = ["back", "data", "lit"];

/** What has to happen when an attribute changes. */
const REACTIONS = {
  src: "join", dossier: "join", view: "mount",
  from: "options", to: "options", shares: "options", count: "options", focus: "options",
  headline: "words", note: "words", level: "words",
  theme: "look", style: "look", class: "look", height: "size",
};

export class DatelineFigure extends HTMLElement {
  static observedAttributes = Object.keys(REACTIONS);

  /** The figure's number in the core, while it is mounted there. */
  number;
  #settle;
  /** Resolves to this element when it is first drawn; rejects with a DatelineError when it first cannot be. */
  ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  #dossier;
  #furniture;
  #picture;
  #stopWatching;
  #sizeMoved = true;
  #lookMoved = true;
  #repaint = false;
  #drawn = false;
  /** What the core was last told, to tell it only what is new. */
  #theme = "";
  #size = "";

  constructor() {
    super();
    this.ready.catch(() => {});
    this.#picture = new Picture({ resized: () => this.measureAgain(), lost: () => this.#paintAgain() });
    this.#furniture = new Furniture(shadow(this, figureSheet), this.#picture.element, {
      dismiss: () => this.#dossier?.pointNowhere(this),
      retry: () => this.#dossier?.retry(),
      readTable: () => this.#dossier.ask((core) => core.table(this.number)),
      failed: (error) => this.failed(error),
    });
    watchPointer(this.#picture.element, {
      at: (event, reach) => this.#drawn && this.#dossier.point(this, event, reach),
      gone: () => this.#dossier?.pointNowhere(this),
    });
  }

  /** "shares", "trend" or "map". */
  get view() {
    return this.getAttribute("view") ?? "shares";
  }

  /** The filter of this figure's dossier; undefined until it is loaded. */
  get filter() {
    return this.number === undefined ? undefined : this.#dossier.filter;
  }

  /** Changes the filter of this figure's dossier; rejects with TypeError or DatelineError. */
  async setFilter(patch) {
    if (!this.#dossier) throw new DatelineError("not-ready", "the figure is not in a page");
    (await this.#dossier.ready).setFilter(patch);
  }

  connectedCallback() {
    this.#stopWatching ??= this.#picture.watch();
    // Moved within the page: the state is kept and nothing is fetched again.
    if (this.#dossier) this.pageChanged("look");
    else this.#join();
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    try {
      this.#react(REACTIONS[name]);
    } catch (error) {
      this.#report(error);
    }
    this.#dossier?.soon();
  }

  // What the dossier says to its members.

  opened() {
    this.waiting();
    try {
      this.#mount();
    } catch (error) {
      this.failed(DatelineError.from(error));
    }
  }

  failed(error) {
    if (!this.#dossier) return;
    this.#furniture.failed(error);
    this.#settle.reject(error);
    this.#report(error);
  }

  /** The land did not come: the visits are drawn without it. */
  landless(error) {
    this.#furniture.lacks(strings.noLand, error);
    this.#report(error);
  }

  /** Something is tried again. */
  waiting() {
    this.#furniture.wait();
  }

  filterChanged() {}

  pageChanged(change) {
    if (change === "return") this.#paintAgain();
    else if (change === "look") this.#lookMoved = true;
    else this.measureAgain();
    this.#dossier?.soon();
  }

  /** The room, the options or the text widths have changed, and with them perhaps the height. */
  measureAgain() {
    this.#sizeMoved = true;
    this.#dossier?.soon();
  }

  /** Before a drawing: what the page has changed. */
  prepare() {
    if (this.#lookMoved) this.#readLook();
    if (this.#sizeMoved && this.#picture.widthCss) this.#fit();
  }

  /** A drawing: paints the layers and sets the words that are stale. */
  draw(stale = {}) {
    if (stale.words) this.#say();
    if (!this.#picture.fitted) return;
    for (const layer of LAYERS) {
      if (stale[layer] || (this.#repaint && this.#picture.has(layer))) this.#paint(layer);
    }
    this.#repaint = false;
    if (stale.data && !this.#drawn) this.#firstDrawn();
  }

  /** A place of the window, in the drawing's CSS pixels. */
  locate(clientX, clientY) {
    return this.#picture.locate(clientX, clientY);
  }

  showTip(tip) {
    this.#furniture.tooltip.show(tip);
  }

  #join() {
    this.#edit();
    this.#dossier = joinedBy(this);
  }

  #leave() {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#dossier?.leave(this);
    this.#unmount();
    this.#dossier = undefined;
  }

  #mount() {
    this.#unmount();
    this.number = this.#mountWith(this.#options());
    this.#theme = this.#size = "";
    this.#lookMoved = this.#sizeMoved = true;
  }

  /** An option that the core refuses is reported, and the default used. */
  #mountWith(options) {
    try {
      return this.#dossier.mount(this, this.view, options);
    } catch (error) {
      if (error.code !== "bad-option") throw error;
      this.#report(error);
      return this.#dossier.mount(this, this.view, {});
    }
  }

  #unmount() {
    this.showTip();
    if (this.number !== undefined) this.#dossier.unmount(this.number);
    this.number = undefined;
    this.#drawn = false;
  }

  #react(reaction) {
    if (reaction === "join") {
      this.#leave();
      this.connectedCallback();
    }
    if (reaction === "words") this.#edit();
    if (reaction === "look") this.#lookMoved = true;
    if (reaction === "size") this.#sizeMoved = true;
    if (this.number === undefined) return;
    if (reaction === "mount") this.#mount();
    if (reaction === "options") this.#setOptions();
  }

  #setOptions() {
    this.#dossier.ask((core) => core.setOptions(this.number, this.#options()));
    this.#sizeMoved = true;
  }

  /** Options of the wrong shape are reported, and the defaults used. */
  #options() {
    try {
      return checkOptions(this);
    } catch (error) {
      this.#report(error);
      return {};
    }
  }

  #edit() {
    this.#picture.reserve(this.#numberOf("height", 1, 4000));
    this.#furniture.edit({
      headline: this.getAttribute("headline"),
      note: this.getAttribute("note"),
      level: this.#numberOf("level", 1, 6) ?? 3,
    });
  }

  #readLook() {
    this.#lookMoved = false;
    const theme = readTheme(this);
    const text = JSON.stringify(theme);
    if (text === this.#theme) return;
    this.#theme = text;
    this.#furniture.standOn(theme.colours.surface);
    this.#dossier.ask((core) => core.setTheme(this.number, theme.dark, theme.language, theme.font, theme.colours));
  }

  #fit() {
    this.#sizeMoved = false;
    const natural = () => this.#dossier.ask((core) => core.height(this.number, this.#picture.widthCss));
    const { width, height, ratio } = this.#picture.fit(this.#numberOf("height", 1, 4000) ?? natural());
    const size = `${width} ${height} ${ratio}`;
    if (size === this.#size) return;
    this.#size = size;
    this.#dossier.ask((core) => core.resize(this.number, width, height, ratio));
  }

  #numberOf(name, least, most) {
    try {
      return checkNumber(this, name, least, most);
    } catch (error) {
      this.#report(error);
      return undefined;
    }
  }

  #paint(layer) {
    this.#dossier.ask((core) => core.paint(this.number, layer, this.#picture.canvas(layer)));
  }

  #paintAgain() {
    this.#repaint = true;
    this.#dossier?.soon();
  }

  #say() {
    const words = this.#dossier.ask((core) => core.words(this.number));
    this.#furniture.say(words);
    this.#picture.describe(words.summary);
  }

  #firstDrawn() {
    this.#drawn = true;
    this.#furniture.ready();
    this.#settle.resolve(this);
    const dossier = this.#dossier;
    this.dispatchEvent(announcement("dateline-ready", { dossier, problems: dossier.problems }));
  }

  #report(error) {
    this.dispatchEvent(announcement("dateline-error", { dossier: this.#dossier, error }));
  }
}
