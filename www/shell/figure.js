/**
 * `<dateline-figure>`: one view of a data set, in its place in an article.
 *
 * Shadow DOM, because the element stands in pages that nobody here has seen: a reset such as
 * `* { all: unset !important }` or `canvas { width: 100% !important }` cannot reach the canvases, and
 * our rules cannot reach the page. Colour and typeface come through, as inherited properties do, and
 * `--dateline-…` properties and parts are the ways in on purpose. The children of the element are its
 * light DOM: what the page shows until the picture is drawn, and where it never is.
 */
import { ATTRIBUTES, OPTIONS, REACTIONS } from "./attributes.js";
import { optionsOf, useAccepted } from "./arguments.js";
import { announcement } from "./announcement.js";
import { shadow } from "./dom.js";
import { DatelineError } from "./errors.js";
import { Frame } from "./frame.js";
import { FigureInterface } from "./figure-interface.js";
import { isKnown } from "./intl.js";
import { BACK, DATA, HIGHLIGHTED, WORDS, bitOf } from "./layers.js";
import { Picture } from "./picture.js";
import { watchPointer } from "./pointer.js";
import { aspectOf, heightOf, levelOf } from "./state.js";
import { strings } from "./strings.js";
import { figureRules } from "./style.js";
import { SURFACE, letterScale, readTheme } from "./theme.js";

/** What is chosen is on a layer of its own, which `gestures.js` paints. */
const LAYERS = [BACK, DATA, HIGHLIGHTED];

export class DatelineFigure extends FigureInterface {
  static observedAttributes = [...super.observedAttributes, ...ATTRIBUTES, "style", "class"];

  /** The figure's number in the core, while it is mounted there. */
  number;
  #mounted;
  #settle;
  #ready;
  #frame;
  #picture;
  #stopWatching;
  #sizeMoved = true;
  #lookMoved = true;
  #repaint = false;
  #isUnsaid = 0;
  #wished;
  #suspended = false;
  #drawn = false;
  #told = false;
  #failed = false;
  /** What the core was last told, to tell it only what is new. */
  #theme = "";
  #size = "";
  #surface;
  /** The drawing is as much larger as the letters of the page are. */
  #scale = 1;
  /** The width for which a room was last held, and what of it is left for the picture. */
  #heldAtCss = 0;
  #leftCss = 0;

