/** The readers of a dossier's figures, who are told of new pictures when the page has time for them. */

import { bindClaims } from "../claims/bind.js";
import { HIGHLIGHTED, bitOf } from "../layers.js";

/** A reader who changes nothing for so long, in milliseconds, is told what is left. */
const RESTING = 500;

/** Pictures come first: so long after them, in milliseconds, there are their first readers. */
const LATER = 100;

/** Until the page has time; WebKit tells no page when that is. */
const idle = () => new Promise((resolve) => (self.requestIdleCallback ?? later)(resolve));
const later = (act) => setTimeout(act, 50);

export class Readers {
  #dossier;
  #load;
  #claims;
  #readers = new Map();
  /** The dossier's figures by their numbers, in the order of the page. */
  #figures = new Map();
  #stale = new Set();
  #isWaiting = false;
  #wasChosen = false;
  #telling;
  /** What stands in words around each figure, as it was told last. */
  #told = new Map();

  /** `load` promises the class of readers and their style, what a reader takes along, and what binds prose to the data. */
  constructor(dossier, load) {
    this.#dossier = dossier;
    this.#load = load;
    this.#claims = bindClaims(dossier, load.loadClaims);
    dossier.addEventListener("dateline-choice", () => this.#chosen());
  }

  /** Promises the data set as a `Dataset` of schema.org. */
  get jsonld() {
    return this.#load.loadTake().then(({ jsonLdOf }) => jsonLdOf(this.#dossier.bytes));
  }

  /** After a drawing of all figures: `stale` tells of those by their numbers whose pictures are new. */
  drawn(figures, stale) {
    this.#figures = figures;
    const those = new Set(figures.values());
    for (const [figure, reader] of this.#readers) if (!those.has(figure)) this.#release(figure, reader);
    for (const [number, figure] of figures) {
      if (stale.get(number) & ~bitOf(HIGHLIGHTED) || !this.#readers.has(figure)) this.#stale.add(figure);
    }
    if (this.#stale.size && !this.#isWaiting) this.#updateLater();
    if ([...stale.values()].some((parts) => parts & ~bitOf(HIGHLIGHTED))) this.#tellLater();
  }

  /** Marks tell whether they are chosen. */
  #chosen() {
    for (const figure of this.#readers.keys()) this.#stale.add(figure);
    if (!this.#isWaiting) this.#updateLater();
    this.#tellLater();
  }

  /** Ends with its dossier. */
  finalize() {
    clearTimeout(this.#telling);
    this.#claims.finalize();
    this.#readers.forEach((reader, figure) => this.#release(figure, reader));
  }

  /** What a reader's wish has changed is told once the reader rests, in one place; what plays is told when it stops. */
  #tellLater() {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#tell(), RESTING);
  }

  #tell() {
    if (this.#dossier.isMoving || !this.#dossier.isComplete) return;
    const news = new Set();
    // First what is new of the figure that a reader is at.
    const isHere = (figure) => figure.matches(":focus-within");
    for (const [figure, told] of [...this.#told].sort(([one], [other]) => isHere(other) - isHere(one))) {
      const words = wordsOf(figure);
      for (const text of words) if (text && !told.includes(text)) news.add(text);
      this.#told.set(figure, words);
    }
    const { length } = Object.keys(this.#dossier.choice);
    const figures = [...this.#figures.values()].filter((figure) => this.#readers.has(figure));
    // In the full view nothing else is heard.
    const first = figures.find((figure) => figure.shadowRoot.querySelector(".full")) ?? figures[0];
    this.#readers.get(first)?.tell([...news], this.#wasChosen && !length);
    this.#wasChosen = length > 0;
  }

  #release(figure, reader) {
    reader.finalize();
    this.#readers.delete(figure);
    this.#told.delete(figure);
    this.#stale.delete(figure);
  }

  async #updateLater() {
    this.#isWaiting = true;
    try {
      if (!this.#readers.size) await new Promise((resolve) => setTimeout(resolve, LATER));
      const [reader] = await Promise.all([this.#load.loadReader(), idle()]);
      // While something is dragged, or after a trap, there will be another drawing.
      if (!this.#dossier.isMoving && this.#dossier.isComplete) this.#update(reader);
    } catch (error) {
      this.#stale.forEach((figure) => figure.report(error));
      this.#stale.clear();
    } finally {
      this.#isWaiting = false;
    }
  }

  #update({ Reader, rules }) {
    for (const figure of this.#stale) {
      const build = (picture) => new Reader(figure, picture, this.#dossier, this.#load.loadTake);
      if (!this.#readers.has(figure)) {
        this.#readers.set(figure, figure.equip(rules, build));
        // Who has come to a figure reads it.
        this.#told.set(figure, wordsOf(figure));
      }
      this.#readers.get(figure).update();
    }
    this.#stale.clear();
  }
}

/** What a figure says: its headline, or why it is empty; and what is chosen in it. */
function wordsOf({ shadowRoot }) {
  const [message, headline, chosen] = [".message", ".headline", "p.chosen"].map((part) => shadowRoot.querySelector(part)?.textContent);
  return [message || headline, chosen];
}
