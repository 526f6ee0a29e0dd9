/**
 * Fetches what the shell itself needs: the Rust core, the base map, data sets.
 * Only here does the shell know where its files lie: beside it, wherever that is.
 */
import { DatelineError } from "./errors.js";
import { makeGlue } from "./glue.js";

/** How long a server may keep silent, in milliseconds. */
const PATIENCE = 10_000;

let compiled;
let baseMap;

/**
 * The class `Core` of a new instance of the core. All instances are of one module, compiled once a
 * page; each has its own memory, so that one that breaks takes no other along.
 */
export async function startCore() {
  const module = await (compiled ??= compile().catch((error) => {
    compiled = undefined;
    throw error;
  }));
  const { imports, start, exports } = makeGlue();
  start(await WebAssembly.instantiate(module, imports));
  return exports.Core;
}

/** The bytes of the base map, fetched when the first map asks for them. */
export const fetchBaseMap = () =>
  (baseMap ??= fetchBytes(new URL("../basemap.bin", import.meta.url)).catch((error) => {
    baseMap = undefined;
    throw error;
  }));

/** The bytes of a file. Throws a DatelineError with the code "network". */
export const fetchBytes = async (url) => new Uint8Array(await whole(await request(url)));

/** Compiles while the bytes arrive; a server that gives the wrong MIME type only costs the streaming. */
async function compile() {
  const response = await request(new URL("../dateline_core_bg.wasm", import.meta.url));
  const streams = response.headers.get("content-type") === "application/wasm";
  try {
    return await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await whole(response)));
  } catch (cause) {
    if (cause instanceof DatelineError) throw cause;
    throw new DatelineError("no-core", cause.message, { cause });
  }
}

async function request(url) {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), PATIENCE);
  const response = await fetch(url, { signal: silence.signal }).catch((cause) => {
    throw new DatelineError("network", `${url} did not arrive`, { cause });
  });
  clearTimeout(timer);
  if (!response.ok) throw new DatelineError("network", `${url} answered ${response.status}`);
  return response;
}

const whole = (response) =>
  response.arrayBuffer().catch((cause) => {
    throw new DatelineError("network", `${response.url} broke off`, { cause });
  });
