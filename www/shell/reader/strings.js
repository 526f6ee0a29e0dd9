/** The words of what reads marks one by one. Their names come from the core. */
export const strings = {
  take: "Share and download",
  marks: "Marks of the chart",
  many: (count) => `${count} marks: press Enter to read them one by one`,
  group: (first, last, count) => `${first} to ${last}: ${count} marks, Enter opens them`,
  place: (number, count) => `${number} of ${count}`,
  summon: { map: "Zoom in the map", time: "Choose a time" },
  back: "Nothing is chosen any more",
  help: "Arrows read the marks, Enter chooses one, question mark lists the keys",
  hint: "← → ↑ ↓ · Enter · ? lists the keys",
  hintOfImage: "← → ↑ ↓ · ? lists the keys",
  none: {
    first: "first mark", last: "last mark", start: "first one of its series or route", end: "last one of its series or route",
    choice: "cannot be chosen", value: "no value beyond this", series: "no other series", event: "no other event",
  },
  keys: "Keys",
  close: "Close",
  verbosity: "What is said of a mark",
  levels: { minimal: "its value", standard: "its name and value", detailed: "its place and source, too" },
  list: [
    ["← →", "the mark before, the next one"],
    ["↑ ↓", "another series, supplier or route"],
    ["Shift and ↑ ↓", "scrolls a long tip"],
    ["Page Up, Page Down", "a year, or ten of many"],
    ["Ctrl and ← →", "the event before, the next one"],
    ["[ ]", "the least, the greatest"],
    ["Home, End", "the first, the last of its series or route"],
    ["Enter", "chooses it, or takes that back; with Shift, beside what is chosen"],
    ["Escape", "closes its tip; then up to its group, or takes the choice back"],
    ["s", "its source"],
    ["t", "all of it as a table"],
    ["?", "these keys"],
  ],
  /** What else can be done where there is time to be chosen, and in views of which that is not all. */
  time: [
    ["← → at an end of the time", "a day; Page Up, Page Down a month"],
    ["Dragging", "chooses a time"],
  ],
  views: {
    map: [
      ["+ − 0", "closer, farther, all of the map"],
      ["← → ↑ ↓ at its buttons", "move it when it is closer, as dragging does"],
      ["Enter, clicking", "chooses a place, or the two places of a visit"],
    ],
    shares: [["Clicking", "chooses a supplier"]],
  },
};
