/** An element with properties and children. Text only ever enters as a text node. */
export function make(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** Sets a text, unless it stands there already: an equal text would still cost a layout. */
export function setText(node, text = "") {
  if (node.textContent !== text) node.textContent = text;
}

/** A source: a link where the core gives it an address, which it does only with those of the web; else plain text. */
export const link = ({ text, url: href }) =>
  href ? make("a", { href, target: "_blank", rel: "noopener" }, text) : text;

/** A constructed style sheet. */
export function sheetOf(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

/** A root that the page's style cannot reach, and that has ours. */
export function shadow(host, ...sheets) {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = sheets;
  return root;
}
