/** Which mark of a figure somebody means: the one that they click, or are at when they press Enter. */

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** `isWanted` tells whether a mark is asked for, `meant` hears the names of its records. */
export function watchMarks(section, isWanted, meant) {
  const tell = async (figure) => {
    const { dossier } = figure;
    await dossier.details;
    // A finger points by its click, which counts from the next drawing on.
    await nextFrame();
    await nextFrame();
    meant(dossier.ask((core) => core.readMore("meant", 0, 0)).records);
  };
  const figureOf = ({ target }) => target.closest("dateline-figure");
  section.addEventListener("click", (event) => {
    const isPicture = event.composedPath().some((node) => node.localName === "canvas" || node.classList?.contains("picture") || node.classList?.contains("marks"));
    if (isWanted() && figureOf(event) && isPicture) tell(figureOf(event));
  }, { capture: true });
  // Before the figure, which would choose the mark.
  section.addEventListener("keydown", (event) => {
    const [mark] = event.composedPath();
    if (!isWanted() || event.key !== "Enter" || !mark.dataset.record) return;
    event.preventDefault();
    event.stopPropagation();
    tell(figureOf(event));
  }, { capture: true });
}

/** What a click has chosen in the pictures is no longer chosen. */
export function clearChoice(section) {
  const { dossier, choice = {} } = section.querySelector("dateline-figure") ?? {};
  const fields = Object.keys(choice);
  if (fields.length) dossier.setChoice(Object.fromEntries(fields.map((field) => [field, null])));
}
