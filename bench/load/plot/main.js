/** With Observable Plot: each view is one call. */
import { axisX, axisY, barX, dot, geo, line, plot, ruleX, text } from "@observablehq/plot";
import { feature } from "topojson-client";
import {
  ACCENT, BARS_HEIGHT, HEIGHT, LAND, MARK, MIDDLE, WIDTH, extentOf, linesOf, paint, sharesOf, trendOf, visitsOf,
} from "../common.js";

const show = (id, options) => document.getElementById(id).append(plot({ width: WIDTH, ...options }));

function shares(rows) {
  show("shares", {
    height: BARS_HEIGHT,
    marginLeft: 120,
    x: { domain: [0, 60], axis: null },
    y: { label: null, domain: rows.map((row) => row.supplier) },
    marks: [
      barX(rows, { x: "value", y: "supplier", fill: ({ supplier }) => (supplier === "Russia" ? ACCENT : MARK) }),
      text(rows, { x: "value", y: "supplier", text: ({ value }) => `${value}%`, textAnchor: "start", dx: 6 }),
      ruleX([0]),
    ],
  });
}

function trend(rows) {
  show("trend", {
    height: HEIGHT,
    y: { domain: [0, 1000] },
    marks: [
      axisX({ ticks: 6, label: null }),
      axisY({ ticks: 5, label: null }),
      line(rows, { x: "date", y: "count", stroke: ACCENT, strokeWidth: 2 }),
      dot(rows, { x: "date", y: "count", fill: ACCENT, r: 2.5 }),
    ],
  });
}

function map({ arcs, stops }, atlas) {
  const [rotateX, rotateY] = MIDDLE.map((angle) => -angle);
  const at = { x: ({ position }) => position[0], y: ({ position }) => position[1] };
  show("map", {
    height: HEIGHT,
    projection: { type: "azimuthal-equal-area", rotate: [rotateX, rotateY], domain: extentOf(stops), inset: 45 },
    marks: [
      geo(feature(atlas, atlas.objects.countries), { fill: LAND, stroke: "#fff" }),
      geo(linesOf(arcs), { stroke: ACCENT, strokeWidth: 1.5 }),
      dot(stops, { ...at, fill: "currentColor", r: 4 }),
      text(stops, { ...at, text: "name", textAnchor: "start", dx: 7 }),
    ],
  });
}

paint((data, atlas) => {
  shares(sharesOf(data));
  trend(trendOf(data));
  map(visitsOf(data), atlas);
});