  constructor() {
    super();
    this.#promise();
    this.#picture = new Picture({ resized: () => this.measureAgain(), lost: () => this.#paintAgain() });
    this.#frame = new Frame(shadow(this, figureRules), this.#picture.element, {
      adorn: (rules) => this.adorn(rules),
      dismiss: () => this.dossier?.pointNowhere(this),
      restyled: () => this.pageChanged("look"),
      retry: () => this.dossier?.retry(),
      readTable: () => this.dossier.table("table", this),
      failed: (error) => this.#lacks(strings.noTable, error),
    });
    watchPointer(this.#picture.element, {
      at: (event, reach) => this.#drawn && this.dossier?.point(this, event, reach),
      gone: (event) => this.holds(event) || this.dossier?.pointNowhere(this),
    });
  }

  // What a page may ask.

  /** Resolves to this element when it is drawn and answers a reader; rejects with a DatelineError when it cannot be. */
  get ready() {
    return this.#ready;
  }

  finalize() {
    super.finalize();
    this.#picture.release();
    this.#frame.clear();
    this.#settle.reject(new DatelineError("finalized", "it has been finalized"));
  }

  // What the page does.

  connectedCallback() {
    super.connectedCallback();
    this.#edit();
    // Moved within the page, it may stand on another ground.
    this.pageChanged("look");
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    super.attributeChangedCallback(name, before, now);
    if (!this.isConnected) return;
    try {
      this.#react(REACTIONS[name] ?? "look");
    } catch (error) {
      this.report(error);
    }
    this.dossier?.soon();
  }

  visible() {
    if (this.#suspended) this.#paintAgain();
    this.#suspended = false;
    this.#sizeMoved = true;
    super.visible();
  }

  /** Far from the reader, a picture needs no memory, once it has been drawn. */
  suspend() {
    this.#suspended = true;
    if (this.#drawn) this.#picture.release();
  }

  join() {
    if (!this.dossier) this.#stopWatching ??= this.#watch();
    return super.join();
  }

  /** Hears of the size of its room and of its letters; gives back what ends that. */
  #watch() {
    const observer = new ResizeObserver(() => this.pageChanged("look"));
    const stop = this.#picture.watch(() => observer.observe(this.#frame.letters));
    return () => {
      observer.disconnect();
      stop();
    };
  }

  leave() {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#unmount();
    if (this.#told) this.#promise();
    this.#told = false;
    super.leave();
  }

  // What the dossier says to its elements.

  get isOpen() {
    return this.number !== undefined && this.#mounted === this.shown;
  }

  opened() {
    this.waiting();
    try {
      this.#mount();
      // A state that the address has already waits for no touch.
      const query = this.addressPlace ? this.addressPlace.read() : this.hasAttribute("address") && location.search;
      if (query) this.dossier.interaction.catch((error) => this.report(error));
    } catch (error) {
      this.failed(DatelineError.from(error));
    }
  }

  failed(error) {
    this.#frame.failed(error);
    this.#failed = true;
    this.#settle.reject(error);
    this.report(error);
  }

  /** The land did not come: the visits are drawn without it. */
  landless(error) {
    this.#lacks(strings.noLand, error);
    if (this.#drawn) this.#showDrawn();
  }

  /** Something is tried again. */
  waiting() {
    if (this.#failed && !this.#told) this.#promise();
    this.#failed = false;
    this.#frame.wait();
  }

  pageChanged(change) {
    if (change === "return") this.#paintAgain();
    if (change === "look" || change === "print") this.#lookMoved = true;
    if (change === "print") this.#picture.measure();
    if (change !== "look") this.#sizeMoved = true;
    this.dossier?.soon();
  }

  /** The room, the options or the text widths have changed, and with them perhaps the height. */
  measureAgain() {
    this.#sizeMoved = true;
    this.dossier?.soon();
  }

  /**
   * Before a drawing: what the page has changed. In steps of reading and of writing, which all figures of a dossier take together:
   * whoever reads a page that was written to has it laid out anew.
   */
  *prepare() {
    const hasNewLook = this.#lookMoved && this.#readLook();
    const isMoved = this.#sizeMoved && this.#picture.widthCss && !this.#rests;
    const givesWay = isMoved && this.#givesWay();
    if (isMoved) this.#picture.magnify();
    if (givesWay) this.#frame.measureOwn();
    yield;
    if (hasNewLook) this.#frame.standOn(this.#surface);
    // What stands around the picture has to be there to be measured.
    if (givesWay) {
      this.#say();
      this.#frame.giveWay();
    }
    yield;
    if (givesWay) this.#leftCss = this.#frame.leftCss;
    yield;
    if (givesWay) this.#frame.hold();
    if (isMoved) this.#fit();
  }

  /** A drawing: paints the layers and sets the words that are stale. */
  draw(stale = 0) {
    this.#isUnsaid ||= stale & WORDS;
    if (!this.dossier.isMoving) this.#sayIfStale();
    if (!this.#picture.fitted) return;
    if (this.#rests) this.#repaint = true;
    else this.#paintStale(stale);
    if (stale) this.#showDrawn();
    if (this.#rests) this.#picture.release();
  }

  /** A reader's gesture is over, or rests: what waited for that. */
  rest() {
    this.measureAgain();
    this.#sayIfStale();
  }

  /** Gives what a reader plays a hold of the picture, and its style. */
  equip(rules, build) {
    this.adorn(rules);
    return build(this.#picture);
  }

  /** A place of the window, in the drawing's pixels. */
  locate(clientX, clientY) {
    const { x, y } = this.#picture.locate(clientX, clientY);
    return { x: x / this.#scale, y: y / this.#scale };
  }

  /** A height of the picture that goes before the editor's, or none. */
  wish(heightCss) {
    this.#wished = heightCss;
    this.measureAgain();
  }

  /** A length of the page in the drawing's pixels, and a place of the drawing in the page's. */
  drawn = (lengthCss) => lengthCss / this.#scale;
  placed = ({ x, y }) => ({ x: x * this.#scale, y: y * this.#scale });

  /** `Tooltip` is the class of tips, where there is one to show. */
  showTip(tip, Tooltip) {
    this.#frame.showTip(tip, Tooltip);
  }

  /** Whether a place of the window is in the tip that is shown. */
  holds = (place) => this.#frame.holds(place);

  /** Whether there is a picture, and nobody to see it. */
  get #rests() {
    return this.#suspended && this.#drawn;
  }

  #ask(question) {
    return this.dossier.ask(question);
  }

  /** Says what the figure stands without. */
  #lacks(what, error) {
    this.#frame.lacks(what, error);
    this.report(error);
  }

  #promise() {
    this.#ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.#ready.catch(() => {});
  }

  #mount() {
    this.#unmount();
    this.#mounted = this.shown;
    // Another view wants another room.
    this.#heldAtCss = 0;
    this.number = this.#withOptions((options) => this.dossier.mount(this, options));
    this.#theme = this.#size = "";
    this.#lookMoved = this.#sizeMoved = true;
  }

  #unmount() {
    this.showTip();
    this.dossier?.unmount(this);
    this.number = undefined;
    this.#drawn = false;
  }

  #react(reaction) {
    if (reaction === "words") this.#edit();
    if (reaction === "look") this.#lookMoved = true;
    if (reaction === "size") this.#sizeMoved = true;
    // The old view stays until the core has learned the new one.
    if (reaction === "mount") this.dossier?.join(this);
    if (this.number === undefined) return;
    // What compares waits for the core to learn that, with all options.
    if (reaction === "options" && this.dossier.canShow(this)) {
      this.#withOptions((options) => this.#ask((core) => core.setOptions(this.number, options)));
      this.#sizeMoved = true;
    }
  }

  /** Options that the core refuses are reported, and their defaults used. */
  #withOptions(use) {
    return useAccepted(optionsOf(this, OPTIONS), use, (error) => this.report(error));
  }

  #edit() {
    this.#picture.reserve(this.#hasOwn ? 0 : heightOf(this), aspectOf(this));
    this.#frame.edit({
      headline: this.getAttribute("headline"),
      note: this.getAttribute("note"),
      level: levelOf(this),
      view: this.view,
    });
  }

  /** Tells the core how the page looks; gives whether that is new. */
  #readLook() {
    this.#lookMoved = false;
    const scale = letterScale(this.#frame.letters);
    this.#sizeMoved ||= scale !== this.#scale;
    this.#scale = scale;
    const theme = readTheme(this);
    if (`${theme}` === this.#theme) return false;
    this.#theme = `${theme}`;
    const [, language] = theme;
    if (!isKnown(language)) this.report(new DatelineError("bad-option", `"${language}" is no language`, { field: "lang" }));
    this.#surface = theme[SURFACE];
    this.#ask((core) => core.setTheme(this.number, theme));
    return true;
  }

  #fit() {
    this.#sizeMoved = false;
    const { width, height, ratio } = this.#picture.fit(this.#height());
    const size = [this.drawn(width), this.drawn(height), ratio * this.#scale];
    if (`${size}` === this.#size) return;
    this.#size = `${size}`;
    this.#ask((core) => core.resize(this.number, ...size));
  }

  /**
   * Whether what the page shows of its own gives way to the picture, which gets the room that it kept: at another width, which no scroll
   * bar has made that comes or goes.
   */
  #givesWay() {
    const { widthCss } = this.#picture;
    if (Math.abs(this.#heldAtCss - widthCss) <= 20) return false;
    this.#heldAtCss = widthCss;
    return this.#hasOwn && !this.querySelector("[open]");
  }

  /** The picture's height: as the editor has it, unless that cuts something off, or as its content wants it and its room lets it. */
  #height() {
    const { widthCss } = this.#picture;
    const wished = this.#wished ?? heightOf(this) ?? widthCss / aspectOf(this);
    const lengths = [widthCss, wished || 0, this.#leftCss].map((length) => this.drawn(length));
    return this.#ask((core) => core.height(this.number, ...lengths)) * this.#scale;
  }

  /** Whether the page shows a picture until ours is there. */
  get #hasOwn() {
    return this.querySelector("svg, img");
  }

  #paintStale(stale) {
    for (const layer of LAYERS) {
      if (stale & bitOf(layer) || (this.#repaint && this.#picture.has(layer))) this.#paint(layer);
    }
    this.#repaint = false;
  }

  #paint(layer) {
    this.#ask((core) => core.paint(this.number, layer, this.#picture.canvas(layer)));
  }

  #paintAgain() {
    this.#repaint = true;
    this.dossier?.soon();
  }

  #sayIfStale() {
    if (this.#isUnsaid) this.#say();
    this.#isUnsaid = 0;
  }

  #say() {
    const words = this.#ask((core) => core.read("words", this.number));
    this.#frame.say(words);
    this.#picture.describe(words.summary);
  }

  /** Shows the picture at once, and tells the page when it is complete: a map is, when its land has come. */
  #showDrawn() {
    if (!this.#drawn) this.#frame.ready();
    this.#drawn = true;
    if (this.#told || (this.view === "map" && this.dossier.isLandAwaited)) return;
    this.#told = true;
    const { dossier } = this;
    // A reader is answered once the details are there; without them the picture is.
    const { resolve } = this.#settle;
    dossier.details.catch(() => {}).then(() => resolve(this));
    this.dispatchEvent(announcement("dateline-ready", { dossier, problems: dossier.problems }));
  }
}
