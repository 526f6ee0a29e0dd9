/**
 * Choosing in the pictures, and taking it back. One for a dossier; each of its figures has `Gestures` of its own. While
 * something is dragged only pictures are drawn; what is said and how high a figure is wait until the reader rests.
 */
import { AddressBar } from "./address-bar.js";
import { setState } from "./set-state.js";
import { Chips } from "./chips.js";
import { framePlace } from "./frame-place.js";
import { Gestures } from "./gestures.js";
import { steadily } from "./steadily.js";
import { NOTHING } from "./clauses.js";
import { interaction as rules } from "./sheets.js";

/** A reader who holds still for so long, in milliseconds, is told where they are. */
const RESTING = 500;

/** How many choices can be taken back. */
const LONGEST_HISTORY = 100;

/** The bytes of the finer base map, fetched once for a page. */
let fineLand;

export class Interaction {
  #dossier;
  #fetchFile;
  #gestures = new Map();
  #chips;
  /** Choices to go back to, and on to again. */
  #past = [];
  #future = [];
  #now = {};
  #resting;
  #address;
  #isStep;
  #writing;
  /** For a map that is not there yet. */
  #wantedZoom;
  #isHeld = false;
  #isLandAsked = false;
  #areChipsStale = true;
  #click;

  /** `fetchFile` gives the bytes of a file that the page has provided, or of one at an address; `click` is one that brought all this. */
  constructor(dossier, fetchFile, click) {
    this.#click = click;
    this.#dossier = dossier;
    this.#fetchFile = fetchFile;
    this.#chips = new Chips(dossier, rules);
    this.#now = dossier.choice;
  }

  /** Whether a reader is in the middle of a gesture. */
  get isMoving() {
    return this.#isHeld;
  }

