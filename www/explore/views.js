/** The data set in linked views. */
import { DatelineFigure, provide } from "../pkg/dateline.js";
import { make } from "./dom.js";

let made = 0;

/** Shows a data set, given as a text, in the elements of a section; gives the views that there are records for. */
export function show(section, text) {
  const src = open(text);
  const figures = figuresOf(src, JSON.parse(text));
  // What is filtered and chosen stands in the address.
  figures[0]?.setAttribute("address", "");
  for (const before of section.querySelectorAll("dateline-filter, dateline-timeline")) {
    // Elements of their own for each data set: nothing of the one before stays.
    const element = before.cloneNode();
    element.setAttribute("src", src);
    before.replaceWith(element);
  }
  section.querySelector(".figures").replaceChildren(...figures);
  section.hidden = false;
  return figures.map(({ view }) => view);
}

/** Hands a data set over to figures; gives what they call it by. */
export function open(text) {
  made += 1;
  const src = `imported-${made}.json`;
  provide({ files: { [src]: text } });
  return src;
}

/** A figure for each view that there are records for. */
export function figuresOf(src, data) {
  const views = Object.entries(DatelineFigure.views).filter(([, { table }]) => data[table]?.length);
  return views.map(([view]) => figureOf(view, src, data));
}

function figureOf(view, src, data) {
  const figure = make("dateline-figure", {});
  figure.setAttribute("src", src);
  figure.setAttribute("view", view);
  if (view === "shares" && yearsOf(data.transfers) > 1) figure.setAttribute("shares", "yearly");
  if (view === "trend") figure.setAttribute("count", kindOf(data.casualties));
  return figure;
}

/** How many single years there are values of. */
const yearsOf = (transfers) => new Set(transfers.map(({ period }) => period).filter((period) => /^\d{4}$/.test(period))).size;

/** Running totals and single days never share an axis: those that there are more of. Days of years are added up. */
function kindOf(counts) {
  const daily = counts.filter(({ kind }) => kind === "per-day");
  if (2 * daily.length <= counts.length) return "cumulative";
  const years = daily.map(({ date }) => +date.slice(0, 4));
  const [first, last] = [Math.min, Math.max].map((end) => years.reduce((one, other) => end(one, other)));
  return last - first > 1 ? "per-month" : "per-day";
}
