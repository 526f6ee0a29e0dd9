/** Rows as CSV (RFC 4180), in which no spreadsheet finds a formula. */
import { columnsOf } from "./records.js";

/** How a text begins that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

export function csv(rows) {
  const columns = columnsOf(rows);
  if (!columns.length) return "";
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((cells) => `${cells.map(cell).join()}\r\n`).join("");
}

function cell(value) {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") return `${value}`;
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
