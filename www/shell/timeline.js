/**
 * The controls of `<dateline-timeline>`: play and stop, steps, speed, and a rail with the events of the data set. Each step chooses all
 * until the end of a month; what plays is drawn whole at each step. Nothing plays by itself.
 */
import { make, setText } from "./dom.js";
import { base, controls, timeline as own } from "./sheets.js";
import { strings } from "./timeline-strings.js";

/** How long each step stands, in milliseconds: slowly, as usual, fast. */
const SPEEDS = [1600, 800, 400];

/** How long things move from one step to the next, in milliseconds. */
const MOVING = 250;

/** The last day of a month, or of a year. */
const lastDayOf = (step) => {
  const [year, month = 12] = step.split("-");
  return Date.UTC(year, month, 0);
};

/** Whether a step is not before a date, or not behind it, which may be less precise, more, or missing. */
const isFrom = (step, date) => !date || step >= date.slice(0, step.length);
const isTo = (step, date) => !date || step.slice(0, date.length) <= date;

class Player {
  element;
  #dossier;
  #steps;
  #events;
  #host;
  #play = make("button", { type: "button", className: "play", part: "play" });
  #rail = make("input", { type: "range", min: 0, ariaLabel: strings.until });
  #value = make("output", { className: "value", ariaLive: "off" });
  #speed = make("select", { ariaLabel: strings.speed });
  #timer;
  #isHeld = false;
  /** Who hears that the page is hidden, while it plays; and what else is heard. */
  #playing;
  #closing = new AbortController();

  constructor(dossier, steps, events, host) {
    this.#dossier = dossier;
    this.#steps = steps;
    this.#events = events;
    this.#host = host;
    this.#rail.max = steps.length - 1;
    this.#speed.append(...strings.speeds.map((text, value) => make("option", { value, selected: value === 1 }, text)));
    const step = (by, text) => make("button", { type: "button", ariaLabel: text, title: text, onclick: () => this.#step(by) }, by < 0 ? "‹" : "›");
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const moving = isCalm ? [] : [this.#play];
    const rail = make("span", { className: "rail", part: "rail" }, this.#rail, ...this.#marks());
    this.element = make("fieldset", { className: "timeline" }, make("legend", {}, strings.timeline),
      ...moving, step(-1, strings.back), step(1, strings.on), rail, this.#value, ...(isCalm ? [] : [this.#speed]));
    this.#play.onclick = () => (this.#playing ? this.#stop() : this.#start());
    this.#rail.oninput = () => {
      this.#stop();
      this.#choose(+this.#rail.value);
    };
    setText(this.#play, strings.play);
    dossier.addEventListener("dateline-choice", () => this.reflect(), { signal: this.#closing.signal });
    this.reflect();
  }

  finalize() {
    this.#closing.abort();
    this.#stop();
  }

  /** Brings the rail to what is chosen. */
  reflect() {
    const { to } = this.#dossier.choice;
    const at = to ? this.#steps.filter(({ id }) => isTo(id, to)).length - 1 : this.#last;
    this.#rail.value = Math.max(0, at);
    const { id: step, name } = this.#steps[this.#rail.value];
    // What happened in a step is said with it: its mark on the rail has a name for pointers alone. What plays is too fast for that.
    const happened = this.#playing ? [] : this.#events.filter(({ id }) => id.startsWith(step)).map((event) => event.name);
    const text = to ? [strings.untilMonth(name), ...happened].join(", ") : strings.whole;
    setText(this.#value, text);
    this.#rail.ariaValueText = text;
  }

  /** Where the events are on the rail. */
  #marks() {
    const last = this.#steps.length - 1;
    return this.#events.flatMap(({ id, name }) => {
      const at = this.#steps.findIndex((step) => isTo(id.slice(0, step.id.length), step.id));
      if (at < 0) return [];
      const mark = make("i", { title: name, ariaHidden: true });
      // The middle of the rail's thumb goes from about 11 pixels to as many before the end; the mark is 4 wide.
      mark.style.insetInlineStart = `calc(9px + (100% - 22px) * ${at / Math.max(1, last)})`;
      return [mark];
    });
  }

  /** The first and the last step that the filter leaves. */
  get #first() {
    return this.#steps.filter(({ id }) => !isFrom(id, this.#dossier.filter.from)).length;
  }

  get #last() {
    return this.#steps.filter(({ id }) => isTo(id, this.#dossier.filter.to)).length - 1;
  }

  #choose(at) {
    const isWhole = at >= this.#last;
    this.#dossier.setChoice({ from: null, to: isWhole ? null : this.#steps[at].id });
    this.reflect();
    return !isWhole;
  }

  /** Goes on to a step day by day, from wherever things are: each picture on the way is one of a day. */
  #moveTo(at) {
    const [first, last] = [Date.parse(this.#dossier.choice.to), lastDayOf(this.#steps[at].id)];
    if (!(first < last)) return this.#choose(at);
    const began = performance.now();
    const go = () => {
      const share = (performance.now() - began) / MOVING;
      if (!this.#playing) return;
      if (share >= 1) return this.#choose(at);
      const day = new Date(first + share * (last - first));
      this.#dossier.setChoice({ to: day.toISOString().slice(0, 10) });
      requestAnimationFrame(go);
    };
    go();
    return at < this.#last;
  }

  #step(by) {
    this.#stop();
    const at = Math.min(this.#last, Math.max(this.#first, +this.#rail.value + by));
    this.#choose(at);
  }

  #start() {
    this.#playing = new AbortController();
    const { signal } = this.#playing;
    document.addEventListener("visibilitychange", () => this.#stop(), { signal });
    const watch = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting || this.#stop());
    watch.observe(this.#host);
    signal.addEventListener("abort", () => watch.disconnect());
    this.#hold(true);
    // At its end it begins anew.
    const isAtEnd = !this.#dossier.choice.to;
    this.#next(isAtEnd ? this.#first : +this.#rail.value + 1);
  }

  #next(at) {
    if (!this.#host.isConnected) return this.#stop();
    // The first step goes back, and no line shrinks.
    const goesOn = at > this.#first ? this.#moveTo(at) : this.#choose(at);
    // What moves has to arrive before it stops.
    if (!goesOn) return (this.#timer = setTimeout(() => this.#stop(), MOVING + 50));
    this.#timer = setTimeout(() => this.#next(at + 1), SPEEDS[this.#speed.value]);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#playing?.abort();
    this.#playing = undefined;
    this.#hold(false);
  }

  /** Steps that follow each other are one gesture: what came of them is said when it ends. */
  #hold(isPlaying) {
    if (isPlaying === this.#isHeld) return;
    setText(this.#play, isPlaying ? strings.stop : strings.play);
    this.#isHeld = isPlaying;
    this.#dossier.interaction.then((interaction) => interaction.hold(isPlaying), () => {});
  }
}

function build(wanted, choices, set, [first, final], host) {
  const { dossier } = host;
  const steps = choices.steps.filter(({ id }) => isFrom(id, first) && isTo(id, final));
  if (steps.length < 2) return [];
  const events = choices.events.filter(({ id }) => isFrom(id, first) && isTo(id, final));
  const player = new Player(dossier, steps, events, host);
  return [{ element: player.element, reflect: () => player.reflect(), finalize: () => player.finalize() }];
}

export const timeline = { build, names: ["timeline"], rules: base + controls + own };
