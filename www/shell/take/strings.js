/** The words of what a reader takes along. */
export const strings = {
  title: "Share and download",
  close: "Close",
  link: "Copy link",
  table: "Show as table",
  data: "Data, with sources (ZIP)",
  csv: "Data as CSV",
  svg: "Picture as SVG",
  png: "Picture as PNG",
  embed: "Copy code to embed it",
  print: "Print",
  sound: "Listen",
  silence: "Stop listening",
  keys: "Keys",
  copied: "Copied.",
  copy: "To copy:",
  /** A frame may not be allowed to, and nobody is told. */
  saved: (name) => `Your browser was asked to save ${name}.`,
  failed: (why) => `This could not be made: ${why}.`,
  filtered: "What follows is filtered as the figure was:",
  unfiltered: "Nothing is filtered out of what the figure shows.",
};
