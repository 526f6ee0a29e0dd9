/** On paper a drawing is of vectors: as sharp as the printer is. */
import { drawingOf } from "./drawing.js";

export class Paper {
  #closing = new AbortController();
  #drawing;

  constructor(figure, picture, dossier) {
    const { signal } = this.#closing;
    const { element } = picture;
    // The page's own listener came first: the figure has the colours of paper by now.
    addEventListener("beforeprint", () => {
      if (!picture.fitted || figure.number === undefined) return;
      this.#clear(element);
      this.#drawing = drawingOf(figure, picture, dossier);
      element.append(this.#drawing);
      element.classList.add("vector");
    }, { signal });
    addEventListener("afterprint", () => this.#clear(element), { signal });
  }

  finalize() {
    this.#closing.abort();
  }

  #clear(element) {
    this.#drawing?.remove();
    element.classList.remove("vector");
  }
}
