/**
 * Steps of prose: while a reader scrolls, the block in the middle of the window sets the state that its `data-step` names, as a link
 * would (`supplier=China#shares`). Focus within a block does the same. The figures show it at once: nothing moves by itself.
 */
import { STEPS, figuresOf } from "./page.js";

/** Until `signal` ends it; `report` hears what could not be done. */
export function followSteps(dossier, signal, report) {
  const steps = [...document.querySelectorAll(STEPS)];
  let current = -1;
  async function enter(element) {
    const index = steps.indexOf(element);
    const [query, id] = element.dataset.step.split("#");
    const figure = id ? document.getElementById(id) : document.querySelector("dateline-figure");
    if (index === current || !figuresOf(dossier).includes(figure)) return;
    const direction = index > current ? "down" : "up";
    current = index;
    const interaction = await dossier.interaction;
    // A reader who scrolls fast is further already.
    if (current !== index) return;
    interaction.follow(query);
    const detail = { element, index, direction };
    element.dispatchEvent(new CustomEvent("dateline-step", { detail, bubbles: true }));
  }
  const begin = (element) => enter(element).catch(report);
  // A line across the middle.
  const options = { rootMargin: "-50% 0px" };
  const observer = new IntersectionObserver((entries) =>
    entries.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => begin(target)), options);
  steps.forEach((step) => observer.observe(step));
  const focused = ({ target }) => {
    const step = target?.closest?.(STEPS);
    if (step) begin(step);
  };
  document.addEventListener("focusin", focused, { signal });
  focused({ target: document.activeElement });
  signal.addEventListener("abort", () => observer.disconnect());
}
