/** Who has looked at a tip for so long, in milliseconds, is reading it. */
const RESTED = 700;

/** Where a reader points in the figures of a dossier, and what is there. */
export class Pointing {
  /** The last place since a drawing: an empty one is nowhere. */
  #place;
  /** What the tip that is shown is of. */
  #last;
  #focus = "";
  #since = 0;

  /** At a place of the window, or at a mark by its number. */
  at(figure, { clientX, clientY, mark }, reach) {
    this.#place = { figure, reach, x: clientX, y: clientY, mark };
  }

  /** The reader has done with a figure, unless another one has been pointed at meanwhile. */
  leave(figure) {
    if (!this.#place?.figure || this.#place.figure === figure) this.#place = {};
  }

  /**
   * What is at the place, if there is a new one: the figure, its tip, and whether that is another than before. Without a class of
   * tips the place is kept until there is one.
   */
  answer(ask, Tooltip) {
    if (!this.#place) return undefined;
    const place = this.#place;
    const { figure } = place;
    if (figure && !Tooltip) return undefined;
    this.#place = undefined;
    let tip = tipAt(ask, place);
    // Whoever goes from a mark to its tip can read that; who has rested there before, over other marks, too.
    const hasRested = performance.now() - this.#since > RESTED;
    if ((!tip || hasRested) && this.#last?.figure === figure && figure?.holds(place)) tip = tipAt(ask, this.#last);
    else this.#last = place;
    if (tip) tip.anchor = { ...figure.placed(tip.anchor), end: tip.end && figure.placed({ x: tip.end, y: 0 }).x };
    const focus = JSON.stringify(tip) ?? "";
    const isNew = focus !== this.#focus;
    if (isNew) this.#since = performance.now();
    this.#focus = focus;
    return [figure, tip, isNew];
  }
}

function tipAt(ask, { figure, reach, x, y, mark }) {
  const at = figure?.locate(x, y);
  return ask((core) =>
    !at ? core.tell("nothing")
      : mark >= 0 ? core.readMore("mark", figure.number, mark)
        : core.pointAt(figure.number, at.x, at.y, figure.drawn(reach)));
}
