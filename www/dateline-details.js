/** What a figure loads after its first picture: its tips and tables, and what makes its marks elements. */
import { loadReader, loadTake } from "./shell/reader/load.js";
import { Readers } from "./shell/reader/readers.js";
import { tableOf } from "./shell/table.js";
import { Tooltip } from "./shell/tooltip.js";

const readersOf = (dossier) => new Readers(dossier, { loadReader, loadTake });

export { Tooltip, readersOf, tableOf };
