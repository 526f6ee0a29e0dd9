/**
 * A figure as one picture: surface, headline, measure, drawing, key, notes and credit. On a canvas, or as SVG.
 */
import { RATIO, drawingOf, paint, sizeOf } from "../reader/drawing.js";
import { svg } from "../reader/recorder.js";

/** Lengths in CSS pixels; a line is as high as so many of its letters. */
const [MARGIN, GAP, SIZE, SMALL, LINE] = [16, 8, 14, 12.5, 1.45];

/** A figure as an SVG element. Its texts are texts. */
export function vectorOf(figure, picture, dossier) {
  const plan = planOf(figure, picture, {});
  const title = svg("title", {}, plan.lines[0]?.text ?? "");
  const root = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg", width: plan.width, height: plan.height, viewBox: `0 0 ${plan.width} ${plan.height}`,
    direction: "ltr", role: "img",
  }, title, svg("rect", { width: "100%", height: "100%", fill: plan.surface }));
  for (const { text, x, y, size, weight, ink } of plan.lines) {
    root.append(svg("text", { x, y: y + size, "font-size": size, "font-weight": weight, "font-family": plan.family, fill: ink }, text));
  }
  for (const { x, y, width, height, ink } of plan.rules) root.append(svg("rect", { x, y, width, height, fill: ink }));
  root.append(drawingOf(figure, picture, dossier, { x: MARGIN, y: plan.top }));
  return root;
}

/** A figure on a canvas; perhaps with another headline than its own, and a note before its notes. */
export function canvasOf(figure, picture, dossier, words = {}) {
  const plan = planOf(figure, picture, words);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [plan.width, plan.height].map((length) => Math.round(length * RATIO));
  const context = canvas.getContext("2d");
  context.fillStyle = plan.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const { width, height } = sizeOf(picture);
  paint(figure, picture, dossier, () => {
    const layer = document.createElement("canvas");
    [layer.width, layer.height] = [width, height].map((length) => Math.round(length * RATIO));
    return { canvas: layer, done: () => context.drawImage(layer, MARGIN * RATIO, Math.round(plan.top * RATIO)) };
  });
  context.scale(RATIO, RATIO);
  context.textBaseline = "alphabetic";
  for (const { text, x, y, size, weight, ink } of plan.lines) {
    context.font = `${weight} ${size}px ${plan.family}`;
    context.fillStyle = ink;
    context.fillText(text, x, y + size);
  }
  for (const { x, y, width, height, ink } of plan.rules) {
    context.fillStyle = ink;
    context.fillRect(x, y, width, height);
  }
  return canvas;
}

/** Where the words stand around the drawing: lines of text, and the rules of signs in the key. */
function planOf(figure, picture, { headline, note }) {
  const { width, height } = sizeOf(picture);
  const root = figure.shadowRoot;
  const element = root.querySelector(".figure");
  const { fontFamily: family, color } = getComputedStyle(element);
  const muted = getComputedStyle(root.querySelector(".credit")).color;
  const measure = document.createElement("canvas").getContext("2d");
  const plan = { family, lines: [], rules: [], y: MARGIN };
  const write = (text, size, { weight = "normal", ink = color, left = 0 } = {}) => {
    measure.font = `${weight} ${size}px ${family}`;
    for (const line of text ? wrapped(measure, text, width - left) : []) {
      plan.lines.push({ text: line, x: MARGIN + left, y: plan.y, size, weight, ink });
      plan.y += LINE * size;
    }
  };
  const said = (part) => root.querySelector(`.${part}`)?.innerText.trim() ?? "";
  write(headline || said("headline"), 1.3 * SIZE, { weight: "bold" });
  write(said("measure"), SIZE, { ink: muted });
  plan.top = plan.y += GAP;
  plan.y += height + GAP;
  for (const entry of root.querySelectorAll(".key li")) writeEntry(plan, entry, write);
  plan.y += GAP;
  for (const text of [note, ...said("notes").split("\n"), said("credit")]) write(text, SMALL, { ink: muted });
  return { ...plan, width: width + 2 * MARGIN, height: plan.y + MARGIN, surface: surfaceOf(figure) };
}

/** An entry of the key, with its sign before it; that of a lower bound is open upwards. */
function writeEntry(plan, { children: [sign, text] }, write) {
  const { y } = plan;
  const ink = getComputedStyle(sign).color;
  plan.lines.push({ text: sign.textContent, x: MARGIN, y, size: SMALL, weight: "bold", ink });
  if (sign.className === "bound") plan.rules.push({ x: MARGIN + 0.4 * SMALL, y: y - 0.1 * SMALL, width: 1.5, height: 0.4 * SMALL, ink });
  write(text.textContent, SMALL, { left: 2 * SMALL });
  plan.y = Math.max(plan.y, y + LINE * SMALL);
}

/** The colour that the figure stands on. */
function surfaceOf(figure) {
  const probe = document.createElement("i");
  probe.style.color = "var(--dl-surface)";
  figure.shadowRoot.querySelector(".figure").append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** A text in lines that are no wider than this; a word that is has a line of its own. */
function wrapped(context, text, width) {
  const lines = [""];
  for (const word of text.split(/ +/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && context.measureText(longer).width > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
