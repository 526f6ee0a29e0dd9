/** How far from a mark a pointer may be, in CSS pixels: a mouse is finer than a thumb. */
const REACH = { mouse: 6, "": 6, pen: 12, touch: 22 };

/**
 * Tells where a reader points: a mouse by hovering, a finger by tapping. Nothing is captured and
 * nothing prevented, so that the page scrolls under every finger.
 */
export function watchPointer(target, { at, gone }) {
  let kind = "mouse";
  const hovers = ({ pointerType }) => pointerType !== "touch";
  target.addEventListener("pointerdown", ({ pointerType }) => (kind = pointerType));
  target.addEventListener("pointermove", (event) => hovers(event) && at(event, REACH[event.pointerType]));
  target.addEventListener("pointerleave", (event) => hovers(event) && gone(event));
  target.addEventListener("click", (event) => at(event, REACH[kind]));
}
