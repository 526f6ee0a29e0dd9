// esbuild does not follow `new URL(…, import.meta.url)`: with its loader `file` it copies what is
// imported, and `provide` says where that is.
import { provide } from "dateline";
import land from "dateline/basemap.bin";
import fineLand from "dateline/basemap-fine.bin";
import core from "dateline/dateline_core_bg.wasm";
import coreDetails from "dateline/dateline_core_details.wasm";
import coreMap from "dateline/dateline_core_map.wasm";
import coreShares from "dateline/dateline_core_shares.wasm";
import coreTrend from "dateline/dateline_core_trend.wasm";
import source from "dateline/myanmar-2021.json";
import "../shared/page.css";

const beside = (file) => new URL(file, import.meta.url);
provide({
  core: beside(core), coreDetails: beside(coreDetails), coreMap: beside(coreMap),
  coreShares: beside(coreShares), coreTrend: beside(coreTrend),
  baseMap: beside(land), baseMapFine: beside(fineLand),
});

for (const element of document.querySelectorAll("dateline-figure, dateline-filter")) {
  element.setAttribute("src", beside(source));
}
