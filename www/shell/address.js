/**
 * The state of a dossier as the query of an address, in Our World in Data's manner: `time=2021-02..latest&supplier=China~Russia`, and
 * `~China` for one alone. What is chosen has plain names; what is filtered has them behind `only-`.
 */
import { LISTS } from "./clauses.js";

const TEXTS = ["recipient", "direction"];
const FILTERED = "only-";

/** What an address says of the data that it was made on. */
export const DIGEST = "data";

/** Where a map is looked at: degrees north and east, and how many times as close. */
const ZOOM = "zoom";

/** All names that are ours. */
const NAMES = [ZOOM, "time", ...Object.values(LISTS), ...TEXTS].flatMap((name) => [name, FILTERED + name]).concat(DIGEST);

/** The names of a query in its order, each with its value. */
const pairsOf = (query) => [...new URLSearchParams(query)];

/** Whether a query says anything of a state. */
export const isState = (query) => pairsOf(query).some(([name]) => NAMES.includes(name));

/** Whether all that a query says besides is what another one says, or nothing. */
export const isOfPage = (query, page) => [replaced(page, ""), ""].includes(replaced(query, ""));

/** A filter, a choice and a look at the map as a query; empty where there is nothing of them. */
export function write({ filter, choice }, zoom, digest) {
  const parts = [...clauses(filter, FILTERED), ...clauses(choice, "")];
  if (zoom) parts.push([ZOOM, zoom.map((number) => +number.toFixed(4)).join()]);
  if (parts.length) parts.push([DIGEST, digest]);
  return parts.map(([name, value]) => `${name}=${value}`).join("&");
}

function* clauses(asked, prefix) {
  const { from = "earliest", to = "latest" } = asked;
  if (asked.from ?? asked.to) yield [`${prefix}time`, `${from}..${to}`];
  for (const field of TEXTS) if (asked[field]) yield [prefix + field, encodeURIComponent(asked[field])];
  for (const [field, name] of Object.entries(LISTS)) {
    const names = asked[field];
    // A tilde in a name would end it.
    const encoded = names?.map((one) => encodeURIComponent(one.replaceAll("%", "%25").replaceAll("~", "%7E")));
    if (names) yield [prefix + name, (names.length > 1 ? "" : "~") + encoded.join("~")];
  }
}

/** The clauses that a query asks for, one by one: whether each is of the choice, and the patch that it is. */
export function read(query) {
  const found = [];
  for (const [key, value] of pairsOf(query)) {
    const isChoice = !key.startsWith(FILTERED);
    const patch = NAMES.includes(key) && patchOf(isChoice ? key : key.slice(FILTERED.length), value);
    if (patch) found.push({ key, value, isChoice, patch });
  }
  return found;
}

function patchOf(name, value) {
  if (name === "time") {
    const [from, to = from] = value.split(/\.\.(.*)/);
    return { from: from === "earliest" ? null : from, to: to === "latest" ? null : to };
  }
  if (TEXTS.includes(name)) return { [name]: value };
  const field = Object.keys(LISTS).find((list) => LISTS[list] === name);
  return field && { [field]: value.split("~").filter(Boolean).map(decoded) };
}

function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Where a query looks at the map: three numbers, or undefined. */
export function zoomIn(query) {
  const numbers = new URLSearchParams(query).get(ZOOM)?.split(",").map((part) => (part.trim() ? +part : NaN));
  return numbers?.length === 3 && numbers.every(Number.isFinite) ? numbers : undefined;
}

/** What a query says of its data. */
export const digestIn = (query) => new URLSearchParams(query).get(DIGEST);

/** A query with another state in it; what is not ours stays as it is written. */
export function replaced(query, state) {
  const others = query.replace(/^\?/, "").split("&").filter((part) => part && !isState(`?${part}`));
  return [...others, state].filter(Boolean).join("&");
}

/** Eight digits that tell data sets apart: FNV-1a, since browsers digest for secure pages only. */
export function digestOf(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
