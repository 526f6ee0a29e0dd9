/** `<dateline-record>`: every event of a data set as a table, each with its source. */
import { TableOnDemand } from "./disclosure.js";
import { make, shadow } from "./dom.js";
import { DossierElement } from "./element.js";
import { reasonOf, strings } from "./strings.js";
import { figureRules } from "./style.js";

export class DatelineRecord extends DossierElement {
  #trouble = make("p", { role: "status" });
  #table = new TableOnDemand(strings.table, () => this.dossier.table("record", this),
    (error) => this.failed(error));

  constructor() {
    super();
    shadow(this, figureRules).append(make("slot"), this.#trouble);
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

  leave() {
    super.leave();
    this.waiting();
    this.#table.element.remove();
  }
}
