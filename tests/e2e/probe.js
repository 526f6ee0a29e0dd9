/** What the tests see of a page; stands ahead of each of their scripts. */
const VIEWS = ["shares", "trend", "map"];

/** How far from a mark a mouse may be, in CSS pixels. */
const MOUSE_REACH = 6;

const figureOf = (view) => document.querySelector(`dateline-figure[view=${view}]`);

const inside = (view, selector) => figureOf(view).shadowRoot.querySelector(selector);

const textOf = (view, selector) => inside(view, selector).innerText.trim();

/** The canvases of a picture, from the bottom up. */
const layersOf = (view) => [...figureOf(view).shadowRoot.querySelectorAll(".picture canvas:not(.chosen)")];

/** A fingerprint of a canvas, how many pixels have ink, and how light that is, from 0 to 1. */
function inkOf(canvas) {
  if (!canvas?.width || !canvas.height) return { hash: 0, dots: 0, light: 0 };
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  // A copy: Firefox's driver runs this outside of the page, and would fetch each pixel through a wall.
  const pixels = new Uint32Array(data.length / 4);
  new Uint8ClampedArray(pixels.buffer).set(data);
  let hash = 0x811c9dc5;
  let dots = 0;
  let light = 0;
  // One plain loop: this is most of what the tests compute.
  for (let at = 0; at < pixels.length; at += 1) {
    const pixel = pixels[at];
    hash = Math.imul(hash ^ pixel, 0x01000193);
    if (pixel < 0x01000000) continue;
    dots += 1;
    light += (pixel & 255) + ((pixel >> 8) & 255) + ((pixel >> 16) & 255);
  }
  return { hash: hash >>> 0, dots, light: light / 765 / (dots || 1) };
}

function lookAt(view) {
  const [back, data, lit] = layersOf(view).map(inkOf);
  return {
    back, data, lit: lit ?? inkOf(),
    headline: textOf(view, ".headline"),
    measure: textOf(view, ".measure"),
    message: textOf(view, ".message"),
    entries: [...figureOf(view).shadowRoot.querySelectorAll(".key b")]
      .filter((sign) => /\d/.test(sign.textContent)).length,
    tip: inside(view, ".tip")?.checkVisibility() ? textOf(view, ".tip") : null,
  };
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Waits until whatever was asked for has been drawn. */
async function settled() {
  for (let frames = 0; frames < 3; frames += 1) await frame();
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds; fails with its words after five seconds. */
async function until(holds) {
  for (let turn = 0; turn < 250; turn += 1) {
    const held = await holds();
    if (held) return held;
    await pause(20);
  }
  throw new Error(`in vain waited for ${holds}`);
}

/** Opens all tables below some roots. Each hears in a task of its own that it is open, which may come late. */
async function openTables(roots) {
  const tables = roots.flatMap((root) => [...root.querySelectorAll("details")]);
  tables.forEach((table) => (table.open = true));
  await until(() => tables.every((table) => table.querySelector("table")));
}

/** What stands on the page, by view. */
async function look() {
  await settled();
  return Object.fromEntries(VIEWS.map((view) => [view, lookAt(view)]));
}

const dossier = async () => (await import("/pkg/dateline.js")).load(figureOf("map").getAttribute("src"));

/**
 * A place of a picture, in CSS pixels, where the tip says all `words`: found with a core of its own that
 * draws the same figure. Undefined where there is none.
 */
async function findSpot(view, words) {
  const Core = await (await import("/bench/core.js")).startCore();
  const figure = figureOf(view);
  const data = await (await fetch(figure.getAttribute("src"))).arrayBuffer();
  const core = new Core(new Uint8Array(data), document.documentElement.lang, document.createElement("canvas"), () => undefined, () => true);
  const options = ["from", "to", "shares", "count", "focus"]
    .map((name) => [name, figure.getAttribute(name)])
    .filter(([, value]) => value);
  const number = core.add({ view, ...Object.fromEntries(options) });
  const { clientWidth, clientHeight } = inside(view, ".picture");
  core.setTheme(number, ["", document.documentElement.lang, getComputedStyle(figure).fontFamily]);
  core.resize(number, clientWidth, clientHeight, devicePixelRatio);
  core.stale();
  const says = (x, y) => {
    // Where the tip points to is a number that may have any digits.
    const tip = JSON.stringify({ ...core.pointAt(number, x, y, MOUSE_REACH), anchor: undefined });
    return words.every((word) => tip.includes(word));
  };
  // Well inside: pointers stand on whole pixels, and pictures do not.
  const around = [[0, 0], [4, 0], [-4, 0], [0, 4], [0, -4]];
  const isFirm = (x, y) => around.every(([right, down]) => says(x + right, y + down));
  for (let y = 6; y < clientHeight - 6; y += 3) {
    for (let x = 6; x < clientWidth - 6; x += 3) {
      if (isFirm(x, y)) return [x, y];
    }
  }
  return undefined;
}
