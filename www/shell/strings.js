/** All words of the shell's own. Everything else that a reader sees comes from the core. */
export const strings = {
  loading: "Loading the figure",
  table: "Show as table",
  retry: "Try again",
  sources: "Sources: ",
  from: "From",
  to: "To",
  dates: "Dates",
  suppliers: "Suppliers",
  places: "Places of visits",
  series: "Counts of deaths",
  direction: "Direction of visits",
  allVisits: "All visits",
  inbound: "Into the country",
  outbound: "Out of the country",
  reset: "Show everything",
  orEarlier: (month) => `${month} or earlier`,
  orLater: (month) => `${month} or later`,
};

const reasons = {
  network: "A file that it needs did not arrive.",
  "no-core": "This browser did not start the program that draws it.",
  trap: "The program that draws it stopped.",
  "not-json": "Its data file is damaged.",
  "not-a-data-set": "Its data file holds something else.",
};

/** Why there is no picture, in words for a reader. */
export function sorry({ code, message }) {
  return `This figure could not be drawn. ${reasons[code] ?? `Reason: ${message}.`}`;
}
