/** The page of claims: an article is pasted, its numbers are bound to marks of figures, and the HTML is copied. Nothing leaves the machine. */
import { preload } from "../explore/preload.js";
import { figuresOf, open } from "../explore/views.js";
import { Checker, htmlOf, start } from "./checker.js";
import { History } from "./history.js";
import { watchMarks } from "./marks.js";
import { Panel } from "./panel.js";
import { passagesOf, wrongOf } from "./prose.js";

/** The data set that is there from the beginning. */
const DATA = new URL("../pkg/myanmar-2021.json", import.meta.url);

/** Whoever types is left alone for so long, in milliseconds. */
const PATIENCE = 200;

const find = (selector) => document.querySelector(selector);
const [prose, dateline, trouble, done, undo, figures] = ["#prose", "#dateline", "#trouble", "#done", "#undo", "#figures"].map(find);

const history = new History();
const panel = new Panel(find("#panel"), { bind, unbind, close });
let checker;
/** The article as HTML, what was found in it, and the number that is chosen. */
let html = "";
let found = { passages: [], claims: [], numbers: [] };
let chosen;
let timer;

/** Checks the article, and shows what was found. */
function check() {
  clearTimeout(timer);
  history.set(prose.value);
  html = htmlOf(prose.value);
  if (!checker) return;
  found = checker.check(html, dateline.value);
  find("#passages").replaceChildren(...passagesOf(found, choose));
  find("#summary").textContent = html.trim() ? found.summary : "There is no article yet.";
  const wrong = wrongOf(found, choose);
  find("#wrong").hidden = !wrong.length;
  find("#wrong ul").replaceChildren(...wrong);
  undo.disabled = !history.canUndo;
}

/** The article is another one, by what is done here. */
function write(text) {
  prose.value = text;
  done.textContent = "";
  check();
}

const buttonOf = (item) => find(`#passages [data-at="${item?.at[0]}"]`);

function choose(item) {
  press(false);
  chosen = item;
  press(true);
  panel.open(item);
}

function press(isPressed) {
  const button = buttonOf(chosen);
  if (button) button.ariaPressed = `${isPressed}`;
}

/** The number at a place is chosen, and has the focus. */
function chooseAt(start) {
  const item = [...found.claims, ...found.numbers].find(({ at }) => at?.[0] === start);
  if (item) choose(item);
  buttonOf(item)?.focus();
}

function close() {
  if (!chosen) return;
  const button = buttonOf(chosen);
  press(false);
  chosen = undefined;
  panel.close();
  button?.focus();
}

function bind(reference) {
  const { at, content } = chosen;
  write(content ? checker.rebind(html, chosen, reference) : checker.bind(html, at, reference));
  chooseAt(at[0]);
}

function unbind() {
  const [start] = chosen.at;
  write(checker.unbind(html, chosen));
  chooseAt(start);
}

/** Offers what records say to the number that is chosen. */
function offer(records) {
  if (!chosen) return;
  // Another claim in its place is told apart from the one that is there.
  const [bare, at] = chosen.content
    ? [checker.unbind(html, chosen), [chosen.at[0], chosen.at[0] + chosen.content[1] - chosen.content[0]]]
    : [html, chosen.at];
  panel.offer(checker.offers(bare, dateline.value, at, records), records.length > 0);
}

/** Opens a data set; one that is none leaves what was there. */
async function openData(name, text) {
  trouble.textContent = "";
  try {
    await start();
    const opened = new Checker(new TextEncoder().encode(text));
    checker?.finalize();
    checker = opened;
    close();
    const data = JSON.parse(text);
    figures.replaceChildren(...figuresOf(open(text), data));
    find("#whose").textContent = data.title ? `“${data.title}” (${name})` : name;
    check();
  } catch ({ message }) {
    trouble.textContent = `${name} cannot be opened: ${message}`;
  }
}

async function copy() {
  clearTimeout(timer);
  write(html = htmlOf(prose.value));
  try {
    await navigator.clipboard.writeText(html);
  } catch {
    // Without leave, or where the page is not served securely.
    prose.select();
    if (!document.execCommand("copy")) return void (done.textContent = "Not copied: the HTML is in the field above.");
  }
  done.textContent = "Copied.";
}

prose.addEventListener("input", () => {
  close();
  prose.focus();
  clearTimeout(timer);
  timer = setTimeout(check, PATIENCE);
});
dateline.addEventListener("change", check);
find("#data").addEventListener("change", async ({ target: { files: [file] } }) => file && openData(file.name, await file.text()));
find("#copy").addEventListener("click", copy);
undo.addEventListener("click", () => {
  close();
  check();
  write(history.undo());
  undo.focus();
});
document.addEventListener("keydown", ({ key, defaultPrevented }) => key === "Escape" && !defaultPrevented && close());
watchMarks(figures, () => chosen !== undefined, offer);

find("#summary").textContent = "There is no article yet.";
preload();
fetch(DATA).then((response) => response.text()).then((text) => openData("myanmar-2021.json", text), ({ message }) => (trouble.textContent = message));
