/**
 * What all libraries' pages share: the files, asked for as soon as the script runs; the records that
 * the three views show; and the mark that says that they are painted.
 */
const json = async (name) => (await fetch(new URL(`../${name}`, location.href))).json();

/** The data set, and the countries as TopoJSON. */
export const files = Promise.all([json("myanmar-2021.json"), json("countries-110m.json")]);

export const WIDTH = 640;
export const HEIGHT = 320;
export const BARS_HEIGHT = 160;

export const INK = "#1a1a1a";
export const ACCENT = "#b3261e";
export const MARK = "#8a8a86";
export const LAND = "#e4e2dc";

/** What the map turns about, so that Moscow and Naypyidaw both stand upright: longitude and latitude. */
export const MIDDLE = [70, 40];

/** The suppliers' shares as the newspaper gave them, the largest first and the rest last. */
export const sharesOf = ({ transfers }) =>
  transfers.filter(({ source, unit }) => source === "wsj" && unit === "percent")
    .map(({ supplier, value }) => ({ supplier, value }));

/** The running total up to the day of the article. */
export const trendOf = ({ casualties }) =>
  casualties.filter(({ series, kind, date }) => series === "AAPP" && kind === "cumulative" && date <= "2021-07-15")
    .map(({ date, count }) => ({ date: new Date(date), count }));

/** The visits, each with the two places' positions, and the places that they touch. */
export function visitsOf({ visits, places }) {
  const at = new Map(places.map(({ id, name, lon_deg, lat_deg }) => [id, { name, position: [lon_deg, lat_deg] }]));
  const touched = new Set(visits.flatMap(({ from, to }) => [from, to]));
  return {
    arcs: visits.map(({ from, to }) => [at.get(from).position, at.get(to).position]),
    stops: [...touched].map((id) => at.get(id)),
  };
}

/** Great circles as GeoJSON. */
export const linesOf = (arcs) => ({ type: "MultiLineString", coordinates: arcs });

/** What the map has to show whole, as GeoJSON. */
export const extentOf = (stops) => ({ type: "MultiPoint", coordinates: stops.map(({ position }) => position) });

/** Draws the three views, each once, and marks the second frame after that. */
export function paint(draw) {
  window.painted = files.then(([data, atlas]) => draw(data, atlas)).then(mark);
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

export async function mark() {
  await frame();
  await frame();
  return performance.mark("painted").startTime;
}
