/** Events of one publisher, of one country, of one type, or by another party: the same columns with fewer rows. */

const NAMES = ["days", "places", "countries", "types", "best", "weights", "lines", "files"];

/** The rows that are wanted, as columns; `sides` is the column of the parties that are counted by. */
export function subset(columns, { layouts, layout, country, type, byOther }) {
  const sides = byOther ? columns.others : columns.sides;
  if (layout === undefined && country === undefined && type === undefined) return { ...columns, sides };
  const isWanted = (row) =>
    (layout === undefined || layouts[columns.files[row]] === layout) &&
    (country === undefined || columns.countries[row] === country) &&
    (type === undefined || columns.types[row] === type);
  const rows = rowsOf(columns.days.length, isWanted);
  const of = (column) => new column.constructor(rows.length).map((_, place) => column[rows[place]]);
  const fewer = Object.fromEntries(NAMES.map((name) => [name, of(columns[name])]));
  return { ...columns, ...fewer, sides: of(sides), ranges: rangesOf(columns.ranges, rows) };
}

/** Of so many rows those that are wanted. There may be ten million: they are kept in an array of numbers. */
export function rowsOf(count, isWanted) {
  const rows = new Uint32Array(count);
  let found = 0;
  for (let row = 0; row < count; row += 1) if (isWanted(row)) rows[found++] = row;
  return rows.slice(0, found);
}

/** Ranges of the rows that are left, by their new numbers; both are in the order of the rows. */
function rangesOf(ranges, rows) {
  const found = [];
  let place = 0;
  for (let at = 0; at < ranges.length; at += 3) {
    while (rows[place] < ranges[at]) place += 1;
    if (rows[place] === ranges[at]) found.push(place, ranges[at + 1], ranges[at + 2]);
  }
  return Uint32Array.from(found);
}

/** Rows of names by how many events have them, the most first; only those that any has. */
export function counted(column, count) {
  const rows = new Float64Array(count);
  for (const row of column) rows[row] += 1;
  return [...rows.keys()].filter((row) => rows[row]).sort((one, other) => rows[other] - rows[one]);
}
