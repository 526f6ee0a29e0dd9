/** What this article adds to the elements: phrases that set the figures, how deaths are counted, light or dark. */
import { load } from "./pkg/dateline.js";

const phrases = document.querySelectorAll("[data-filter]");
const wishOf = (phrase) => JSON.parse(phrase.dataset.filter);

/**
 * A phrase is a link to a figure that also sets it. It is marked while the filter says what it says,
 * and following it then takes that back.
 */
function bindPhrases(dossier) {
  for (const phrase of phrases) {
    phrase.addEventListener("click", (event) => {
      event.preventDefault();
      const isOn = phrase.ariaCurrent === "true";
      const patch = Object.entries(wishOf(phrase)).map(([field, value]) => [field, isOn ? null : value]);
      dossier.setFilter(Object.fromEntries(patch));
      if (phrase.dataset.count) chooseCount(isOn ? "cumulative" : phrase.dataset.count);
      if (!isOn) reveal(document.querySelector(phrase.hash));
    });
  }
  const reflect = () =>
    phrases.forEach((phrase) => (phrase.ariaCurrent = says(dossier.filter, wishOf(phrase))));
  dossier.addEventListener("dateline-filter", reflect);
  reflect();
}

const counts = document.querySelector("#count");

/** Running totals and single days never share an axis: the reader has the one or the other. */
function chooseCount(count) {
  counts.querySelector(`[value="${count}"]`).checked = true;
  document.querySelector("#trend").setAttribute("count", count);
}

function bindCounts() {
  counts.addEventListener("change", ({ target }) => chooseCount(target.value));
  counts.hidden = false;
}

/** Scrolls no further than it takes, and not at all where the figure is in view. */
function reveal(figure) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  figure.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

/** Whether a filter says what a phrase wishes: its days begin with the month that the phrase names. */
function says(filter, wish) {
  return Object.entries(wish).every(([field, value]) =>
    Array.isArray(value) ? String(filter[field]) === String(value) : filter[field]?.startsWith(value) ?? false);
}

/** The reader's own choice, kept where the browser lets us. */
const memory = {
  read: () => attempt(() => localStorage.getItem("theme")),
  write: (theme) => attempt(() => localStorage.setItem("theme", theme)),
};

function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function bindTheme() {
  const root = document.documentElement;
  const button = document.querySelector("#theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const reflect = () => (button.textContent = isDark() ? "Light page" : "Dark page");
  const kept = memory.read();
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    memory.write(root.dataset.theme);
    reflect();
  });
  system.addEventListener("change", reflect);
  button.hidden = false;
  reflect();
}

bindTheme();
bindCounts();
// Where the data does not arrive the figures say so, and the phrases only lead to them.
load(document.querySelector("dateline-figure").getAttribute("src")).then(bindPhrases, () => {});
