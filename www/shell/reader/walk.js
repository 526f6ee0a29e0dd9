/**
 * Where keys lead among the marks of a figure. `marks` are in reading order; `at` is the row of the one that a reader is at. A
 * pure function of both, so that a test can walk.
 */

const DAYS = 365.25;

/** Over so many years a page is ten of them. */
const LONG = 30;

/** A page of a list, in marks. */
const PAGE = 10;

/** The row that a key leads to; undefined for a key that leads nowhere. `isList` tells that marks stand below each other, without a time. */
export function walk(marks, at, event, isList) {
  if (!askedOf(event, isList)) return undefined;
  const { key, ctrlKey } = event;
  const way = WAYS[key];
  if (ctrlKey) return toEvent(marks, at, way);
  const { length } = marks;
  const within = (row) => Math.max(0, Math.min(length - 1, row));
  const own = rowsOf(marks, at);
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight":
      return within(at + way);
    case "ArrowUp":
    case "ArrowDown":
      return isList ? within(at + way) : toSeries(marks, at, way);
    case "PageUp":
    case "PageDown":
      return isList || marks[at].day === undefined ? within(at + way * PAGE) : onPage(marks, own, at, way);
    case "Home":
      return isList ? 0 : own[0];
    case "End":
      return isList ? length - 1 : own.at(-1);
    default:
      return toExtreme(marks, own, way) ?? at;
  }
}

/** What a key asks for, to tell a reader that there is none: a word of `strings.none`; undefined for a key that asks for no mark. */
export function askedOf({ key, ctrlKey, metaKey, altKey }, isList) {
  const way = WAYS[key];
  if (!way || metaKey || altKey || (ctrlKey && !/Left|Right/.test(key))) return undefined;
  if (ctrlKey) return "event";
  if (!isList && /^Arrow[UD]/.test(key)) return "series";
  if (/[[\]]/.test(key)) return "value";
  // These stay within a series.
  if (!isList && /^[HEP]/.test(key)) return way < 0 ? "start" : "end";
  return way < 0 ? "first" : "last";
}

/** Which way each key goes. */
const WAYS = {
  ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1, PageUp: -1, PageDown: 1, Home: -1, End: 1, "[": -1, "]": 1,
};

/** What a mark is one of. */
const seriesOf = ({ isEvent, series }) => (isEvent ? undefined : series);

const rowsOf = (marks, at) => [...marks.keys()].filter((row) => seriesOf(marks[row]) === seriesOf(marks[at]));

/** The mark of another series that is nearest in time; where there is no other, the same. */
function toSeries(marks, at, way) {
  const all = [...new Set(marks.map(seriesOf))];
  const to = all.indexOf(seriesOf(marks[at])) + way;
  if (!(to in all)) return at;
  const { day = 0 } = marks[at];
  const away = (row) => Math.abs((marks[row].day ?? 0) - day);
  const rows = [...marks.keys()].filter((row) => seriesOf(marks[row]) === all[to]);
  return rows.reduce((best, row) => (away(row) < away(best) ? row : best));
}

/** The mark of the same series that is a year away, or ten where there are many. */
function onPage(marks, rows, at, way) {
  const dated = rows.filter((row) => marks[row].day !== undefined);
  const years = (marks[dated.at(-1)].day - marks[dated[0]].day) / DAYS;
  const aim = marks[at].day + way * (years > LONG ? 10 : 1) * (DAYS - 1);
  if (way > 0) return dated.find((row) => marks[row].day >= aim) ?? dated.at(-1);
  return dated.findLast((row) => marks[row].day <= aim) ?? dated[0];
}

function toExtreme(marks, rows, way) {
  const counted = rows.filter((row) => marks[row].amount !== undefined);
  if (!counted.length) return undefined;
  const isBetter = (row, best) => way * (marks[row].amount - marks[best].amount) > 0;
  return counted.reduce((best, row) => (isBetter(row, best) ? row : best));
}

/** The next event, or the one before. */
function toEvent(marks, at, way) {
  const { day = way * -Infinity } = marks[at];
  const isAhead = (row) => (marks[at].isEvent ? way * (row - at) > 0 : way * (marks[row].day - day) > 0);
  const ahead = [...marks.keys()].filter((row) => marks[row].isEvent && isAhead(row));
  return (way > 0 ? ahead[0] : ahead.at(-1)) ?? at;
}
