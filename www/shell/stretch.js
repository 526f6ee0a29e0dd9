/** Draws a chosen stretch of time: what is in it as strong as it was, and its two ends. */

/** The grip at an end, in CSS pixels. */
const GRIP = { width: 6, height: 26 };

/** Dots at the edge of the plot reach a little beyond it. */
const BEYOND = 2;

/**
 * `scale` is the device pixels in a pixel of the drawing; of `source`, a canvas, the marks between the ends are shown, and all that
 * stands around the plot. Without it they are there already.
 */
export function paintStretch(context, { ends, left, right, top, bottom }, scale, colour, source) {
  const [first, last] = ends.map((end) => Math.round(end * scale));
  const [over, under] = [top, bottom].map((edge) => Math.round(edge * scale));
  if (source) {
    const { width, height } = source;
    const [before, behind] = [left - BEYOND, right + BEYOND].map((edge) => Math.round(edge * scale));
    const parts = [[0, 0, width, over], [first, over, last - first, height - over],
      [0, over, before, height - over], [behind, over, width - behind, height - over]];
    for (const part of parts) if (part[2] > 0 && part[3] > 0) context.drawImage(source, ...part, ...part);
  }
  context.fillStyle = colour;
  const line = Math.max(1, Math.round(scale));
  const grip = { width: GRIP.width * scale, height: GRIP.height * scale };
  const middle = (over + under) / 2;
  for (const x of [first, last]) {
    context.fillRect(x - Math.floor(line / 2), over, line, under - over);
    context.beginPath();
    context.roundRect(x - grip.width / 2, middle - grip.height / 2, grip.width, grip.height, grip.width / 2);
    context.fill();
  }
}
