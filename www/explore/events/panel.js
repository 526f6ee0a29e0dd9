/** Events that are linked by day, place and side: a line, a map, bars and a table, each of which leaves its own choice out. */
import { make } from "../report.js";
import { Bars } from "./bars.js";
import { start, takeIn } from "./events.js";
import { Line } from "./line.js";
import { PlaceMap } from "./map.js";
import { colours, dayInWords, dayOf, iso, number } from "./surface.js";
import { Table, wordsOf } from "./table.js";

const PERIODS = ["day", "week", "month", "year"];
/** As under the maps of figures. */
const BOUNDARIES = "Boundaries follow United Nations maps, dashed where they are disputed or undetermined; showing them takes no side.";
/** The parameters of the address. */
const [DAYS, SIDES, PLACES] = ["event-days", "event-sides", "event-places"];

export class Panel {
  #names;
  #events;
  #columns;
  #dirty = new Set();
  #frame;
  /** What is chosen: days as the first and the last, rows of sides and of places. */
  #days;
  #sides = [];
  #places = [];
  #discs = [];

  /** A panel in a section of the page, for columns as the importer gives them. */
  static async of(section, columns, baseMap) {
    await start();
    const { placeNames, sideNames } = columns;
    const events = takeIn(columns, placeNames.length, sideNames.length);
    events.setBaseMap(new Uint8Array(await baseMap));
    const panel = new Panel();
    panel.#begin(section, columns, events);
    return panel;
  }

