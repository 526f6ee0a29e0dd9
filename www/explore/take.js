/** "Make a figure of this": a data set, pictures, and the elements for a page, as one archive. */
import { make } from "./report.js";
import { zip } from "./zip.js";

/** The attributes that say how a view is shown. */
const ATTRIBUTES = ["view", "shares", "count"];

/** The archive of the figures of these elements: `title` is the data set's, `headline` and `note` the first figure's. */
export async function archive(figures, data, { title, note }) {
  const set = { ...JSON.parse(data), ...(title && { title }) };
  const pictures = await Promise.all(figures.map(async (figure) => [`${figure.view}.png`, await picture(figure)]));
  const elements = figures.map((figure, row) => element(figure, row ? "" : note));
  return zip([
    ["data.json", JSON.stringify(set, undefined, 2)],
    ...pictures,
    ["figure.html", page(set.title, elements)],
    ["READ ME.txt", READ_ME],
  ]);
}

const READ_ME = `What is in here
data.json    the data set, each number with its source; "dateline check data.json" says what an editor should look at
figure.html  the elements for a page, each with what stands in for it until it is drawn
*.png        the pictures, as fine as the screen that they were on; "dateline render" makes larger ones, and SVG

Put these files beside the files of the package (dateline.js and those next to it), and the elements into the article.
`;

/** What a figure shows, without what a pointer or a choice has put on it, as the bytes of a PNG. */
async function picture(figure) {
  const layers = [...figure.shadowRoot.querySelectorAll(".picture canvas:not(.chosen)")].slice(0, 2);
  const [{ width, height }] = layers;
  const canvas = make("canvas", { width, height });
  const context = canvas.getContext("2d");
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, width, height);
  for (const layer of layers) context.drawImage(layer, 0, 0);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve));
  return new Uint8Array(await blob.arrayBuffer());
}

/** A figure as markup, with its own words and picture standing in until it is drawn. */
function element(figure, note) {
  const said = (part) => figure.shadowRoot.querySelector(`.${part}`)?.innerText.trim() ?? "";
  const attributes = ATTRIBUTES.filter((name) => figure.hasAttribute(name)).map((name) => [name, figure.getAttribute(name)]);
  if (note) attributes.push(["note", note]);
  for (const [field, value] of Object.entries(figure.filter ?? {})) attributes.push([field, [value].flat().join("~")]);
  const described = figure.shadowRoot.querySelector("canvas[aria-label]")?.ariaLabel ?? "";
  const paragraph = (text) => (text ? `<p>${escaped(text)}</p>` : "");
  const standIn = [
    `<strong>${escaped(said("headline"))}</strong>`,
    paragraph(said("measure")),
    `<img src="${figure.view}.png" alt="${escaped(described)}">`,
    ...["notes", "credit"].map((part) => paragraph(said(part))),
  ];
  const written = [`src="data.json"`, ...attributes.map(([name, value]) => `${name}="${escaped(value)}"`)];
  return `<dateline-figure ${written.join(" ")}>\n${standIn.filter(Boolean).join("\n")}\n</dateline-figure>`;
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
