/** The importer, started: a program of its own, in wasm. */
import init, { Importer, wishes } from "../pkg/explore/dateline_import.js";

const module_or_path = new URL("../pkg/explore/dateline_import_bg.wasm", import.meta.url);

export const start = () => init({ module_or_path });
export { Importer, wishes };
