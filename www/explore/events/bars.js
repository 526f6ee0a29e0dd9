/** Deaths by side: a box to tick for each of the largest, and a bar beside it. */
import { Surface, font, number } from "./surface.js";
import { make } from "../dom.js";

/** So many have a bar of their own; the others are added up as a number. */
export const MOST = 24;
const ROW = 28;

export class Bars {
  element = make("div", { className: "bars" });
  #surface = new Surface();
  #list = make("div", { className: "names", role: "group", ariaLabel: "Sides" });
  #order = [];
  #rest = [];
  #full = 1;
  /** How long the longest bar is. */
  #longest = 1;
  #chosen;

  /** `chosen` hears the sides that are ticked. */
  constructor(chosen) {
    this.#chosen = chosen;
    this.element.append(this.#list, this.#surface.canvas);
  }

  /** Sides that are present, by their deaths in all. */
  lay(totals, present, chosen, names, width) {
    const order = [...present].sort((one, other) => totals[other] - totals[one]);
    // What is chosen has its box, however small it is.
    this.#order = order.filter((side, row) => row < MOST || chosen.includes(side));
    this.#rest = order.filter((side) => !this.#order.includes(side));
    this.#full = Math.max(1, ...this.#order.map((side) => totals[side]));
    const box = (side) => {
      const input = make("input", { type: "checkbox", value: side });
      const name = names[side] || "not said";
      return make("label", { title: name }, input, make("span", {}, name));
    };
    const rest = this.#rest.length ? [make("span", { className: "rest" }, `${number(this.#rest.length)} other sides`)] : [];
    this.#list.replaceChildren(...this.#order.map(box), ...rest);
    this.#list.onchange = () => this.#chosen(this.ticked);
    const rows = this.#order.length + rest.length;
    this.#surface.resize(Math.max(60, Math.round(width * 0.5)), Math.max(1, rows * ROW));
    const { context } = this.#surface;
    context.font = font(12);
    context.textBaseline = "middle";
    this.#longest = this.#surface.width - context.measureText(number(this.#full)).width - 10;
  }

  get ticked() {
    return [...this.#list.querySelectorAll("input:checked")].map(({ value }) => Number(value));
  }

  /** Ticks these sides and no others. */
  tick(sides) {
    for (const input of this.#list.querySelectorAll("input")) input.checked = sides.includes(Number(input.value));
  }

  draw(deaths, sides, colours) {
    const { context } = this.#surface;
    this.#surface.clear();
    const values = this.#order.map((side) => deaths[side]);
    const lengths = values.map((value) => (value ? Math.max(1, (value / this.#full) * this.#longest) : 0));
    context.fillStyle = colours.accent;
    for (const [row, length] of lengths.entries()) {
      context.globalAlpha = !sides.length || sides.includes(this.#order[row]) ? 1 : 0.3;
      context.fillRect(0, row * ROW + 5, length, ROW - 10);
    }
    context.globalAlpha = 1;
    context.fillStyle = colours.ink;
    for (const [row, length] of lengths.entries()) this.#write(values[row], length + 6, row);
    if (!this.#rest.length) return;
    // All the others together are no bar beside bars of one side each.
    context.fillStyle = colours.quiet;
    this.#write(this.#rest.reduce((sum, side) => sum + deaths[side], 0), 0, values.length);
  }

  #write(value, x, row) {
    this.#surface.context.fillText(number(value), x, row * ROW + ROW / 2);
  }
}
