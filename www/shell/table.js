import { link, make } from "./dom.js";
import { table as rules } from "./sheets.js";

/** The core's table as a table that a keyboard can scroll, for an element of ours, which gets its style. */
export function tableOf({ caption, columns, rows }, host) {
  host.adorn(rules);
  const classOf = (column) => (columns[column].numeric ? "number" : "");
  const head = columns.map(({ text }, column) =>
    make("th", { scope: "col", className: classOf(column) }, text));
  const body = rows.map(({ cells, source }) =>
    make("tr", {}, ...cells.map((text, column) => cell(text, column, classOf(column))),
      make("td", {}, link(source))));
  const table = make("table", {},
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...body));
  return make("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: caption }, table);
}

/** The first cell of a row names it. */
function cell(text, column, className) {
  return column ? make("td", { className }, text) : make("th", { className, scope: "row" }, text);
}
