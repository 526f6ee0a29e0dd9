/** Whether the engine keeps what is in view where it is when something above it grows. */
const isAnchored = () => CSS.supports("overflow-anchor", "auto");

/** Changes the page, and leaves the one of these elements of which a reader sees most where it is. */
export function steadily(elements, change) {
  const [seen] = isAnchored() ? [] : elements.filter(inView).sort((one, other) => inView(other) - inView(one));
  const before = seen && topOf(seen);
  change();
  if (seen) scrollBy({ top: topOf(seen) - before, behavior: "instant" });
}

export const topOf = (element) => element.getBoundingClientRect().top;

/** How many pixels of an element are in the window. */
function inView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
}
