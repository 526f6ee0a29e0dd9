/** The words of the timeline. */
export const strings = {
  timeline: "Timeline",
  play: "Play",
  stop: "Stop",
  back: "One step back",
  on: "One step on",
  until: "Shown until",
  speed: "Speed",
  speeds: ["Slow", "Normal", "Fast"],
  whole: "all of it",
  untilMonth: (month) => `until ${month}`,
};
