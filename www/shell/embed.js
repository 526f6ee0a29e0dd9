/** Puts a figure into a page by a call instead of by markup. */

/**
 * Mounts a figure in an element, or in what a selector finds; what stood there stands in until the
 * figure is drawn. `source` is an address, an object, a text or bytes; `options` are what a figure
 * can `restore`, and the name of a `dossier`. Rejects where the figure cannot be drawn: it says so in
 * its place as well.
 */
export async function embed(place, source, { dossier, ...options } = {}) {
  const element = typeof place === "string" ? document.querySelector(place) : place;
  if (!(element instanceof Element)) throw new TypeError("there is no such place on the page");
  const figure = document.createElement("dateline-figure");
  if (dossier !== undefined) figure.setAttribute("dossier", dossier);
  if (typeof source === "string" || source instanceof URL) figure.setAttribute("src", source);
  else figure.data = source;
  const { filter, ...attributes } = options;
  await figure.restore(attributes);
  figure.append(...element.childNodes);
  element.append(figure);
  await figure.load();
  if (filter) await figure.setFilter(filter);
  const finalize = () => {
    figure.finalize();
    figure.replaceWith(...figure.childNodes);
  };
  return { figure, finalize };
}
