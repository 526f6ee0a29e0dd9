/**
 * What a figure has to hear from the page around it. One set of listeners a page, however many
 * figures there are; each listener is told what has changed: "look" (colours), "ratio" (device
 * pixels), "fonts", or "return" (from the back/forward cache, where canvases may have been emptied).
 */
const listeners = new Set();

/** Calls `listener` with every change, for as long as the page lives. */
export function watchPage(listener) {
  if (!listeners.size) watch();
  listeners.add(listener);
}

const tell = (change) => listeners.forEach((listener) => listener(change));
const tellLook = () => tell("look");

function watch() {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tellLook);
  const attributes = new MutationObserver(tellLook);
  for (const element of [document.documentElement, document.body]) {
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
