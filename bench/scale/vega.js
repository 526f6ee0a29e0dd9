/** Vega-Lite: bars and a map over rows that a filter of two parameters lets through. */
import { parse, View } from "vega";
import { compile } from "vega-lite";

const quiet = { axis: null, scale: null };

/** The two views; a step sets the parameters and runs the graph, which is the fastest way in. */
export function specification({ full, fullSide, shown }, { width, height, bars, row, largest }) {
  const filter = "datum.day >= from && datum.day <= to";
  const summed = (field) => ({ aggregate: [{ op: "sum", field: "best", as: "deaths" }], groupby: [field] });
  return {
    params: [{ name: "from", value: 0 }, { name: "to", value: 0 }],
    data: { name: "events" },
    transform: [{ filter }],
    config: { view: { stroke: null } },
    hconcat: [
      {
        width: bars,
        height: shown * row,
        transform: [summed("side"), { filter: `datum.side < ${shown}` }],
        encoding: { y: { field: "side", type: "ordinal" }, x: { field: "deaths", type: "quantitative", scale: { domain: [0, fullSide] } } },
        layer: [{ mark: "bar" }, { mark: { type: "text", align: "left", dx: 6 }, encoding: { text: { field: "deaths" } } }],
      },
      {
        width,
        height,
        transform: [summed("place"), { lookup: "place", from: { data: { name: "places" }, key: "place", fields: ["x", "y"] } }],
        mark: { type: "circle", opacity: 0.6, color: "#b3261e" },
        encoding: {
          x: { field: "x", type: "quantitative", ...quiet },
          y: { field: "y", type: "quantitative", ...quiet },
          size: { field: "deaths", type: "quantitative", legend: null, scale: { type: "linear", domain: [0, full], range: [0, Math.PI * largest ** 2] } },
        },
      },
    ],
  };
}

/** A view in a place of the page; `sums` gives what it has added up, by a field. */
export function view(spec, { columns, centres }, place) {
  const { spec: parsed } = compile(spec);
  const { days, sides, places, best } = columns;
  const events = Array.from(days, (day, row) => ({ day, side: sides[row], place: places[row], best: best[row] }));
  const spots = Array.from({ length: centres.length / 2 }, (_, spot) => ({ place: spot, x: centres[2 * spot], y: centres[2 * spot + 1] }));
  const runtime = new View(parse(parsed), { renderer: "canvas", container: place, logLevel: 1 }).data("events", events).data("places", spots);
  const summed = (field) => parsed.data.find(({ transform = [] }) => transform.some(({ type, groupby = [] }) => type === "aggregate" && groupby.includes(field))).name;
  const sums = (field, count) => {
    const all = new Float64Array(count);
    for (const row of runtime.data(summed(field))) all[row[field]] = row.deaths;
    return all;
  };
  return { runtime, sums };
}
