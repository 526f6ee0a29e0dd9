/** Everything that the package exports, used as it is meant to be. Never run: it is for the compiler. */
import {
  type Choice, type Choices, type Data, type DatelineEvents, DatelineError, DatelineFigure, DatelineFilter, DatelineRecord, type Direction,
  type Dossier, type FigureState, type FigureStatePatch, type Filter, type FilterPatch, type Problem,
  type Tip, type View, embed, load, provide, setFilter,
} from "dateline";
import type { DataSet } from "dateline/dataset";

const bytes = new Uint8Array([0, 97, 115, 109]);
const dataSet: DataSet = { format: 1, title: "Ours", sources: [] };

provide({ core: "/files/core.wasm" });
provide({ core: new URL("/files/core.wasm", location.href), baseMap: await fetch("/files/basemap.bin") });
provide({ core: bytes, baseMap: bytes.buffer, baseMapFine: "/files/basemap-fine.bin" });
provide({ core: new WebAssembly.Module(bytes), files: { "/ours.json": dataSet, "/theirs.json": "{}", "/raw.json": bytes } });

/** A dossier, without any figure. */
async function dossiers(): Promise<void> {
  const dossier: Dossier = await load("myanmar-2021.json", { dossier: "second" });
  const filter: Filter = dossier.filter;
  const choices: Choices = dossier.choices;
  const problems: Problem[] = dossier.problems;
  const texts: string[] = [dossier.src, dossier.name, ...choices.suppliers.map(({ name }) => name)];
  const choice: Choice | undefined = choices.series[0] ?? choices.places[0] ?? choices.dates[0];
  const directions: (Direction | "")[] = choices.direction.map(({ id }) => id);
  dossier.setFilter({ from: "2021-02", to: null, suppliers: [], places: ["kazan"], direction: "inbound", series: null });
  dossier.addEventListener("dateline-filter", ({ detail }) => {
    const after: Filter = detail.filter;
    console.log(detail.dossier === dossier, after.from, after.suppliers?.length);
  });
  dossier.addEventListener("dateline-focus", ({ detail }) => tell(detail.tip));
  await setFilter("myanmar-2021.json", { suppliers: ["Russia"] }, { dossier: "second" });
  for (const { code, record, field, message } of problems) console.log(code, record, field, message);
  dossier.finalize();
  console.log(filter.direction, texts, choice?.name, directions);
}

function tell(tip: Tip | undefined): void {
  if (!tip) return;
  const { title, rows, notes, sources, anchor } = tip;
  console.log(title, rows.map(({ label, value }) => `${label}: ${value}`), notes, anchor.x + anchor.y);
  for (const { text, url } of sources) console.log(text, url?.length);
}

/** A figure, all that it can be asked, and all that it says. */
async function figures(): Promise<void> {
  const figure = document.createElement("dateline-figure");
  const isOurs: boolean = figure instanceof DatelineFigure;
  figure.setAttribute("view", "map");
  figure.data = dataSet;
  figure.data = "{}";
  figure.data = bytes;
  figure.data = bytes.buffer;
  figure.addEventListener("dateline-ready", ({ detail }) => console.log(detail.dossier.src, detail.problems.length));
  figure.addEventListener("dateline-filter", ({ detail }) => console.log(detail.filter.to));
  figure.addEventListener("dateline-focus", ({ detail }) => tell(detail.tip));
  document.addEventListener("dateline-error", ({ detail: { dossier, error } }) => {
    if (error instanceof DatelineError) console.log(error.code, error.field, dossier?.name);
    else console.log(error.message);
  });
  document.body.append(figure);
  const loaded: DatelineFigure = await figure.load();
  const ready: DatelineFigure = await figure.ready;
  const patch: FilterPatch = { from: "2021-02" };
  await ready.setFilter(patch);
  const filter: Filter | undefined = loaded.filter;
  const state: Partial<FigureState> = await figure.save();
  const options: Partial<FigureState> = { suppliers: ["Russia"], places: "moscow~kazan", level: 2, aspect: "16/9", lang: "de" };
  const change: FigureStatePatch = { ...options, headline: null };
  await figure.restore(change);
  await figure.restore({ ...state, view: "trend", count: "per-day", height: null, filter: { to: null } });
  await figure.reset();
  figure.finalize();
  const view: View = figure.view;
  figure.view = "shares";
  figure.dossier = "fourth";
  const held: Data | undefined = figure.data;
  console.log(isOurs, filter?.from, view, figure.dossier?.name, held);
}

/** A figure by a call. */
async function calls(): Promise<void> {
  const place = document.querySelector("main");
  if (!place) return;
  const { figure, finalize } = await embed(place, "myanmar-2021.json", { view: "trend", from: "2021-02-01", dossier: "third" });
  await embed("#here", dataSet, { view: "map", filter: { direction: "outbound" } });
  await embed("#there", new URL("https://example.org/data.json"));
  figure.remove();
  finalize();
}

/** The other elements, and the types of events for those who pass them on. */
function others(): void {
  const filter: DatelineFilter = document.createElement("dateline-filter");
  const record: DatelineRecord | null = document.querySelector("dateline-record");
  const pass = (event: DatelineEvents["dateline-filter"]): Filter => event.detail.filter;
  filter.addEventListener("dateline-filter", (event) => pass(event));
  filter.finalize();
  record?.finalize();
  record?.addEventListener("dateline-error", ({ detail }) => console.log(detail.error.message));
}

await Promise.all([dossiers(), figures(), calls()]);
others();
