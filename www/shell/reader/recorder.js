/**
 * A drawing as SVG: what the core draws on a canvas, noted down as elements. It has as much of a canvas and of its context as the
 * core uses, so that the picture that is saved is the one that is seen.
 */
const SVG = "http://www.w3.org/2000/svg";

/** An element of an SVG. */
export function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

const ANCHORS = { left: "start", center: "middle", right: "end" };

/** So much of a letter's size lies between its middle, or its top, and the line that it stands on, in most typefaces. */
const DOWN = { middle: 0.35, top: 0.8, bottom: -0.2 };

export class Recorder {
  /** What is drawn goes there. */
  #group;
  #path = [];
  /** A text that is drawn again and again: a halo is the same text many times around it. */
  #run = [];
  lineWidth = 1;
  fillStyle = "#000";
  strokeStyle = "#000";
  font = "";
  textAlign = "left";
  textBaseline = "middle";

  /** `width` and `height` are a canvas's, in device pixels. */
  constructor(group, width, height) {
    this.#group = group;
    this.width = width;
    this.height = height;
  }

  getContext() {
    return this;
  }

  setTransform(scale) {
    this.finish();
    if (scale !== 1) this.#group = this.#group.appendChild(svg("g", { transform: `scale(${scale})`, "stroke-linejoin": "round" }));
  }

  clearRect() {}

  beginPath() {
    this.#path = [];
  }

  lineTo(x, y) {
    this.#path.push(`${this.#path.length ? "L" : "M"}${x} ${y}`);
  }

  /** Only whole circles are drawn. */
  arc(x, y, radius) {
    this.#path.push(`M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`);
  }

  fill() {
    this.#add("path", { d: this.#path.join(""), fill: this.fillStyle });
  }

  stroke() {
    this.#add("path", { d: this.#path.join(""), fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth });
  }

  fillRect(x, y, width, height) {
    this.#add("rect", { x, y, width, height, fill: this.fillStyle });
  }

  strokeRect(x, y, width, height) {
    this.#add("rect", { x, y, width, height, fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth });
  }

  fillText(text, x, y) {
    const { font, fillStyle: fill } = this;
    const [first] = this.#run;
    const isMore = first?.text === text && first.font === font && Math.hypot(first.x - x, first.y - y) < sizeOf(font) / 2;
    if (!isMore) this.finish();
    this.#run.push({ text, x, y, font, fill, anchor: ANCHORS[this.textAlign], down: DOWN[this.textBaseline] });
  }

  /** Writes the last text. What was drawn around its letters before it is their halo. */
  finish() {
    const [first] = this.#run;
    const last = this.#run.pop();
    const isHaloed = this.#run.length > 0;
    this.#run = [];
    if (!last) return;
    const { text, x, y, font, fill, anchor, down } = last;
    const size = sizeOf(font);
    const halo = isHaloed && { "paint-order": "stroke", stroke: first.fill, "stroke-width": 2 * Math.hypot(first.x - x, first.y - y) };
    this.#group.append(svg("text", {
      x, y: y + down * size, fill, "font-size": size, "font-family": font.replace(/^.*?px /, ""),
      "font-weight": font.startsWith("bold") ? "bold" : "normal", "text-anchor": anchor, ...halo,
    }, text));
  }

  #add(name, attributes) {
    this.finish();
    this.#group.append(svg(name, attributes));
  }
}

const sizeOf = (font) => parseFloat(/[\d.]+(?=px)/.exec(font));
