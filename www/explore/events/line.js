/** Deaths over time: a step for each period, its range as a band, and the stretch of days that is chosen. */
import { dayTicks, valueTicks } from "./events.js";
import { Surface, dayInWords, font, number, tickInWords } from "./surface.js";
import { make } from "../dom.js";

const [TOP, RIGHT, BOTTOM] = [10, 12, 26];
/** A pointer is on an edge within so many pixels. */
const NEAR = 10;

export class Line {
  element = make("div", { className: "line" });
  #marks = new Surface();
  #veil = new Surface();
  #left = 40;
  #domain = [0, 1];
  #sums = [];
  #starts = [];
  #days;
  #chosen;

  /** `chosen` hears the days that a reader chooses, and whether the choice is at its end. */
  constructor(chosen) {
    this.#chosen = chosen;
    this.element.append(this.#marks.canvas, this.#veil.canvas);
    this.handles = [0, 1].map((end) => this.#handle(end));
    this.element.append(...this.handles);
    this.#veil.canvas.addEventListener("pointerdown", (event) => this.#drag(event));
  }

  get #plot() {
    const { width, height } = this.#marks;
    return [this.#left, width - RIGHT, height - BOTTOM, TOP];
  }

  #x(day) {
    const [left, right] = this.#plot;
    const [first, last] = this.#domain;
    return left + ((day - first) / (last + 1 - first)) * (right - left);
  }

  #dayAt(x) {
    const [left, right] = this.#plot;
    const [first, last] = this.#domain;
    const day = first + Math.floor(((x - left) / (right - left)) * (last + 1 - first));
    return Math.max(first, Math.min(last, day));
  }

