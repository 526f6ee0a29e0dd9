import { link, make } from "./dom.js";
import { table as rules } from "./sheets.js";

/**
 * The core's table as a table that a keyboard can scroll and sort, for an element of ours, which gets its style. What is said of its
 * figure at length stands above it.
 */
export function tableOf({ caption, columns, rows, description = "" }, host) {
  host.adorn(rules);
  const body = make("tbody", {}, ...rows.map((row) => rowOf(row, columns)));
  const heads = columns.map(({ text, kind }, column) => {
    const button = make("button", { type: "button", onclick: () => sort(column) }, text);
    return make("th", { scope: "col", className: kind }, button);
  });
  /** Sorts by a column; a second time the other way around. What has no value there stays at the end. */
  const sort = (column) => {
    const isDown = heads[column].ariaSort === "ascending";
    for (const head of heads) head.ariaSort = null;
    heads[column].ariaSort = isDown ? "descending" : "ascending";
    const order = sorted(rows, column, columns[column].kind, isDown ? -1 : 1);
    const elements = [...body.children];
    const places = new Map(rows.map((row, place) => [row, elements[place]]));
    body.append(...order.map((row) => places.get(row)));
    rows = order;
  };
  const table = make("table", {}, make("caption", {}, caption), make("thead", {}, make("tr", {}, ...heads)), body);
  const scroll = make("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: caption }, table);
  return make("div", {}, make("p", {}, description), scroll);
}

function sorted(rows, column, kind, way) {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const textOf = ({ cells, source }) => cells[column] ?? source.text;
  const keyOf = (row) => (kind === "text" ? textOf(row) || undefined : row[kind]);
  return [...rows].sort((one, other) => {
    const [first, second] = [keyOf(one), keyOf(other)];
    if (first === undefined || second === undefined) return (first === undefined) - (second === undefined);
    return way * (kind === "text" ? compare(first, second) : first - second);
  });
}

const rowOf = ({ cells, source }, columns) =>
  make("tr", {}, ...cells.map((text, column) => cell(text, column, columns[column].kind)), make("td", {}, link(source)));

/** The first cell of a row names it. */
function cell(text, column, className) {
  return column ? make("td", { className }, text) : make("th", { className, scope: "row" }, text);
}
