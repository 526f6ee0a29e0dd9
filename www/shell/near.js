/**
 * Tells elements when a reader comes near them, which is a screen away, and when too many that were
 * near once are far again: a phone has room for the canvases of a dozen figures, not of fifty.
 */
const MOST_FAR = 12;

const listeners = new Map();
/** Those that were near once, the longest ago first. */
const far = new Set();
const observer = new IntersectionObserver(changed, { rootMargin: "100% 0px" });

/** Calls `listener.near()` and `listener.rest()`; gives back the end of it. */
export function watchNear(element, listener) {
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    far.delete(element);
    observer.unobserve(element);
  };
}

/** The page has loaded an element by itself: is a reader near? */
export function lookAgain(element) {
  observer.unobserve(element);
  if (listeners.has(element)) observer.observe(element);
}

function changed(entries) {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) near(target);
    else if (target.dossier) far.add(target);
  }
  for (const element of far) {
    if (far.size <= MOST_FAR) break;
    far.delete(element);
    listeners.get(element)?.rest();
  }
}

function near(element) {
  far.delete(element);
  listeners.get(element)?.near();
}
