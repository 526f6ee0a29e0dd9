/** Only in the self-contained build, in place of load-controls.js: the inputs of `<dateline-filter>` are there. */
import { build, names, rules } from "./controls.js";

export const loadControls = async () => ({ build, names, rules });
