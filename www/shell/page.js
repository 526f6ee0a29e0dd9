/**
 * What a figure has to hear from the page around it. One set of listeners a page, however many
 * figures there are; each listener is told what has changed: "look" (colours), "ratio" (device
 * pixels), "fonts", "print" (now, and for paper), or "return" (from the back/forward cache, where canvases
 * may have been emptied).
 */
import { showAll } from "./visible.js";

const listeners = new Set();

/** Calls `listener` with every change; gives back a function that stops it. */
export function watchPage(listener) {
  watchOnce();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let printing = false;

/** Whether what is drawn now is drawn for paper. */
export const isPrinting = () => printing;

const tell = (change) => listeners.forEach((listener) => listener(change));
const tellLook = () => tell("look");

/** What a reader does on a page: what means a wish first. */
const TOUCHES = ["pointerdown", "keydown", "pointermove", "focusin"];

/**
 * Resolves when the reader does anything on the page, or one of the first `most` things, unless a `signal` says before that
 * nobody waits any more.
 */
export const nextTouch = (signal, most) => new Promise((resolve) => {
  for (const type of TOUCHES.slice(0, most)) {
    addEventListener(type, resolve, { signal, once: true, capture: true, passive: true });
  }
});

let isWatched = false;

function watchOnce() {
  if (isWatched) return;
  isWatched = true;
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", tellLook);
  }
  for (const type of ["beforeprint", "afterprint"]) {
    addEventListener(type, () => {
      printing = type === "beforeprint";
      showAll(printing);
      tell("print");
    });
  }
  const attributes = new MutationObserver(tellLook);
  for (const element of [document.documentElement, document.body].filter(Boolean)) {
    attributes.observe(element, { attributes: true });
  }
  // A page that fades from light to dark has its new colours only now.
  document.addEventListener("transitionend", ({ propertyName }) => {
    if (/^(background-)?color$/.test(propertyName)) tellLook();
  });
  // Style sheets may arrive after the figures.
  addEventListener("load", tellLook);
  addEventListener("pageshow", ({ persisted }) => persisted && tell("return"));
  // Also says when the fonts that are loading now have come.
  document.fonts.addEventListener("loadingdone", () => tell("fonts"));
  watchRatio();
}

/** A media query only says that the ratio is no longer this one: so it is asked again for each. */
function watchRatio() {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  query.addEventListener("change", () => {
    watchRatio();
    tell("ratio");
  }, { once: true });
}

/** The language in which an element's numbers and dates are written: the nearest that is said, out of shadow trees too. */
export function languageOf(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const language = at.lang || at.getAttribute("xml:lang");
    // Some write a locale of their operating system: `de_DE`.
    if (language) return language.replace(/_/g, "-");
  }
  return navigator.language;
}
