/** A data set that a page makes itself: see data/dataset.schema.json for all that it may hold. */
const counts = [["2021-03-01", 30], ["2021-03-27", 423], ["2021-05-01", 765], ["2021-07-15", 912]];

/** The first `length` counts of a year, as a data set. */
export const dataSetOf = (length) => ({
  format: 1,
  title: "Counted by this page",
  subject: { name: "Myanmar", country: "MMR" },
  sources: [{ id: "aapp", title: "Daily briefings", publisher: "AAPP", published: "2021-07-15" }],
  casualties: counts.slice(0, length).map(([date, count]) => (
    { id: `aapp-${date}`, series: "AAPP", kind: "cumulative", date, count, qualifier: "at-least", source: "aapp" }
  )),
});
