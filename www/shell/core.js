/**
 * Fetches what the shell itself needs: the Rust core, the base map, data sets. Only here does the
 * shell know where its files lie: beside it, unless the page has said otherwise. Only the finer base map is the interaction's, and the core's part for claims that of claims.
 */
import { DatelineError } from "./errors.js";
import { makeGlue } from "./glue.js";
import { VIEWS } from "./views.js";

/** How long a server may keep silent, in milliseconds. */
const PATIENCE = 10_000;

/** What the page has provided instead of the files beside the shell; data sets by their address. */
const provided = {
  core: () => new URL("../dateline_core_bg.wasm", import.meta.url),
  coreRevisions: () => new URL("../dateline_core_revisions.wasm", import.meta.url),
  coreDetails: () => new URL("../dateline_core_details.wasm", import.meta.url),
  baseMap: () => new URL("../basemap.bin", import.meta.url),
};
for (const { part, address } of Object.values(VIEWS)) provided[part] = address;
const files = new Map();

/** Says where the core and the base maps come from, and which data sets need not be fetched. */
export function provide(sources) {
  for (const name in sources) {
    if (sources[name] !== undefined) provided[name] = () => sources[name];
  }
  for (const [src, content] of Object.entries(sources.files ?? {})) {
    files.set(addressOf(src), bytesOf(content));
  }
}

/** The absolute address of a `src`. */
export const addressOf = (src) => new URL(src, document.baseURI).href;

const handedOver = new WeakMap();
let handed = 0;

/** The bytes of a data set that has no address, and one for it: the same object has the same. */
export function handOver(content) {
  const known = handedOver.get(content);
  if (known) return known;
  const source = { address: `dateline:${(handed += 1)}`, bytes: bytesOf(content) };
  if (Object(content) === content) handedOver.set(content, source);
  return source;
}

/** A promise that is kept once it is fulfilled, and tried again after it has failed. */
function once(attempt) {
  let promise;
  return () => (promise ??= attempt().catch((error) => {
    promise = undefined;
    throw error;
  }));
}

/** What a name promises, asked for once. */
const kept = (promises, name, attempt) => (promises[name] ??= once(attempt))();

/** The core and its parts by their names in `provided`, each compiled once a page. */
const modules = {};
const compiled = (name, address) => kept(modules, name, () => compile(provided[name]?.() ?? address));

/** Fetches the parts that a view takes, ahead of the core, and the land for a map; failures are told to whoever needs them. */
export function fetchParts(parts) {
  const wanted = parts.map((part) => compiled(part));
  if (parts.includes("coreMap")) wanted.push(fetchBaseMap());
  for (const one of wanted) one.catch(() => {});
}

/** The bytes of a file that the page has provided by a name, or of one at an address. */
export const fetchFile = async (name, address) => whole(await responseOf(provided[name]?.() ?? address));

/** The bytes of the base map, fetched when the first map asks for them. */
export const fetchBaseMap = once(() => fetchFile("baseMap"));

/**
 * A new instance of the core: its class `Core`, and `learn`, which brings a part of it by its name in `provided`, or from an address. All instances are of one module, compiled once a page; each has its own memory, so that one that breaks
 * takes no other along.
 */
export async function startCore() {
  const module = await compiled("core");
  const { imports, start, extend, exports } = makeGlue();
  // Where wasm is denied, WebKit compiles it all the same.
  const instanceOf = (module, imports) => WebAssembly.instantiate(module, imports).catch(noCore);
  const instance = await instanceOf(module, imports);
  start(instance);
  const parts = {};
  const learn = (name, address) => kept(parts, name, async () =>
    extend(await instanceOf(await compiled(name, address), { ...imports, 0: instance.exports })));
  return { Core: exports.Core, learn };
}

/** The bytes of a data set: provided, an element's text for `#id`, or fetched. */
export async function fetchData(src, signal) {
  const address = addressOf(src);
  if (files.has(address)) return files.get(address);
  if (!src.startsWith("#")) return whole(await responseOf(address, signal));
  const element = document.getElementById(src.slice(1));
  if (!element) throw new DatelineError("network", `there is no element ${src}`);
  return bytesOf(element.textContent);
}

/** Compiles while the bytes arrive, of whatever MIME type. */
async function compile(provided) {
  const source = await provided;
  try {
    if (source instanceof WebAssembly.Module) return source;
    const response = await responseOf(source);
    return await WebAssembly.compileStreaming(isWasm(response) ? response : wasmOf(response.body));
  } catch (cause) {
    if (isBrokenOff(cause)) throw brokenOff("the core", cause);
    return noCore(cause);
  }
}

function noCore(cause) {
  throw new DatelineError("no-core", cause.message, { cause });
}

async function whole(response) {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw brokenOff("a file", cause);
  }
}

/** A source as a response: an address is fetched. */
async function responseOf(source, signal) {
  if (source instanceof Response) return source.clone();
  if (typeof source !== "string" && !(source instanceof URL)) return wasmOf(bytesOf(source));
  const watch = new AbortController();
  signal?.addEventListener("abort", () => watch.abort());
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => watch.abort(new DatelineError("network", "the server is silent")), PATIENCE);
  };
  heard();
  try {
    const response = await fetch(`${source}`, { signal: watch.signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    listen(response.clone().body.getReader(), heard).finally(() => clearTimeout(timer));
    return response;
  } catch (cause) {
    clearTimeout(timer);
    throw new DatelineError("network", `${source} did not arrive: ${cause.message}`, { cause });
  }
}

/**
 * Reads a copy of a response, to learn that bytes still arrive: the response itself goes to the browser's compiler
 * untouched.
 */
async function listen(reader, heard) {
  try {
    while (!(await reader.read()).done) heard();
  } catch {
    // Whoever reads the response is told.
  }
}

const MIME = "application/wasm";
const isWasm = ({ headers }) => headers.get("content-type") === MIME;
const wasmOf = (body) => new Response(body, { headers: { "content-type": MIME } });

/** A stream that ends too early, or is aborted: not what a faulty module would throw. */
const isBrokenOff = ({ name }) => /^(DatelineError|TypeError|AbortError)$/.test(name);

const brokenOff = (what, cause) =>
  cause instanceof DatelineError ? cause : new DatelineError("network", `${what} broke off`, { cause });

/** A data set, however it is held, as the bytes of a file; throws TypeError where it is none. */
function bytesOf(content) {
  try {
    const { buffer = content, byteOffset, byteLength } = content ?? {};
    if (byteLength >= 0) return new Uint8Array(buffer, byteOffset, byteLength).slice();
    // What JSON has no words for is undefined there, and cannot be trimmed.
    return new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content).trim());
  } catch (cause) {
    throw new TypeError("the data set is not JSON", { cause });
  }
}
