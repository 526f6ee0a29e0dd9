/**
 * A form for a table that nobody knows: what it is of, and what each of its columns means. What was said of such columns before is
 * remembered on this machine; else the form begins with guesses, which say that they are.
 */
import { make } from "./dom.js";

/** What a column can mean, by what its table is of, each with words that its name may have. */
const MEANINGS = {
  counts: {
    date: /date|day|datum|\btag|wann|when|fecha|jour/, end: /end|until|\bbis\b/, count: /count|killed|dead|death|total|zahl|\btote|wie ?viele/,
    low: /low|min/, high: /high|max/, qualifier: /qualifier|bound/, series: /series|group|list/, note: /note|remark/, url: /url|link/, id: /^id$/,
    country: /country|\bland\b|pays/,
  },
  transfers: {
    supplier: /supplier|seller|exporter|lieferant|from/, recipient: /recipient|buyer|importer|empf/, year: /year|jahr|period|ann[eé]e/,
    value: /value|share|tiv|usd|amount|wert|anteil|percent|%/, unit: /unit|einheit/,
  },
  visits: {
    date: /date|day|datum|\btag|wann|when|start|arriv/, end: /end|until|\bbis\b|depart/, visitor: /visitor|name|who|\bwer\b|besucher/, role: /role|title|office|amt/,
    from: /from|origin|\bvon\b/, to: /\bto\b|city|place|destination|\bort\b|stadt|wohin|nach/, country: /country|\bland\b|pays/, purpose: /purpose|reason|zweck|anlass/,
    lat: /^lat/, lon: /^lon|^lng/, id: /^id$/,
  },
};

/** What of a table its cells tell where its names do not. */
const BY_CELLS = { date: /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/, year: /^(19|20)\d\d$/, count: /^\d[\d.,\s]*$/, value: /^\d[\d.,\s]*%?$/ };

const KEY = "dateline-columns";
/** So many tables are remembered. */
const MOST = 20;

/** The form for a file of the report; `wishes` has what is wished, `wish` hears of another. */
export function assign(file, wishes, wish) {
  const before = remembered(file.columns);
  const table = make("select", { ariaLabel: "What the table is of" }, ...Object.keys(MEANINGS).map((name) => make("option", { value: name }, name)));
  table.value = wishes.get("table") ?? before?.table ?? "counts";
  const cells = file.columns.map((column) => make("select", { ariaLabel: `Meaning of ${column}` }));
  const marks = cells.map(() => make("small", { className: "quiet" }));
  const fill = () => {
    const known = before?.table === table.value ? before.meanings : undefined;
    const wanted = known ?? guesses(file, table.value);
    for (const [row, cell] of cells.entries()) {
      cell.replaceChildren(...["", ...Object.keys(MEANINGS[table.value])].map((value) => make("option", { value }, value || "not used")));
      cell.value = wanted[row];
      marks[row].textContent = wanted[row] && (known ? "as before" : "a guess");
    }
  };
  for (const [row, cell] of cells.entries()) cell.onchange = () => (marks[row].textContent = "");
  table.onchange = fill;
  fill();
  const head = file.columns.map((column, row) => make("th", {}, column, make("br"), cells[row], " ", marks[row]));
  const body = file.preview.map((row) => make("tr", {}, ...row.map((text) => make("td", {}, text))));
  const done = () => {
    const meanings = cells.map(({ value }) => value);
    remember(file.columns, { table: table.value, meanings });
    const pairs = meanings.flatMap((meaning, row) => (meaning ? [`${meaning}=${file.columns[row]}`] : []));
    wish("columns", pairs.join(","), "table", table.value);
  };
  return make("div", {},
    make("p", {}, make("label", {}, "It is a table of ", table)),
    make("div", { className: "scroll" }, make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body))),
    make("p", {}, make("button", { type: "button", onclick: done }, "Read it so")));
}

/** A meaning for each column, or an empty text: by its name, or by what all its cells look like; each once. */
function guesses({ columns, preview }, table) {
  const found = columns.map(() => "");
  const isFree = (meaning) => !found.includes(meaning);
  const all = Object.entries(MEANINGS[table]);
  for (const [row, column] of columns.entries()) {
    const [meaning] = all.find(([one, names]) => isFree(one) && names.test(column.trim().toLowerCase())) ?? [""];
    found[row] = meaning;
  }
  for (const [row] of columns.entries()) {
    const texts = preview.map((cells) => cells[row]?.trim()).filter(Boolean);
    if (found[row] || !texts.length) continue;
    const [meaning] = all.find(([one]) => isFree(one) && BY_CELLS[one] && texts.every((text) => BY_CELLS[one].test(text))) ?? [""];
    found[row] = meaning;
  }
  return found;
}

/** All that is remembered, the last first: pairs of a table's columns and of what was said of them. */
function memory() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    // Nothing is kept where a browser keeps nothing.
    return [];
  }
}

const remembered = (columns) => memory().find(([known]) => `${known}` === `${columns}`)?.[1];

function remember(columns, said) {
  const others = memory().filter(([known]) => `${known}` !== `${columns}`);
  try {
    localStorage.setItem(KEY, JSON.stringify([[columns, said], ...others].slice(0, MOST)));
  } catch {
    // As above.
  }
}
