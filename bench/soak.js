/**
 * A page of fifty figures: half of them stay, and in the rooms of the others figures come, are drawn and
 * are finalized, in all the ways there are. What they leave behind is counted from outside.
 */
import { DatelineFigure, embed } from "../pkg/dateline.js";

const STAYING = 25;
const ROOMS = 25;
const VIEWS = Object.keys(DatelineFigure.views);
const src = new URL("../pkg/myanmar-2021.json", import.meta.url).href;

let cycles = 0;

/** Runs this many cycles, as many at a time as there are rooms. */
async function run(count) {
  const rooms = document.querySelectorAll(".room");
  for (let done = 0; done < count; done += rooms.length) {
    const batch = [...rooms].slice(0, count - done);
    await Promise.all(batch.map((room) => WAYS[(cycles += 1) % WAYS.length](room, VIEWS[cycles % VIEWS.length])));
  }
}

/** A figure as an article's markup has it, drawn and gone. */
async function byMarkup(room, view, dossier = "") {
  const figure = makeFigure(view, dossier);
  figure.append("In the figure's place");
  room.append(figure);
  await figure.load();
  figure.finalize();
  figure.remove();
}

/** A figure by a call, drawn and gone; what the room held is there again, and goes too. */
async function byCall(room, view, source) {
  room.append("In the figure's place");
  const { finalize } = await embed(room, source, { view });
  finalize();
  room.replaceChildren();
}

/** A figure that the page throws away without a word. */
async function byRemoval(room, view) {
  const figure = makeFigure(view, `thrown away ${cycles}`);
  room.append(figure);
  await figure.load();
  figure.remove();
}

/** In the dossier that stays, and in dossiers of which the figure is the only one. */
const WAYS = [
  (room, view) => byMarkup(room, view),
  (room, view) => byMarkup(room, view, `of cycle ${cycles}`),
  (room, view) => byCall(room, view, src),
  (room, view) => byCall(room, view, structuredClone(data)),
  byRemoval,
];

function makeFigure(view, dossier) {
  const figure = document.createElement("dateline-figure");
  for (const [name, value] of Object.entries({ src, view, dossier })) figure.setAttribute(name, value);
  return figure;
}

async function furnish() {
  for (let room = 0; room < ROOMS; room += 1) {
    document.body.append(Object.assign(document.createElement("div"), { className: "room" }));
  }
  const figures = Array.from({ length: STAYING }, (_, at) => makeFigure(VIEWS[at % VIEWS.length], ""));
  document.body.append(...figures);
  await Promise.all(figures.map((figure) => figure.load()));
}

const data = await (await fetch(src)).json();
await furnish();
window.soak = { run };
