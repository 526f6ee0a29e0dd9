/**
 * The self-contained build, a classic script: what the module exports is the global `dateline`.
 */
import type * as exported from "./dateline.js";

declare global {
  var dateline: Pick<
    typeof exported,
    | "DatelineError" | "DatelineFigure" | "DatelineFilter" | "DatelineRecord" | "DatelineTimeline"
    | "embed" | "load" | "provide" | "setFilter"
  >;
}
