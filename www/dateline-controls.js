/** What `<dateline-filter>` loads: its inputs, and their style. */
import { build, names, rules } from "./shell/controls.js";

export { build, names, rules };
