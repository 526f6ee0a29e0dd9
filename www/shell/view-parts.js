/** What views take beside the core: parts of it, and a map the land. Each comes where there is such a view. */
import { fetchBaseMap } from "./core.js";

export class ViewParts {
  #ask;
  #bring;
  #here;
  #isLandAsked;
  /** Whether the land is still on its way, without which a map is not complete. */
  isLandAwaited;

  /** `ask` puts a question to the core. */
  constructor(ask) {
    this.#ask = ask;
  }

  /** A new core begins, of which `bring` promises each part by its name. */
  begin(bring) {
    this.#bring = bring;
    this.#here = [];
    this.askAgain();
  }

  /** Lets the land be fetched once more. */
  askAgain() {
    this.#isLandAsked = false;
  }

  /** Whether the core has some parts. */
  has(parts) {
    return parts.every((part) => this.#here.includes(part));
  }

  /** Resolves when it has. */
  async learn(parts) {
    if (this.has(parts)) return;
    const here = this.#here;
    await Promise.all(parts.map(this.#bring));
    here.push(...parts);
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
