/** Only in the self-contained build: provides what other builds fetch. */
import { baseMap, core, dataSet, parts } from "./contents.js";
import { provide } from "./core.js";

/**
 * A packed file as the response that a server would have given: fetching a `data:` address would
 * want leave from the page's policy.
 */
function unpack(text) {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream, { headers: { "content-type": "application/wasm" } });
}

/** The founding data set, where other builds have it, and by a name that needs no address to start from. */
const files = { "dateline:myanmar-2021.json": dataSet };
if (URL.canParse("myanmar-2021.json", document.baseURI)) files["myanmar-2021.json"] = dataSet;

// The finer base map would add 130 kB to the script: none is there, and none is fetched, unless a page provides it.
const baseMapFine = new Uint8Array();

for (const part in parts) provide({ [part]: unpack(parts[part]) });
provide({ core: unpack(core), baseMap: unpack(baseMap), baseMapFine, files });
