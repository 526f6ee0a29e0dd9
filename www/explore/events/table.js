/** The events that are chosen, one below the other: only the rows in sight are there. */
import { dayInWords, number } from "./surface.js";
import { make } from "../dom.js";

const ROW = 30;
/** Browsers take no element that is higher. */
const HIGHEST = 8e6;
/** So many are sorted or copied; more take too long for a click. */
const MOST_SORTED = 2e6;
const MOST_COPIED = 1e4;
/** Numbers to a row: row, day, place, side, best, lowest, highest, weight. */
const WIDE = 8;

const HEADS = ["Day", "Killed", "Place", "Party", "Where it stands"];

export class Table {
  element = make("div", { className: "events-table" });
  #head = make("div", { className: "row head", role: "row" });
  #space = make("div", { className: "space" });
  #shown = make("div", { className: "shown", role: "rowgroup" });
  #scroll = make("div", { className: "scroll", tabIndex: 0, role: "table", ariaLabel: "Events that are chosen" });
  #said = make("p", { className: "quiet", role: "status" });
  #count = 0;
  #order;
  #isDeadliest = false;

  /** `events` is the program, `words` tells the cells of a row. */
  constructor(events, words) {
    this.events = events;
    this.words = words;
    this.#space.append(this.#shown);
    this.#head.append(...HEADS.map((head) => make("span", { role: "columnheader" }, head)));
    this.#scroll.append(this.#head, this.#space);
    const sort = make("button", { type: "button" }, "Deadliest first");
    sort.addEventListener("click", () => {
      this.#isDeadliest = !this.#isDeadliest;
      sort.textContent = this.#isDeadliest ? "In time" : "Deadliest first";
      this.fill();
    });
    const copy = make("button", { type: "button" }, "Copy rows");
    copy.addEventListener("click", () => this.#copy());
    this.element.append(make("div", { className: "tools" }, sort, copy, this.#said), this.#scroll);
    this.#scroll.addEventListener("scroll", () => this.#show());
  }

  /** What is chosen has changed. */
  fill() {
    this.#count = this.events.rows();
    this.#order = this.#isDeadliest && this.#count <= MOST_SORTED ? this.#sorted() : undefined;
    const isTooLong = this.#isDeadliest && !this.#order;
    this.#said.textContent = isTooLong ? `Choose fewer than ${number(MOST_SORTED)} to sort them.` : "";
    const heading = this.#head.offsetHeight || ROW;
    this.#scroll.style.height = `min(24rem, ${heading + this.#count * ROW + 16}px)`;
    this.#space.style.height = `${Math.min(HIGHEST, this.#count * ROW)}px`;
    this.#scroll.ariaRowCount = this.#count + 1;
    this.#scroll.scrollTop = 0;
    this.#show();
  }

  /** The rows by their deaths: each key has the deaths before the row, so that numbers alone are sorted. */
  #sorted() {
    const keys = new Float64Array(this.#count);
    const STEP = 1 << 16;
    for (let from = 0; from < this.#count; from += STEP) {
      const cells = this.events.rowsBetween(from, Math.min(this.#count, from + STEP));
      for (let row = 0; row * WIDE < cells.length; row += 1) keys[from + row] = -cells[row * WIDE + 4] * 2 ** 21 + from + row;
    }
    keys.sort();
    return keys.map((key) => ((key % 2 ** 21) + 2 ** 21) % 2 ** 21);
  }

  #rows(from, to) {
    const found = [];
    const cut = (cells, at) => cells.slice(at * WIDE, (at + 1) * WIDE);
    if (!this.#order) {
      const cells = this.events.rowsBetween(from, to);
      for (let row = 0; row < to - from; row += 1) found.push(cut(cells, row));
    } else {
      for (const row of this.#order.slice(from, to)) found.push(this.events.rowsBetween(row, row + 1));
    }
    return found;
  }

  /** Where the rows do not fit into the highest element, a pixel is of more rows than one. */
  #show() {
    const { scrollTop, clientHeight, scrollHeight } = this.#scroll;
    const inSight = Math.ceil(clientHeight / ROW) + 1;
    const isWhole = this.#count * ROW <= HIGHEST;
    const share = scrollTop / Math.max(1, scrollHeight - clientHeight);
    const first = isWhole ? Math.floor(scrollTop / ROW) : Math.floor(share * Math.max(0, this.#count - inSight + 2));
    const from = Math.max(0, Math.min(this.#count, first));
    const to = Math.min(this.#count, from + inSight);
    this.#shown.style.transform = `translateY(${isWhole ? from * ROW : scrollTop}px)`;
    const cell = (text) => make("span", { role: "cell", title: text }, text);
    const rows = this.#rows(from, to).map((row, at) => {
      const element = make("div", { className: "row", role: "row" }, ...this.words(row).map(cell));
      element.ariaRowIndex = from + at + 2;
      return element;
    });
    this.#shown.replaceChildren(...rows);
  }

  async #copy() {
    const to = Math.min(this.#count, MOST_COPIED);
    const lines = this.#rows(0, to).map((row) => this.words(row).join("\t"));
    const text = [HEADS.join("\t"), ...lines].join("\n");
    try {
      await navigator.clipboard.writeText(text);
      this.#said.textContent = to < this.#count ? `The first ${number(to)} of ${number(this.#count)} rows are copied.` : `${number(to)} rows are copied.`;
    } catch {
      this.#said.textContent = "This browser lets nothing be copied.";
    }
  }
}

/** How a row is told: its range only where it has one. */
export const wordsOf = (names, where) => ([row, day, place, side, best, low, high, weight]) => [
  dayInWords(day),
  `${number(best)}${low === best && high === best ? "" : ` (${number(low)} to ${number(high)})`}${weight > 1 ? `, ${number(weight)} events` : ""}`,
  names.place(place, row),
  names.side(side),
  where(row),
];
