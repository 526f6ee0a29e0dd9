/** The words of the interaction's own. What is said of a choice comes from the core. */
export const strings = {
  first: "First day chosen",
  last: "Last day chosen",
  switch: "Choose a time",
  chosen: "Chosen",
  all: "Take all back",
  map: "Map view",
  closer: "Zoom in",
  farther: "Zoom out",
  whole: "Show all of it",
  full: "Full view",
  leave: "Leave the full view",
  allOfMap: "All of the map",
  without: (name) => `without ${name}`,
  remove: (text) => `Take back: ${text}`,
  copy: "Copy link",
  copied: "Link copied",
  refused: (clause, why) => `Left out of the link: ${short(clause, 60)} (${short(why, 120)}).`,
  unknown: (name) => `Left out of the link: “${short(name, 60)}” is not in this data set.`,
  moreLeftOut: (count) => `And ${count} more were left out.`,
  otherData: "This link was made on an earlier version of these data; numbers may differ.",
  updated: "Chart updated to reflect the selected view.",
};

/** The beginning of a text that somebody else wrote, and may have made as long as they liked. */
function short(text, most) {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
