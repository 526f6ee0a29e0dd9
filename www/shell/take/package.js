/** The data of a figure as a Data Package (version 2, https://datapackage.org): tables, what they hold, and whence it is. */
import { csv } from "./csv.js";
import { columnsOf, flat } from "./records.js";
import { strings } from "./strings.js";
import { zip } from "./zip.js";

const PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

/**
 * The archive of what is shown: `about` has the figure's `headline`, `measure`, `notes` and `credit`, the `address` that it was read at,
 * and what was `filtered` in words.
 */
export function packageOf(shown, about, now = new Date()) {
  const tables = Object.entries(shown.tables).map(([name, rows]) => [name, flat(rows, shown)]);
  if (shown.sources.length) tables.push(["sources", shown.sources]);
  const files = tables.map(([name, rows]) => [`${name}.csv`, csv(rows)]);
  const described = JSON.stringify(describe(shown, tables, about, now), undefined, 2);
  return zip([["datapackage.json", described], ["README.md", readMe(shown, about, now)], ...files], now);
}

function describe({ title, sources }, tables, { headline, measure }, now) {
  return {
    $schema: PROFILE,
    name: "dateline-figure",
    title,
    description: [headline, measure].filter(Boolean).join(". "),
    created: now.toISOString(),
    sources: sources.map(({ title, publisher, published, url }) => ({
      title: [publisher, title, published].filter(Boolean).join(", "), ...(isWeb(url) && { path: url }),
    })),
    resources: tables.map(([name, rows]) => ({
      name, type: "table", path: `${name}.csv`, scheme: "file", format: "csv", mediatype: "text/csv", encoding: "utf-8",
      schema: { fields: columnsOf(rows).map((column) => fieldOf(column, rows)), primaryKey: ["id"], ...keysOf(name, rows, tables) },
    })),
  };
}

function fieldOf(name, rows) {
  const values = rows.map((row) => row[name]).filter((value) => value !== undefined);
  const every = (is) => values.length > 0 && values.every(is);
  const type = every(Number.isInteger) ? "integer" : every(Number.isFinite) ? "number"
    : every((value) => typeof value === "boolean") ? "boolean" : "string";
  return { name, type, ...(FIELDS[name] && { description: FIELDS[name] }) };
}

/** What fields mean that do not say it themselves. */
const FIELDS = {
  at: "where in the source it stands",
  qualifier: "how exact the number is; none for an exact one",
  derived: "how it was worked out; none where the source gives it",
  source_published: "the source's date of publication, which is the vintage of the number",
  source_retrieved: "when the source was read",
  date: "an EDTF date",
  period: "an EDTF date or interval",
  date_basis: "what the date is of",
};

/** Which columns are ids of other tables. */
function keysOf(table, rows, tables) {
  const has = (name) => tables.some(([known]) => known === name);
  const fields = columnsOf(rows);
  const key = (field, resource) => ({ fields: [field], reference: { resource, fields: ["id"] } });
  const keys = [
    ...(fields.includes("source") && has("sources") ? [key("source", "sources")] : []),
    ...["from", "to", "place"].filter((field) => fields.includes(field) && has("places") && table !== "places").map((field) => key(field, "places")),
  ];
  return keys.length ? { foreignKeys: keys } : {};
}

function readMe({ title, sources, tables }, { headline, measure, notes, credit, address, filtered }, now) {
  const date = now.toISOString().slice(0, 10);
  const rows = Object.entries(tables).map(([name, rows]) => `- ${name}.csv: ${rows.length} rows`);
  const cited = sources.map(({ publisher, title, published, retrieved, url }) =>
    `- ${[publisher, title, published, retrieved && `retrieved ${retrieved}`].filter(Boolean).join(", ")}${isWeb(url) ? `: ${url}` : ""}`);
  return [
    `# ${headline}`, measure, `From the data set “${title}”, retrieved on ${date}${address ? ` from ${address}` : ""}.`,
    filtered.length ? `${strings.filtered}\n\n${filtered.map((clause) => `- ${clause}`).join("\n")}` : strings.unfiltered,
    "## Files", rows.join("\n"),
    "Each row names its source, and in `at` where it stands there. A text that a spreadsheet would take for a formula has an apostrophe before it.",
    ...(notes.length ? ["## Notes", ...notes] : []),
    "## Sources", cited.join("\n"),
    "## How to cite", `${credit} Retrieved on ${date}.`,
  ].filter(Boolean).join("\n\n").concat("\n");
}

const isWeb = (url) => /^https?:\/\//.test(url ?? "");
