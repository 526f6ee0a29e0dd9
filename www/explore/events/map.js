/** Deaths by place: discs on a base map, their area by the deaths there; places that cannot be told apart share one. */
import { Surface, font, number } from "./surface.js";
import { make } from "../dom.js";

const LARGEST = 20;
const LEAST = 1.5;
const ROUND = 2 * Math.PI;
/** The room of the key below the map. */
const KEY = 52;
/** So many discs are named. */
const NAMED = 6;
/** The height of a map as a share of its width: of a region, and of the world, which is as wide as this at least. */
const [REGION, WORLD, WORLD_KM] = [0.8, 0.54, 12000];

export class PlaceMap {
  element = make("div", { className: "map" });
  #back = new Surface();
  #discs = new Surface();
  #names = new Surface();
  #tip = make("p", { className: "tip", hidden: true });
  #centres = [];
  #radii = [];
  #full = 1;
  /** How high the map is above its key, and which discs are of regions alone. */
  #mapHeight = 0;
  #isRing = [];
  #hasRings = false;

  /** `chosen` hears a disc that is clicked, and whether it is added; `named` gives the words for a disc. */
  constructor(chosen, named) {
    const canvas = this.#discs.canvas;
    this.#names.canvas.className = "place-names";
    this.element.append(this.#back.canvas, canvas, this.#names.canvas, this.#tip);
    canvas.addEventListener("click", (event) => {
      const disc = this.#at(event);
      // A finger has no Shift key.
      if (disc !== undefined) chosen(disc, event.shiftKey || event.pointerType === "touch");
    });
    canvas.addEventListener("pointermove", (event) => this.#point(this.#at(event), named));
    canvas.addEventListener("pointerleave", () => this.#point());
  }

  /** Lays the places out: what shows the whole world is half as high as wide. */
  place(events, positions, width, areCoarse) {
    const height = (share) => Math.round(Math.max(160, Math.min(520, width * share)));
    this.#centres = events.layOut(positions, width, height(REGION));
    const isWorld = events.acrossKm() > WORLD_KM;
    if (isWorld) this.#centres = events.layOut(positions, width, height(WORLD));
    this.#mapHeight = height(isWorld ? WORLD : REGION);
    for (const surface of [this.#back, this.#discs, this.#names]) surface.resize(width, this.#mapHeight + KEY);
    this.#isRing = Array.from({ length: this.#centres.length / 2 }, (_, disc) => events.placesOf(disc).every((place) => areCoarse?.[place]));
    this.#hasRings = this.#isRing.includes(true);
  }

  /** Draws the base map: land, lines and disputed ones as the program gives them. The largest disc is of `full` deaths. */
  lay(events, full, colours) {
    this.#full = full;
    const { context } = this.#back;
    context.fillStyle = colours.land;
    context.beginPath();
    trace(context, events.baseMap(0), true);
    context.fill();
    context.strokeStyle = colours.border;
    context.lineWidth = 0.75;
    for (const [kind, dash] of [[1, []], [2, [3, 2]]]) {
      context.setLineDash(dash);
      context.beginPath();
      trace(context, events.baseMap(kind), false);
      context.stroke();
    }
    context.setLineDash([]);
    this.#key(colours);
  }

  /** Draws the discs; those that are not chosen are pale. */
  draw(deaths, isChosen, colours) {
    const { context } = this.#discs;
    this.#discs.clear();
    // What is hidden is not hidden once more at each step: the browser would ask for its style again.
    if (!this.#names.canvas.hidden) this.#names.canvas.hidden = true;
    const scale = LARGEST / Math.sqrt(this.#full);
    const [centres, isRing, hasRings] = [this.#centres, this.#isRing, this.#hasRings];
    this.#radii = deaths;
    for (const [isWanted, alpha] of isChosen ? [[false, 0.22], [true, 0.7]] : [[true, 0.6]]) {
      context.globalAlpha = alpha;
      context.fillStyle = colours.accent;
      context.beginPath();
      for (let disc = 0; disc < deaths.length; disc += 1) {
        if (!deaths[disc] || isRing[disc] || (isChosen && isChosen[disc] !== isWanted)) continue;
        const [x, y] = [centres[2 * disc], centres[2 * disc + 1]];
        const radius = Math.max(LEAST, Math.sqrt(deaths[disc]) * scale);
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, ROUND);
      }
      context.fill();
      if (hasRings) this.#rings(deaths, (disc) => !isChosen || isChosen[disc] === isWanted, colours);
    }
    context.globalAlpha = 1;
  }

  /** What is known to a region alone is a ring around its middle: nobody was killed just there. */
  #rings(deaths, isDrawn, colours) {
    const { context } = this.#discs;
    const scale = LARGEST / Math.sqrt(this.#full);
    context.strokeStyle = colours.accent;
    context.lineWidth = 1.5;
    context.beginPath();
    for (let disc = 0; disc < deaths.length; disc += 1) {
      if (!deaths[disc] || !this.#isRing[disc] || !isDrawn(disc)) continue;
      const [x, y] = [this.#centres[2 * disc], this.#centres[2 * disc + 1]];
      const radius = Math.max(LEAST, Math.sqrt(deaths[disc]) * scale);
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, ROUND);
    }
    context.stroke();
  }

  /** Names the largest discs where there is room: when nothing moves any more. `named` gives the name of a disc. */
  name(named, colours) {
    const { context, width } = this.#names;
    const height = this.#mapHeight;
    this.#names.clear();
    this.#names.canvas.hidden = false;
    context.font = font(12);
    context.textBaseline = "middle";
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = colours.paper;
    context.fillStyle = colours.ink;
    const scale = LARGEST / Math.sqrt(this.#full);
    const largest = [...this.#radii.keys()].filter((disc) => this.#radii[disc]).sort((one, other) => this.#radii[other] - this.#radii[one]);
    const taken = [];
    for (const disc of largest.slice(0, NAMED)) {
      const text = named(disc);
      const wide = context.measureText(text).width;
      const radius = Math.max(LEAST, Math.sqrt(this.#radii[disc]) * scale);
      const [x, y] = [this.#centres[2 * disc], this.#centres[2 * disc + 1]];
      const spots = [[x + radius + 4, y], [x - radius - 4 - wide, y], [x - wide / 2, y - radius - 9], [x - wide / 2, y + radius + 9]];
      const box = ([left, middle]) => [left, middle - 8, left + wide, middle + 8];
      const isFree = ([left, top, right, bottom]) => left >= 0 && top >= 0 && right <= width && bottom <= height
        && taken.every((other) => right < other[0] || left > other[2] || bottom < other[1] || top > other[3]);
      const spot = text && spots.find((spot) => isFree(box(spot)));
      if (!spot) continue;
      taken.push(box(spot));
      context.strokeText(text, ...spot);
      context.fillText(text, ...spot);
    }
  }

  /** What two discs of the picture stand for. */
  #key(colours) {
    const { context, height } = this.#back;
    const middle = height - KEY / 2;
    const round = 10 ** Math.floor(Math.log10(this.#full));
    const values = [...new Set([Math.max(1, Math.round(round / 10)), round])];
    context.font = font(11);
    context.textBaseline = "middle";
    context.textAlign = "left";
    let x = 8;
    for (const value of values) {
      const radius = Math.max(LEAST, (Math.sqrt(value) * LARGEST) / Math.sqrt(this.#full));
      context.globalAlpha = 0.6;
      context.fillStyle = colours.accent;
      context.beginPath();
      context.arc(x + radius, middle, radius, 0, ROUND);
      context.fill();
      context.globalAlpha = 1;
      context.fillStyle = colours.quiet;
      const text = value === values[0] ? `${number(value)} killed` : number(value);
      context.fillText(text, x + 2 * radius + 4, middle);
      x += 2 * radius + context.measureText(text).width + 18;
    }
    if (!this.#hasRings) return;
    context.strokeStyle = colours.accent;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(x + 6, middle, 6, 0, ROUND);
    context.stroke();
    context.fillText("region alone known", x + 17, middle);
  }

  #at({ clientX, clientY }) {
    const box = this.#discs.canvas.getBoundingClientRect();
    const scale = LARGEST / Math.sqrt(this.#full);
    let [found, nearest] = [undefined, Infinity];
    for (let disc = 0; disc < this.#radii.length; disc += 1) {
      if (!this.#radii[disc]) continue;
      const distance = Math.hypot(this.#centres[2 * disc] - clientX + box.left, this.#centres[2 * disc + 1] - clientY + box.top);
      const reach = Math.max(6, Math.sqrt(this.#radii[disc]) * scale);
      // Of discs on each other the smallest is meant.
      if (distance <= reach && reach < nearest) [found, nearest] = [disc, reach];
    }
    return found;
  }

  #point(disc, named) {
    this.#tip.hidden = disc === undefined;
    this.#discs.canvas.style.cursor = disc === undefined ? "" : "pointer";
    if (disc === undefined) return;
    this.#tip.textContent = `${named(disc)}: ${number(this.#radii[disc])} killed`;
    const [x, y] = [this.#centres[2 * disc], this.#centres[2 * disc + 1]];
    const isRight = x > this.#discs.width / 2;
    this.#tip.style.inset = `${Math.max(0, y - 34)}px ${isRight ? `${this.#discs.width - x + 8}px` : "auto"} auto ${isRight ? "auto" : `${x + 8}px`}`;
  }
}

function trace(context, numbers, areClosed) {
  let isNew = true;
  for (let at = 0; at < numbers.length; at += 2) {
    if (Number.isNaN(numbers[at])) {
      if (areClosed) context.closePath();
      isNew = true;
    } else if (isNew) {
      context.moveTo(numbers[at], numbers[at + 1]);
      isNew = false;
    } else {
      context.lineTo(numbers[at], numbers[at + 1]);
    }
  }
}
