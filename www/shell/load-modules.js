import { orError } from "./or-error.js";

/** Loads the inputs of `<dateline-filter>` when the first one needs them. */
export const loadControls = () => orError(import("../dateline-controls.js"));

/** Loads what a reader plays, at the first touch. */
export const loadInteraction = () => orError(import("../dateline-interaction.js"));

/** Loads what `<dateline-timeline>` is made of. */
export const loadTimeline = () => orError(import("../dateline-timeline.js"));

/** Loads what shows tips and tables, after the first picture. */
export const loadDetails = () => orError(import("../dateline-details.js"));
