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

/** A link where the address is one that readers may follow; plain text, as a child, where it is anything else. */
export function link({ text, url }) {
  const address = URL.canParse?.(url) ? new URL(url) : undefined;
  if (!/^https?:$/.test(address?.protocol)) return text;
  return make("a", { href: address.href, target: "_blank", rel: "noopener" }, text);
}

/** A root that the page's style cannot reach, and that has ours. */
export function shadow(host, sheet) {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  return root;
}
