/** Which mark of a figure somebody means: the one that they click, or are at when they press Enter. */

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Whether an event is of a picture itself, and not of a button over it. */
function isOfPicture(event) {
  const path = event.composedPath();
  return !path[0].closest("button, a, input") && path.some(({ classList }) => classList?.contains("picture"));
}

/** `isWanted` tells whether a mark is asked for, `tellNames` hears the names of its records. */
export function watchMarks(section, isWanted, tellNames) {
  const tell = async (event) => {
    const { dossier } = event.target.closest("dateline-figure");
    await dossier.details;
    // A finger points by its click, which counts from the next drawing on.
    await nextFrame();
    await nextFrame();
    tellNames(dossier.ask((core) => core.readMore("highlighted", 0, 0)).records);
  };
  // Before the figure, which would choose the mark, and move down under the chip of it.
  const hear = (type, act) => section.addEventListener(type, (event) => isWanted() && act(event), { capture: true });
  // How far a finger reaches the figure learns when it comes down.
  hear("pointerdown", (event) => event.pointerType !== "touch" && isOfPicture(event) && event.stopPropagation());
  hear("pointerup", (event) => isOfPicture(event) && event.stopPropagation());
  hear("click", (event) => isOfPicture(event) && tell(event));
  hear("keydown", (event) => {
    const [mark] = event.composedPath();
    if (event.key !== "Enter" || !mark.dataset.record) return;
    event.preventDefault();
    event.stopPropagation();
    tell(event);
  });
}
