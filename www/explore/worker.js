/**
 * Reads files beside the page, which answers its reader meanwhile. It is told the files and the wishes, and tells how far it is,
 * then the data set and the report. To cancel, the page ends it.
 */
import { Importer, start } from "./importer.js";

/** Progress is told no more often than this, in milliseconds. */
const EACH = 100;

/** Where bytes are no UTF-8 they are read as everywhere on the web. */
const FALLBACK = "windows-1252";

const started = start();

addEventListener("message", async ({ data: { files, wishes } }) => {
  try {
    await started;
    const importer = new Importer(wishes.map((wish) => wish.join("\t")).join("\n"));
    for (const file of files) await read(importer, file);
    const events = columnsOf(importer.incidents());
    const [data, report] = importer.finish();
    const handed = Object.values(events ?? {}).flatMap(({ buffer }) => buffer ?? []);
    postMessage({ data, report: JSON.parse(report), events }, handed);
  } catch (error) {
    postMessage({ error: error.message ?? `${error}` });
  }
});

/** Events as arrays, which are handed over, not copied; nothing where no file has any. */
function columnsOf(incidents) {
  if (!incidents) return;
  const arrays = ["days", "places", "sides", "others", "countries", "types", "best", "weights", "ranges", "lines", "files", "positions", "areCoarse"].map((name) => [name, incidents[name]()]);
  const names = ["placeNames", "sideNames", "countryNames", "typeNames"].map((name) => [name, incidents[name]().split("\n")]);
  return { ...Object.fromEntries([...arrays, ...names]), vague: incidents.vague(), leftOut: incidents.leftOut(), coarse: [...incidents.coarse()] };
}

/** Reads a file by its byte order mark, or as UTF-8; where it turns out to be none, once more from its beginning. */
async function read(importer, file) {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const utf16 = { 254255: "utf-16be", 255254: "utf-16le" }[`${first}${second}`];
  if (utf16) return decode(importer, file, utf16);
  importer.begin(file.name);
  if ((await feed(importer, file, (chunk) => chunk)) && importer.end()) return;
  await decode(importer, file, FALLBACK, FALLBACK);
}

/** `assumed` is the encoding where nothing proves it. */
async function decode(importer, file, encoding, assumed) {
  importer.begin(file.name, assumed);
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  await feed(importer, file, (chunk) => encoder.encode(decoder.decode(chunk, { stream: true })));
  importer.feed(encoder.encode(decoder.decode()));
  importer.end();
}

/** Feeds what `turned` makes of each chunk; gives whether all of it could be read. */
async function feed(importer, file, turned) {
  const began = performance.now();
  let [bytes, told] = [0, 0];
  // Not every engine iterates over streams.
  const reader = file.stream().getReader();
  for (;;) {
    const { value: chunk, done } = await reader.read();
    if (done) return true;
    if (!importer.feed(turned(chunk))) {
      await reader.cancel();
      return false;
    }
    bytes += chunk.length;
    const now = performance.now();
    if (now - told < EACH) continue;
    told = now;
    const left = ((now - began) / bytes) * (file.size - bytes);
    postMessage({ progress: { name: file.name, bytes, total: file.size, rows: importer.rows(), left } });
  }
}
