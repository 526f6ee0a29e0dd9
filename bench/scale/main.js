/**
 * Linked events, ours beside other libraries, and the floor: the same marks from ready coordinates. Each step starts at the start
 * of a frame; its script is told apart from the time until its canvases are painted.
 */
import * as brush from "./brush.js";
import * as data from "./data.js";
import * as lines from "./line.js";
import { mosaic } from "./mosaic.js";

const ROUNDS = 3;
const main = document.querySelector("main");
const frame = () => new Promise(requestAnimationFrame);

/** Has canvases paint what they were told. */
const paint = () => {
  for (const canvas of main.querySelectorAll("canvas")) canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
};

/** Takes steps, each in a frame of its own; gives the medians of their script and of script and painting. */
async function walk(steps, step) {
  const [script, painted] = [[], []];
  for (const [row, one] of steps.entries()) {
    await frame();
    const began = performance.now();
    const answer = step(one, row);
    // Those that ask a worker have taken their step when it has answered.
    if (answer) await answer;
    script.push(performance.now() - began);
    paint();
    painted.push(performance.now() - began);
  }
  const median = (ms) => ms.sort((one, other) => one - other)[ms.length >> 1];
  return [median(script), median(painted)];
}

/** Several rounds: the least median, and how far apart they are. */
async function measured(steps, step) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await walk(steps, step));
  const [script, painted] = [0, 1].map((part) => rounds.map((round) => round[part]).sort((one, other) => one - other));
  return { script: script[0], painted: painted[0], spread: script.at(-1) / script[0] };
}

const sumOf = (sums) => Array.from(sums).reduce((one, other) => one + other, 0);

async function scale(explorer, count, dayCount, placeCount, sideCount, contenders) {
  const columns = data.events(count, dayCount, placeCount, sideCount);
  const whole = data.counted({ ...columns, days: new Int32Array(count).fill(0) }, [0, 0], sideCount, placeCount);
  const set = { columns, dayCount, placeCount, sideCount, shown: Math.min(24, sideCount), bySide: whole[0], full: whole[1].reduce((a, b) => Math.max(a, b)), fullSide: whole[0].reduce((a, b) => Math.max(a, b)) };
  const steps = brush.stretches(dayCount);
  const found = [];
  const scene = `${count.toLocaleString("en-GB")} events, ${placeCount} places, ${dayCount.toLocaleString("en-GB")} days`;
  let expected;
  for (const [name, begin] of Object.entries(contenders)) {
    main.replaceChildren();
    const began = performance.now();
    const contender = await begin(set, main, explorer);
    const ready = performance.now() - began;
    const first = performance.now();
    await contender.step(steps[0]);
    const firstStep = performance.now() - first;
    const result = await measured(steps, contender.step);
    const sums = contender.sums().map(sumOf);
    expected ??= sums;
    if (`${sums}` !== `${expected}`) throw new Error(`${name} counts ${sums} instead of ${expected}`);
    await contender.end();
    found.push({ scene, name, ready, firstStep, ...result });
  }
  return found;
}

/** How long a million rows take to come in. */
async function takingIn({ takeIn }) {
  const columns = data.events(1e6, 3652, 400, 24);
  const times = { ours: () => takeIn(columns, 400, 24, false).free(), "sorted by day in JavaScript": () => data.sorted(columns) };
  const found = [];
  for (const [name, take] of Object.entries(times)) {
    const ms = [];
    for (let round = 0; round < 5; round += 1) {
      const began = performance.now();
      take();
      ms.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    ms.sort((one, other) => one - other);
    found.push({ scene: "taking in 1,000,000 rows", name, script: ms[2], painted: ms[2], spread: ms[4] / ms[0] });
  }
  return found;
}

async function line(explorer, dayCount) {
  const set = lines.daily(dayCount);
  const found = [];
  for (const [name, begin] of Object.entries(lines.contenders)) {
    main.replaceChildren();
    const step = begin(set, main, explorer);
    step(lines.windows(dayCount)[0], 0);
    const result = await measured(lines.windows(dayCount), step);
    found.push({ scene: `a line of ${dayCount.toLocaleString("en-GB")} days`, name, ...result });
  }
  return found;
}

async function run() {
  const from = (path) => import(new URL(`/explore/events/${path}.js`, location));
  const [{ start, takeIn }, { Line }, { PlaceMap }, { Bars }] = await Promise.all(["events", "line", "map", "bars"].map(from));
  await start();
  const explorer = { takeIn, Line, PlaceMap, Bars };
  const { floor, ours, crossfiltered, plotted, echarted, vegaLite } = brush;
  const all = { floor, ours, "D3 + crossfilter2": crossfiltered, "Observable Plot": plotted, ECharts: echarted, "Vega-Lite": vegaLite, "DuckDB under Mosaic, queries alone": mosaic };
  const found = [];
  for (const count of [1e4, 1e5, 1e6]) found.push(...(await scale(explorer, count, 3652, 400, 24, all)));
  // What copies its rows would need several gigabytes.
  found.push(...(await scale(explorer, 1e7, 3652, 400, 24, { floor, ours })));
  found.push(...(await scale(explorer, 1e7, 25568, 5000, 200, { floor, ours })));
  found.push(...(await takingIn(explorer)));
  for (const dayCount of [3652, 25568, 73000]) found.push(...(await line(explorer, dayCount)));
  return found;
}

window.benchResult = run();
