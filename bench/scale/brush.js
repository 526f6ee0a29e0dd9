/** A brush of 90 days in 60 steps over bars, a line and a map: each contender gets ready, and then takes a step. */
import * as Plot from "@observablehq/plot";
import crossfilter from "crossfilter2";
import { scaleLinear, scaleSqrt } from "d3-scale";
import * as echarts from "echarts";
import { counted, positions, sorted } from "./data.js";
import { bars, canvas, discs, veil } from "./pictures.js";
import { specification, view } from "./vega.js";

const [WIDTH, HEIGHT] = [800, 240];
const [MAP, BARS] = [500, 300];
const LARGEST = 20;
const ROW = 28;

export const STEPS = 60;

/** The stretches of the steps. */
export function stretches(dayCount) {
  const stretch = (_, step) => {
    const from = 7305 + Math.floor(((dayCount - 90) * step) / STEPS);
    return [from, from + 89];
  };
  return Array.from({ length: STEPS }, stretch);
}

const colours = { paper: "#fff", ink: "#1a1a1a", quiet: "#5c5c5c", rule: "#ddd", accent: "#b3261e", land: "#eee", border: "#bbb" };

/** Ours: the views of the explorer themselves. */
export async function ours(set, place, explorer) {
  const { takeIn, Line, PlaceMap, Bars } = explorer;
  const events = takeIn(set.columns, set.placeCount, set.sideCount, false);
  const names = Array.from({ length: set.sideCount }, (_, side) => `Side ${side}`);
  const [line, map, sides] = [new Line(() => {}), new PlaceMap(() => {}, () => ""), new Bars(() => {})];
  place.append(line.element, map.element, sides.element);
  const domain = events.days();
  const starts = events.periods(2);
  line.draw({ sums: events.byPeriod(starts), starts }, domain, colours, WIDTH);
  map.place(events, positions(set.placeCount), MAP);
  map.lay(events, set.full, colours);
  sides.lay(set.bySide, [...names.keys()], [], names, BARS * 2);
  return {
    step: ([from, to]) => {
      events.chooseDays(from, to);
      line.light([from, to]);
      map.draw(events.byDisc(), undefined, colours);
      sides.draw(events.bySide(), [], colours);
    },
    sums: () => [events.bySide(), events.byPlace()],
    end: () => events.free(),
  };
}

const pictures = (set, place) => ({
  veil: canvas(WIDTH, HEIGHT, place),
  map: canvas(MAP, 400, place),
  bars: canvas(BARS, set.shown * ROW, place),
});

/** Where discs are on a bare map. */
function centresOf(set) {
  const at = positions(set.placeCount);
  return at.map((degrees, row) => (row % 2 ? ((180 - at[row - 1] * 0 + degrees) / 360) * MAP : ((90 - degrees) / 180) * 400)).map((_, row, all) => all[row ^ 1]);
}

const x = (set) => scaleLinear([7305, 7305 + set.dayCount], [40, WIDTH - 12]);

/** The floor: all that is drawn is ready before the first step. */
export async function floor(set, place) {
  const on = pictures(set, place);
  const days = sorted(set.columns);
  const centres = centresOf(set);
  const [radius, length, at] = [scaleSqrt([0, set.full], [0, LARGEST]), scaleLinear([0, set.fullSide], [0, 240]), x(set)];
  const ready = new Map();
  for (const stretch of stretches(set.dayCount)) {
    const [bySide, byPlace] = counted(days, stretch, set.sideCount, set.placeCount);
    const shown = bySide.slice(0, set.shown);
    ready.set(stretch[0], { radii: Float32Array.from(byPlace, radius), lengths: Float32Array.from(shown, length), texts: Array.from(shown, String), sums: [bySide, byPlace] });
  }
  let sums;
  return {
    step: ([from, to]) => {
      const now = ready.get(from);
      veil(on.veil, at(from), at(to + 1));
      discs(on.map, centres, now.radii);
      bars(on.bars, now.lengths, now.texts);
      ({ sums } = now);
    },
    sums: () => sums,
    end: () => {},
  };
}

