/** Fetches all that figures may ask for later, so that the explorer works without a network once it is there. */
import { provide } from "../pkg/dateline.js";

/** The package's files by the names under which `provide` takes them. */
const FILES = {
  core: "dateline_core_bg.wasm",
  coreShares: "dateline_core_shares.wasm",
  coreTrend: "dateline_core_trend.wasm",
  coreMap: "dateline_core_map.wasm",
  coreRevisions: "dateline_core_revisions.wasm",
  coreDetails: "dateline_core_details.wasm",
  baseMap: "basemap.bin",
  baseMapFine: "basemap-fine.bin",
};

const MODULES = ["controls", "details", "instrument", "timeline"];

const addressOf = (name) => new URL(`../pkg/${name}`, import.meta.url);

/** What does not arrive is asked for again when it is needed, and told then. */
export async function preload() {
  const kept = Object.entries(FILES).map(async ([name, file]) => {
    const response = await fetch(addressOf(file));
    if (response.ok) provide({ [name]: response });
  });
  const modules = MODULES.map((name) => import(addressOf(`dateline-${name}.js`)));
  await Promise.allSettled([...kept, ...modules]);
}
