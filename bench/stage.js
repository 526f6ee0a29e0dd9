/** The three views of the founding data set on canvases of their own, and the changes they are put through. */
import { paintStretch } from "../shell/stretch.js";
import { startCore } from "./core.js";

/** The bench writes English, which the core does itself. */
const writerOf = () => undefined;

const WIDTH = 640;
const HEIGHT = 400;
/** Those of a picture, from the bottom up. */
const LAYERS = [0, 1, 2];

const VIEWS = [
  ["shares", { focus: "Russia" }],
  ["trend", { from: "2021-02-01", to: "2021-07-15" }],
  ["map", {}],
];

/**
 * Changes that draw all three views again, and back to the start: of dates, which all of them show, or of suppliers and directions
 * at once.
 */
export const CHANGES = [
  { to: "2021-06" }, { to: "2021-05" }, { to: "2021-04" }, { from: "2019-01" },
  { suppliers: ["China", "Russia"], direction: "inbound" }, { suppliers: ["Russia"], direction: "outbound" },
  { suppliers: ["Russia", "Other suppliers"], direction: null }, { suppliers: null, direction: "inbound" },
  { to: null }, { suppliers: ["China"], direction: "outbound" }, { suppliers: null, direction: null },
  { from: "2018-01" }, { from: "2020-06" }, { from: null },
];

/** As many changes that one view alone shows, and back to the start. */
export const SMALL_CHANGES = CHANGES.map((_, turn) => ({ suppliers: turn % 2 ? null : ["Russia"] }));

const bytesOf = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());

/** A core with three figures, which has its commands drawn by `draw`: that of the shell's `draw.js`. */
export async function setUp(draw) {
  const pkg = new URL("../pkg/", import.meta.url);
  const names = ["myanmar-2021.json", "basemap.bin"];
  const files = names.map((name) => bytesOf(new URL(name, pkg)));
  const [Core, data, baseMap] = await Promise.all([startCore(), ...files]);
  const core = new Core(data, "en-GB", document.createElement("canvas"), writerOf, draw);
  core.setBaseMap(baseMap);
  return new Stage(core, VIEWS.map(([view, options]) => mount(core, view, options)));
}

function mount(core, view, options) {
  const number = core.add({ view, ...options });
  core.setTheme(number, ["", "en-GB", "sans-serif"]);
  core.resize(number, WIDTH, HEIGHT, devicePixelRatio);
  return { number, canvases: LAYERS.map(canvas) };
}

function canvas() {
  const made = document.createElement("canvas");
  made.width = Math.round(WIDTH * devicePixelRatio);
  made.height = Math.round(HEIGHT * devicePixelRatio);
  document.body.append(made);
  return made;
}

class Stage {
  #core;
  #figures;
  #chosen = canvas();

  constructor(core, figures) {
    this.#core = core;
    this.#figures = new Map(figures.map(({ number, canvases }) => [number, canvases]));
    this.paint(this.layOut());
  }

  change(patch) {
    this.#core.setFilter(patch);
  }

  /** What is stale: `[figure, sum of 1 back, 2 data, 4 lit, 8 words]`, for each figure. */
  layOut() {
    return this.#core.stale();
  }

  paint(stale) {
    for (const [figure, parts] of stale) {
      const canvases = this.#figures.get(figure);
      for (const layer of LAYERS) {
        if (parts & (1 << layer)) this.#core.paint(figure, layer, canvases[layer]);
      }
    }
  }

  /** A step of a brush over the trend, as the shell does it: what follows is drawn, what is chosen is shown. */
  brush(from, to) {
    const [, trend] = this.#figures.keys();
    this.#core.act("brush", trend, from, to, 0, 0);
    this.paint(this.layOut());
    for (const [number, canvases] of this.#figures) {
      const { stretch } = this.#core.readMore("chosen", number);
      if (stretch?.isChosen) paintStretch(this.#chosen.getContext("2d"), stretch, devicePixelRatio, "#1a1a1a", canvases[1]);
    }
  }

  /** Asks for the words of all figures, as the shell does after a change. */
  speak() {
    for (const number of this.#figures.keys()) this.#core.read("words", number);
  }
}
