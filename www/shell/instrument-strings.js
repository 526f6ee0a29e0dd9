/** The words of the instrument's own. What is said of a choice comes from the core. */
export const strings = {
  first: "First day chosen",
  last: "Last day chosen",
  switch: "Choose a time",
  chosen: "Chosen",
  all: "Take all back",
  remove: (text) => `Take back: ${text}`,
  copy: "Copy link",
  copied: "Link copied",
  refused: (clause, why) => `Left out of the link: ${clause} (${why}).`,
  unknown: (name) => `Left out of the link: “${name}” is not in this data set.`,
  otherData: "This link was made on an earlier version of these data; numbers may differ.",
  updated: "Chart updated to reflect the selected view.",
};
