/** `<dateline-record>`: every event of a data set as a table, each with its source. */
import { joinedBy } from "./dossier.js";
import { make, shadow } from "./dom.js";
import { reasonOf, strings } from "./strings.js";
import { figureSheet } from "./style.js";
import { TableOnDemand } from "./table.js";

export class DatelineRecord extends HTMLElement {
  #dossier;
  #trouble = make("p", { aria: { role: "status" } });
  #table = new TableOnDemand(strings.table, () => this.#dossier.record, 
    (error) => this.failed(error));

  constructor() {
    super();
    shadow(this, figureSheet).append(make("slot"), this.#trouble);
  }

  connectedCallback() {
    this.#dossier ??= joinedBy(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#dossier?.leave(this);
      this.#dossier = undefined;
    });
  }

  waiting() {
    this.#trouble.textContent = "";
  }

  opened() {
    this.shadowRoot.append(this.#table.element);
  }

  failed(error) {
    this.#trouble.textContent = `${strings.noRecord} ${reasonOf(error)}`;
  }

  filterChanged() {}
}
