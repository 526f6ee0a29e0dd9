/** A core of one's own, past the shell: for benches, and for tests that look inside a drawing. */
import { makeGlue } from "../glue/glue.js";

/** The class `Core` of a new instance of what the package ships. */
export async function startCore() {
  const response = await fetch(new URL("../pkg/dateline_core_bg.wasm", import.meta.url));
  const { imports, start, exports } = makeGlue();
  start((await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance);
  return exports.Core;
}
