/** With Chart.js, of which only what the views use is taken in, and the map with d3-geo on a canvas; no opening animation. */
import {
  BarController, BarElement, CategoryScale, Chart, LineController, LineElement, LinearScale, PointElement,
} from "chart.js";
import { geoAzimuthalEqualArea, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import {
  ACCENT, BARS_HEIGHT, HEIGHT, INK, LAND, MARK, MIDDLE, WIDTH, extentOf, linesOf, paint, sharesOf, trendOf, visitsOf,
} from "../common.js";

Chart.register(BarController, BarElement, CategoryScale, LineController, LineElement, LinearScale, PointElement);

function canvasIn(id, height, ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH * ratio;
  canvas.height = height * ratio;
  canvas.style.width = `${WIDTH}px`;
  document.getElementById(id).append(canvas);
  return canvas;
}

/** Chart.js sees to the device's pixels itself. */
function show(id, height, { options, ...config }) {
  new Chart(canvasIn(id, height, 1), { ...config, options: { animation: false, responsive: false, ...options } });
}

/** Chart.js writes no values at bars by itself. */
const values = {
  id: "values",
  afterDatasetsDraw(chart) {
    const { ctx, data } = chart;
    ctx.fillStyle = INK;
    ctx.textBaseline = "middle";
    chart.getDatasetMeta(0).data.forEach(({ x, y }, at) => ctx.fillText(`${data.datasets[0].data[at]}%`, x + 6, y));
  },
};

function shares(rows) {
  show("shares", BARS_HEIGHT, {
    type: "bar",
    data: {
      labels: rows.map((row) => row.supplier),
      datasets: [{
        data: rows.map((row) => row.value),
        backgroundColor: rows.map(({ supplier }) => (supplier === "Russia" ? ACCENT : MARK)),
      }],
    },
    options: { indexAxis: "y", scales: { x: { max: 60, display: false } } },
    plugins: [values],
  });
}

const month = new Intl.DateTimeFormat("en-GB", { month: "short", day: "numeric", timeZone: "UTC" });

function trend(rows) {
  show("trend", HEIGHT, {
    type: "line",
    data: {
      datasets: [{
        data: rows.map(({ date, count }) => ({ x: +date, y: count })),
        borderColor: ACCENT,
        backgroundColor: ACCENT,
        borderWidth: 2,
        pointRadius: 2.5,
      }],
    },
    options: {
      scales: {
        // The scale for times wants one more library; this does for one axis.
        x: { type: "linear", min: +rows[0].date, max: +rows.at(-1).date, ticks: { callback: (day) => month.format(day) } },
        y: { min: 0, max: 1000 },
      },
    },
  });
}

function map({ arcs, stops }, atlas) {
  const pen = canvasIn("map", HEIGHT, devicePixelRatio).getContext("2d");
  pen.scale(devicePixelRatio, devicePixelRatio);
  const projection = geoAzimuthalEqualArea().rotate(MIDDLE.map((angle) => -angle))
    .fitExtent([[60, 30], [WIDTH - 60, HEIGHT - 30]], extentOf(stops)).clipExtent([[0, 0], [WIDTH, HEIGHT]]);
  const path = geoPath(projection, pen);
  pen.beginPath();
  path(feature(atlas, atlas.objects.countries));
  pen.fillStyle = LAND;
  pen.fill();
  pen.strokeStyle = "#fff";
  pen.stroke();
  pen.beginPath();
  path(linesOf(arcs));
  pen.strokeStyle = ACCENT;
  pen.lineWidth = 1.5;
  pen.stroke();
  pen.fillStyle = INK;
  pen.font = "12px sans-serif";
  pen.textBaseline = "middle";
  for (const { name, position } of stops) {
    const [x, y] = projection(position);
    pen.beginPath();
    pen.arc(x, y, 4, 0, 2 * Math.PI);
    pen.fill();
    pen.fillText(name, x + 7, y);
  }
}

paint((data, atlas) => {
  shares(sharesOf(data));
  trend(trendOf(data));
  map(visitsOf(data), atlas);
});
