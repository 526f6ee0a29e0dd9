/** A figure's drawing painted anew, finer than the page has it: as SVG for paper and files, or on a canvas. */
import { BACK, DATA } from "../layers.js";
import { Recorder, svg } from "./recorder.js";

/** The layers of a drawing that are nobody's choice. */
const LAYERS = [BACK, DATA];

/** So many device pixels in a CSS pixel: the finer the better, on paper and on screens that come. */
export const RATIO = 2;

/** The drawing alone, as an SVG element at a place. */
export function drawingOf(figure, picture, dossier, place = {}) {
  const { width, height } = sizeOf(picture);
  const [across, down] = [width * RATIO, height * RATIO];
  const root = svg("svg", { ...place, width, height, viewBox: `0 0 ${across} ${down}` });
  paint(figure, picture, dossier, () => {
    const recorder = new Recorder(root, across, down);
    return { canvas: recorder, done: () => recorder.finish() };
  });
  return root;
}

/** Has the core paint the layers as finely as they are wanted, and then as finely as the page has them again. */
export function paint(figure, picture, dossier, begin) {
  const { number } = figure;
  const { width, height, ratio } = sizeOf(picture);
  const resize = (ratio) => {
    const size = [figure.drawn(width), figure.drawn(height), ratio / figure.drawn(1)];
    dossier.ask((core) => core.resize(number, ...size));
  };
  resize(RATIO);
  for (const layer of LAYERS) {
    const { canvas, done } = begin();
    dossier.ask((core) => core.paint(number, layer, canvas));
    done();
  }
  resize(ratio);
  dossier.soon();
}

/** The size of a picture in CSS pixels, and its device pixels in each. */
export const sizeOf = (picture) => picture.fit(parseFloat(picture.element.style.height));