  /** How many pixels the plot is wide in a place of this width. */
  pixels = (width) => Math.max(1, Math.floor(width - this.#left - RIGHT));

  /**
   * Draws the sums of periods: events, deaths, lowest and highest of each, in turn. Where there are more days than pixels, `spans`
   * has the least and the greatest of each pixel, of deaths and of their lowest and highest.
   */
  draw({ sums, starts, spans }, domain, colours, width) {
    [this.#sums, this.#starts, this.#domain] = [sums, starts, domain];
    this.colours = colours;
    for (const surface of [this.#marks, this.#veil]) surface.resize(width, Math.max(180, Math.min(260, width * 0.3)));
    const { context } = this.#marks;
    let highest = 1;
    for (let at = 0; at < sums.length; at += 4) highest = Math.max(highest, sums[at + 1], sums[at + 3]);
    for (const value of spans?.[2] ?? []) if (value > highest) highest = value;
    const ticks = [...valueTicks(highest, 4)];
    const top = ticks.pop();
    context.font = font(12);
    this.#left = Math.ceil(context.measureText(number(ticks.at(-1) ?? top)).width) + 8;
    const [left, right, bottom, above] = this.#plot;
    const y = (value) => bottom - (value / top) * (bottom - above);
    this.#axes(ticks, y, colours);
    context.strokeStyle = colours.accent;
    context.lineJoin = "round";
    if (spans) {
      this.#pixelsOf(spans, y);
    } else {
      this.#band(y, colours);
      this.#steps(y);
    }
    this.light(this.#days);
  }

  /** A level stretch for each period; it is dashed where some of its days are before or after all events. */
  #steps(y) {
    const { context } = this.#marks;
    const [first, last] = this.#domain;
    const count = this.#starts.length - 1;
    const begins = this.#starts[0] < first ? 1 : 0;
    const ends = this.#starts[count] > last + 1 ? Math.max(begins, count - 1) : count;
    context.lineWidth = 1.5;
    this.#stretch(begins, ends, y);
    context.setLineDash([2, 3]);
    this.#stretch(0, begins, y);
    this.#stretch(ends, count, y);
    context.setLineDash([]);
  }

  /** The steps of some periods, and what joins them to those before and after. */
  #stretch(from, to, y) {
    if (from === to) return;
    const { context } = this.#marks;
    const [left, right, bottom] = this.#plot;
    const level = (row) => (row < 0 || row + 2 > this.#starts.length ? bottom : y(this.#sums[4 * row + 1]));
    context.beginPath();
    context.moveTo(Math.max(left, this.#x(this.#starts[from])), level(from - 1));
    for (let row = from; row < to; row += 1) {
      context.lineTo(Math.max(left, this.#x(this.#starts[row])), level(row));
      context.lineTo(Math.min(right, this.#x(this.#starts[row + 1])), level(row));
    }
    context.lineTo(Math.min(right, this.#x(this.#starts[to])), level(to));
    context.stroke();
  }

  /** On each pixel, from the least to the greatest day: what a line through all days would cover. */
  #pixelsOf([best, low, high], y) {
    const { context } = this.#marks;
    const [left] = this.#plot;
    const upright = (from, to) => {
      context.beginPath();
      for (let pixel = 0; 2 * pixel < best.length; pixel += 1) {
        if (Number.isNaN(from[2 * pixel])) continue;
        const x = left + pixel + 0.5;
        context.moveTo(x, y(from[2 * pixel]) + 0.5);
        context.lineTo(x, y(to[2 * pixel + 1]) - 0.5);
      }
      context.stroke();
    };
    context.lineWidth = 1;
    context.globalAlpha = 0.35;
    upright(low, high);
    context.globalAlpha = 1;
    upright(best, best);
  }

  #axes(ticks, y, colours) {
    const { context } = this.#marks;
    const [left, right, bottom] = this.#plot;
    context.textBaseline = "middle";
    for (const tick of ticks) {
      context.fillStyle = tick ? colours.rule : colours.quiet;
      context.fillRect(left, Math.round(y(tick)), right - left, 1);
      context.fillStyle = colours.quiet;
      context.textAlign = "right";
      context.fillText(number(tick), left - 6, y(tick));
    }
    const days = [...dayTicks(...this.#domain, Math.max(2, Math.floor((right - left) / 70)))];
    const step = days.pop();
    context.textAlign = "center";
    context.textBaseline = "top";
    for (const day of days) {
      const x = this.#x(day);
      context.fillRect(Math.round(x), bottom, 1, 4);
      const text = tickInWords(day, step);
      const half = context.measureText(text).width / 2;
      context.fillText(text, Math.max(half, Math.min(this.#marks.width - half, x)), bottom + 7);
    }
  }

  #band(y, colours) {
    const { context } = this.#marks;
    const [sums, starts] = [this.#sums, this.#starts];
    const [left, right] = this.#plot;
    context.globalAlpha = 0.35;
    context.fillStyle = colours.accent;
    for (let row = 0; row + 1 < starts.length; row += 1) {
      const [low, high] = [sums[4 * row + 2], sums[4 * row + 3]];
      if (low === high) continue;
      const [from, to] = [Math.max(left, this.#x(starts[row])), Math.min(right, this.#x(starts[row + 1]))];
      context.fillRect(from, y(high), Math.max(0.5, to - from), y(low) - y(high));
    }
    context.globalAlpha = 1;
  }

  /** Lights a stretch of days; all where there is none. */
  light(days) {
    this.#days = days;
    this.#veil.clear();
    if (!days) return;
    const [left, right, bottom, top] = this.#plot;
    const [from, to] = [this.#x(days[0]), this.#x(days[1] + 1)];
    const { context } = this.#veil;
    context.globalAlpha = 0.72;
    context.fillStyle = this.colours.paper;
    context.fillRect(left - 2, top, from - left + 2, bottom - top + 1);
    context.fillRect(to, top, right - to + 2, bottom - top + 1);
    context.globalAlpha = 1;
    context.fillStyle = this.colours.ink;
    context.fillRect(Math.round(from), top, 1, bottom - top);
    context.fillRect(Math.round(to) - 1, top, 1, bottom - top);
  }

  /** Brings the handles to the ends of the stretch, and says where these are: while something is dragged that can wait. */
  tell() {
    const [first, last] = this.#days ?? this.#domain;
    const at = [[this.#x(first), first], [this.#x(last + 1), last]];
    for (const [end, handle] of this.handles.entries()) {
      const [x, day] = at[end];
      handle.style.transform = `translateX(${x}px)`;
      handle.ariaValueNow = day;
      [handle.ariaValueMin, handle.ariaValueMax] = this.#domain;
      handle.ariaValueText = dayInWords(day);
    }
  }

  /** A click takes the stretch away; a drag makes one, moves it, or one of its ends. */
  #drag(event) {
    if (event.button) return;
    const canvas = this.#veil.canvas;
    const xOf = ({ clientX }) => clientX - canvas.getBoundingClientRect().left;
    const start = xOf(event);
    const before = this.#days;
    const moved = this.#mover(start, before);
    canvas.setPointerCapture(event.pointerId);
    const gone = new AbortController();
    const { signal } = gone;
    let has = false;
    canvas.addEventListener("pointermove", (move) => {
      if (!has && Math.abs(xOf(move) - start) < 3) return;
      has = true;
      this.#chosen(moved(xOf(move)), false);
    }, { signal });
    canvas.addEventListener("pointerup", (up) => {
      gone.abort();
      this.#chosen(has ? moved(xOf(up)) : undefined, true);
    }, { signal });
    canvas.addEventListener("pointercancel", () => {
      gone.abort();
      this.#chosen(before, true);
    }, { signal });
  }

  #mover(start, days) {
    const sorted = (one, other) => [Math.min(one, other), Math.max(one, other)];
    if (days) {
      const [from, to] = [this.#x(days[0]), this.#x(days[1] + 1)];
      if (Math.abs(start - from) < NEAR) return (x) => sorted(this.#dayAt(x), days[1]);
      if (Math.abs(start - to) < NEAR) return (x) => sorted(days[0], this.#dayAt(x));
      if (start > from && start < to) return (x) => this.#shifted(days, this.#dayAt(x) - this.#dayAt(start));
    }
    return (x) => sorted(this.#dayAt(start), this.#dayAt(x));
  }

  #shifted([from, to], by) {
    const [first, last] = this.#domain;
    const within = Math.max(first - from, Math.min(last - to, by));
    return [from + within, to + within];
  }

  /** An end of the stretch for the keyboard: a day by arrows, 30 days by pages, all the way by Home and End; Escape takes the stretch away. */
  #handle(end) {
    const handle = make("div", { className: "handle", role: "slider", tabIndex: 0, ariaLabel: end ? "Last day" : "First day" });
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30, Home: -1e6, End: 1e6 };
    handle.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#chosen(undefined, true);
      const by = steps[event.key];
      if (!by) return;
      event.preventDefault();
      const days = [...(this.#days ?? this.#domain)];
      const [least, most] = end ? [days[0], this.#domain[1]] : [this.#domain[0], days[1]];
      days[end] = Math.max(least, Math.min(most, days[end] + by));
      this.#chosen(days, true);
    });
    return handle;
  }
}
