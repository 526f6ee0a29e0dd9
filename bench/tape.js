/**
 * The floor: what a drawing said to its canvas, taped once and played back as bare calls.
 *
 * A tape holds nothing but codes, ready-made numbers and texts, and sets a style only where it differs
 * from the one before: no program that draws the same marks can say less.
 */
const METHODS = [
  "setTransform", "clearRect", "beginPath", "moveTo", "lineTo", "arc", "stroke", "fill", "fillRect", "strokeRect",
  "fillText",
];
const STYLES = ["fillStyle", "strokeStyle", "lineWidth", "lineJoin", "font", "textAlign", "textBaseline"];

const pen = CanvasRenderingContext2D.prototype;

/** Tapes all that `draw` says to canvases; gives one tape for each that it says something to. */
export function record(draw) {
  const takes = new Map();
  const takeOf = (context) => {
    if (!takes.has(context)) takes.set(context, new Take());
    return takes.get(context);
  };
  const originals = listenTo(takeOf);
  try {
    draw();
  } finally {
    Object.defineProperties(pen, originals);
  }
  return [...takes].map(([context, take]) => ({ context, ...take.tape() }));
}

/** Puts ears on every method and style of a context; gives back what was there. */
function listenTo(takeOf) {
  const names = Object.keys(Object.getOwnPropertyDescriptors(pen));
  const originals = Object.fromEntries(names.map((name) => [name, Object.getOwnPropertyDescriptor(pen, name)]));
  for (const [name, original] of Object.entries(originals)) {
    if (original.set) {
      const set = function (value) {
        takeOf(this).style(name, value);
        original.set.call(this, value);
      };
      Object.defineProperty(pen, name, { ...original, set });
    } else if (typeof original.value === "function" && name !== "constructor") {
      const value = function (...parts) {
        takeOf(this).call(name, parts);
        return original.value.apply(this, parts);
      };
      Object.defineProperty(pen, name, { ...original, value });
    }
  }
  return originals;
}

class Take {
  #codes = [];
  #numbers = [];
  #texts = [];
  #styles = {};

  call(name, parts) {
    // Measuring is part of the layout: it leaves nothing on the canvas.
    if (name === "measureText" || name === "getContext") return;
    this.#codes.push(codeOf(METHODS, name));
    for (const part of parts) (typeof part === "string" ? this.#texts : this.#numbers).push(part);
  }

  style(name, value) {
    if (this.#styles[name] === value) return;
    this.#styles[name] = value;
    this.#codes.push(METHODS.length + codeOf(STYLES, name));
    (name === "lineWidth" ? this.#numbers : this.#texts).push(value);
  }

  tape() {
    return {
      codes: Uint8Array.from(this.#codes),
      numbers: Float64Array.from(this.#numbers),
      texts: this.#texts,
    };
  }
}

function codeOf(names, name) {
  const code = names.indexOf(name);
  if (code < 0) throw new Error(`the floor knows no ${name}`);
  return code;
}

/** Plays a tape. The cases are in the order of METHODS, then of STYLES. */
export function play({ context, codes, numbers, texts }) {
  let at = 0;
  let word = 0;
  for (const code of codes) {
    switch (code) {
      case 0:
        context.setTransform(
          numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], numbers[at + 4], numbers[at + 5]);
        at += 6;
        break;
      case 1:
        context.clearRect(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]);
        at += 4;
        break;
      case 2: context.beginPath(); break;
      case 3: context.moveTo(numbers[at++], numbers[at++]); break;
      case 4: context.lineTo(numbers[at++], numbers[at++]); break;
      case 5:
        context.arc(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], numbers[at + 4]);
        at += 5;
        break;
      case 6: context.stroke(); break;
      case 7: context.fill(); break;
      case 8:
        context.fillRect(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]);
        at += 4;
        break;
      case 9:
        context.strokeRect(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]);
        at += 4;
        break;
      case 10: context.fillText(texts[word++], numbers[at++], numbers[at++]); break;
      case 11: context.fillStyle = texts[word++]; break;
      case 12: context.strokeStyle = texts[word++]; break;
      case 13: context.lineWidth = numbers[at++]; break;
      case 14: context.lineJoin = texts[word++]; break;
      case 15: context.font = texts[word++]; break;
      case 16: context.textAlign = texts[word++]; break;
      case 17: context.textBaseline = texts[word++]; break;
    }
  }
}
