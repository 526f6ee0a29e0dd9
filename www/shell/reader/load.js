/** Loads what makes marks elements, behind all else, and what a reader takes along, at a wish. */
export const loadTake = () => import("../../dateline-take.js");
export const loadReader = () => import("../../dateline-reader.js");
