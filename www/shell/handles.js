/**
 * The two ends of a stretch of time as sliders: for keys, for speech, and for fingers, which drag them. Where fingers are used, a
 * switch shows them.
 */
import { make } from "./dom.js";
import { strings } from "./interaction-strings.js";

/** What each key does: by how much, and which way. */
const KEYS = {
  ArrowLeft: ["step", -1], ArrowDown: ["step", -1], ArrowRight: ["step", 1], ArrowUp: ["step", 1],
  PageDown: ["page", -1], PageUp: ["page", 1], Home: ["end", -1], End: ["end", 1],
};

export class Handles {
  element = make("div", { className: "handles", part: "handles", hidden: true });
  toggle = make("button", { type: "button", className: "switch", textContent: strings.switch, hidden: true, ariaPressed: "false" });
  #ends;

  /** `on.step` hears of keys, `on.take` that a finger takes an end, `on.clear` that the stretch is taken back. */
  constructor(on) {
    this.#ends = [strings.first, strings.last].map((ariaLabel, end) => {
      const handle = make("div", { role: "slider", tabIndex: 0, ariaLabel, className: end ? "last" : "first" });
      handle.addEventListener("keydown", (event) => press(event, end, on));
      handle.addEventListener("pointerdown", (event) => on.take(end, event));
      return handle;
    });
    this.element.append(...this.#ends);
    this.toggle.addEventListener("click", () => {
      const isOn = this.element.classList.toggle("on");
      this.toggle.ariaPressed = `${isOn}`;
    });
  }

  /** Brings them to the ends of a stretch; `share` gives a length of the drawing as a share of its width. */
  place(stretch, share, height) {
    this.element.hidden = this.toggle.hidden = !stretch;
    if (!stretch) return;
    const { style } = this.element;
    style.top = `${(100 * stretch.top) / height}%`;
    style.height = `${(100 * (stretch.bottom - stretch.top)) / height}%`;
    this.#ends.forEach((handle, end) => {
      handle.style.left = share(stretch.ends[end]);
      const [ariaValueMin, ariaValueMax] = stretch.domain;
      Object.assign(handle, {
        ariaValueMin, ariaValueMax, ariaValueNow: stretch.days[end], ariaValueText: stretch.words[end],
      });
    });
  }
}

function press(event, end, on) {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return;
  const step = KEYS[key];
  if (step) on.step(end, ...step);
  else if (key === "Escape") on.clear();
  else return;
  event.preventDefault();
}
