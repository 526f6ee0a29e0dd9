/** What a figure loads after its first picture: its tips and tables. */
import { tableOf } from "./shell/table.js";
import { Tooltip } from "./shell/tooltip.js";

export { Tooltip, tableOf };
