/** With ECharts, of which only what the views use is taken in; without its opening animation. */
import { BarChart, LineChart, LinesChart, ScatterChart } from "echarts/charts";
import { GeoComponent, GridComponent } from "echarts/components";
import { init, registerMap, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { feature } from "topojson-client";
import { ACCENT, BARS_HEIGHT, HEIGHT, INK, LAND, MARK, WIDTH, paint, sharesOf, trendOf, visitsOf } from "../common.js";

use([BarChart, LineChart, LinesChart, ScatterChart, GeoComponent, GridComponent, CanvasRenderer]);

function show(id, height, option) {
  const chart = init(document.getElementById(id), undefined, { width: WIDTH, height });
  chart.setOption({ animation: false, ...option });
}

function shares(rows) {
  show("shares", BARS_HEIGHT, {
    grid: { left: 120, right: 40, top: 0, bottom: 0 },
    xAxis: { type: "value", max: 60, show: false },
    yAxis: { type: "category", inverse: true, data: rows.map((row) => row.supplier) },
    series: {
      type: "bar",
      data: rows.map(({ supplier, value }) => ({ value, itemStyle: { color: supplier === "Russia" ? ACCENT : MARK } })),
      label: { show: true, position: "right", formatter: "{c}%" },
    },
  });
}

function trend(rows) {
  show("trend", HEIGHT, {
    grid: { left: 40, right: 20, top: 10, bottom: 30 },
    xAxis: { type: "time" },
    yAxis: { type: "value", max: 1000 },
    series: {
      type: "line",
      data: rows.map(({ date, count }) => [date, count]),
      symbol: "circle",
      symbolSize: 5,
      showAllSymbol: true,
      lineStyle: { width: 2 },
      color: ACCENT,
    },
  });
}

function map({ arcs, stops }, atlas) {
  registerMap("countries", { geoJSON: feature(atlas, atlas.objects.countries) });
  show("map", HEIGHT, {
    geo: {
      map: "countries",
      boundingCoords: cornersOf(stops),
      silent: true,
      itemStyle: { areaColor: LAND, borderColor: "#fff" },
    },
    series: [
      {
        type: "lines",
        coordinateSystem: "geo",
        data: arcs.map((coords) => ({ coords })),
        lineStyle: { color: ACCENT, width: 1.5, curveness: 0.2 },
      },
      {
        type: "scatter",
        coordinateSystem: "geo",
        data: stops.map(({ name, position }) => ({ name, value: position })),
        symbolSize: 8,
        itemStyle: { color: INK },
        label: { show: true, position: "right", formatter: "{b}" },
      },
    ],
  });
}

/** The upper left and the lower right one, a little wider than the stops stand. */
function cornersOf(stops) {
  const [longitudes, latitudes] = [0, 1].map((axis) => stops.map(({ position }) => position[axis]));
  return [
    [Math.min(...longitudes) - 15, Math.max(...latitudes) + 5],
    [Math.max(...longitudes) + 15, Math.min(...latitudes) - 5],
  ];
}

paint((data, atlas) => {
  shares(sharesOf(data));
  trend(trendOf(data));
  map(visitsOf(data), atlas);
});
