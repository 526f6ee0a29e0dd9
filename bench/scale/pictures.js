/** The marks of the three views on bare canvases, from ready coordinates: what no library can do without. */

const RATIO = devicePixelRatio;
const ROW = 28;

export function canvas(width, height, place) {
  const element = document.createElement("canvas");
  [element.width, element.height] = [width * RATIO, height * RATIO];
  element.style.cssText = `width:${width}px;height:${height}px`;
  place.append(element);
  const context = element.getContext("2d");
  context.scale(RATIO, RATIO);
  return { context, width, height };
}

/** Bars with their values. */
export function bars({ context, width, height }, lengths, texts) {
  context.clearRect(0, 0, width, height);
  context.font = "12px sans-serif";
  context.textBaseline = "middle";
  for (let row = 0; row < lengths.length; row += 1) {
    context.fillStyle = "#b3261e";
    context.fillRect(0, row * ROW + 5, lengths[row], ROW - 10);
    context.fillStyle = "#1a1a1a";
    context.fillText(texts[row], lengths[row] + 6, row * ROW + ROW / 2);
  }
}

/** Discs in one path. */
export function discs({ context, width, height }, centres, radii) {
  context.clearRect(0, 0, width, height);
  context.globalAlpha = 0.6;
  context.fillStyle = "#b3261e";
  context.beginPath();
  for (let disc = 0; disc < radii.length; disc += 1) {
    if (!radii[disc]) continue;
    const [x, y, radius] = [centres[2 * disc], centres[2 * disc + 1], radii[disc]];
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
  context.globalAlpha = 1;
}

/** What is not chosen of a line is veiled. */
export function veil({ context, width, height }, from, to) {
  context.clearRect(0, 0, width, height);
  context.globalAlpha = 0.72;
  context.fillStyle = "#fff";
  context.fillRect(40, 10, from - 40, height - 36);
  context.fillRect(to, 10, width - 12 - to, height - 36);
  context.globalAlpha = 1;
  context.fillStyle = "#1a1a1a";
  context.fillRect(from, 10, 1, height - 36);
  context.fillRect(to, 10, 1, height - 36);
}

/** A line through ready points. */
export function line({ context, width, height }, points) {
  context.clearRect(0, 0, width, height);
  context.strokeStyle = "#b3261e";
  context.beginPath();
  for (let at = 0; at < points.length; at += 2) context.lineTo(points[at], points[at + 1]);
  context.stroke();
}
