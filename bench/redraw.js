/**
 * What it costs to change the filter and draw three views again, in script, against the floor: the
 * same marks played back as bare canvas calls. Both take turns, in one page and one run.
 */
import { draw } from "../shell/draw.js";
import { CHANGES, SMALL_CHANGES, setUp } from "./stage.js";
import { play, record } from "./tape.js";

const WARM_UP = 30;
const SAMPLES = 80;

/** A sample goes through all changes this often: the browser's clock ticks in tenths of a millisecond. */
const ROUNDS = 4;

/** How many times the floor a redraw may take, and a step of the brush. */
const LIMIT = 2.5;
const BRUSH_LIMIT = 1.5;

/** Ends of a brush that is drawn open, moved along, and taken back; as many as there are changes. */
const STEPS = CHANGES.map((_, step) => (step < CHANGES.length - 1 ? [80 + 18 * step, 160 + 24 * step] : [0, 0]));

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

/**
 * Tapes every change, and makes sure that each draws all three views. On a stage of its own, by a copy of `draw.js`: code that once
 * drew on contexts whose methods were replaced is slower ever after.
 */
async function tapesOf() {
  const copy = await import("../shell/draw.js?taped");
  const stage = await setUp(copy.draw);
  return CHANGES.flatMap((patch) => {
    stage.change(patch);
    const stale = stage.layOut();
    const views = stale.filter(([, parts]) => parts & 2).length;
    if (views !== 3) throw new Error(`${JSON.stringify(patch)} draws ${views} views again`);
    return record(() => stage.paint(stale));
  });
}

/** Everything that is timed, by name: each goes through all changes once, and ends where it began. */
function contenders(stage, tapes) {
  const each = (act, changes = CHANGES) => () => changes.forEach((patch) => {
    stage.change(patch);
    act();
  });
  const redraw = () => stage.paint(stage.layOut());
  return {
    "floor: the same canvas calls": () => tapes.forEach(play),
    dateline: each(redraw),
    "  of it, filter and layout": each(() => stage.layOut()),
    "  a step of the brush": () => STEPS.forEach(([from, to]) => stage.brush(from, to)),
    "  dateline, with words": each(() => {
      redraw();
      stage.speak();
    }),
    "  a change that one view shows": each(redraw, SMALL_CHANGES),
  };
}

/** Milliseconds for one change, the contenders taking turns. */
async function time(run) {
  await nextFrame();
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) run();
  return (performance.now() - start) / ROUNDS / CHANGES.length;
}

async function measure() {
  const tapes = await tapesOf();
  const stage = await setUp(draw);
  const runs = Object.entries(contenders(stage, tapes)).map(([name, run]) => ({ name, run, times: [] }));
  for (let sample = -WARM_UP; sample < SAMPLES; sample += 1) {
    for (const { run, times } of runs) {
      const ms = await time(run);
      if (sample >= 0) times.push(ms);
    }
  }
  const results = runs.map(({ name, times }) => ({ name, ms: median(times) }));
  const [, ours, layout, brush] = results;
  const paint = { name: "  of it, paint", ms: ours.ms - layout.ms };
  return [results[0], { ...ours, limit: LIMIT }, layout, paint, { ...brush, limit: BRUSH_LIMIT }, ...results.slice(4)];
}

window.benchResult = measure();
