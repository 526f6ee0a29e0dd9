/**
 * Fetches what the shell itself needs: the Rust core, the base map, data sets.
 * Only here does the shell know where its files lie: beside it, wherever that is.
 */
import { DatelineError } from "./errors.js";

/** How long a server may keep silent, in milliseconds. */
const PATIENCE = 10_000;

let core;
let baseMap;

/** The class `Core` of the bound core, compiled and started once a page. */
export const startCore = () => (core ??= start().catch((error) => {
  core = undefined;
  throw error;
}));

/** The bytes of the base map, fetched when the first map asks for them. */
export const fetchBaseMap = () =>
  (baseMap ??= fetchBytes(new URL("../basemap.bin", import.meta.url)).catch((error) => {
    baseMap = undefined;
    throw error;
  }));

/** The bytes of a file. Throws a DatelineError with the code "network". */
export const fetchBytes = async (url) => new Uint8Array(await whole(await request(url)));

async function start() {
  const url = new URL("../dateline_core_bg.wasm", import.meta.url);
  const [glue, response] = await Promise.all([importGlue(), request(url)]);
  try {
    await glue.default({ module_or_path: await compile(response) });
  } catch (cause) {
    if (cause instanceof DatelineError) throw cause;
    throw new DatelineError("no-core", cause.message, { cause });
  }
  return glue.Core;
}

const importGlue = () =>
  import("../dateline_core.js").catch((cause) => {
    throw new DatelineError("network", "the core's glue did not load", { cause });
  });

/** Compiles while the bytes arrive; a server that gives the wrong MIME type only costs the streaming. */
async function compile(response) {
  const streams = response.headers.get("content-type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await whole(response));
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
