/** By hand, with the parts of D3 that it takes. */
import { axisBottom, axisLeft } from "d3-axis";
import { geoAzimuthalEqualArea, geoPath } from "d3-geo";
import { scaleBand, scaleLinear, scaleUtc } from "d3-scale";
import { create } from "d3-selection";
import { line } from "d3-shape";
import { feature } from "topojson-client";
import {
  ACCENT, BARS_HEIGHT, HEIGHT, INK, LAND, MARK, MIDDLE, WIDTH, extentOf, linesOf, paint, sharesOf, trendOf, visitsOf,
} from "../common.js";

function drawingIn(id, height) {
  const svg = create("svg").attr("viewBox", [0, 0, WIDTH, height]).attr("font-size", 12).attr("fill", INK);
  document.getElementById(id).append(svg.node());
  return svg;
}

function shares(rows) {
  const svg = drawingIn("shares", BARS_HEIGHT);
  const x = scaleLinear([0, 60], [120, WIDTH - 40]);
  const y = scaleBand(rows.map((row) => row.supplier), [0, BARS_HEIGHT]).padding(0.3);
  const bars = svg.selectAll("g").data(rows).join("g")
    .attr("transform", ({ supplier }) => `translate(0,${y(supplier)})`);
  bars.append("rect").attr("x", x(0)).attr("width", ({ value }) => x(value) - x(0)).attr("height", y.bandwidth())
    .attr("fill", ({ supplier }) => (supplier === "Russia" ? ACCENT : MARK));
  const middle = y.bandwidth() / 2;
  bars.append("text").attr("x", x(0) - 8).attr("y", middle).attr("dy", "0.35em").attr("text-anchor", "end")
    .text(({ supplier }) => supplier);
  bars.append("text").attr("x", ({ value }) => x(value) + 6).attr("y", middle).attr("dy", "0.35em")
    .text(({ value }) => `${value}%`);
}

function trend(rows) {
  const svg = drawingIn("trend", HEIGHT);
  const x = scaleUtc([rows[0].date, rows.at(-1).date], [40, WIDTH - 20]);
  const y = scaleLinear([0, 1000], [HEIGHT - 30, 10]);
  svg.append("g").attr("transform", `translate(0,${HEIGHT - 30})`).call(axisBottom(x).ticks(6));
  svg.append("g").attr("transform", "translate(40,0)").call(axisLeft(y).ticks(5));
  const path = line(({ date }) => x(date), ({ count }) => y(count));
  svg.append("path").attr("d", path(rows)).attr("fill", "none").attr("stroke", ACCENT).attr("stroke-width", 2);
  svg.selectAll("circle").data(rows).join("circle").attr("r", 2.5).attr("fill", ACCENT)
    .attr("cx", ({ date }) => x(date)).attr("cy", ({ count }) => y(count));
}

function map({ arcs, stops }, atlas) {
  const svg = drawingIn("map", HEIGHT);
  const projection = geoAzimuthalEqualArea().rotate(MIDDLE.map((angle) => -angle))
    .fitExtent([[60, 30], [WIDTH - 60, HEIGHT - 30]], extentOf(stops)).clipExtent([[0, 0], [WIDTH, HEIGHT]]);
  const path = geoPath(projection);
  svg.append("path").attr("d", path(feature(atlas, atlas.objects.countries))).attr("fill", LAND).attr("stroke", "#fff");
  svg.append("path").attr("d", path(linesOf(arcs))).attr("fill", "none").attr("stroke", ACCENT).attr("stroke-width", 1.5);
  const dots = svg.selectAll("g").data(stops).join("g")
    .attr("transform", ({ position }) => `translate(${projection(position)})`);
  dots.append("circle").attr("r", 4);
  dots.append("text").attr("x", 7).attr("dy", "0.35em").text(({ name }) => name);
}

paint((data, atlas) => {
  shares(sharesOf(data));
  trend(trendOf(data));
  map(visitsOf(data), atlas);
});
