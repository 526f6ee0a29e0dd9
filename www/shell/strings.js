/**
 * All words of the shell's own. Those of the controls are in control-strings.js; everything else
 * that a reader sees comes from the core.
 */
export const strings = {
  loading: "Loading the figure",
  table: "Show as table",
  retry: "Try again",
  noFigure: "This figure could not be drawn.",
  noLand: "The map is drawn without land.",
  noRecord: "The record could not be shown.",
  noTable: "The table could not be shown.",
};

const reasons = {
  network: "A file that is needed did not arrive.",
  "no-core": "The program that draws did not start: refused, or damaged.",
  trap: "The program that draws has stopped.",
  "not-json": "The data file is damaged.",
  "not-a-data-set": "The data file holds something else.",
};

/** The reason of a failure, in words for a reader. */
export const reasonOf = ({ code, message }) => reasons[code] ?? `Reason: ${message}.`;
