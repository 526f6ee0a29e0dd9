/** What a compiler keeps people from. Each line is wrong, and the check fails where one is not told. */
import { type DatelineError, embed, load, provide, setFilter } from "dateline";
// @ts-expect-error: what the elements have in common is no class of the package
import type { DatelineElement } from "dateline";
import type { DataSet } from "dateline/dataset";

const figure = document.createElement("dateline-figure");
declare const error: DatelineError;
const dossier = await load("myanmar-2021.json");

// @ts-expect-error: an address is a string
await load(42);
// @ts-expect-error: the name of a dossier is a string
await load("myanmar-2021.json", { dossier: 2 });
// @ts-expect-error: suppliers are a list
await setFilter("myanmar-2021.json", { suppliers: "Russia" });
// @ts-expect-error: dates are texts
dossier.setFilter({ from: new Date() });
// @ts-expect-error: there are two directions
dossier.setFilter({ direction: "sideways" });
// @ts-expect-error: there is no such field
dossier.setFilter({ supplier: ["Russia"] });
// @ts-expect-error: a filter is changed by setFilter
dossier.filter = {};
// @ts-expect-error: what a data set offers cannot be changed
dossier.choices = { suppliers: [] };
// @ts-expect-error: a promise is no figure
figure.load().setFilter({});
// @ts-expect-error: a data set is no number
figure.data = 7;
// @ts-expect-error: a data set names its sources
const incomplete: DataSet = { format: 1, title: "Ours" };
// @ts-expect-error: there is no such view
await figure.restore({ view: "pie" });
// @ts-expect-error: there is no such option
await embed(document.body, incomplete, { colour: "red" });
// @ts-expect-error: a figure needs a place
await embed(null, "myanmar-2021.json");
// @ts-expect-error: the core is an address, a response, bytes or a module
provide({ core: 12 });
// @ts-expect-error: there is no such source
provide({ wasm: "/core.wasm" });
// @ts-expect-error: `detail` has no such field
figure.addEventListener("dateline-ready", ({ detail }) => console.log(detail.filter));
// @ts-expect-error: the promise that a figure is drawn is its own
figure.ready = Promise.resolve(figure);
// @ts-expect-error: a tip can be missing
dossier.addEventListener("dateline-focus", ({ detail }) => console.log(detail.tip.title));
// @ts-expect-error: an error's code is its own
error.code = "network";
