import { make } from "./dom.js";
import { tip as rules } from "./sheets.js";

/** Below this width of a figure, in CSS pixels, a tooltip stands under the picture instead of at the mark. */
const NARROW = 480;
const GAP = 14;
/** A mark, and the ring around one in focus, reach so far from its middle. */
const REACH = 20;

/**
 * What the core says about the mark that is pointed at. It stands inside its figure's box, so that
 * nothing clips it and it never makes a scroll bar; it takes no pointer events.
 */
export class Tooltip {
  /** Its style, for the root that it stands in. */
  static rules = rules;
  element = make("div", { className: "tip", part: "tooltip", hidden: true, role: "tooltip" });
  #picture;
  #dismiss;
  #shown;
  /** Whether the pointer is in it. */
  #isIn = false;

  /** `picture` is what it belongs to; `dismiss` hears that the reader has done with it. */
  constructor(picture, dismiss) {
    this.#picture = picture;
    this.#dismiss = dismiss;
  }

  /** Shows a tip of the core's, or nothing. */
  show(tip) {
    this.element.hidden = !tip;
    this.#picture.classList.toggle("pointed", !!tip);
    if (!tip) return this.#release();
    this.element.replaceChildren(...contents(tip));
    this.#place(tip.anchor);
    if (!this.#shown) this.#awaitDismissal();
  }

  /** Whether a place of the window is in it while it is shown, or between it and its mark. */
  holds({ x, y }) {
    if (this.element.hidden) return false;
    const { left, right, top, bottom } = this.element.getBoundingClientRect();
    return x > left - GAP && x < right + GAP && y > top - GAP && y < bottom + GAP;
  }

  #place({ x, y, end }) {
    const frame = this.element.offsetParent;
    if (!frame) return;
    const narrow = frame.clientWidth < NARROW;
    this.element.classList.toggle("pinned", narrow);
    const frameSize = { width: frame.clientWidth, height: frame.clientHeight };
    const size = { width: this.element.offsetWidth, height: this.element.offsetHeight };
    const { offsetLeft, offsetTop, offsetHeight } = this.#picture;
    const at = offsetTop + y;
    // The window, as the figure counts.
    const first = -frame.getBoundingClientRect().top;
    const last = first + innerHeight - size.height;
    // Under the picture; where the window ends above that, below the mark or above it.
    const lowest = Math.min(offsetTop + offsetHeight, last);
    const under = { left: 0, top: lowest < at + REACH ? Math.max(first, Math.min(lowest, at - REACH - size.height)) : lowest };
    // A mark in focus is to be seen whole.
    const half = (this.#picture.querySelector(".marks > :focus")?.offsetWidth ?? 0) / 2;
    const place = end ? clearOf(offsetLeft + end) : beside;
    const { left, top } = narrow ? under : place(offsetLeft + x, at, size, frameSize, GAP + half);
    this.element.style.left = `${clamp(left, frameSize.width - size.width)}px`;
    this.element.style.top = `${Math.max(Math.min(clamp(top, frameSize.height - size.height), last), Math.min(first, at))}px`;
  }

  /** Escape, a press elsewhere, a pointer that goes elsewhere and scrolling the picture away all end it. */
  #awaitDismissal() {
    this.#shown = new AbortController();
    const on = (type, over) => {
      const options = { signal: this.#shown.signal, capture: true, passive: true };
      document.addEventListener(type, (event) => over(event) && this.#dismiss(), options);
    };
    on("keydown", ({ key }) => key === "Escape");
    on("pointerdown", (event) => ![this.#picture, this.element].some((part) => event.composedPath().includes(part)));
    on("scroll", () => isOutOfSight(this.#picture));
    // From a picture a pointer may have come into a tip that reaches out of it, and leaves that now.
    on("pointermove", (event) => this.#hasLeft(event));
  }

  #hasLeft(event) {
    const wasIn = this.#isIn;
    this.#isIn = this.holds(event);
    return wasIn && !this.#isIn && !event.composedPath().includes(this.#picture);
  }

  #release() {
    this.#shown?.abort();
    this.#shown = undefined;
  }
}

/** What a tip says, as elements. */
export function contents({ title, rows, notes, sources }) {
  const facts = rows.flatMap(({ label, value }) =>
    [make("dt", {}, label), make("dd", {}, value)]);
  const small = [...notes, ...sources.map((source) => source.text)];
  return [
    make("strong", {}, title),
    ...(facts.length ? [make("dl", {}, ...facts)] : []),
    ...small.map((line) => make("p", {}, line)),
  ];
}

/** Right of the end of a bar, with its value, or below the bar. */
const clearOf = (end) => (x, y, { width, height }, frame) =>
  end + GAP + width <= frame.width ? { left: end + GAP, top: y - height / 2 } : { left: x + GAP, top: y + 2 };

/** Right of the mark, else left of it, else above or below. */
function beside(x, y, { width, height }, frame, away) {
  const level = { top: y - height / 2 };
  if (x + away + width <= frame.width) return { left: x + away, ...level };
  if (x - away - width >= 0) return { left: x - away - width, ...level };
  return { left: x - width / 2, top: y > height + GAP ? y - GAP - height : y + GAP };
}

const clamp = (value, most) => Math.max(0, Math.min(value, most));

function isOutOfSight(element) {
  const { bottom, top } = element.getBoundingClientRect();
  return bottom < 0 || top > innerHeight;
}
