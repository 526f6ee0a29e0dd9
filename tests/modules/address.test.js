/**
 * Any query at all, and any state: reading an address ends, what is written is read again, and what is not ours stays. Run by
 * `cargo xtask test e2e` with Node.js; another seed is its argument.
 */
import assert from "node:assert/strict";
import { DIGEST, digestIn, digestOf, isOfPage, isState, read, replaced, write, zoomIn } from "./shell/address.js";

const TURNS = 20_000;

/** Queries to begin with; the last ones were found here once. */
const SEEDS = [
  "?time=2021-02..latest&supplier=China~Russia&only-direction=inbound",
  "?a=1&only-time=earliest..2021-03&place=~moscow&zoom=19.5,96,4&data=0badcafe",
  "?recipient=Myanmar&series=~A%2520%257E&b=%C3%A9&supplier=%",
  "zoom=,,&zoom=1e999,1,1&data&=&&?=?",
  "?%73upplier=~China&only%2Dtime=2021",
  "a=1&?supplier=~China",
];
const SCRAPS = ["&", "=", "~", "%", "%7E", "%25", "%2", "..", ".", "+", "?", "#", ",", "é", "\u{1f600}", "\u0000", "only-", "time", "supplier",
  "place", "zoom", "data", "latest", "earliest", "2021-13", "1e9", "NaN", "-", " ", "__proto__", "constructor"];
const LETTERS = ["China", "~", "%", "%7E", "&", "=", "+", " ", "#", "é", "\u{1f600}", "a", "..", "earliest"];

/** The same numbers on each machine (Numerical Recipes). */
let seed = Number(process.argv[2] ?? 20_210_201);
function below(most) {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return (seed >>> 8) % most;
}
const one = (list) => list[below(list.length)];

/** A query with something cut out of it, put into it, or said twice. */
function broken(query) {
  for (let turn = below(6); turn >= 0; turn -= 1) {
    const at = below(query.length + 1);
    const until = at + below(8);
    const middle = one(["", one(SCRAPS), query.slice(at, until).repeat(2)]);
    query = query.slice(0, at) + middle + query.slice(below(2) ? until : at);
  }
  return query;
}

const name = () => Array.from({ length: 1 + below(4) }, () => one(LETTERS)).join("");
const names = () => Array.from({ length: below(4) }, name);

/** What somebody may have asked for, of names that a data set may have. */
function state() {
  const asked = {};
  if (below(2)) asked.from = one(["2021-03-01", "1999-12-31"]);
  if (below(2)) asked.to = "2021-04-01";
  if (below(2)) asked.recipient = name();
  if (below(3) === 0) asked.direction = one(["inbound", "outbound"]);
  for (const field of ["suppliers", "places", "series"]) if (below(2)) asked[field] = names();
  return asked;
}

/** What a query asks of the choice, or of the filter. */
function asked(query, isOfChoice) {
  const all = read(query).filter(({ isChoice }) => isChoice === isOfChoice);
  const patch = Object.assign({}, ...all.map(({ patch }) => patch));
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null));
}

/** Whatever it says, it is read or passed over; and our own part of it can be replaced. */
function hold(query) {
  for (const { key, value, patch } of read(query)) {
    assert.equal(typeof key + typeof value, "stringstring");
    assert.ok(Object.keys(patch).length);
  }
  const zoom = zoomIn(query);
  assert.ok(zoom === undefined || (zoom.length === 3 && zoom.every(Number.isFinite)));
  isOfPage(query, "?a=1");
  const others = `?${replaced(query, "")}`;
  assert.ok(!isState(others), others);
  assert.equal(digestIn(others), null);
  assert.equal(`?${replaced(others, "")}`, others);
  assert.ok(isOfPage(query, others));
  const own = `?${replaced(query, "supplier=~A")}`;
  assert.equal(`?${replaced(own, "")}`, others);
  assert.deepEqual(read(own).map(({ patch }) => patch), [{ suppliers: ["A"] }]);
}

/** What is written is read, whatever stands beside it. */
function holdState(query) {
  const dossier = { filter: state(), choice: state() };
  const zoom = below(2) ? [below(180) - 90, below(360) - 180.125, 1 + below(9)] : null;
  const digest = digestOf(Buffer.from(query));
  const written = write(dossier, zoom, digest);
  const address = `?${replaced(query, written)}`;
  assert.deepEqual(asked(address, true), dossier.choice, address);
  assert.deepEqual(asked(address, false), dossier.filter, address);
  assert.deepEqual(zoomIn(address), zoom ?? undefined);
  assert.equal(digestIn(address), written ? digest : null);
  assert.equal(isState(address), written !== "", DIGEST);
}

SEEDS.forEach(hold);
for (let turn = 0; turn < TURNS; turn += 1) {
  const query = broken(one(SEEDS));
  try {
    hold(query);
    holdState(query);
  } catch (error) {
    throw new Error(`turn ${turn}: ${JSON.stringify(query)}`, { cause: error });
  }
}
console.log(`${TURNS} addresses held`);
