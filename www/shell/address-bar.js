/**
 * Binds a dossier to the address of its page: what is chosen stands there, and what stands there is chosen. In a frame the page around it may
 * keep the address instead (`place` says how it is read and written).
 */
import { digestIn, digestOf, isOfPage, isState, read, replaced, write, zoomIn } from "./address.js";
import { setState } from "./set-state.js";
import { make } from "./dom.js";
import { strings } from "./interaction-strings.js";

/** After this time, in milliseconds, an address that could not be changed is tried again, and so many times. */
const PATIENCE = 2000;
const TRIES = 20;

/** So much of what a link has wrong is told one by one. */
const MOST_TOLD = 5;

/** The page's own address. */
const PAGE = {
  read: () => location.search,
  write(state, isNew) {
    // A whole address: a page's `<base>` or a path with two slashes would change the meaning of a part.
    const address = new URL(location);
    address.search = replaced(location.search, state);
    if (address.href === location.href) return;
    if (isNew) history.pushState(history.state, "", address);
    else history.replaceState(history.state, "", address);
  },
  link: () => location.href,
  /** Calls back when the reader goes back or on. */
  watch: (restore, signal) => addEventListener("popstate", restore, { signal }),
};

export class AddressBar {
  #dossier;
  #digest;
  #place;
  figure;
  #view;
  #note = make("p", { className: "told", part: "told", role: "status" });
  #written = "";
  #isGoingOn = false;
  #again;
  #closing = new AbortController();

  /** `view` has the `zoom` of the map, and sets it. */
  constructor(dossier, figure, rules, view, place = PAGE) {
    this.#dossier = dossier;
    this.#view = view;
    this.#digest = digestOf(dossier.bytes);
    this.#place = place;
    this.figure = figure;
    figure.equip(rules, (picture) => picture.element.after(this.#note));
    const { signal } = this.#closing;
    place.watch(() => this.#restore(), signal);
    document.addEventListener("click", (event) => this.#followed(event), { signal });
    document.addEventListener("keydown", (event) => event.key === "Enter" && this.#followed(event), { signal });
    this.#restore();
    // What was filtered before anything listened.
    this.#write(false, TRIES);
  }

  finalize() {
    this.#closing.abort();
    clearTimeout(this.#again);
    this.#note.remove();
  }

  get link() {
    return this.#place.link();
  }

  /** Writes the state down. A gesture that is not `done` yet leaves one entry in the page's history, whatever comes of it. */
  write(isDone) {
    clearTimeout(this.#again);
    const isNew = !this.#isGoingOn;
    this.#isGoingOn = !isDone;
    this.#write(isNew, TRIES);
  }

  /** Browsers limit how often an address is changed, and some pages have none that can be. */
  #write(isNew, tries) {
    if (!this.#dossier.isComplete) return;
    const state = this.#state;
    if (state === this.#written) return;
    try {
      this.#place.write(state, isNew);
      this.#written = state;
    } catch {
      if (tries) this.#again = setTimeout(() => this.#write(isNew, tries - 1), PATIENCE);
    }
  }

  get #state() {
    return write(this.#dossier, this.#view.zoom, this.#digest);
  }

  #restore() {
    if (!this.#dossier.isComplete) return;
    const query = this.#place.read();
    if (sameState(query, this.#written) && digestIn(query) === digestIn(this.#written)) return;
    this.#take(query);
    this.#written = this.#state;
  }

  /** Takes a state over; what cannot be is told and left out. */
  #take(query) {
    const view = new URLSearchParams(query).get("view");
    if (view in this.figure.constructor.views && this.#place === PAGE) this.figure.view = view;
    const told = setState(query, this.#dossier, this.#view);
    const digest = digestIn(query);
    if (digest && digest !== this.#digest) told.unshift(strings.otherData);
    const more = told.splice(MOST_TOLD).length;
    if (more) told.push(strings.moreLeftOut(more));
    this.#note.textContent = told.join(" ");
  }

  /** A link in prose that is about a state, or any element with `data-dateline`: sets it without leaving the page. */
  #followed(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const element = event.target.closest?.(WORKS);
    const query = element?.matches(LINKS) && queryOf(element);
    const isKey = event.type === "keydown";
    if (!query || !this.#dossier.isComplete || (isKey && (element.href || event.target !== element))) return;
    const target = (element.matches("a") && document.getElementById(element.hash.slice(1))) || this.figure;
    if (target.dossier !== this.#dossier) return;
    event.preventDefault();
    if (event.repeat) return;
    // A second time takes it back.
    this.#take(sameState(query, this.#state) ? "" : query);
    reveal(target);
    this.#note.textContent ||= strings.updated;
  }
}

/** What a reader works with on a page; and what may set a state. */
const LINKS = "a[href], [data-dateline]";
const WORKS = `${LINKS}, button, input, select, textarea, label, summary`;

const sameState = (one, other) => {
  const plain = (query) => `${zoomIn(query)} ${read(query).map(({ key, value }) => `${key}=${value.replace(/^~/, "")}`).sort()}`;
  return plain(one) === plain(other);
};

/** The state that an element is about; a link to another page is about none. */
function queryOf(element) {
  const marked = element.getAttribute("data-dateline");
  if (marked !== null) return isState(marked) && marked;
  const { origin, pathname, search } = element;
  const isHere = origin === location.origin && pathname === location.pathname && isOfPage(search, location.search);
  return isHere && isState(search) && search;
}

/** Scrolls no further than it takes, and not at all where a figure is wholly in view. */
function reveal(figure) {
  const { top, bottom } = figure.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  figure.scrollIntoView({ block: "nearest", behavior: isCalm ? "instant" : "smooth" });
}

