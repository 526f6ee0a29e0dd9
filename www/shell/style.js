/**
 * The shell's own style, as constructed sheets: one copy for all elements of a page, and allowed
 * under a policy that forbids inline styles. The rules are in the .css files beside this one, which
 * `cargo xtask build` makes a module of.
 */
import { base, controls, figure } from "./sheets.js";

function sheetOf(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

/** For `<dateline-figure>` and `<dateline-record>`. */
export const figureSheet = sheetOf(base + figure);

/** For `<dateline-filter>`. */
export const controlsSheet = sheetOf(base + controls);
