/**
 * Dateline's shell: an ES module that registers `<dateline-figure>`, `<dateline-filter>`,
 * `<dateline-record>` and `<dateline-timeline>`. The core decides and draws; everything here only brings it together with a
 * page. What is exported is documented in dateline.d.ts.
 */
import { provide } from "./shell/core.js";
import { dossierOf } from "./shell/dossiers.js";
import { embed } from "./shell/embed.js";
import { DatelineError } from "./shell/errors.js";
import { DatelineFigure } from "./shell/figure.js";
import { DatelineFilter, DatelineTimeline } from "./shell/filter.js";
import { DatelineRecord } from "./shell/record.js";

const elements = {
  "dateline-figure": DatelineFigure,
  "dateline-filter": DatelineFilter,
  "dateline-record": DatelineRecord,
  "dateline-timeline": DatelineTimeline,
};

/** The dossier of a data set, loaded; it stays until it is finalized. */
async function load(src, { dossier = "" } = {}) {
  const loaded = await dossierOf(src, dossier).hold().ready;
  // What can be chosen is told by them; without them the rest holds.
  await loaded.details.catch(() => {});
  return loaded;
}

/** Changes the filter of a dossier, as soon as it is loaded. */
const setFilter = async (src, patch, options) => (await load(src, options)).setFilter(patch);

// A second copy of the script leaves the page to the first, and speaks for it.
const first = customElements.get("dateline-figure");
if (first) console.warn("dateline is on this page already");
else {
  DatelineFigure.api = { load, setFilter, embed, provide };
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
}
const api = first?.api ?? DatelineFigure.api;

const theLoad = api.load;
const theSetFilter = api.setFilter;
const theEmbed = api.embed;
const theProvide = api.provide;

export {
  theLoad as load, theSetFilter as setFilter, theEmbed as embed, theProvide as provide,
  DatelineError, DatelineFigure, DatelineFilter, DatelineRecord, DatelineTimeline,
};
