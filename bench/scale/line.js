/** One line of daily values, looked at through twelve windows of half its length. */
import Chart from "chart.js/auto";
import { scaleLinear } from "d3-scale";
import { line as d3Line } from "d3-shape";
import * as echarts from "echarts";
import uPlot from "uplot";
import { events } from "./data.js";
import { canvas, line } from "./pictures.js";

const [WIDTH, HEIGHT] = [800, 240];

export const windows = (count) => Array.from({ length: 12 }, (_, step) => [Math.floor((count * step) / 24), Math.floor((count * step) / 24) + (count >> 1)]);

/** Values of days: an event each at least, so that each day has one. */
export function daily(dayCount) {
  const columns = events(4 * dayCount, dayCount, 10, 4);
  for (let day = 0; day < dayCount; day += 1) columns.days[day] = 7305 + day;
  const values = new Float64Array(dayCount);
  for (let row = 0; row < columns.days.length; row += 1) values[columns.days[row] - 7305] += columns.best[row];
  return { columns, values, highest: values.reduce((one, other) => Math.max(one, other)) };
}

const scales = (highest) => [scaleLinear([0, 1], [40, WIDTH - 12]), scaleLinear([0, highest], [HEIGHT - 26, 10])];

export const contenders = {
  /** What is drawn on each pixel is ready: the least and the greatest of its days. */
  floor: (set, place) => {
    const on = canvas(WIDTH, HEIGHT, place);
    const [x, y] = scales(set.highest);
    const ready = windows(set.values.length).map(([from, to]) => {
      const points = [];
      const pixels = WIDTH - 52;
      for (let pixel = 0; pixel < pixels; pixel += 1) {
        const own = set.values.subarray(from + Math.floor((pixel * (to - from)) / pixels), Math.max(from + 1, from + Math.floor(((pixel + 1) * (to - from)) / pixels)));
        if (!own.length) continue;
        points.push(x(pixel / pixels), y(own.reduce((one, other) => Math.min(one, other))), x(pixel / pixels), y(own.reduce((one, other) => Math.max(one, other))));
      }
      return Float32Array.from(points);
    });
    return (_, step) => line(on, ready[step]);
  },
  ours: (set, place, { takeIn }) => {
    const on = canvas(WIDTH, HEIGHT, place);
    const gone = takeIn(set.columns, 10, 4, false);
    const [, y] = scales(set.highest);
    const pixels = WIDTH - 52;
    const points = new Float32Array(4 * pixels);
    return ([from, to]) => {
      const spans = gone.line(pixels, 7305 + from, 7305 + to - 1, 0);
      for (let pixel = 0; pixel < pixels; pixel += 1) {
        points[4 * pixel] = points[4 * pixel + 2] = 40 + pixel;
        points[4 * pixel + 1] = y(spans[2 * pixel]);
        points[4 * pixel + 3] = y(spans[2 * pixel + 1]);
      }
      line(on, points);
    };
  },
  uPlot: (set, place) => {
    const plot = new uPlot({ width: WIDTH, height: HEIGHT, scales: { x: { time: false } }, series: [{}, { stroke: "#b3261e" }], legend: { show: false }, cursor: { show: false } },
      [Float64Array.from(set.values.keys()), set.values], place);
    return ([min, max]) => plot.batch(() => plot.setScale("x", { min, max: max - 1 }));
  },
  "Chart.js": (set, place) => {
    const box = document.createElement("div");
    box.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px`;
    const element = document.createElement("canvas");
    box.append(element);
    place.append(box);
    const chart = new Chart(element, {
      type: "line",
      data: { datasets: [{ data: Array.from(set.values, (value, day) => ({ x: day, y: value })), borderWidth: 1, borderColor: "#b3261e", pointRadius: 0 }] },
      options: { animation: false, parsing: false, normalized: true, maintainAspectRatio: false, scales: { x: { type: "linear" } }, plugins: { legend: { display: false }, decimation: { enabled: true, algorithm: "min-max" } } },
    });
    return ([min, max]) => {
      Object.assign(chart.options.scales.x, { min, max: max - 1 });
      chart.update("none");
    };
  },
  ECharts: (set, place) => {
    const element = document.createElement("div");
    element.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px`;
    place.append(element);
    const chart = echarts.init(element);
    chart.setOption({ animation: false, xAxis: { min: 0, max: set.values.length }, yAxis: {}, series: [{ type: "line", showSymbol: false, sampling: "minmax", data: Array.from(set.values, (value, day) => [day, value]) }] });
    return ([min, max]) => {
      chart.setOption({ xAxis: { min, max: max - 1 } });
      chart.getZr().flush();
    };
  },
  D3: (set, place) => {
    const on = canvas(WIDTH, HEIGHT, place);
    const x = scaleLinear([0, 1], [40, WIDTH - 12]);
    const [, y] = scales(set.highest);
    const path = d3Line().x((_, day) => x(day)).y(y).context(on.context);
    return ([from, to]) => {
      x.domain([0, to - from - 1]);
      on.context.clearRect(0, 0, WIDTH, HEIGHT);
      on.context.strokeStyle = "#b3261e";
      on.context.beginPath();
      path(set.values.subarray(from, to));
      on.context.stroke();
    };
  },
};
