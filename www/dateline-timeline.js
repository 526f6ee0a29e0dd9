/** What `<dateline-timeline>` loads: its controls, and their style. */
import { timeline } from "./shell/timeline.js";

const { build, names, rules } = timeline;

export { build, names, rules };
