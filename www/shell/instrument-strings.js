/** The words of the instrument's own. What is said of a choice comes from the core. */
export const strings = {
  first: "First day chosen",
  last: "Last day chosen",
  switch: "Choose a time",
  chosen: "Chosen",
  all: "Take all back",
  remove: (text) => `Take back: ${text}`,
};
