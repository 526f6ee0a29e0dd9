/**
 * What a reader plays comes with a first press or key. Who reads by a screen reader's finger or by voice makes neither: a button
 * that only they find brings it, and the focus to it.
 */
import { make } from "../dom.js";

/** Where what it brings begins. */
const PLAYED = ".handles:not([hidden]) > *, .zoom button";

/** The button of a figure; the style of what it brings hides it. */
export function summonOf(figure, dossier) {
  const { shadowRoot } = figure;
  const summon = make("button", { type: "button", className: "unseen summon" });
  summon.addEventListener("click", async () => {
    try {
      await dossier.interaction;
      dossier.soon();
      requestAnimationFrame(() => requestAnimationFrame(() => shadowRoot.querySelector(PLAYED)?.focus()));
    } catch (error) {
      figure.report(error);
    }
  });
  return summon;
}