/** D3's scales and crossfilter2, which keeps its counts up to date. */
export async function crossfiltered(set, place) {
  const { days, places, sides, best } = set.columns;
  const filter = crossfilter(Array.from(days.keys()));
  const byDay = filter.dimension((row) => days[row]);
  const [ofSides, ofPlaces] = [sides, places].map((column) => filter.dimension((row) => column[row]).group().reduceSum((row) => best[row]));
  const on = pictures(set, place);
  const centres = centresOf(set);
  const [radius, length, at] = [scaleSqrt([0, set.full], [0, LARGEST]), scaleLinear([0, set.fullSide], [0, 240]), x(set)];
  const values = (group) => Float64Array.from(group.all(), ({ value }) => value);
  return {
    step: ([from, to]) => {
      byDay.filterRange([from, to + 1]);
      veil(on.veil, at(from), at(to + 1));
      discs(on.map, centres, values(ofPlaces).map(radius));
      const shown = values(ofSides).slice(0, set.shown);
      bars(on.bars, shown.map(length), Array.from(shown, String));
    },
    sums: () => [values(ofSides), values(ofPlaces)],
    end: () => filter.remove(() => true),
  };
}

/** Observable Plot, on columns in the order of their days. */
export async function plotted(set, place) {
  const days = sorted(set.columns);
  const centres = centresOf(set);
  const on = { veil: canvas(WIDTH, HEIGHT, place) };
  const at = x(set);
  let [shown, sums] = [[], undefined];
  return {
    step: ([from, to]) => {
      sums = counted(days, [from, to], set.sideCount, set.placeCount);
      veil(on.veil, at(from), at(to + 1));
      for (const old of shown) old.remove();
      const sides = Array.from(sums[0].slice(0, set.shown), (deaths, side) => ({ side, deaths }));
      const places = Array.from(sums[1], (deaths, row) => ({ x: centres[2 * row], y: centres[2 * row + 1], deaths }));
      shown = [
        Plot.plot({ width: BARS, height: set.shown * ROW, x: { domain: [0, set.fullSide] }, y: { type: "band" }, marks: [Plot.barX(sides, { x: "deaths", y: "side" })] }),
        Plot.plot({ width: MAP, height: 400, axis: null, x: { domain: [0, MAP] }, y: { domain: [400, 0] }, r: { domain: [0, set.full], range: [0, LARGEST] }, marks: [Plot.dot(places, { x: "x", y: "y", r: "deaths", fill: "#b3261e", fillOpacity: 0.6, sort: null })] }),
      ];
      place.append(...shown);
    },
    sums: () => sums,
    end: () => {},
  };
}

/** ECharts, on columns in the order of their days. */
export async function echarted(set, place) {
  const days = sorted(set.columns);
  const centres = centresOf(set);
  const on = { veil: canvas(WIDTH, HEIGHT, place) };
  const at = x(set);
  const chart = (width, height, option) => {
    const element = document.createElement("div");
    element.style.cssText = `width:${width}px;height:${height}px`;
    place.append(element);
    const made = echarts.init(element);
    made.setOption({ animation: false, ...option });
    return made;
  };
  const ofSides = chart(BARS, set.shown * ROW, { xAxis: { max: set.fullSide }, yAxis: { type: "category" }, series: [{ type: "bar", label: { show: true, position: "right" } }] });
  const size = scaleSqrt([0, set.full], [0, 2 * LARGEST]);
  const ofPlaces = chart(MAP, 400, { xAxis: { show: false, max: MAP }, yAxis: { show: false, max: 400, inverse: true }, series: [{ type: "scatter", symbolSize: ([, , deaths]) => size(deaths) }] });
  let sums;
  return {
    step: ([from, to]) => {
      sums = counted(days, [from, to], set.sideCount, set.placeCount);
      veil(on.veil, at(from), at(to + 1));
      ofSides.setOption({ series: [{ data: Array.from(sums[0].slice(0, set.shown)) }] }, { lazyUpdate: false });
      ofPlaces.setOption({ series: [{ data: Array.from(sums[1], (deaths, row) => [centres[2 * row], centres[2 * row + 1], deaths]) }] }, { lazyUpdate: false });
      // What is drawn in the next frame belongs to this step.
      for (const made of [ofSides, ofPlaces]) made.getZr().flush();
    },
    sums: () => sums,
    end: () => [ofSides, ofPlaces].forEach((made) => made.dispose()),
  };
}

/** Vega-Lite, which filters and adds up by itself. */
export async function vegaLite(set, place) {
  const sizes = { width: MAP, height: 400, bars: BARS, row: ROW, largest: LARGEST };
  // All sides are added up, those beyond the bars too.
  const on = { veil: canvas(WIDTH, HEIGHT, place) };
  const element = document.createElement("div");
  place.append(element);
  const { runtime, sums } = view(specification(set, sizes), { ...set, centres: centresOf(set) }, element);
  await runtime.runAsync();
  const at = x(set);
  return {
    step: ([from, to]) => {
      veil(on.veil, at(from), at(to + 1));
      runtime.signal("from", from).signal("to", to).run();
    },
    sums: () => [sums("side", set.sideCount), sums("place", set.placeCount)],
    end: () => runtime.finalize(),
  };
}
