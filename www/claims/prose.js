/** The article as a list of passages, in which each number is a button. Texts are text nodes: no tag of an article acts here. */
import { make } from "../shell/dom.js";

export const SIGNS = { true: "✓", false: "✗", "not provable": "?", unbound: "+" };

const SAID = { true: "true", false: "false", "not provable": "not provable", unbound: "no claim yet" };

/** The state of a number or a claim as a sign. */
export function sign(state) {
  const element = make("b", { ariaHidden: "true" }, SIGNS[state]);
  element.dataset.state = state;
  return element;
}

/** The passages as elements; `choose` hears which number is clicked. */
export function passagesOf({ passages, claims, numbers }, choose) {
  const part = (part) => {
    if (typeof part === "string") return part;
    const claim = claims[part.claim];
    return claim ? numberOf(claim, claim.phrase, claim.verdict, choose) : numberOf(numbers[part.number], numbers[part.number].text, "unbound", choose);
  };
  return passages.map((parts) => make("li", {}, ...parts.map(part)));
}

function numberOf(item, text, state, choose) {
  if (!item.at) return make("span", { className: "apart", title: "Tags part this number: it can be bound in the HTML only." }, text);
  const button = make("button", { type: "button", className: "number", ariaPressed: "false", onclick: () => choose(item) },
    text, sign(state), make("span", { className: "unseen" }, `, ${SAID[state]}`));
  button.dataset.state = state;
  [button.dataset.at] = item.at;
  return button;
}

/** What is wrong, and why; `choose` hears which claim somebody goes to. */
export function wrongOf({ claims }, choose) {
  const wrong = claims.filter(({ verdict }) => verdict !== "true");
  return wrong.map((claim) => make("li", {},
    sign(claim.verdict), make("button", { type: "button", className: "number", onclick: () => choose(claim) }, claim.phrase),
    ` is ${claim.verdict}. `, saidOf(claim)));
}

/** What the data say of a claim or an offer, and who says so. */
export function saidOf({ data, why, source, verdict, reference }) {
  const parts = [data && `The data: ${data}`, verdict !== "true" && why !== data && why, source, reference];
  const sentence = (part) => (part === reference ? part : part[0].toUpperCase() + part.slice(1).replace(/\.$/, ""));
  return parts.filter(Boolean).map(sentence).join(". ");
}
