/** Whether the engine keeps what is in view where it is when something above it grows. */
const isAnchored = () => CSS.supports("overflow-anchor", "auto");

/** Changes the page, and leaves the one of these elements that a reader sees where it is. */
export function steadily(elements, change) {
  const seen = isAnchored() ? undefined : elements.find(isInView);
  const before = seen && topOf(seen);
  change();
  if (seen) scrollBy({ top: topOf(seen) - before, behavior: "instant" });
}

const topOf = (element) => element.getBoundingClientRect().top;

function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
