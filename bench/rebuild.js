/**
 * How long a dossier of three figures takes to draw again when its core has broken: from the call in
 * which it breaks to the frame after the drawing. With the build that breaks where `datelineFault` says.
 */
import { DatelineFigure, load } from "../faulty/dateline.js";

/** A dossier begins again once; so each time is another one's. */
const TIMES = 7;
const VIEWS = Object.keys(DatelineFigure.views);
const src = new URL("../pkg/myanmar-2021.json", import.meta.url).href;

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function figuresOf(dossier) {
  const figures = VIEWS.map((view) => {
    const figure = document.createElement("dateline-figure");
    for (const [name, value] of Object.entries({ src, view, dossier })) figure.setAttribute(name, value);
    return figure;
  });
  document.body.replaceChildren(...figures);
  await Promise.all(figures.map((figure) => figure.load()));
  return figures;
}

/** Breaks the core of a dossier; whoever asked it hears of that. */
async function breakCore(figure) {
  window.datelineFault = "setFilter";
  const error = await figure.setFilter({ direction: "inbound" }).catch((thrown) => thrown);
  delete window.datelineFault;
  if (error?.code !== "trap") throw new Error("the core did not break");
}

async function timeOnce(dossier) {
  const [figure] = await figuresOf(dossier);
  await load(src, { dossier });
  const start = performance.now();
  await breakCore(figure);
  await load(src, { dossier });
  // It draws in the first frame; in the second, that is done.
  await nextFrame();
  await nextFrame();
  const took = performance.now() - start;
  await figure.setFilter({ direction: "inbound" });
  return took;
}

async function slowest() {
  let most = 0;
  for (let time = 0; time < TIMES; time += 1) most = Math.max(most, await timeOnce(`number ${time}`));
  return most;
}

window.rebuilt = slowest();
