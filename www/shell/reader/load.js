/** Loads what makes marks elements, behind all else. */
export const loadReader = () => import("../../dateline-reader.js");
