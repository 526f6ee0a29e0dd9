/** Fetches all that figures may ask for later, so that the explorer works without a network once it is there. */
import { DatelineFigure, provide } from "../pkg/dateline.js";

/** The package's files by the names under which `provide` takes them, beside those of the views. */
const FILES = {
  core: "dateline_core_bg.wasm",
  coreRevisions: "dateline_core_revisions.wasm",
  coreDetails: "dateline_core_details.wasm",
  baseMap: "basemap.bin",
  baseMapFine: "basemap-fine.bin",
};

const MODULES = ["controls", "details", "interaction", "timeline"];

const addressOf = (name) => new URL(`../pkg/${name}`, import.meta.url);

/** What does not arrive is asked for again when it is needed, and told then. */
export async function preload() {
  const files = Object.entries(FILES).map(([name, file]) => [name, addressOf(file)]);
  const views = Object.values(DatelineFigure.views).map(({ part, address }) => [part, address()]);
  const kept = [...files, ...views].map(async ([name, address]) => {
    const response = await fetch(address);
    if (response.ok) provide({ [name]: response });
  });
  const modules = MODULES.map((name) => import(addressOf(`dateline-${name}.js`)));
  await Promise.allSettled([...kept, ...modules]);
}
