/** The records that a figure shows, as the data set has them: each with its source, and with the names of its places. */

/** Fields that are not the record's own, and what each source gives to it. */
const OF_SOURCE = ["publisher", "title", "published", "retrieved", "url", "note", "scope"];

/** The tables of a data set, in the order of its format. */
const TABLES = ["transfers", "casualties", "visits", "events", "places"];

/**
 * The data set of a dossier, with the records that are shown by a figure alone: `names` are those that the core gives them. With
 * them come the places that they name, and the sources of all.
 */
export function shownOf(dossier, names) {
  const data = JSON.parse(new TextDecoder().decode(dossier.bytes));
  const shown = new Set(names);
  const tables = {};
  const seen = new Set();
  for (const table of TABLES) {
    // Of several of one id the core has the first.
    const isShown = ({ id }) => shown.has(`${table}:${id}`) && !seen.has(id) && seen.add(id);
    const rows = (data[table] ?? []).filter(isShown);
    if (rows.length) tables[table] = rows;
  }
  const rows = Object.values(tables).flat();
  const named = new Set(rows.flatMap(({ from, to, place }) => [from, to, place]));
  const places = (data.places ?? []).filter(({ id }) => named.has(id));
  if (places.length) tables.places ??= places;
  const cited = new Set([...rows, ...places].flatMap(({ source, dated_elsewhere = [] }) => [source, ...dated_elsewhere.map((one) => one.source)]));
  const sources = (data.sources ?? []).filter(({ id }) => cited.has(id));
  return { title: data.title ?? "", subject: data.subject, tables, sources };
}

/** Rows as flat ones, each with what its source says of itself, and with names beside ids of places. */
export function flat(rows, { tables, sources }) {
  const byId = (list) => new Map((list ?? []).map((one) => [one.id, one]));
  const [known, places] = [byId(sources), byId(tables.places)];
  return rows.map((row) => {
    const cells = {};
    for (const [field, value] of Object.entries(row)) {
      cells[field] = written(value);
      if (/^(from|to|place)$/.test(field) && places.has(value)) cells[`${field}_name`] = places.get(value).name;
    }
    const source = known.get(row.source) ?? {};
    for (const field of OF_SOURCE) cells[`source_${field}`] = source[field];
    return cells;
  });
}

/** What is a list or an object, as a text: "Sergei Shoigu (Russian defence minister); …". */
function written(value) {
  if (Array.isArray(value)) return value.map(written).join("; ");
  if (Object(value) !== value) return value;
  const { name, role, ...others } = value;
  const person = name && role ? `${name} (${role})` : name ?? role;
  return person ?? Object.entries(others).map(([field, one]) => `${field}: ${written(one)}`).join(", ");
}

/** All columns that some rows have, those that none fills left out. */
export function columnsOf(rows) {
  const columns = new Set();
  for (const row of rows) for (const [field, value] of Object.entries(row)) if (value !== undefined && value !== "") columns.add(field);
  return [...columns];
}
