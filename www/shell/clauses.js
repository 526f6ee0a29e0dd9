/** What takes every clause of a filter or a choice back. */
export const NOTHING = {
  from: null, to: null, recipient: null, suppliers: null, places: null, series: null, direction: null,
};
