/** A core of one's own, past the shell: for benches, and for tests that look inside a drawing. */
import { makeGlue } from "../glue/glue.js";

/** The class `Core` of a new instance of what the package ships. */
export async function startCore() {
  const { imports, start, extend, exports } = makeGlue();
  const instanceOf = async (name, imports) => {
    const response = await fetch(new URL(`../pkg/${name}`, import.meta.url));
    return (await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance;
  };
  const instance = await instanceOf("dateline_core_bg.wasm", imports);
  start(instance);
  const whole = { ...imports, 0: instance.exports };
  const listed = await fetch(new URL("../pkg/integrity.json", import.meta.url));
  const parts = Object.keys(await listed.json()).filter((name) => /^dateline_core_(?!bg)/.test(name));
  for (const part of parts) extend(await instanceOf(part, whole));
  return exports.Core;
}
