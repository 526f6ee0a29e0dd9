/** What keys do at a mark, and how much is said of it. */
import { make } from "../dom.js";
import { strings } from "./strings.js";
import { LEVELS, setVerbosity, verbosity } from "./speech.js";

/** Shows it over a figure; closed, browsers bring the focus back to where it was. */
export function showKeys(figure) {
  const rows = listOf(figure).flatMap(([keys, what]) => [make("dt", {}, keys), make("dd", {}, what)]);
  const options = LEVELS.map((value) => make("option", { value, selected: value === verbosity() }, strings.levels[value]));
  const select = make("select", { onchange: () => setVerbosity(select.value) }, ...options);
  const dialog = make("dialog", { ariaLabel: strings.keys, onclose: () => dialog.remove() },
    // Else the first of its controls had the focus, which may be below the fold.
    make("strong", { tabIndex: -1, autofocus: true }, strings.keys),
    make("dl", {}, ...rows),
    make("label", {}, strings.verbosity, select),
    make("button", { type: "button", onclick: () => dialog.close() }, strings.close));
  figure.shadowRoot.querySelector(".figure").append(dialog);
  dialog.showModal();
}

function listOf({ view, shadowRoot }) {
  const own = strings.views[view];
  const isTimed = !own || shadowRoot.querySelector(".handles:not([hidden])");
  return [...strings.list, ...(isTimed ? strings.time : []), ...(own ?? [])];
}