  /** Ends with its dossier. */
  finalize() {
    clearTimeout(this.#resting);
    clearTimeout(this.#writing);
    this.#gestures.forEach((gestures) => gestures.finalize());
    this.#chips.finalize();
    this.#address?.finalize();
  }

  /** A figure goes, or becomes another view: nobody goes on with a gesture there. */
  release(figure) {
    const gestures = this.#gestures.get(figure);
    this.#gestures.delete(figure);
    gestures?.finalize();
    if (gestures?.isHeld) this.hold(false);
  }

  /** Other elements are there, or one is `gone`, with all that stood in it. */
  hostsMoved(gone) {
    this.#areChipsStale = true;
    if (!gone) return;
    this.#chips.leave(gone);
    if (this.#address?.figure !== gone) return;
    this.#address.finalize();
    this.#address = this.#chips.link = undefined;
  }

  /** Before a drawing: what readers have done since the last one. */
  prepare() {
    this.#gestures.forEach((gestures) => gestures.act());
  }

  /**
   * After a drawing: `figures` are those that are there, by their numbers, `stale` what of them was drawn; `hasMoved` and
   * `isFiltered` say whether something else is chosen or filtered. `elements` are all of the dossier.
   */
  drawn(figures, stale, hasMoved, isFiltered, elements) {
    const those = [...figures.values()];
    const added = those.filter((figure) => !this.#gestures.has(figure));
    if (added.length) steadily(those, () => added.forEach((figure) => this.#equip(figure)));
    this.#gestures.get(this.#click?.target)?.clicked(this.#click);
    this.#click = undefined;
    for (const [number, figure] of figures) {
      const gestures = this.#gestures.get(figure);
      if (hasMoved || stale.has(number) || !gestures.isShown) gestures.show();
    }
    this.#fetchLand();
    if (hasMoved) this.#moved();
    if (hasMoved || isFiltered) this.#areChipsStale = true;
    if (isFiltered) this.#writeLater();
    if (this.#areChipsStale && !this.#isHeld) this.#chips.settle(those, elements);
    this.#areChipsStale &&= this.#isHeld;
  }

  /** Keeps what is chosen in an address: by default in the page's. */
  bindAddress(figure, place) {
    if (figure?.dossier !== this.#dossier) throw new TypeError("an address is bound to a figure of the dossier");
    this.#address?.finalize();
    this.#address = new AddressBar(this.#dossier, figure, rules, this, place);
    this.#chips.link = () => this.#address.link;
  }

  /** Sets the state of a step in prose. Steps one after the other are one entry in the page's history. */
  follow(query) {
    this.#isStep = true;
    setState(query, this.#dossier, this);
    this.#dossier.soon();
  }

  /** A link to what is chosen; none where no address has it. */
  get link() {
    return this.#address?.link;
  }

  /** How the map is looked at: degrees north and east, and how many times as close; undefined where all of it is. */
  get zoom() {
    return this.#map ? this.#map.zoom : this.#wantedZoom;
  }

  set zoom(zoom) {
    this.#wantedZoom = zoom;
    this.#map?.look(zoom);
  }

  get #map() {
    return [...this.#gestures.values()].find((gestures) => gestures.isMap);
  }

  undo() {
    this.#restore(this.#past, this.#future);
  }

  redo() {
    this.#restore(this.#future, this.#past);
  }

  /** The reader lets go, or begins a gesture. */
  hold(isHeld) {
    this.#isHeld = isHeld;
    if (!isHeld) this.#rest();
  }

  /** Brings a finer base map where a map is looked at closely. If it does not come, the coarse one stays, and says so. */
  async #fetchLand() {
    if (this.#isLandAsked) return;
    try {
      if (!this.#dossier.ask((core) => core.readMore("land"))) return;
      this.#isLandAsked = true;
      fineLand ??= this.#fetchFile("baseMapFine", new URL("../basemap-fine.bin", import.meta.url));
      const bytes = await fineLand;
      this.#dossier.ask((core) => core.setBaseMap(bytes));
      // After a trap a new core has it not yet.
      this.#isLandAsked = false;
      this.#dossier.soon();
    } catch {
      // Nobody needs it to read the figure.
    }
  }

  #equip(figure) {
    const gestures = figure.equip(rules, (picture) => new Gestures(figure, picture, this.#dossier, this));
    this.#gestures.set(figure, gestures);
    if (gestures.isMap && this.#wantedZoom) gestures.look(this.#wantedZoom);
    if (this.#address?.figure === figure) return;
    // A page in a frame has another place for it.
    const { addressPlace } = figure;
    if (addressPlace) this.bindAddress(figure, framePlace(addressPlace));
    else if (figure.hasAttribute("address")) this.bindAddress(figure);
  }

  #restore(from, to) {
    if (!from.length) return;
    to.push(this.#now);
    this.#now = from.pop();
    this.#dossier.setChoice({ ...NOTHING, ...this.#now });
  }

  #moved() {
    clearTimeout(this.#resting);
    if (this.#isHeld) this.#resting = setTimeout(() => this.#rest(), RESTING);
    else this.#rest();
  }

  #rest() {
    clearTimeout(this.#resting);
    // After a trap the new core has nothing chosen yet.
    if (!this.#dossier.isComplete) return;
    const choice = this.#dossier.choice;
    if (!this.#isHeld && JSON.stringify(choice) !== JSON.stringify(this.#now)) {
      this.#past.push(this.#now);
      this.#past.splice(0, this.#past.length - LONGEST_HISTORY);
      this.#future = [];
      this.#now = choice;
    }
    steadily([...this.#gestures.keys()], () => {
      this.#gestures.forEach((gestures) => gestures.settle());
      this.#dossier.rest(!this.#isHeld);
    });
    this.#address?.write(!this.#isHeld && !this.#isStep);
    this.#isStep = false;
    this.#dossier.soon();
  }

  /** Inputs move by many small steps: the address has the last one. */
  #writeLater() {
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#address?.write(true), RESTING);
  }
}
