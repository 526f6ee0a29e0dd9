/** With Vega-Lite by way of vega-embed, without its menu. */
import embed from "vega-embed";
import {
  ACCENT, BARS_HEIGHT, HEIGHT, LAND, MARK, MIDDLE, WIDTH, linesOf, paint, sharesOf, trendOf, visitsOf,
} from "../common.js";

const size = (height) => ({ width: WIDTH, height, autosize: { type: "fit", contains: "padding" } });

const show = (id, spec) => embed(document.getElementById(id), spec, { mode: "vega-lite", actions: false });

const shares = (rows) => show("shares", {
  ...size(BARS_HEIGHT),
  data: { values: rows },
  encoding: {
    x: { field: "value", type: "quantitative", axis: null, scale: { domain: [0, 60] } },
    y: { field: "supplier", type: "nominal", sort: null, title: null },
  },
  layer: [
    {
      mark: "bar",
      encoding: { color: { condition: { test: "datum.supplier === 'Russia'", value: ACCENT }, value: MARK } },
    },
    {
      transform: [{ calculate: "datum.value + '%'", as: "label" }],
      mark: { type: "text", align: "left", dx: 6 },
      encoding: { text: { field: "label" } },
    },
  ],
});

const trend = (rows) => show("trend", {
  ...size(HEIGHT),
  data: { values: rows },
  mark: { type: "line", color: ACCENT, point: { color: ACCENT } },
  encoding: {
    x: { field: "date", type: "temporal", title: null },
    y: { field: "count", type: "quantitative", title: null, scale: { domain: [0, 1000] } },
  },
});

const map = ({ arcs, stops }, atlas) => show("map", {
  width: WIDTH,
  height: HEIGHT,
  projection: {
    type: "azimuthalEqualArea",
    rotate: [-MIDDLE[0], -MIDDLE[1], 0],
    scale: 360,
    translate: [WIDTH / 2, HEIGHT / 2 + 10],
  },
  layer: [
    {
      data: { values: atlas, format: { type: "topojson", feature: "countries" } },
      mark: { type: "geoshape", fill: LAND, stroke: "#fff", clip: true },
    },
    {
      data: { values: { type: "Feature", geometry: linesOf(arcs) } },
      mark: { type: "geoshape", filled: false, stroke: ACCENT, strokeWidth: 1.5 },
    },
    {
      data: { values: stops.map(({ name, position: [lon, lat] }) => ({ name, lon, lat })) },
      encoding: { longitude: { field: "lon", type: "quantitative" }, latitude: { field: "lat", type: "quantitative" } },
      layer: [
        { mark: { type: "circle", size: 50, color: "black", opacity: 1 } },
        { mark: { type: "text", align: "left", dx: 7 }, encoding: { text: { field: "name" } } },
      ],
    },
  ],
});

paint((data, atlas) => Promise.all([
  shares(sharesOf(data)),
  trend(trendOf(data)),
  map(visitsOf(data), atlas),
]));
