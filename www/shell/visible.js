/**
 * Tells elements when a reader comes near them, which is a screen away, and when too many that were
 * near once are far again: a phone has room for the canvases of a dozen figures, not of fifty.
 */
const MOST_FAR = 12;

const watched = new Set();
/** Those that were near once, the longest ago first. */
const far = new Set();
const observer = new IntersectionObserver(changed, { rootMargin: "100% 0px" });

/** Calls the element's `visible()` and `suspend()`; gives back a function that stops it. */
export function watchVisible(element) {
  watched.add(element);
  observer.observe(element);
  return () => {
    watched.delete(element);
    far.delete(element);
    observer.unobserve(element);
  };
}

/** The page has loaded an element by itself: is a reader near? */
export function lookAgain(element) {
  observer.unobserve(element);
  if (watched.has(element)) observer.observe(element);
}

/** For paper all are near, and afterwards where they were. */
export function showAll(isOnPaper) {
  watched.forEach((element) => (isOnPaper ? element.visible() : lookAgain(element)));
}

function changed(entries) {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) {
      if (target.dossier) far.add(target);
      continue;
    }
    far.delete(target);
    // The observer may report what it saw before the watching was stopped.
    if (watched.has(target)) target.visible();
  }
  for (const element of far) {
    if (far.size <= MOST_FAR) break;
    far.delete(element);
    element.suspend();
  }
}
