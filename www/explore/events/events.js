/** Events in columns, in a program of its own in wasm. */
import init, { Intake, dayTicks, valueTicks } from "../../pkg/explore/dateline_events.js";

const module_or_path = new URL("../../pkg/explore/dateline_events_bg.wasm", import.meta.url);

let started;

/** Starts it once; where it did not arrive, it is asked for again the next time. */
export async function start() {
  started ??= init({ module_or_path });
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
}

export { dayTicks, valueTicks };

/** So many rows go over at once: each is copied into the program's memory. */
const CHUNK = 1 << 18;

/**
 * Takes columns in: `days` (an Int32Array of days since 1 January 1970), `places` and `sides` (Uint16Arrays of rows among so many
 * names), `best` (a Uint32Array of deaths); perhaps `weights` (a Uint32Array of how many events each row is of) and `ranges` (a
 * Uint32Array of row, lowest and highest estimate, in turn). `numbers` keeps which row each one was.
 */
export function takeIn({ days, places, sides, best, weights, ranges = new Uint32Array() }, placeCount, sideCount, numbers = true) {
  const intake = new Intake(placeCount, sideCount, numbers);
  const chunks = [];
  for (let from = 0; from < days.length; from += CHUNK) chunks.push([from, Math.min(days.length, from + CHUNK)]);
  for (const [from, to] of chunks) intake.count(days.subarray(from, to));
  const isOne = !weights || weights.every((weight) => weight === 1);
  let range = 0;
  for (const [from, to] of chunks) {
    const first = range;
    while (range < ranges.length && ranges[range] < to) range += 3;
    const own = ranges.slice(first, range);
    for (let at = 0; at < own.length; at += 3) own[at] -= from;
    const part = (column) => column.subarray(from, to);
    intake.place(part(days), part(places), part(sides), part(best), isOne ? undefined : part(weights), own);
  }
  return intake.finish();
}
