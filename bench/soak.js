/**
 * A page of fifty figures: half of them stay, and in the slots of the others figures come, are drawn and
 * are finalized, in all the ways there are. What they leave behind is counted from outside.
 */
import { DatelineFigure, embed } from "../pkg/dateline.js";

const STAYING = 25;
const SLOTS = 25;
const VIEWS = Object.keys(DatelineFigure.views);
const src = new URL("../pkg/myanmar-2021.json", import.meta.url).href;

let cycles = 0;

/** Runs this many cycles, as many at a time as there are slots. */
async function run(count) {
  const slots = document.querySelectorAll(".slot");
  for (let done = 0; done < count; done += slots.length) {
    const batch = [...slots].slice(0, count - done);
    await Promise.all(batch.map((slot) => WAYS[(cycles += 1) % WAYS.length](slot, VIEWS[cycles % VIEWS.length])));
  }
}

/** A figure as an article's markup has it, drawn and gone. */
async function byMarkup(slot, view, dossier = "") {
  const figure = makeFigure(view, dossier);
  figure.append("In the figure's place");
  slot.append(figure);
  await figure.load();
  figure.finalize();
  figure.remove();
}

/** A figure by a call, drawn and gone; what the slot held is there again, and goes too. */
async function byCall(slot, view, source) {
  slot.append("In the figure's place");
  const { finalize } = await embed(slot, source, { view });
  finalize();
  slot.replaceChildren();
}

/** A figure that the page throws away without a word. */
async function byRemoval(slot, view) {
  const figure = makeFigure(view, `thrown away ${cycles}`);
  slot.append(figure);
  await figure.load();
  figure.remove();
}

/** In the dossier that stays, and in dossiers of which the figure is the only one. */
const WAYS = [
  (slot, view) => byMarkup(slot, view),
  (slot, view) => byMarkup(slot, view, `of cycle ${cycles}`),
  (slot, view) => byCall(slot, view, src),
  (slot, view) => byCall(slot, view, structuredClone(data)),
  byRemoval,
];

function makeFigure(view, dossier) {
  const figure = document.createElement("dateline-figure");
  for (const [name, value] of Object.entries({ src, view, dossier })) figure.setAttribute(name, value);
  return figure;
}

async function furnish() {
  for (let slot = 0; slot < SLOTS; slot += 1) {
    document.body.append(Object.assign(document.createElement("div"), { className: "slot" }));
  }
  const figures = Array.from({ length: STAYING }, (_, at) => makeFigure(VIEWS[at % VIEWS.length], ""));
  document.body.append(...figures);
  await Promise.all(figures.map((figure) => figure.load()));
}

const data = await (await fetch(src)).json();
await furnish();
window.soak = { run };
