/** What is taken along: tables, archives, descriptions. */
import assert from "node:assert/strict";
import { csv } from "./shell/take/csv.js";
import { jsonLdOf } from "./shell/take/json-ld.js";
import { packageOf } from "./shell/take/package.js";
import { flat, shownOf } from "./shell/take/records.js";

// No spreadsheet finds a formula; numbers stay numbers, and what needs quotes has them.
const cells = [{ a: "=1+1", b: -5, c: "x,y" }, { a: "-cmd", b: 0, c: 'say "no"' }, { a: "@x", b: undefined, c: "two\nlines" }];
assert.equal(csv(cells), "a,b,c\r\n'=1+1,-5,\"x,y\"\r\n'-cmd,0,\"say \"\"no\"\"\"\r\n'@x,,\"two\nlines\"\r\n");
assert.equal(csv([]), "");

const data = {
  title: "Test", subject: { name: "Ruritania" },
  sources: [{ id: "s", title: "List", publisher: "Desk", published: "2021", retrieved: "2022-03-04", url: "https://example.org/" }, { id: "t", title: "Unused", publisher: "x" }],
  places: [{ id: "p", name: "Paris", source: "s" }, { id: "q", name: "Oslo", source: "s" }, { id: "r", name: "Rome", source: "s" }],
  visits: [
    { id: "v1", date: "2020-03", from: "p", to: "q", people: [{ name: "A. Envoy", role: "minister" }, { name: "B" }], source: "s", at: "row 1" },
    { id: "v1", date: "1999", from: "q", to: "p", people: [], source: "s", at: "row 2" },
    { id: "v2", date: "2021", from: "q", to: "r", people: [], source: "s", at: "row 3" },
  ],
};
const dossier = { bytes: new TextEncoder().encode(JSON.stringify(data)) };
const shown = shownOf(dossier, ["visits:v1"]);

// Of two of one id the first is shown, with the places that it names and the sources that are cited.
assert.deepEqual(shown.tables.visits.map(({ at }) => at), ["row 1"]);
assert.deepEqual(shown.tables.places.map(({ id }) => id), ["p", "q"]);
assert.deepEqual(shown.sources.map(({ id }) => id), ["s"]);

const [row] = flat(shown.tables.visits, shown);
assert.equal(row.people, "A. Envoy (minister); B");
assert.deepEqual([row.from_name, row.source_published, row.source_retrieved, row.at], ["Paris", "2021", "2022-03-04", "row 1"]);

const about = { headline: "One visit", measure: "", notes: [], credit: "Source: Desk.", address: "", filtered: ["time: 2020"] };
const text = new TextDecoder().decode(await packageOf(shown, about, new Date("2026-11-29T00:00:00Z")).arrayBuffer());
const described = JSON.parse(text.slice(text.indexOf('{\n  "$schema"'), text.indexOf("\n}") + 2));
assert.deepEqual(described.resources.map(({ path }) => path), ["visits.csv", "places.csv", "sources.csv"]);
const keys = described.resources[0].schema.foreignKeys.map(({ fields: [field], reference }) => `${field} ${reference.resource}`);
assert.deepEqual(keys, ["source sources", "from places", "to places"]);
assert.match(text, /- time: 2020/);
assert.match(text, /retrieved on 2026-11-29/);

const found = jsonLdOf(dossier.bytes);
assert.deepEqual([found["@type"], found.temporalCoverage, found.spatialCoverage], ["Dataset", "1999/2021", "Ruritania"]);
assert.equal(found.isBasedOn[0].url, "https://example.org/");
// A set without anything is described, too.
assert.equal(jsonLdOf(new TextEncoder().encode("{}")).variableMeasured.length, 0);
