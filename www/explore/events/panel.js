/** Events that are linked by day, place and side: a line, a map, bars and a table, each of which leaves its own choice out. */
import { make } from "../dom.js";
import { keep, restored } from "./address.js";
import { Bars } from "./bars.js";
import { takeIn } from "./events.js";
import { Line } from "./line.js";
import { PlaceMap } from "./map.js";
import { Names } from "./names.js";
import { counted } from "./subset.js";
import { colours, dayInWords, dayOf, iso, number } from "./surface.js";
import { Table, wordsOf } from "./table.js";

const PERIODS = ["day", "week", "month", "year"];
/** As under the maps of figures. */
const BOUNDARIES = "Boundaries follow United Nations maps, dashed where they are disputed or undetermined; showing them takes no side.";

/** "1 event is", "12 events are" */
const some = (count, one, more) => `${number(count)} ${count === 1 ? one : more}`;

export class Panel {
  #names;
  #events;
  #columns;
  #dirty = new Set();
  #frame;
  #closing = new AbortController();
  #observer;
  /** What is chosen: days as the first and the last, rows of sides and of places. */
  #days;
  #sides = [];
  #places = [];
  #discs = [];

  /** A panel in an element, for columns as the importer gives them, and a base map's bytes. */
  constructor(element, columns, baseMap) {
    this.#columns = columns;
    this.#names = new Names(columns);
    this.#events = takeIn(columns, columns.placeNames.length, columns.sideNames.length);
    this.#events.setBaseMap(baseMap);
    this.element = element;
    this.domain = [...this.#events.days()];
    this.#totals();
    this.#build();
    this.#restore();
    document.addEventListener("keydown", (event) => this.#escape(event), { signal: this.#closing.signal });
    // In a frame of its own: what changes sizes while a page is told of them is an error to it.
    this.#observer = new ResizeObserver(() => requestAnimationFrame(() => this.#layOut()));
    this.#observer.observe(this.line.element);
    const { signal } = this.#closing;
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#layOut(), { signal });
    this.#layOut();
    this.#wish("table");
  }

  /** Gives its memory back. */
  finalize() {
    this.#closing.abort();
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = -1;
    this.#events.free();
  }

  /** What there is in all: bars and discs keep their scales whatever is chosen. */
  #totals() {
    this.bySide = this.#events.bySide();
    this.byPlace = this.#events.byPlace();
    this.all = this.#events.total();
    this.present = counted(this.#columns.sides, this.#columns.sideNames.length);
    const { positions } = this.#columns;
    this.hasPlace = (place) => Number.isFinite(positions[2 * place]);
    const years = (this.domain[1] - this.domain[0]) / 365;
    this.per = [0.25, 1, 40].findIndex((most) => years <= most);
    if (this.per < 0) this.per = 3;
  }

  #build() {
    this.line = new Line((days, isDone) => this.choose({ days }, isDone));
    this.bars = new Bars((sides) => this.choose({ sides }, true));
    this.map = new PlaceMap((disc, isAdded) => this.#chooseDisc(disc, isAdded), (disc) => this.#nameOf(disc));
    const { lines, files, fileNames } = this.#columns;
    const fileOf = (row) => (fileNames.length > 1 ? `, ${fileNames[files[row]]}` : "");
    const where = (row) => `line ${number(lines[row])}${fileOf(row)}`;
    this.table = new Table(this.#events, wordsOf(this.#names, where));
    this.said = make("p", { className: "said", role: "status" });
    this.chips = make("div", { className: "chips" });
    const hasMap = this.#columns.places.some((place) => this.hasPlace(place));
    this.map.element.hidden = !hasMap;
    this.element.replaceChildren(
      make("p", { className: "quiet" }, this.#introduction()),
      this.#controls(),
      make("div", { className: "chosen" }, this.said, this.chips),
      this.line.element,
      make("div", { className: "beside" }, this.map.element, make("div", {}, make("h3", {}, this.#columns.party), this.bars.element)),
      make("p", { className: "quiet" }, hasMap ? `${this.#ofPlaces()} ${BOUNDARIES} ${this.#sources()}` : this.#sources()),
      this.table.element,
    );
  }

  #sources() {
    const { sources = [] } = this.#columns;
    const named = sources.map(({ publisher, title }) => `${publisher}: ${title}`);
    return named.length ? `${named.length === 1 ? "Source" : "Sources"}: ${named.join("; ")}.` : "";
  }

  /** What these are, and what about them is not exact. */
  #introduction() {
    const { vague, leftOut } = this.#columns;
    const range = this.#columns.ranges.length ? ", with the lowest and highest as a band" : "";
    const parts = [`Deaths of all sides by each event’s best estimate${range}. Drag over the line, click discs and tick parties: each picture shows what the others leave. The first or the last period is dashed where it has days before or after all events.`];
    if (vague) parts.push(`${some(vague, "event of these files is", "events of these files are")} of several days, or of a day not known: counted on the first one.`);
    if (leftOut) parts.push(`${some(leftOut, "event of these files is", "events of these files are")} not here: there are too many names, or too many deaths in one.`);
    return parts.join(" ");
  }

  /** What the map does not say by itself. */
  #ofPlaces() {
    const parts = ["Places too near to be told apart share a disc, named by its deadliest place; where nobody was killed by the best estimate there is none."];
    const [events, deaths] = this.#columns.coarse ?? [0, 0];
    if (events) parts.push(`Of ${some(events, "event", "events")} of these files (${number(deaths)} killed) only a region or the country is known: they stand in its middle, as rings where nothing else does.`);
    const nowhere = this.byPlace.reduce((sum, here, place) => (this.hasPlace(place) ? sum : sum + here), 0);
    if (nowhere) parts.push(`${number(nowhere)} were killed at places without coordinates, which are not on the map.`);
    return parts.join(" ");
  }

  #controls() {
    const per = make("select", { ariaLabel: "Added up by" }, ...PERIODS.map((name, value) => make("option", { value }, `by ${name}`)));
    per.value = this.per;
    per.addEventListener("change", () => {
      this.per = Number(per.value);
      this.#wish("line");
    });
    const [min, max] = this.domain.map(iso);
    this.inputs = ["From", "To"].map((ariaLabel) => make("input", { type: "date", ariaLabel, min, max }));
    for (const input of this.inputs) {
      // While a year is typed there are years of one digit.
      input.addEventListener("change", () => input.validity.valid && this.#chooseDates());
      input.addEventListener("blur", () => this.#sayDates());
    }
    const list = make("datalist", { id: "event-places" }, ...this.#names.suggested().map((value) => make("option", { value })));
    const place = make("input", { type: "text", placeholder: "A place", ariaLabel: "A place" });
    place.setAttribute("list", list.id);
    place.addEventListener("change", () => this.#choosePlace(place));
    const label = (text, input) => make("label", {}, `${text} `, input);
    return make("div", { className: "tools" }, per, label("From", this.inputs[0]), label("to", this.inputs[1]), label("At", place), list);
  }

  #chooseDates() {
    const [from, to] = this.inputs.map(({ value }) => dayOf(value));
    const days = [from ?? this.domain[0], to ?? this.domain[1]].sort((one, other) => one - other);
    this.choose({ days: from === undefined && to === undefined ? undefined : days }, true);
  }

  #choosePlace(input) {
    const wanted = input.value.trim();
    const found = this.#names.placesCalled(wanted);
    input.setCustomValidity(found.length || !wanted ? "" : "No event is at a place of this name.");
    input.reportValidity();
    if (!found.length) return;
    input.value = "";
    this.choose({ places: [...new Set([...this.#places, ...found])] }, true);
  }

  #chooseDisc(disc, isAdded) {
    const own = [...this.#events.placesOf(disc)];
    const isChosen = own.every((place) => this.#places.includes(place));
    const others = this.#places.filter((place) => !own.includes(place));
    const places = isChosen ? (isAdded ? others : []) : isAdded ? [...others, ...own] : own;
    this.choose({ places }, true);
  }

  /** Chooses anew what is given; the rest stays. While something is dragged, words, address and table wait. */
  choose(changed, isDone) {
    const within = ([from, to]) => [Math.max(from, this.domain[0]), Math.min(to, this.domain[1])];
    if ("days" in changed) {
      const days = changed.days && within(changed.days);
      this.#days = days && days[0] <= days[1] && !(days[0] === this.domain[0] && days[1] === this.domain[1]) ? days : undefined;
      this.#events.chooseDays(...(this.#days ?? [1, 0]));
      this.#wish("veil", "map", "bars");
    }
    if (changed.sides) {
      this.#sides = changed.sides;
      this.#events.chooseSides(Uint16Array.from(this.#sides));
      this.#wish("line", "map", "bars");
    }
    if (changed.places) {
      this.#places = changed.places;
      this.#events.choosePlaces(Uint16Array.from(this.#places));
      this.#wish("line", "map", "bars");
    }
    if (isDone) {
      this.#wish("words", "table");
      this.#keep();
    }
  }

  /** After a drag nothing here has the focus: Escape takes back the days all the same. */
  #escape({ key, target, defaultPrevented }) {
    if (key === "Escape" && !defaultPrevented && target === document.body && this.#days) this.choose({ days: undefined }, true);
  }

  /** Draws in the next frame: of several wishes before it the last one counts. */
  #wish(...parts) {
    for (const part of parts) this.#dirty.add(part);
    this.#frame ??= requestAnimationFrame(() => {
      if (this.#closing.signal.aborted) return;
      this.#frame = undefined;
      this.#draw();
    });
  }

  #layOut() {
    const width = this.line.element.clientWidth;
    if (!width || this.#closing.signal.aborted) return;
    this.colours = colours(this.element);
    const { positions, areCoarse } = this.#columns;
    this.map.place(this.#events, positions, this.map.element.clientWidth || 1, areCoarse);
    // Discs keep their scale: the fullest of all events has the largest.
    this.map.lay(this.#events, this.#fullest(), this.colours);
    this.bars.lay(this.bySide, this.present, this.#sides, this.#names.sides, this.bars.element.clientWidth);
    this.bars.tick(this.#sides);
    this.#wish("line", "map", "bars", "words");
  }

  /** The deaths of the fullest disc when nothing is chosen. */
  #fullest() {
    this.#events.chooseDays(1, 0);
    this.#events.chooseSides(new Uint16Array());
    const full = this.#events.byDisc().reduce((most, deaths) => Math.max(most, deaths), 1);
    this.#events.chooseDays(...(this.#days ?? [1, 0]));
    this.#events.chooseSides(Uint16Array.from(this.#sides));
    return full;
  }

  #draw() {
    const dirty = this.#dirty;
    this.#dirty = new Set();
    if (dirty.has("line")) this.#drawLine();
    if (dirty.has("veil")) this.line.light(this.#days);
    if (dirty.has("map")) this.#drawMap();
    if (dirty.has("bars")) this.bars.draw(this.#events.bySide(), this.#sides, this.colours);
    if (dirty.has("words")) this.#say();
    // A reader who has scrolled stays there when sizes or colours change.
    if (dirty.has("table")) this.table.fill();
  }

  #drawLine() {
    const width = this.line.element.clientWidth;
    const [first, last] = this.domain;
    const pixels = this.line.pixels(width);
    const areTooMany = this.per === 0 && last - first > 2 * pixels;
    const starts = areTooMany ? [] : this.#events.periods(this.per);
    const sums = areTooMany ? [] : this.#events.byPeriod(starts);
    const spans = areTooMany && [0, 1, 2].map((measure) => this.#events.line(pixels, first, last, measure));
    this.line.draw({ sums, starts, spans: spans || undefined }, this.domain, this.colours, width);
  }

  #drawMap() {
    const deaths = this.#events.byDisc();
    this.#discs = this.#places.length ? Array.from(deaths, (_, disc) => this.#events.placesOf(disc).some((place) => this.#places.includes(place))) : undefined;
    this.map.draw(deaths, this.#discs, this.colours);
  }

  /** The name of the place of a disc that most were killed at, of all events. */
  #largestOf(disc) {
    const places = [...this.#events.placesOf(disc)];
    const largest = places.reduce((one, other) => (this.byPlace[other] > this.byPlace[one] ? other : one));
    return this.#names.placeNames[largest];
  }

  #nameOf(disc) {
    return this.#names.inShort([...this.#events.placesOf(disc)].map((place) => this.#names.place(place)));
  }

  /** What is chosen, in words: as a sentence, in the inputs, and as chips that take a clause away. */
  #say() {
    this.line.tell();
    const [events, best, low, high] = this.#events.total();
    const range = low === best && high === best ? "" : ` (${number(low)} to ${number(high)})`;
    const all = events === this.all[0] ? number(events) : `${number(events)} of ${number(this.all[0])}`;
    this.said.textContent = `${all} ${this.all[0] === 1 ? "event" : "events"}, ${number(best)} killed${range}`;
    this.#sayDates();
    this.bars.tick(this.#sides);
    const ends = this.#days;
    const clauses = [];
    if (ends) clauses.push([ends[0] === ends[1] ? dayInWords(ends[0]) : `${dayInWords(ends[0])} to ${dayInWords(ends[1])}`, { days: undefined }]);
    if (this.#places.length) clauses.push([this.#names.inShort(this.#places.map((place) => this.#names.place(place))), { places: [] }]);
    if (this.#sides.length) clauses.push([this.#names.inShort(this.#sides.map((side) => this.#names.side(side))), { sides: [] }]);
    this.map.name((disc) => this.#largestOf(disc), this.colours);
    this.chips.replaceChildren(...clauses.map(([text, taken]) => this.#chip(text, taken)));
  }

  #chip(text, taken) {
    const button = make("button", { type: "button", ariaLabel: `Take away: ${text}` }, `${text} ×`);
    button.addEventListener("click", () => {
      this.choose(taken, true);
      this.line.handles[0].focus({ preventScroll: true });
    });
    return button;
  }

  /** Brings the inputs to what is chosen, but for one that somebody is typing into. */
  #sayDates() {
    for (const [end, input] of this.inputs.entries()) {
      if (input !== document.activeElement) input.value = this.#days ? iso(this.#days[end]) : "";
    }
  }

  #keep() {
    const places = this.#places.map((place) => this.#names.place(place));
    keep({ days: this.#days, sides: this.#sides.map((side) => this.#names.sides[side]), places });
  }

  #restore() {
    const { days, isSide, isPlace } = restored();
    const sides = this.present.filter((side) => isSide(this.#names.sides[side]));
    const places = [...this.#names.placeNames.keys()].filter((place) => isPlace(this.#names.place(place)));
    this.choose({ ...(days && { days }), sides, places }, false);
  }
}
