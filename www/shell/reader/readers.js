/** The readers of a dossier's figures, who are told of new pictures when the page has time for them. */

import { bindClaims } from "../claims/bind.js";

/** What of a figure can be stale that its marks do not depend on: which of them are highlighted. */
const HIGHLIGHTED = 4;

/** A reader who changes nothing for so long, in milliseconds, is told what is left. */
const RESTING = 500;

/** Until the page has time; WebKit tells no page when that is. */
const idle = () => new Promise((resolve) => (self.requestIdleCallback ?? later)(resolve));
const later = (act) => setTimeout(act, 50);

export class Readers {
  #dossier;
  #load;
  #claims;
  #readers = new Map();
  #stale = new Set();
  #isWaiting = false;
  #telling;
  /** The headlines that were told last. */
  #told = [];

  /** `load` promises the class of readers and their style, what a reader takes along, and what binds prose to the data. */
  constructor(dossier, load) {
    this.#dossier = dossier;
    this.#load = load;
    this.#claims = bindClaims(dossier, load.loadClaims);
    dossier.addEventListener("dateline-filter", () => this.#tellLater());
  }

  /** Promises the data set as a `Dataset` of schema.org. */
  get jsonld() {
    return this.#load.loadTake().then(({ jsonLdOf }) => jsonLdOf(this.#dossier.bytes));
  }

  /** After a drawing of all figures: `stale` tells of those by their numbers whose pictures are new. */
  drawn(figures, stale) {
    const those = new Set(figures.values());
    for (const [figure, reader] of this.#readers) if (!those.has(figure)) this.#release(figure, reader);
    for (const [number, figure] of figures) {
      if (stale.get(number) & ~HIGHLIGHTED || !this.#readers.has(figure)) this.#stale.add(figure);
    }
    if (this.#stale.size && !this.#isWaiting) this.#updateLater();
  }

  /** Ends with its dossier. */
  finalize() {
    clearTimeout(this.#telling);
    this.#claims.finalize();
    this.#readers.forEach((reader, figure) => this.#release(figure, reader));
  }

  /** What a filter left is told once the reader rests, in one place: the headlines that are new. */
  #tellLater() {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      const [reader] = this.#readers.values();
      const told = [...this.#readers.keys()].map((figure) => figure.shadowRoot.querySelector(".headline").textContent);
      reader?.say(told.filter((headline) => !this.#told.includes(headline)).join(". "));
      this.#told = told;
    }, RESTING);
  }

  #release(figure, reader) {
    reader.finalize();
    this.#readers.delete(figure);
    this.#stale.delete(figure);
  }

  async #updateLater() {
    this.#isWaiting = true;
    try {
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
      if (!this.#readers.has(figure)) this.#readers.set(figure, figure.equip(rules, build));
      this.#readers.get(figure).update();
    }
    this.#stale.clear();
  }
}
