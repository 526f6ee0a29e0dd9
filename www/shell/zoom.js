/**
 * A map that is looked at closely: by buttons, a double click or tap, keys, and where the page's own scrolling is not in the way
 * (with Ctrl or ⌘, or in the full view) by a wheel and by two fingers. Once zoomed it is dragged.
 */
import { make } from "./dom.js";
import { strings } from "./interaction-strings.js";

const STEP = 2;

/** A reader who holds still for so long, in milliseconds, is told that all of the map is shown. */
const RESTING = 500;

/** How much a wheel zooms for each pixel that it would scroll, and a line of text in such pixels. */
const WHEEL = 0.0025;
const LINE_PX = 16;

/** Keys that zoom, by what. */
const KEYS = { "+": STEP, "=": STEP, "-": 1 / STEP };

/** Keys that move a map that is looked at closely, by pixels to the right and down. */
const WAYS = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };

export class Zoom {
  element;
  #figure;
  #picture;
  #act;
  #zoomOf;
  #telling;
  #status = make("p", { className: "heard", role: "status" });
  #full;
  #isFull = false;
  /** Where fingers are, in the full view. */
  #fingers = new Map();

  /** `act` does something in the map; `full` opens the full view and ends it; `zoomOf` gives how it is looked at. */
  constructor(figure, element, { act, full, zoomOf, signal }) {
    this.#figure = figure;
    this.#picture = element;
    this.#act = (...what) => {
      act(...what);
      if (what[0] !== "pan") this.#tellLater();
    };
    this.#zoomOf = zoomOf;
    const button = (text, ariaLabel, onclick) => make("button", { type: "button", ariaLabel, title: ariaLabel, onclick }, text);
    this.element = make("div", { className: "zoom", part: "zoom", role: "group", ariaLabel: strings.map },
      button("+", strings.closer, () => this.#inMiddle(STEP)),
      button("−", strings.farther, () => this.#inMiddle(1 / STEP)),
      button("○", strings.whole, () => this.#act("whole")),
      (this.#full = button("⤢", strings.full, full)), this.#status);
    const on = (type, listener, options) => element.addEventListener(type, listener, { signal, ...options });
    // A double click would choose the words behind the picture.
    on("mousedown", (event) => event.detail > 1 && event.preventDefault());
    on("dblclick", (event) => event.target === element && this.#at(event, STEP));
    on("wheel", (event) => this.#wheel(event), { passive: false });
    on("pointerdown", (event) => this.#finger(event));
    on("pointermove", (event) => this.#pinch(event));
    for (const type of ["pointerup", "pointercancel", "pointerleave"]) on(type, ({ pointerId }) => this.#fingers.delete(pointerId));
    on("keydown", (event) => this.#key(event));
  }

  /** Whether the map has the whole window, and so all gestures. */
  set isFull(isFull) {
    this.#isFull = isFull;
    this.#full.title = this.#full.ariaLabel = isFull ? strings.leave : strings.full;
    this.#fingers.clear();
  }

  /** Also where nothing has changed; what is left of a map that is closer stands under it, and is told with that. */
  #tellLater() {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      const text = this.#zoomOf() ? "" : strings.allOfMap;
      // What is said twice is heard twice, since it is another text.
      this.#status.textContent = text && text === this.#status.textContent ? `${text}\u{a0}` : text;
    }, RESTING);
  }

  #inMiddle(factor) {
    const { clientWidth, clientHeight } = this.#picture;
    const [x, y] = [clientWidth, clientHeight].map((length) => this.#figure.drawn(length / 2));
    this.#act("zoom", factor, x, y);
  }

  /** Around the mark that a reader is at, which stays in the picture. */
  #around(target, factor) {
    if (!target.closest(".marks")) return this.#inMiddle(factor);
    const { left, top, width, height } = target.getBoundingClientRect();
    this.#at({ clientX: left + width / 2, clientY: top + height / 2 }, factor);
  }

  #at({ clientX, clientY }, factor) {
    const { x, y } = this.#figure.locate(clientX, clientY);
    this.#act("zoom", factor, x, y);
  }

  #wheel(event) {
    if (!this.#isFull && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const pixels = event.deltaMode ? event.deltaY * LINE_PX : event.deltaY;
    this.#at(event, Math.exp(-pixels * WHEEL));
  }

  #finger({ pointerType, pointerId, clientX, clientY }) {
    if (this.#isFull && pointerType === "touch") this.#fingers.set(pointerId, { clientX, clientY });
  }

  /** One finger moves the map, two also zoom it. */
  #pinch({ pointerId, clientX, clientY }) {
    if (!this.#fingers.has(pointerId)) return;
    const before = measured(this.#fingers);
    this.#fingers.set(pointerId, { clientX, clientY });
    const now = measured(this.#fingers);
    if (this.#fingers.size > 1 && before.apart > 0) this.#at(now, now.apart / before.apart);
    const [right, down] = [now.clientX - before.clientX, now.clientY - before.clientY];
    this.#act("pan", this.#figure.drawn(right), this.#figure.drawn(down));
  }

  #key(event) {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const way = this.#zoomOf() && WAYS[key];
    if (way) this.#act("pan", ...way);
    else if (key === "0") this.#act("whole");
    else if (KEYS[key]) this.#around(event.target, KEYS[key]);
    else return;
    event.preventDefault();
  }
}

/** The middle of some fingers, and how far they are apart. */
function measured(fingers) {
  const [one, other = one] = [...fingers.values()];
  return {
    clientX: (one.clientX + other.clientX) / 2,
    clientY: (one.clientY + other.clientY) / 2,
    apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
  };
}
