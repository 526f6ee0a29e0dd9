/**
 * The shell's own style, as the rules of constructed sheets: allowed under a policy that forbids inline styles. They are
 * in the .css files beside this one, which `cargo xtask build` makes a module of.
 */
import { base, figure } from "./sheets.js";

/** For `<dateline-figure>` and `<dateline-record>`. */
export const figureRules = base + figure;
