/** The checker of claims: a program in wasm, which runs in this page. */
import init, { Checker as Core, html_of, unbind } from "../pkg/explore/dateline_editor.js";

const module_or_path = new URL("../pkg/explore/dateline_editor_bg.wasm", import.meta.url);

let started;
export const start = () => (started ??= init({ module_or_path }));

/** Plain text as paragraphs; HTML stays as it is. */
export const htmlOf = html_of;

/** Checks articles against a data set. All places are those of JavaScript's texts. */
export class Checker {
  #core;

  /** Throws a sentence where the bytes are no data set. */
  constructor(bytes) {
    this.#core = new Core(bytes);
  }

  finalize() {
    this.#core.free();
  }

  check = (html, dateline) => JSON.parse(this.#core.check(html, dateline));

  /** What a piece of the article could be bound to of some records, the true ones first. */
  offers = (html, dateline, [start, end], records) => JSON.parse(this.#core.offers(html, dateline, start, end, records));

  bind = (html, [start, end], reference) => this.#core.bind(html, start, end, reference);

  /** Another reference in place of the one that a claim has. */
  rebind(html, { at: [start], content: [from, to] }, reference) {
    return this.bind(unbind(html, start), [start, start + to - from], reference);
  }

  unbind = (html, { at: [start] }) => unbind(html, start);
}
