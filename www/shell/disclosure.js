import { make } from "./dom.js";

/** A native disclosure whose table is asked for when it is opened, and kept up to date while it is open. */
export class TableOnDemand {
  #body = make("div");
  #read;
  #failed;
  #fresh = false;

  /** `read` promises the table; `failed` hears why it could not; `before` stands above the table. */
  constructor(title, read, failed, ...before) {
    this.#read = read;
    this.#failed = failed;
    const summary = make("summary", {}, title);
    this.element = make("details", { part: "table" }, summary, ...before, this.#body);
    this.element.addEventListener("toggle", () => this.#build());
  }

  /** The numbers have changed. */
  outdate() {
    this.#fresh = false;
    this.#build();
  }

  async #build() {
    if (this.#fresh || !this.element.open) return;
    this.#fresh = true;
    try {
      this.#body.replaceChildren(await this.#read());
    } catch (error) {
      this.#fresh = false;
      this.#failed(error);
    }
  }
}
