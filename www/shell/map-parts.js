/** What maps take beside the core: a part of it, and the land. Both come where there is a map. */
import { fetchBaseMap } from "./core.js";

export class MapParts {
  #ask;
  #bring;
  #hasPart;
  #isLandAsked;
  /** Whether the land is still on its way, without which a map is not complete. */
  isLandAwaited;

  /** `ask` puts a question to the core. */
  constructor(ask) {
    this.#ask = ask;
  }

  /** A new core begins, of which `bring` promises the part. */
  begin(bring) {
    this.#bring = bring;
    this.#hasPart = false;
    this.askAgain();
  }

  /** Lets the land be fetched once more. */
  askAgain() {
    this.#isLandAsked = false;
  }

  /** Whether the core has all that it takes for a view. */
  has(view) {
    return view !== "map" || this.#hasPart;
  }

  /** Resolves when it has. */
  async learn(view) {
    if (this.has(view)) return;
    const bring = this.#bring;
    await bring();
    if (this.#bring === bring) this.#hasPart = true;
  }

  /** Brings the land if a map wants it; resolves to whether it did. */
  async fetchLand() {
    if (this.#isLandAsked || !this.#ask((core) => core.read("land"))) return false;
    this.#isLandAsked = this.isLandAwaited = true;
    try {
      const bytes = await fetchBaseMap();
      this.#ask((core) => core.setBaseMap(bytes));
      return true;
    } finally {
      this.isLandAwaited = false;
    }
  }
}
