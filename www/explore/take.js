/** "Make a figure of this": a data set, pictures, and the elements for a page, as one archive. */
import init, { render } from "../pkg/explore/dateline_render.js";
import { make } from "./report.js";
import { zip } from "../shell/take/zip.js";

/** The attributes that say how a view is shown. */
const ATTRIBUTES = ["view", "shares", "count"];

const module_or_path = new URL("../pkg/explore/dateline_render_bg.wasm", import.meta.url);
const baseMapAddress = new URL("../pkg/basemap.bin", import.meta.url);

/** Fetched ahead, so that an archive is made without a network. */
let renderer;
export function prepare() {
  renderer ??= Promise.all([init({ module_or_path }), fetch(baseMapAddress).then((response) => response.arrayBuffer())]);
  renderer.catch(() => (renderer = undefined));
  return renderer;
}

/**
 * The archive of figures: `title` is the data set's; `headlines` and `notes` are each figure's, by its view, where its own words
 * are not to stand.
 */
export async function archive(figures, data, { title, headlines = {}, notes = {} }) {
  const [, baseMap] = await prepare();
  const set = { ...JSON.parse(data), ...(title && { title }) };
  const text = JSON.stringify(set, undefined, 2);
  const bytes = new TextEncoder().encode(text);
  const files = [["data.json", text]];
  const elements = [];
  for (const figure of figures) {
    const { view } = figure;
    const attributes = attributesOf(figure, headlines[view], notes[view]);
    const lines = attributes.map(([name, value]) => `${name}\t${value.replace(/\s/g, " ")}`).join("\n");
    const [wide, narrow, fragment] = render(bytes, lines, view, new Uint8Array(baseMap));
    if (wide) files.push([`${view}.svg`, wide], [`${view}-narrow.svg`, narrow]);
    const picture = await pictureOf(figure, Object.fromEntries(attributes));
    if (picture) files.push([`${view}.png`, picture]);
    elements.push(fragment);
  }
  return zip([...files, ["figure.html", page(set.title, elements)], ["READ ME.txt", READ_ME]]);
}

const READ_ME = `What is in here
data.json     the data set, each number with its source; "dateline check data.json" says what an editor should look at
figure.html   the elements for a page, each with what stands in for it until it is drawn, and where nothing draws it
*.svg         the pictures that stand in: for articles, and for phones
*.png         the figures as they were on the screen, with headline, notes and source

Put data.json and the SVG files beside the files of the package (dateline.js and those next to it), and the elements into
the article.
`;

/** What a figure shows now, as attributes of an element. */
function attributesOf(figure, headline, note) {
  const attributes = [["src", "data.json"]];
  for (const name of ATTRIBUTES) if (figure.hasAttribute(name)) attributes.push([name, figure.getAttribute(name)]);
  for (const [field, value] of Object.entries(figure.filter ?? {})) attributes.push([field, [value].flat().join("~")]);
  if (headline) attributes.push(["headline", headline]);
  if (note) attributes.push(["note", note]);
  return attributes;
}

const [MARGIN, SIZE] = [16, 14];

/** A figure as the bytes of a PNG: its picture, without what a pointer or a choice has put on it, and the words around it. */
async function pictureOf(figure, { headline, note }) {
  const layers = [...figure.shadowRoot.querySelectorAll(".picture canvas:not(.chosen)")].slice(0, 2);
  if (!layers.length) return;
  const said = (part) => figure.shadowRoot.querySelector(`.${part}`)?.innerText.trim() ?? "";
  const style = getComputedStyle(document.body);
  const ratio = layers[0].width / layers[0].clientWidth;
  const canvas = make("canvas", {});
  const context = canvas.getContext("2d");
  const words = (size, weight, texts) => ({ size, font: `${weight} ${size}px ${style.fontFamily}`, texts: texts.filter(Boolean) });
  const above = [words(1.3 * SIZE, "bold", [headline || said("headline")]), words(SIZE, "normal", [said("measure")])];
  const key = [...figure.shadowRoot.querySelectorAll(".key li")].map(({ children: [sign, text] }) => `${sign.textContent} ${text.textContent}`);
  const below = [words(0.9 * SIZE, "normal", [key.join("    "), note, ...said("notes").split("\n"), said("credit")])];
  const lines = (blocks) => blocks.flatMap(({ size, font, texts }) => {
    context.font = font;
    return texts.flatMap((text) => wrapped(context, text, layers[0].clientWidth)).map((text) => ({ size, font, text }));
  });
  const [head, foot] = [lines(above), lines(below)];
  const heightOf = (rows) => rows.reduce((sum, { size }) => sum + 1.45 * size, 0);
  const top = MARGIN + heightOf(head) + SIZE / 2;
  const bottom = top + layers[0].clientHeight + SIZE / 2;
  canvas.width = Math.round((layers[0].clientWidth + 2 * MARGIN) * ratio);
  canvas.height = Math.round((bottom + heightOf(foot) + MARGIN) * ratio);
  context.fillStyle = style.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of layers) context.drawImage(layer, Math.round(MARGIN * ratio), Math.round(top * ratio));
  context.scale(ratio, ratio);
  context.fillStyle = style.color;
  context.textBaseline = "top";
  for (const [rows, start] of [[head, MARGIN], [foot, bottom]]) {
    let y = start;
    for (const { size, font, text } of rows) {
      context.font = font;
      context.fillText(text, MARGIN, y);
      y += 1.45 * size;
    }
  }
  const blob = await new Promise((resolve) => canvas.toBlob(resolve));
  return new Uint8Array(await blob.arrayBuffer());
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

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

const page = (title, elements) => `<!doctype html>
<html lang="${document.documentElement.lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<script type="module" src="dateline.js"></script>
${elements.join("\n")}
</html>
`;
