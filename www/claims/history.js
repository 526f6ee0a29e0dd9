/** The texts that an article was, to go back to. */

/** So many are kept: an article may be large. */
const MOST = 50;

export class History {
  #texts = [];
  #now = "";

  get canUndo() {
    return this.#texts.length > 0;
  }

  /** The article is another. */
  set(text) {
    if (text === this.#now) return;
    this.#texts.push(this.#now);
    if (this.#texts.length > MOST) this.#texts.shift();
    this.#now = text;
  }

  /** The text before. */
  undo() {
    this.#now = this.#texts.pop() ?? this.#now;
    return this.#now;
  }
}
