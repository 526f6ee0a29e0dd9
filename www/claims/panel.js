/** What is done with the number that is chosen: references to bind it to, an input for one by hand, and what unbinds it. */
import { make } from "../shell/dom.js";
import { saidOf, sign } from "./prose.js";

const HINT = "Click the mark in a figure that it is about; by keys, go to the mark and press Enter.";
const NOTHING = "There is no mark. Click a bar, a point or an arc.";
const NO_REFERENCE = "This mark has no record that a number can be bound to.";

export class Panel {
  #element;
  #acts;
  #offers = make("ul", { className: "offers" });
  #hint = make("p", { className: "quiet", role: "status" });
  #input;

  /** `acts` are `bind(reference)`, `unbind()` and `close()`. */
  constructor(element, acts) {
    this.#element = element;
    this.#acts = acts;
    element.addEventListener("keydown", ({ key }) => key === "Escape" && acts.close());
  }

  get isOpen() {
    return !this.#element.hidden;
  }

  /** Opens on a number, or a claim. */
  open(item) {
    const { bind, unbind, close } = this.#acts;
    const isClaim = item.verdict !== undefined;
    this.#input = make("input", { type: "text", value: item.reference ?? "", placeholder: "share(China, 2015/2019)", ariaLabel: "Reference", spellcheck: false, autocomplete: "off" });
    const onsubmit = (event) => {
      event.preventDefault();
      if (this.#input.value.trim()) bind(this.#input.value.trim());
    };
    this.#offers.replaceChildren();
    this.#hint.textContent = HINT;
    this.#element.replaceChildren(
      make("button", { type: "button", className: "close", onclick: close }, "Close"),
      make("p", { className: "which" }, sign(item.verdict ?? "unbound"), make("b", {}, `“${(item.phrase ?? item.text).trim()}”`),
        isClaim ? ` is ${item.verdict}. ${saidOf(item)}` : ""),
      this.#hint,
      this.#offers,
      make("form", { className: "row", onsubmit }, make("label", { className: "by-hand" }, "Or write a reference ", this.#input), make("button", {}, "Bind"),
        isClaim ? make("button", { type: "button", onclick: unbind }, "Unbind") : ""));
    this.#element.hidden = false;
  }

  close() {
    this.#element.hidden = true;
  }

  /** Offers references of a mark, and goes to the first. */
  offer(offers, isMark) {
    const { bind } = this.#acts;
    this.#hint.textContent = !isMark ? NOTHING : offers.length ? "Choose what it says:" : NO_REFERENCE;
    this.#offers.replaceChildren(...offers.map((offer) =>
      make("li", {}, make("button", { type: "button", onclick: () => bind(offer.reference) },
        sign(offer.verdict), make("span", {}, make("b", {}, offer.reference), make("span", { className: "quiet" }, ` ${offer.verdict}. ${saidOf({ ...offer, reference: "", source: shortOf(offer) })}`))))));
    this.#offers.querySelector("button")?.focus({ preventScroll: true });
  }
}

/** Of several sources the first: all of them stand at the claim. */
function shortOf({ source }) {
  const [first, ...more] = source.split("; ");
  return more.length ? `${first}, and ${more.length} more` : first;
}
