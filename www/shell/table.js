import { link, make } from "./dom.js";

/** The core's table as a table that a keyboard can scroll. */
function tableOf({ caption, columns, rows }) {
  const classOf = (column) => (columns[column].numeric ? "number" : "");
  const head = columns.map(({ text }, column) =>
    make("th", { scope: "col", className: classOf(column) }, text));
  const body = rows.map(({ cells, source }) =>
    make("tr", {}, ...cells.map((text, column) => cell(text, column, classOf(column))),
      make("td", {}, link(source))));
  const table = make("table", {},
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...body));
  return make("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: caption }, table);
}

/** The first cell of a row names it. */
function cell(text, column, className) {
  return column ? make("td", { className }, text) : make("th", { className, scope: "row" }, text);
}

/** A native disclosure whose table is asked for when it is opened, and kept up to date while it is open. */
export class TableOnDemand {
  #body = make("div");
  #read;
  #fresh = false;

  /** `read` gives the core's table; `failed` hears why it could not; `before` stands above the table. */
  constructor(title, read, failed, ...before) {
    this.#read = read;
    const summary = make("summary", {}, title);
    this.element = make("details", { part: "table" }, summary, ...before, this.#body);
    this.element.addEventListener("toggle", () => {
      try {
        this.#build();
      } catch (error) {
        failed(error);
      }
    });
  }

  /** The numbers have changed. */
  outdate() {
    this.#fresh = false;
    this.#build();
  }

  #build() {
    if (this.#fresh || !this.element.open) return;
    this.#body.replaceChildren(tableOf(this.#read()));
    this.#fresh = true;
  }
}
