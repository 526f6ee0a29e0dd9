/**
 * Dateline's shell: an ES module that registers `<dateline-figure>`, `<dateline-filter>` and
 * `<dateline-record>`. The core decides and draws; everything here only brings it together with a
 * page. What is exported is documented in dateline.d.ts.
 */
import { DatelineFilter } from "./shell/controls.js";
import { dossierOf } from "./shell/dossier.js";
import { DatelineError } from "./shell/errors.js";
import { DatelineFigure } from "./shell/figure.js";
import { DatelineRecord } from "./shell/record.js";

const elements = {
  "dateline-figure": DatelineFigure,
  "dateline-filter": DatelineFilter,
  "dateline-record": DatelineRecord,
};

for (const [name, element] of Object.entries(elements)) {
  // A second copy of the script leaves the page to the first.
  if (customElements.get(name)) console.warn(`dateline: <${name}> is registered already`);
  else customElements.define(name, element);
}

/** The dossier of a data set, loaded. */
export async function load(src, { dossier = "" } = {}) {
  return dossierOf(src, dossier).ready;
}

/** Changes the filter of a dossier, as soon as it is loaded. */
export async function setFilter(src, patch, options) {
  (await load(src, options)).setFilter(patch);
}

export { DatelineError, DatelineFigure, DatelineFilter, DatelineRecord };
