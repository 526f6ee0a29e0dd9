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

/** The sheets of a document by their rules, and the rules of a root. */
const sheets = new WeakMap();
const rulesOf = new WeakMap();

/**
 * Styles a root by rules, or by those that it had in another document: a constructed sheet is of one document, and is
 * lost where its root leaves that. One copy for all elements of a page.
 */
export function style(root, rules = rulesOf.get(root)) {
  rulesOf.set(root, rules);
  const page = root.ownerDocument;
  if (!page.defaultView || !rules) return;
  const known = sheets.get(page) ?? {};
  sheets.set(page, known);
  root.adoptedStyleSheets = [known[rules] ??= sheetOf(page, rules)];
}

/** Adds rules to those that a root has. */
export function addStyle(root, rules) {
  const known = rulesOf.get(root) ?? "";
  if (!known.includes(rules)) style(root, known + rules);
}

function sheetOf({ defaultView }, rules) {
  const sheet = new defaultView.CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

/** A root that the page's style cannot reach, and that has ours. */
export function shadow(host, rules) {
  const root = host.attachShadow({ mode: "open" });
  style(root, rules);
  return root;
}

/** The order of elements in the page, for `sort`. */
export const inPage = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
