/** Events of one publisher, of one country, or by another party: the same columns with fewer rows. */

/** The rows that are wanted, as columns; `sides` is the column of the parties that are counted by. */
export function subset(columns, { layouts, layout, country, byOther }) {
  const sides = byOther ? columns.others : columns.sides;
  if (layout === undefined && country === undefined) return { ...columns, sides };
  const isWanted = (row) =>
    (layout === undefined || layouts[columns.files[row]] === layout) && (country === undefined || columns.countries[row] === country);
  const rows = [...columns.days.keys()].filter(isWanted);
  const of = (column) => column.constructor.from(rows, (row) => column[row]);
  const names = ["days", "places", "countries", "best", "weights", "lines", "files"];
  const fewer = Object.fromEntries(names.map((name) => [name, of(columns[name])]));
  return { ...columns, ...fewer, sides: of(sides), ranges: rangesOf(columns.ranges, rows) };
}

/** Ranges of the rows that are left, by their new numbers. */
function rangesOf(ranges, rows) {
  const places = new Map(rows.map((row, place) => [row, place]));
  const found = [];
  for (let at = 0; at < ranges.length; at += 3) {
    const place = places.get(ranges[at]);
    if (place !== undefined) found.push(place, ranges[at + 1], ranges[at + 2]);
  }
  return Uint32Array.from(found);
}

/** Rows of names by how many events have them, the most first; only those that any has. */
export function counted(column, count) {
  const rows = new Float64Array(count);
  for (const row of column) rows[row] += 1;
  return [...rows.keys()].filter((row) => rows[row]).sort((one, other) => rows[other] - rows[one]);
}
