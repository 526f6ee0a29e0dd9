/** Fields that are lists of names, and what they are called in an address. */
export const LISTS = { suppliers: "supplier", places: "place", series: "series" };

/** What takes every clause of a filter or a choice back. */
export const NOTHING = {
  from: null, to: null, recipient: null, suppliers: null, places: null, series: null, direction: null,
};
