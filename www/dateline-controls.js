/** What `<dateline-filter>` loads: its inputs, and their style. */
import { build, names, sheet } from "./shell/controls.js";

export { build, names, sheet };
