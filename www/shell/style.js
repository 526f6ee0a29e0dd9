/**
 * The shell's own style, as constructed sheets: one copy for all elements of a page, and allowed
 * under a policy that forbids inline styles. The rules are in the .css files beside this one, which
 * `cargo xtask build` makes a module of.
 */
import { sheetOf } from "./dom.js";
import { base, figure } from "./sheets.js";

/** For `<dateline-figure>` and `<dateline-record>`. */
export const figureSheet = sheetOf(base + figure);
