import { nextTouch } from "./page.js";

/** A reader's first touch of the page, and the click that it ends with: whoever hears clicks comes with it, and too late for it. */
export class FirstTouch {
  /** The click, once there was one. */
  click;
  #touch;

  constructor(signal) {
    this.#touch = nextTouch(signal);
  }

  /** Does something at the touch; where that fails, `failed` hears why, and it is done again at the next press, until `signal`. */
  bring(signal, act, failed) {
    addEventListener("click", (event) => (this.click = event), { signal, once: true });
    this.#touch.then(act).catch((error) => {
      failed(error);
      this.#touch = nextTouch(signal, 2);
      this.bring(signal, act, failed);
    });
  }
}
