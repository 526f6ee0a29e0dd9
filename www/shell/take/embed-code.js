/** The code with which another page shows a figure as it is now: a frame, which any system takes, and the script that fits its height. */
import { LISTS } from "../clauses.js";

const frame = () => new URL("../../embed.html", import.meta.url);
const parent = () => new URL("../../dateline-embed.js", import.meta.url);

/** Attributes that a frame's address does not take, or that are the page's own. */
const OWN = ["src", "style", "class", "address", "menu", "dossier"];

export function embedCode(figure, title) {
  const query = new URLSearchParams({ src: new URL(figure.getAttribute("src") ?? "", document.baseURI) });
  for (const { name, value } of figure.attributes) {
    if (figure.constructor.observedAttributes.includes(name) && !OWN.includes(name)) query.set(name, value);
  }
  for (const [field, value] of Object.entries(figure.filter ?? {})) query.set(field, [value].flat().join("~"));
  const address = frame();
  address.search = query;
  const height = Math.round(figure.offsetHeight);
  return `<iframe src="${escaped(address.href)}" title="${escaped(title)}" width="100%" height="${height}" frameborder="0" loading="lazy"></iframe>\n`
    + `<script src="${escaped(parent().href)}" async></script>\n`;
}

/** A filter and a choice in words that a reader of the data understands. */
export function inWords({ filter, choice, choices }) {
  const named = (field, id) => choices[field]?.find((choice) => choice.id === id)?.name ?? id;
  const clauses = (asked, before) => Object.entries(asked).map(([field, value]) => {
    const names = [value].flat().map((id) => named(field, id));
    return `${before}${LISTS[field] ?? field}: ${names.join(", ")}`;
  });
  return [...clauses(filter, ""), ...clauses(choice, "chosen in the pictures, ")];
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
