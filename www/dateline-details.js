/** What a figure loads after its first picture: its tips and tables, what makes its marks elements, and what binds prose to them. */
import { loadClaims, loadReader, loadTake } from "./shell/load-later.js";
import { Readers } from "./shell/reader/readers.js";
import { tableOf } from "./shell/table.js";
import { Tooltip } from "./shell/tooltip.js";

const readersOf = (dossier) => new Readers(dossier, { loadClaims, loadReader, loadTake });

export { Tooltip, readersOf, tableOf };
