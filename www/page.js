/** What this article adds to the elements: phrases that set the figures, and light or dark. */
import { load } from "./pkg/dateline.js";

const phrases = document.querySelectorAll("[data-filter]");
const wishOf = (phrase) => JSON.parse(phrase.dataset.filter);

/** A phrase is pressed while the filter says what it says; pressing it again takes that back. */
function bindPhrases(dossier) {
  for (const phrase of phrases) {
    phrase.addEventListener("click", () => {
      const pressed = phrase.getAttribute("aria-pressed") === "true";
      const wish = Object.entries(wishOf(phrase));
      dossier.setFilter(Object.fromEntries(wish.map(([field, value]) => [field, pressed ? null : value])));
    });
  }
  const reflect = () => phrases.forEach((phrase) => phrase.setAttribute("aria-pressed", says(dossier.filter, wishOf(phrase))));
  dossier.addEventListener("dateline-filter", reflect);
  reflect();
}

/** The filter's days lie within the months that a phrase names. */
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
const { src, dossier } = Object.fromEntries(
  [...document.querySelector("dateline-figure").attributes].map(({ name, value }) => [name, value]));
// Where the data does not arrive the figures say so; the phrases then are plain prose.
load(src, { dossier }).then(bindPhrases, () => phrases.forEach((phrase) => (phrase.disabled = true)));
