/** The explorer: files come in, a report and three linked views come out. Nothing leaves the machine. */
import { start, wishes as listed } from "./importer.js";
import { Reading } from "./import.js";
import { make } from "./dom.js";
import { categoryOf, reportOf } from "./report.js";
import { preload } from "./preload.js";
import { archive, prepare } from "./take.js";
import { save } from "../shell/take/save.js";
import { show } from "./views.js";

const find = (selector) => document.querySelector(selector);
const [drop, input, progress, trouble] = [".drop", "#files", "#progress", "#trouble"].map(find);
const [report, views] = ["#report", "#views"].map(find);

const reading = new Reading();
/** What is open: the files, what is wished of them, and the data set that they became. */
let files = [];
let wishes = new Map();
let data;

const eventPictures = import("./events/show.js");

/** What each wish can be. */
const choices = start().then(() => new Map(listed().trim().split("\n").map((line) => line.split("\t"))));

/** Opens files. Until the new ones are read, and where they cannot be, what was there is still there. */
async function open(these, wanted = new Map()) {
  trouble.textContent = "";
  progress.hidden = false;
  tell({ name: these[0].name, bytes: 0, total: 1, rows: 0, left: 0 });
  try {
    const found = await reading.read(these, [...wanted], tell);
    // A state in the address is of the files before; of the first ones a link may have it.
    if (files.length && these !== files) history.replaceState(undefined, "", location.pathname);
    [files, wishes] = [these, wanted];
    tellReport(reportOf(found.report, await choices, wishes, wish));
    if (found.data) {
      data = found.data;
      // Of the files that are shown, whatever is opened after them and cannot be read.
      find("#category").replaceChildren(categoryOf(found.report, wanted, (...pairs) => open(these, changed(wanted, pairs))));
      await showEvents(found).catch(withoutEvents);
      find("#whose").textContent = `From ${these.map(({ name }) => name).join(", ")}`;
      offer(show(views, data));
    } else {
      tellTrouble("No record came of these files yet: below stands why, and what has to be said.");
    }
  } catch (error) {
    if (error.message !== "cancelled") tellTrouble(`This could not be read: ${error.message}`);
  } finally {
    progress.hidden = true;
  }
}

/** Events have pictures of their own, which a program draws that is fetched with the page. */
async function showEvents({ events, data: text, report: { files: read } }) {
  const section = find("#events");
  const { hide, show: showIn } = await eventPictures;
  if (!events) return hide(section);
  const { casualties, sources } = JSON.parse(text);
  // Of events, not of visits that may have come with them.
  const own = new Set(casualties.map(({ source }) => source));
  const of = (name) => read.map((file) => file[name]);
  const columns = { ...events, fileNames: of("name"), layouts: of("layout"), sources: sources.filter(({ id }) => own.has(id)) };
  await showIn(section, columns, fetch(new URL("../pkg/basemap.bin", import.meta.url)).then((response) => response.arrayBuffer()));
}

/** Where their program did not arrive, the three figures are there all the same. */
function withoutEvents({ message }) {
  find("#events").hidden = true;
  tellTrouble(`Events cannot be shown one by one: ${message}`);
}

/** Says what is wrong, where it is seen. */
function tellTrouble(text) {
  trouble.textContent = text;
  trouble.scrollIntoView({ block: "nearest" });
}

/** Shows a report; whoever answered a question of the one before goes on where they were. */
function tellReport(element) {
  const focused = document.activeElement;
  const hadFocus = report.contains(focused);
  // What somebody has opened stays open.
  element.open ||= report.querySelector("details")?.open && hadFocus;
  report.replaceChildren(element);
  report.hidden = false;
  if (!hadFocus) return;
  const same = [...report.querySelectorAll("select, input")].find((control) => control.ariaLabel === focused.ariaLabel);
  (same ?? report).focus();
}

/** Beside the figures there is room for a panel on wide screens only. */
const wide = matchMedia("(min-width: 70rem)");
const fold = () => (find(".panel").open = wide.matches);
wide.addEventListener("change", fold);
fold();

/** Offers to take what is shown along. */
function offer(names) {
  const text = (name, placeholder) => make("input", { type: "text", name, placeholder, ariaLabel: placeholder });
  const row = (value) =>
    make("div", { className: "one" },
      make("label", {}, make("input", { type: "checkbox", name: "view", value, checked: true }), value),
      text(`headline-${value}`, `Headline of the ${value}`),
      text(`note-${value}`, `Note to the ${value}`));
  find("#take .views").replaceChildren(...names.map(row));
  find("#take [name=title]").value = JSON.parse(data).title;
}

/** Another wish: the same files are read anew. */
const wish = (...pairs) => open(files, changed(wishes, pairs));

/** Wishes with others besides; names and values in turn, an empty value for one that is taken back. */
function changed(before, pairs) {
  const wanted = new Map(before);
  for (let at = 0; at < pairs.length; at += 2) {
    if (pairs[at + 1]) wanted.set(pairs[at], pairs[at + 1]);
    else wanted.delete(pairs[at]);
  }
  return wanted;
}

function tell({ name, bytes, total, rows, left }) {
  const seconds = Math.ceil(left / 1000);
  progress.querySelector("progress").value = bytes / total;
  progress.querySelector("span").textContent =
    `${name}: ${rows.toLocaleString("en-GB")} rows, ${(bytes / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB, ${seconds} s left`;
}

input.addEventListener("change", () => input.files.length && open([...input.files]));
progress.querySelector("button").addEventListener("click", () => {
  reading.cancel();
  input.focus();
});

for (const type of ["dragover", "dragleave", "drop"]) {
  addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", type === "dragover");
    const dropped = type === "drop" ? [...event.dataTransfer.files] : [];
    if (dropped.length) open(dropped);
  });
}

addEventListener("paste", ({ clipboardData, target }) => {
  if (target.matches?.("input[type=text]")) return;
  const text = clipboardData.getData("text/plain");
  const pasted = [...clipboardData.files];
  if (pasted.length) open(pasted);
  else if (text.includes("\n")) open([new File([text], "pasted table")]);
});

const take = find("#take");

find("#save").addEventListener("click", () => save("data.json", new Blob([JSON.stringify(JSON.parse(data), undefined, 2)], { type: "application/json" })));
take.addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = new FormData(take);
  const wanted = said.getAll("view");
  const figures = [...views.querySelectorAll("dateline-figure")].filter(({ view }) => wanted.includes(view));
  await Promise.all(figures.map((figure) => figure.load()));
  const of = (what) => Object.fromEntries(wanted.map((view) => [view, said.get(`${what}-${view}`).trim()]));
  try {
    save("figure.zip", await archive(figures, data, { title: said.get("title"), headlines: of("headline"), notes: of("note") }));
  } catch (error) {
    tellTrouble(`No archive could be made: ${error.message}`);
  }
});

preload();
// What does not arrive is asked for again when an archive is made.
prepare().catch(() => {});
