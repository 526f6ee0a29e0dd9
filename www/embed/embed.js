/**
 * The page in the frame: a figure as the address asks for it, and its height told to the page around
 * it in every form that parent scripts are known to understand.
 */
import { DatelineError, DatelineFigure } from "./dateline.js";

/** A parent that has not made room after this time has no script for it. In milliseconds. */
const PATIENCE = 1000;

const root = document.documentElement;
const main = document.querySelector("main");
const wishes = new URLSearchParams(location.search);
const figure = document.createElement("dateline-figure");

/** Tells of a value that is not used. */
const report = (field, expected) =>
  figure.report(new DatelineError("bad-option", `${field} is ${expected}`, { field }));

/** What the address says otherwise than an attribute does. */
const READERS = {
  __proto__: null,
  // Style belongs to this page, the rest to whoever writes the address.
  style() {},
  class() {},
  src() {},
  time(span) {
    // What follows the first two dots is one date: if it is not, the figure says so.
    const [from, to = from] = span.split(/\.\.(.*)/);
    if (from !== "earliest") figure.setAttribute("from", from);
    if (to !== "latest") figure.setAttribute("to", to);
  },
  theme(theme) {
    if (!/^(light|dark)$/.test(theme)) return report("theme", "light or dark");
    figure.setAttribute("theme", root.dataset.theme = theme);
  },
  transparent(wish) {
    root.classList.toggle("transparent", !/^(0|false)$/.test(wish));
  },
  lang(tag) {
    figure.lang = root.lang = tag;
  },
};

function read(key, value) {
  if (READERS[key]) return READERS[key](value);
  const name = key.replace(/^(supplier|place)$/, "$1s");
  if (DatelineFigure.observedAttributes.includes(name)) figure.setAttribute(name, value);
}

/** The data set's address; undefined for one that no figure is fetched from. */
function source() {
  try {
    const { href, protocol } = new URL(wishes.get("src") || "myanmar-2021.json", location);
    return /^https?:$/.test(protocol) || protocol === location.protocol ? href : undefined;
  } catch {
    return undefined;
  }
}

/** The controls that the address asks for, if any. */
function controls() {
  const show = wishes.get("filter");
  if (!show) return "";
  const filter = document.createElement("dateline-filter");
  filter.setAttribute("show", show);
  for (const { name, value } of figure.attributes) {
    if (/^(src|dossier|from|to)$/.test(name)) filter.setAttribute(name, value);
  }
  return filter;
}

function build() {
  // On the page, or nobody would hear what it says of its attributes.
  main.append(figure);
  for (const [key, value] of wishes) if (value) read(key, value);
  const src = source();
  if (src) {
    figure.setAttribute("src", src);
    // What the reader has where the figure is never drawn.
    const sentence = main.querySelector(".late");
    sentence.querySelector("a").href = src;
    figure.append(sentence);
    main.replaceChildren(controls(), figure);
  } else {
    // Another data set than the one that was asked for would mislead.
    report("src", "an address of the web");
    main.replaceChildren("This address names no data set.");
  }
}

// The height.

const childId = wishes.get("childId") ?? "";

/** What Datawrapper's script finds the frame by: a part of its address. A backslash would break its selector. */
const id = wishes.get("id") || location.search.split("\\")[0] || "embed.html";

let told = 0;
let title = "";
let timer = 0;
let room = "";

const post = (message) => parent.postMessage(message, "*");

function tell() {
  const height = told;
  post({ "datawrapper-height": { [id]: height } });
  post({ sentinel: "amp", type: "embed-size", height });
  post(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
  post(`pymxPYMx${childId}xPYMxheightxPYMx${height}`);
  post({ type: "dateline-height", height, title });
  clearTimeout(timer);
  timer = setTimeout(() => root.classList.toggle("scrolls", innerHeight < told), PATIENCE);
}

/** Rounded up, and told when it is another; a frame that is not shown has none. */
function measure() {
  const { width, height } = main.getBoundingClientRect();
  const rounded = Math.ceil(height - 0.01);
  if (!width || rounded === told) return;
  told = rounded;
  tell();
}

function isQuestion(data) {
  if (typeof data === "string") return data.startsWith(`pymxPYMx${childId}xPYMxwidthxPYMx`);
  return (data?.sentinel === "amp" && data.type === "frames-init") || data?.type === "dateline-ask";
}

function watch() {
  root.classList.remove("scrolls");
  new ResizeObserver(measure).observe(main);
  addEventListener("message", ({ source, data }) => {
    if (source === parent && told && isQuestion(data)) tell();
  });
  // A scroll bar of its own takes room, too: so only the frame's own size counts here.
  addEventListener("resize", () => {
    const now = `${innerWidth} ${innerHeight}`;
    if (now !== room) root.classList.remove("scrolls");
    room = now;
    measure();
  });
  addEventListener("dateline-ready", () => {
    title = document.title = figure.shadowRoot.querySelector(".headline").textContent;
    tell();
  });
}

// What the reader chose, behind this page's address; a page around it that has asked for it keeps it in its own.

figure.addressPlace = { frame: parent, read: () => figure.addressPlace.around?.state ?? location.hash.slice(1) };

addEventListener("message", ({ source, data }) => {
  if (source !== parent || data?.type !== "dateline-restore") return;
  figure.addressPlace.around = data;
  // Nobody has to touch the figure first.
  if (data.state) figure.dossier?.interaction.catch((error) => figure.report(error));
});

addEventListener("dateline-error", ({ detail: { error } }) => console.warn(`dateline: ${error.message}`));
build();
if (parent !== window) watch();
