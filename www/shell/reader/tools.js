/** The button of a figure's menu. It stands in the line of the table's switch, where there is room already: nothing moves for it. */
import { make } from "../dom.js";
import { strings } from "./strings.js";

export class Tools {
  button = make("button", { type: "button", ariaHasPopup: "dialog", ariaExpanded: "false" }, strings.take);
  element = make("div", { className: "tools", part: "menu" }, this.button);
  #figure;
  #menu;
  #observer = new MutationObserver(() => this.#show());

  /** `loadTake` promises what the menu is made of, `marks` gives the marks of the figure, `keys` shows what keys do. */
  constructor(figure, picture, dossier, { loadTake, marks, keys }) {
    this.#figure = figure;
    figure.shadowRoot.querySelector("details").before(this.element);
    this.#show();
    this.#observer.observe(figure, { attributeFilter: ["menu"] });
    this.button.addEventListener("click", async () => {
      try {
        this.#menu ??= loadTake().then(({ Menu }) => new Menu(figure, picture, dossier, { marks, keys }));
        const menu = await this.#menu;
        this.button.ariaExpanded = "true";
        menu.open(this.button);
      } catch (error) {
        // At the next press it is asked for again.
        this.#menu = undefined;
        figure.report(error);
      }
    });
  }

  finalize() {
    this.#observer.disconnect();
    this.element.remove();
  }

  /** An editor may want none. */
  #show() {
    this.element.hidden = this.#figure.getAttribute("menu")?.trim() === "none";
  }
}
