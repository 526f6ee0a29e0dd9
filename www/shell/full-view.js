/**
 * A figure that fills the window: by the browser's full screen where that is allowed, else in a dialog. Escape ends both, and
 * the focus goes back to where it was. The dialog is in the figure's own shadow tree, so that the page may do with the element
 * whatever it likes meanwhile.
 */
import { make } from "./dom.js";
import { topOf } from "./steadily.js";

/** The room around the figure, in CSS pixels, and the least height of a picture. */
const AROUND = 32;
const LEAST = 200;

/** Frames until a figure that is back on its page is laid out as before, in frames of another width, too. */
const SETTLING = 8;

export class FullView {
  #figure;
  #changed;
  #dialog;
  /** Where in the window the figure was, before it filled that. */
  #top;
  #closing = new AbortController();

  /** `changed` hears whether the figure fills the window. */
  constructor(figure, changed) {
    this.#figure = figure;
    this.#changed = changed;
    const { signal } = this.#closing;
    figure.addEventListener("fullscreenchange", () => this.#tell(this.#isInFullScreen), { signal });
    addEventListener("resize", () => this.#isOpen && this.#tell(true), { signal });
  }

  finalize() {
    this.#closing.abort();
    this.#dialog?.close();
  }

  async toggle() {
    if (this.#isInFullScreen) return document.exitFullscreen();
    if (this.#dialog) return this.#dialog.close();
    this.#top = topOf(this.#figure);
    try {
      await this.#figure.requestFullscreen();
    } catch {
      this.#openDialog();
    }
  }

  /** How high the picture may be, so that all of the figure is in the window. */
  heightCss(picture) {
    const whole = this.#dialog ? this.#inner : this.#figure;
    const others = whole.offsetHeight - picture.offsetHeight;
    return Math.max(LEAST, innerHeight - AROUND - Math.min(others, innerHeight / 3));
  }

  get #isOpen() {
    return this.#isInFullScreen || this.#dialog;
  }

  /** A document knows only the element around a shadow tree, and the last one of several. */
  get #isInFullScreen() {
    return this.#figure.matches(":fullscreen");
  }

  /** All that the figure shows. */
  get #inner() {
    return this.#figure.shadowRoot.querySelector(".figure");
  }

  #openDialog() {
    const { shadowRoot } = this.#figure;
    const { activeElement } = shadowRoot;
    const inner = this.#inner;
    const dialog = (this.#dialog = make("dialog", { className: "window" }));
    // The page around the figure stays as it is.
    const place = make("div");
    place.style.height = `${inner.offsetHeight}px`;
    inner.replaceWith(place);
    dialog.append(inner);
    shadowRoot.append(dialog);
    dialog.showModal();
    dialog.addEventListener("close", () => {
      this.#dialog = undefined;
      place.replaceWith(inner);
      dialog.remove();
      this.#tell(false);
      activeElement?.focus();
    });
    this.#tell(true);
    activeElement?.focus();
  }

  #tell(isFull) {
    const { style } = this.#figure;
    const inner = this.#inner;
    // A figure that has the window for itself has no page behind it.
    const surface = getComputedStyle(inner).getPropertyValue("--dl-surface");
    if (isFull) style.setProperty("--dateline-full-surface", surface || "Canvas");
    else style.removeProperty("--dateline-full-surface");
    inner.classList.toggle("full", isFull);
    this.#changed(isFull);
    if (!isFull) this.#bringBack(SETTLING);
  }

  /** Without the figure the page was shorter, so that it may have been scrolled. */
  #bringBack(frames) {
    if (!this.#figure.isConnected) return;
    scrollBy({ top: topOf(this.#figure) - this.#top, behavior: "instant" });
    if (frames) requestAnimationFrame(() => this.#bringBack(frames - 1));
  }
}
