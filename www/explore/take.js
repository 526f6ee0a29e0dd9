/** "Make a figure of this": a data set, pictures, and the elements for a page, as one archive. */
import init, { render } from "../pkg/explore/dateline_render.js";
import { canvasOf } from "../shell/take/compose.js";
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

/** A figure as the bytes of a PNG: its picture, without what a pointer or a choice has put on it, and the words around it. */
async function pictureOf(figure, words) {
  const canvas = figure.equip("", (picture) => picture.fitted && canvasOf(figure, picture, figure.dossier, words));
  if (!canvas) return undefined;
  const blob = await new Promise((resolve) => canvas.toBlob(resolve));
  return new Uint8Array(await blob.arrayBuffer());
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
