/**
 * The canvases of a picture, one for each layer that has something to show, and how large they are. The width comes from the page and
 * the height from the figure; both are kept in whole device pixels, so that every line stays sharp.
 */
import { make } from "./dom.js";
import { BACK, DATA } from "./layers.js";
import { isPrinting } from "./page.js";

/** Safari on phones leaves a canvas of more pixels blank. */
const MOST_PIXELS = 16_777_216;

export class Picture {
  element = make("div", { className: "picture" });
  #canvases = new Map();
  #on;
  /** The width as it was last measured, in CSS pixels and in device pixels, and the one last told in device pixels. */
  #width = { css: 0, px: 0 };
  #toldPx = 0;
  #magnified = 1;
  #size;

  /** `on.resized` hears that the size has changed, `on.lost` that a canvas has to be painted again. */
  constructor(on) {
    this.#on = on;
    this.canvas(BACK);
    this.canvas(DATA);
  }

  /** Starts to watch the size that the page gives it, and what else `begin` watches; gives back a function that stops it. */
  watch(begin) {
    const observer = new ResizeObserver(([entry]) => requestAnimationFrame(() => this.#measured(entry)));
    // In a frame of its own: while a page is told of sizes, it would be too late for this one, and an error.
    const frame = requestAnimationFrame(() => {
      begin();
      try {
        observer.observe(this.element, { box: "device-pixel-content-box" });
      } catch {
        // WebKit knows only CSS pixels.
        observer.observe(this.element);
      }
    });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }

  /** Measures the width now, if nobody has told it yet. */
  measure() {
    if (!this.#width.css) this.#width = { css: this.element.clientWidth, px: NaN };
  }

  /** The width in CSS pixels; 0 while it is not shown. */
  get widthCss() {
    return this.#widthPx / devicePixelRatio;
  }

  /**
   * The width in device pixels. What was measured is of an older ratio until it is measured again,
   * and Chromium's own emulation of a ratio always leaves it in the real one.
   */
  get #widthPx() {
    const computed = this.#width.css * devicePixelRatio;
    return Math.abs(this.#width.px - computed) < 1 ? this.#width.px : Math.round(computed);
  }

  /** Measures how many times larger than the page lays it out the picture is shown, by `zoom` or `transform`. */
  magnify() {
    const times = this.element.getBoundingClientRect().width / this.element.offsetWidth;
    this.#magnified = times > 1.01 ? times : 1;
  }

  /** Whether the picture has a size to be painted at. */
  get fitted() {
    return this.#size !== undefined;
  }

  /** Keeps the room of a figure whose height or ratio is known before it is drawn. */
  reserve(heightCss, aspect) {
    if (this.#size) return;
    this.#keep(heightCss === undefined ? "" : `${heightCss}px`, aspect ?? "");
  }

  /** A height beside a ratio would be a width that the column of a grid has to have. */
  #keep(height, aspectRatio) {
    Object.assign(this.element.style, { height, aspectRatio: height ? "auto" : aspectRatio });
  }

  /** Gives the memory of all canvases back, until it is fitted again. */
  release() {
    this.#canvases.forEach((canvas) => (canvas.width = canvas.height = 0));
  }

  /** What the picture shows, for those who do not see it; where it shows nothing, there is none for them. */
  describe(summary) {
    const canvas = this.canvas(DATA);
    if (canvas.ariaLabel !== summary) Object.assign(canvas, { role: "img", ariaHidden: !summary, ariaLabel: summary });
  }

  /** Makes the picture this high; gives its size in CSS pixels and the ratio to paint at. */
  fit(heightCss) {
    const heightPx = Math.max(1, Math.round(heightCss * devicePixelRatio));
    // Paper is finer than a screen.
    const fine = isPrinting() && devicePixelRatio < 2 ? 2 / devicePixelRatio : this.#magnified;
    const most = Math.sqrt(MOST_PIXELS / (this.#widthPx * heightPx));
    this.#size = {
      width: this.widthCss,
      height: heightPx / devicePixelRatio,
      ratio: devicePixelRatio * (fine < most ? fine : most * 0.999),
    };
    this.#keep(`${this.#size.height}px`);
    this.#canvases.forEach((canvas) => this.#resize(canvas));
    return this.#size;
  }

  /** The canvas of a layer. The one for highlights gets its pixels with the first of them. */
  canvas(layer) {
    if (!this.#canvases.has(layer)) this.#canvases.set(layer, this.#make());
    return this.#canvases.get(layer);
  }

  /** Whether a layer has been painted, or is about to be. */
  has(layer) {
    return this.#canvases.has(layer);
  }

  /** A place of the window, in the drawing's CSS pixels, however the page scales the canvas. */
  locate(clientX, clientY) {
    const { left, top, width, height } = this.canvas(DATA).getBoundingClientRect();
    const x = ((clientX - left) * this.#size.width) / width;
    const y = ((clientY - top) * this.#size.height) / height;
    return { x, y };
  }

  #make() {
    const canvas = make("canvas", { ariaHidden: true });
    canvas.addEventListener("contextrestored", this.#on.lost);
    if (this.#size) this.#resize(canvas);
    this.element.append(canvas);
    return canvas;
  }

  #resize(canvas) {
    const { width, height, ratio } = this.#size;
    const across = Math.round(width * ratio);
    const down = Math.round(height * ratio);
    // Setting a size empties a canvas even if it is the same.
    if (canvas.width !== across) canvas.width = across;
    if (canvas.height !== down) canvas.height = down;
  }

  #measured({ devicePixelContentBoxSize, contentRect }) {
    this.#width = { css: contentRect.width, px: devicePixelContentBoxSize?.[0].inlineSize ?? NaN };
    if (this.#widthPx === this.#toldPx) return;
    this.#toldPx = this.#widthPx;
    this.#on.resized();
  }
}
