/**
 * The self-contained build: a classic script with the core, the base map and the founding data
 * inside, for pages that can fetch nothing and import nothing: opened from a disk, or in a sandbox.
 * What the module exports is the global `dateline` here.
 */
// First: the elements of the page are there, and ask for their data, as soon as they are defined.
import "./shell/bundled.js";
import {
  DatelineError, DatelineFigure, DatelineFilter, DatelineRecord, DatelineTimeline, embed, load, provide, setFilter,
} from "./dateline.js";

const exported = {
  DatelineError, DatelineFigure, DatelineFilter, DatelineRecord, DatelineTimeline, embed, load, provide, setFilter,
};
// An element with this id would be a global of this name; a first copy of the script is one that stays.
if (!globalThis.dateline?.embed) globalThis.dateline = exported;