  #begin(section, columns, events) {
    [this.section, this.#columns, this.#events] = [section, columns, events];
    this.#names = { places: columns.placeNames, sides: columns.sideNames };
    this.domain = events.days();
    this.#totals();
    this.#build();
    this.#restore();
    // In a frame of its own: what changes sizes while a page is told of them is an error to it.
    new ResizeObserver(() => requestAnimationFrame(() => this.#layOut())).observe(this.line.element);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#layOut());
    section.hidden = false;
    this.#layOut();
  }

  /** What there is in all: bars and discs keep their scales whatever is chosen. */
  #totals() {
    this.bySide = this.#events.bySide();
    this.byPlace = this.#events.byPlace();
    this.all = this.#events.total();
    const years = (this.domain[1] - this.domain[0]) / 365;
    this.per = [0.25, 1, 40].findIndex((most) => years <= most);
    if (this.per < 0) this.per = 3;
  }

  #build() {
    this.line = new Line((days, isDone) => this.choose({ days }, isDone));
    this.bars = new Bars((sides) => this.choose({ sides }, true));
    this.map = new PlaceMap((disc, isAdded) => this.#chooseDisc(disc, isAdded), (disc) => this.#nameOf(disc));
    const { lines, files, fileNames } = this.#columns;
    const fileOf = (row) => (fileNames.length > 1 ? `${fileNames[files[row]]}, ` : "");
    const where = (row) => `${fileOf(row)}line ${number(lines[row])}`;
    this.table = new Table(this.#events, wordsOf(this.#names, where));
    this.said = make("p", { className: "said", role: "status" });
    this.chips = make("div", { className: "chips" });
    this.section.replaceChildren(
      make("h2", {}, "Events"),
      make("p", { className: "quiet" }, this.#introduction()),
      this.#controls(),
      make("div", { className: "chosen" }, this.said, this.chips),
      this.line.element,
      make("div", { className: "beside" }, this.map.element, this.bars.element),
      make("p", { className: "quiet" }, `Places too near to be told apart share a disc, named by its deadliest place. ${BOUNDARIES} ${this.#sources()}`),
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
    const parts = ["Deaths by each event’s best estimate, with the lowest and highest as a band. Drag over the line, click discs and tick sides: each picture shows what the others leave. The first or the last period is dashed where it has days before or after all events."];
    if (vague) parts.push(`${number(vague)} events are of several days, or of a day not known: they count on their first one.`);
    if (leftOut) parts.push(`${number(leftOut)} events are not here: there are too many names, or too many deaths in one.`);
    return parts.join(" ");
  }

  #controls() {
    const per = make("select", { ariaLabel: "Added up by" }, ...PERIODS.map((name, value) => make("option", { value }, `by ${name}`)));
    per.value = this.per;
    per.addEventListener("change", () => {
      this.per = Number(per.value);
      this.#wish("line");
    });
    const [first, last] = this.domain.map(iso);
    this.inputs = ["From", "To"].map((ariaLabel) => make("input", { type: "date", ariaLabel, min: first, max: last }));
    for (const input of this.inputs) input.addEventListener("change", () => this.#chooseDates());
    const list = make("datalist", { id: "event-places" }, ...[...new Set(this.#names.places)].slice(0, 5000).map((value) => make("option", { value })));
    const place = make("input", { type: "text", placeholder: "A place", ariaLabel: "A place" });
    place.setAttribute("list", list.id);
    place.addEventListener("change", () => this.#choosePlace(place));
    const label = (text, input) => make("label", {}, `${text} `, input);
    return make("div", { className: "tools" }, per, label("From", this.inputs[0]), label("to", this.inputs[1]), label("At", place), list);
  }

  #chooseDates() {
    const [from, to] = this.inputs.map(({ value }) => dayOf(value));
    const days = [from ?? this.domain[0], to ?? this.domain[1]];
    this.choose({ days: from === undefined && to === undefined ? undefined : days }, true);
  }

  #choosePlace(input) {
    const wanted = input.value.trim().toLowerCase();
    const found = [];
    for (const [row, name] of this.#names.places.entries()) if (name.toLowerCase() === wanted) found.push(row);
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
      this.#wish("words");
      this.#keep();
    }
  }

  /** Draws in the next frame: of several wishes before it the last one counts. */
  #wish(...parts) {
    for (const part of parts) this.#dirty.add(part);
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw();
    });
  }

  #layOut() {
    const width = this.line.element.clientWidth;
    if (!width) return;
    this.colours = colours(this.section);
    const { positions } = this.#columns;
    const mapWidth = this.map.element.clientWidth;
    this.map.place(this.#events, positions, mapWidth);
    // Discs keep their scale: the fullest of all events has the largest.
    this.map.lay(this.#events, this.#fullest(), this.colours);
    this.bars.lay(this.bySide, this.#names.sides, this.bars.element.clientWidth);
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
    return this.#names.places[largest];
  }

  #nameOf(disc) {
    const own = [...new Set(Array.from(this.#events.placesOf(disc), (place) => this.#names.places[place] || "not said"))];
    return own.length > 3 ? `${own.slice(0, 3).join(", ")} and ${number(own.length - 3)} more` : own.join(", ");
  }

  /** What is chosen, in words: as a sentence, in the inputs, and as chips that take a clause away. */
  #say() {
    this.line.tell();
    const [events, best, low, high] = this.#events.total();
    const range = low === best && high === best ? "" : ` (${number(low)} to ${number(high)})`;
    const all = events === this.all[0] ? number(events) : `${number(events)} of ${number(this.all[0])}`;
    this.said.textContent = `${all} ${this.all[0] === 1 ? "event" : "events"}, ${number(best)} killed${range}`;
    const ends = this.#days ?? [];
    for (const [end, input] of this.inputs.entries()) input.value = this.#days ? iso(ends[end]) : "";
    this.bars.tick(this.#sides);
    const some = (rows, names) => {
      const own = [...new Set(rows.map((row) => names[row] || "not said"))];
      return own.length > 3 ? `${own.slice(0, 3).join(", ")} and ${own.length - 3} more` : own.join(", ");
    };
    const clauses = [];
    if (this.#days) clauses.push([ends[0] === ends[1] ? dayInWords(ends[0]) : `${dayInWords(ends[0])} to ${dayInWords(ends[1])}`, { days: undefined }]);
    if (this.#places.length) clauses.push([some(this.#places, this.#names.places), { places: [] }]);
    if (this.#sides.length) clauses.push([some(this.#sides, this.#names.sides), { sides: [] }]);
    this.map.name((disc) => this.#largestOf(disc), this.colours);
    this.chips.replaceChildren(...clauses.map(([text, taken]) => this.#chip(text, taken)));
    this.table.fill();
  }

  #chip(text, taken) {
    const button = make("button", { type: "button", ariaLabel: `Take away: ${text}` }, `${text} ×`);
    button.addEventListener("click", () => {
      this.choose(taken, true);
      this.line.handles[0].focus({ preventScroll: true });
    });
    return button;
  }

  /** The address keeps what is chosen, by names: rows are another file's in another order. */
  #keep() {
    const address = new URL(location);
    const set = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
    set(DAYS, this.#days?.map(iso).join(".."));
    set(SIDES, this.#sides.map((side) => this.#names.sides[side]).join("~"));
    set(PLACES, [...new Set(this.#places.map((place) => this.#names.places[place]))].join("~"));
    history.replaceState(history.state, "", address);
  }

  #restore() {
    const { searchParams } = new URL(location);
    const rows = (name, names) => {
      const wanted = new Set((searchParams.get(name) ?? "").split("~").filter(Boolean));
      return [...names.keys()].filter((row) => wanted.has(names[row]));
    };
    const days = (searchParams.get(DAYS) ?? "").split("..").map(dayOf);
    const areDays = days.length === 2 && days.every((day) => day !== undefined);
    this.choose({ ...(areDays && { days }), sides: rows(SIDES, this.#names.sides), places: rows(PLACES, this.#names.places) }, false);
  }
}
