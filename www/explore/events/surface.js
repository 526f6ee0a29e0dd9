/** A canvas as large as its place, in device pixels, and the page's colours. */
import { make } from "../dom.js";

export class Surface {
  canvas = make("canvas", {});
  context = this.canvas.getContext("2d");
  width = 0;
  height = 0;

  /** Takes the size of its place, in CSS pixels; what was drawn is gone. */
  resize(width, height) {
    const ratio = devicePixelRatio;
    [this.width, this.height] = [width, height];
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  clear() {
    this.context.clearRect(0, 0, this.width, this.height);
  }
}

/** The colours of the page as they are now, light or dark. */
export function colours(element) {
  const style = getComputedStyle(element);
  const of = (name) => style.getPropertyValue(`--${name}`);
  // A custom property is resolved only where a real one has it.
  const probe = make("span", { hidden: true });
  element.append(probe);
  const found = {};
  for (const name of ["paper", "ink", "quiet", "rule", "accent", "land", "border"]) {
    probe.style.color = of(name);
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}

/** A font of the page's, of a size. */
export const font = (size, weight = "") => `${weight} ${size}px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif`;

const NUMBER = new Intl.NumberFormat("en-GB");
/** Below a thousand there is nothing to group, and formatters are slow. */
export const number = (value) => (value < 1000 && Number.isInteger(value) ? `${value}` : NUMBER.format(value));

const dateFormat = (options) => new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
const LONG = dateFormat({ day: "numeric", month: "long", year: "numeric" });
const TICKS = [dateFormat({ day: "numeric", month: "short" }), dateFormat({ month: "short", year: "numeric" }), dateFormat({ year: "numeric" })];

const date = (day) => new Date(day * 86400000);
/** A day in words. */
export const dayInWords = (day) => LONG.format(date(day));
/** The tick of an axis whose ticks are days (0), months (1) or years (2) apart. */
export const tickInWords = (day, step) => TICKS[step].format(date(day));
/** As inputs of dates and addresses have it. */
export const iso = (day) => date(day).toISOString().slice(0, 10);
/** The day of such a text; nothing where it is none. */
export function dayOf(text) {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Math.round(Date.parse(text) / 86400000) : NaN;
  // A 31 February would be a day of March.
  return Number.isFinite(day) && iso(day) === text ? day : undefined;
}
