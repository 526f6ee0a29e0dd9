/** What was read, left out and assumed, each assumption with an input that undoes it; and a form for columns that nobody knows. */
import { assign } from "./assign.js";
import { make } from "./dom.js";

/** Of one kind, so many are shown at first. */
const SHOWN = 12;

/** The report as an element. `choices` has what each wish can be, `wishes` what is wished, `wish` hears of another. */
export function reportOf(report, choices, wishes, wish) {
  const input = (name, among) => inputOf(name, among?.join("|") ?? choices.get(name) ?? "TEXT", wishes, wish);
  const files = report.files.map((file) => fileOf(file, input, wishes, wish));
  const together = report.questions.map((question) => answerable(question, input));
  const offered = assumedIn(report).map((one) => one.wish);
  const said = [...wishes].filter(([name]) => !offered.includes(name)).map(([name, value]) => wished(name, value, input, wish));
  const isAsked = together.length || report.files.some(({ refused, asked }) => refused || asked?.length);
  return make("details", { open: isAsked },
    make("summary", {}, inShort(report)),
    make("div", { className: "files" }, together.length ? section("To be said", together) : "", ...files,
      said.length ? section("Said", said) : ""),
    names(report.unmatched));
}

const assumedIn = ({ files }) => files.flatMap(({ assumed }) => assumed ?? []);

/** The categories of arms that the files have, to choose one from; nothing where they have none. */
export function categoryOf(report, wishes, wish) {
  const offered = assumedIn(report).find((one) => one.wish === "category");
  if (!offered) return "";
  const select = inputOf("category", offered.among.join("|"), wishes, wish, "all categories");
  return make("label", {}, "Category of arms ", select);
}

/** What was read, in a line: it is folded where nothing has to be said. */
function inShort({ files }) {
  const sum = (what) => files.reduce((rows, file) => rows + (file[what] ?? 0), 0);
  const [rows, taken] = [sum("rows"), sum("taken")];
  const whose = files.length === 1 ? files[0].name : `${files.length} files`;
  if (!rows) return `What was read: ${whose}`;
  return `What was read: ${whose}, ${taken === rows ? (rows === 1 ? "its one" : `all of ${number(rows)}`) : `${number(taken)} of ${number(rows)}`} rows`;
}

const section = (title, items) => make("section", {}, make("h2", {}, title), make("ul", {}, ...items));

function fileOf(file, input, wishes, wish) {
  if (file.refused) {
    const form = file.columns?.length && !file.layout ? assign(file, wishes, wish) : "";
    return make("section", {}, make("h2", {}, file.name), make("p", { className: "why" }, file.refused), form);
  }
  const rows = file.rows === undefined ? "" : `: rows ${number(file.rows)}, taken ${number(file.taken)}`;
  const items = [
    make("li", {}, `${file.layout}${rows}`),
    ...(file.notes ?? []).map((note) => make("li", {}, note)),
    ...(file.asked ?? []).map((question) => answerable(question, input)),
    ...file.left_out.map((rows) => told(rows, "left out ")),
    ...[...(file.in_part ?? []), ...(file.repeated ?? [])].map((rows) => told(rows, "")),
    ...file.assumed.map((assumed) => answerable(assumed, input)),
  ];
  return section(file.name, items);
}

/** An assumption or a question with the input that answers it; columns are assigned in a form of their own. */
const answerable = ({ text, wish: name, among }, input) =>
  make("li", {}, make("label", {}, text, /^(columns|encoding)$/.test(name) ? "" : input(name, among)));

const number = (count) => count.toLocaleString("en-GB");

/** Rows of which something is to be said, and on which lines they are. */
function told({ reason, count, lines }, what) {
  const more = count - lines.length;
  const text = `${number(count)} ${count === 1 ? "row" : "rows"} ${what}${reason}`;
  const where = `lines ${lines.join(", ")}${more > 0 ? ` and ${number(more)} more` : ""}`;
  return make("li", {}, make("details", {}, make("summary", {}, text), where));
}

/** What somebody said, with what takes it back. */
function wished(name, value, input, wish) {
  const takeBack = () => wish(name, "");
  const isForm = /^(columns|table)$/.test(name);
  const end = isForm ? make("button", { type: "button", onclick: takeBack }, "Take back") : input(name);
  return make("li", {}, make("label", {}, isForm ? `${name}: ${value}` : name, end));
}

/** A wish as words to choose from, or as a text. */
function inputOf(name, choices, wishes, wish, none = "as assumed") {
  const value = wishes.get(name) ?? "";
  const onchange = ({ target }) => wish(name, target.value.trim());
  if (!choices.includes("|")) {
    return make("input", { type: "text", value, ariaLabel: name, placeholder: name, onchange });
  }
  const options = choices.split("|").map((choice) => make("option", { value: choice, selected: choice === value }, choice));
  return make("select", { ariaLabel: name, onchange }, make("option", { value: "" }, none), ...options);
}

/** The names that were not found, in one table. */
function names(unmatched) {
  if (!unmatched.length) return "";
  const row = ({ kind, name, count, among }) =>
    make("tr", {}, make("td", {}, name), make("td", {}, kind), make("td", {}, number(count)), make("td", {}, among.join("; ")));
  const head = ["Name", "Looked for as", "Records", "Could be"].map((text) => make("th", { scope: "col" }, text));
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...unmatched.map(row)));
  return make("details", { open: unmatched.length <= SHOWN },
    make("summary", {}, `Names that were not found on the map of today: ${number(unmatched.length)}`),
    make("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "Names that were not found" }, table));
}
