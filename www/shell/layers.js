/** The layers of a picture from back to front, by the numbers that the core paints them by (`Core.paint`). */
export const BACK = 0;
export const DATA = 1;
export const HIGHLIGHTED = 2;
export const CHOSEN = 3;

/** What a drawing has changed is a number: a bit for each of the first three layers, and one for the words. */
export const bitOf = (layer) => 1 << layer;
export const WORDS = 8;
