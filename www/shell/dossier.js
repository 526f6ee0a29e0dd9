/**
 * A dossier: one data set, one core, one filter, and the elements on the page that show them.
 *
 * Elements join and leave. Each is told `waiting()` when something is fetched once more, `opened()` when the core is there,
 * `failed(error)` when it is not, and `filterChanged()`; figures are also drawn. However many changes come, there is one
 * drawing, in the next animation frame; a hidden page gives none, and so costs nothing.
 */
import { announcement } from "./announcement.js";
import { checkFilter } from "./arguments.js";
import { fetchFile, fetchParts, startCore } from "./core.js";
import { DatelineError } from "./errors.js";
import { inPage } from "./dom.js";
import { draw } from "./draw.js";
import { FirstTouch } from "./first-touch.js";
import { inStep } from "./in-step.js";
import { writerOf } from "./intl.js";
import { loadDetails, loadInteraction } from "./load-modules.js";
import { ViewParts } from "./view-parts.js";
import { isPrinting, languageOf, watchPage } from "./page.js";
import { Pointing } from "./pointing.js";

export class Dossier extends EventTarget {
  #read;
  #closed;
  /** The bytes of the data set and the wishes of the reader, to begin again with after a trap. */
  bytes;
  /** Promises a part of the core, by its name. */
  learn;
  #wish = {};
  #chosen = {};
  #wasRebuilt = false;
  #core;
  #parts = new ViewParts((question) => this.ask(question));
  /** Brings what only a reader's wish needs, and the promise of it; the class of tips when it is there. */
  #complete;
  #details;
  #Tooltip;
  /** What a reader plays, and the promise of it. */
  #interaction;
  #arriving;
  /** What makes marks elements. */
  #readers;
  #opening;
  #isHeld = false;
  #closing = new AbortController();
  #firstTouch = new FirstTouch(this.#closing.signal);
  #elements = new Set();
  #figures = new Map();
  #frame = 0;
  #pointing = new Pointing();
  #filterMoved = false;
  #choiceMoved = false;
  #fontsMoved = false;
  #report = (error) => this.#elements.forEach((element) => element.report(error));
  #stopWatching = watchPage((change) => this.#pageChanged(change));

  /** `read` promises the bytes of the data set, `closed` hears that nobody shows it any more. */
  constructor(src, name, read, closed) {
    super();
    this.src = src;
    this.name = name;
    this.#read = read;
    this.#closed = closed;
  }

  /** Resolves to this dossier when its core has read the data; rejects with a DatelineError. */
  get ready() {
    return (this.#opening ??= this.#begin());
  }

  get filter() {
    return this.ask((core) => core.read("filter"));
  }

  get choices() {
    this.#needDetails();
    return this.ask((core) => core.readMore("choices"));
  }

  /** What the reader chose in the pictures. */
  get choice() {
    this.#needDetails();
    return this.ask((core) => core.readMore("choice"));
  }

  /** Promises the data set as a `Dataset` of schema.org. */
  get jsonld() {
    return this.ready.then(() => this.details).then(() => this.#readers.jsonld);
  }

  get problems() {
    return this.ask((core) => core.read("problems"));
  }

  setFilter(patch) {
    const checked = checkFilter(patch);
    this.ask((core) => core.setFilter(checked));
    Object.assign(this.#wish, checked);
    this.#filterMoved = true;
    this.#figures.forEach((figure) => figure.measureAgain());
    this.soon();
  }

  setChoice(patch) {
    const checked = checkFilter(patch);
    this.#needDetails();
    this.choose((core) => core.choose(checked));
    this.interaction.catch(this.#report);
    this.soon();
  }

  /** Takes back the last choice, and what was taken back last. */
  async undo() {
    (await this.interaction).undo();
  }

  async redo() {
    (await this.interaction).redo();
  }

  /** Keeps what is filtered and chosen in the page's address, and tells under a figure what is wrong there. */
  async bindAddress(figure = this.#figures.values().next().value, place) {
    (await this.interaction).bindAddress(figure, place);
  }

  /** Whether the core is there, with all that a choice takes. */
  get isComplete() {
    return this.#core && this.#Tooltip;
  }

  /** What a reader plays: fetched at the first touch. */
  get interaction() {
    return (this.#arriving ??= this.#equip());
  }

  /** Whether a reader is in the middle of a gesture: only pictures are drawn then. */
  get isMoving() {
    return this.#interaction?.isMoving;
  }

  /** Something is chosen in the pictures. */
  choose(question) {
    this.ask(question);
    this.#choiceMoved = true;
  }

  /** The reader rests, and may have `done` something. */
  rest(isDone) {
    this.#chosen = this.choice;
    this.#figures.forEach((figure) => figure.rest());
    if (isDone) this.#announce("dateline-choice", { choice: this.#chosen });
  }

  /** Keeps the dossier although no element may show it. */
  hold() {
    this.#isHeld = true;
    return this;
  }

  /** Ends that: the dossier goes when its last element does. */
  finalize() {
    this.#isHeld = false;
    this.#closeIfAlone();
  }

  /** An element joins, and hears at once or later whether there is a core. */
  join(element) {
    this.#elements.add(element);
    this.#interaction?.hostsMoved();
    fetchParts(element.coreParts);
    // A printer waits for nothing.
    if (this.#core && isPrinting() && this.canShow(element)) return element.opened();
    this.#open(element);
  }

  leave(element) {
    this.#elements.delete(element);
    this.#interaction?.hostsMoved(element);
    this.#closeIfAlone();
  }

  /** Whether the core can show what an element wants. */
  canShow(element) {
    return this.#parts.has(element.coreParts);
  }

  /** Tells an element when the core has what its view takes; the one that it has by then. */
  async #open(element) {
    const { shown, coreParts } = element;
    const isHere = () => this.#elements.has(element) && element.shown === shown;
    try {
      await this.ready;
      await this.#parts.learn(coreParts);
      if (isHere()) element.opened();
    } catch (error) {
      if (isHere()) element.failed(DatelineError.from(error));
    }
  }

  /** What only a reader's wish needs, when the core can answer as well; asked for again when the reader tries again. */
  get details() {
    return this.#details;
  }

  /** A table of the core's as an element for one of its own: the `table` of a figure, or the `record` of all events. */
  async table(what, element) {
    // After a trap they come anew.
    await this.ready;
    const { tableOf } = await this.details;
    await this.#parts.learn(element.coreParts);
    return tableOf(this.ask((core) => core.readMore(what, element.number)), element);
  }

  /** Fetches once more what did not arrive, for all elements. */
  retry() {
    if (this.#core && !this.#Tooltip) this.#details = this.#fetchDetails();
    this.#elements.forEach((element) => element.waiting());
    this.#parts.askAgain();
    if (!this.#core) return this.#openAgain();
    this.#fetchLand();
    for (const element of this.#elements) if (!element.isOpen) this.join(element);
  }

  /** Mounts a figure in the core and gives its number. */
  mount(figure, options) {
    const number = this.ask((core) => core.add(options));
    // They are mounted as their parts arrive, and have the order of the page all the same.
    this.#figures = new Map([...this.#figures, [number, figure]].sort(([, one], [, other]) => inPage(one, other)));
    this.#fetchLand();
    this.soon();
    return number;
  }

  unmount(figure) {
    const { number } = figure;
    if (this.#figures.delete(number)) this.ask((core) => core.tell("gone", number));
    this.#interaction?.release(figure);
    this.soon();
  }

  /**
   * Every word with the core goes through here, so that there is one place where its errors become
   * ours, and where a broken core is given up. Its own errors have a code; whatever else is thrown
   * has gone through the middle of it.
   */
  ask(question) {
    if (!this.#core) throw new DatelineError("not-ready", "await `ready` first");
    try {
      return question(this.#core);
    } catch (thrown) {
      const error = DatelineError.from(thrown, "trap");
      if (error.code === "trap") this.#rebuild(error);
      throw error;
    }
  }

  /** The reader points at a place of the window, or is at a mark; the last call before a frame counts. */
  point(figure, event, reach) {
    if (this.isMoving) return;
    this.#pointing.at(figure, event, reach);
    this.soon();
  }

  /** The reader has done with a figure. */
  pointNowhere(figure) {
    this.#pointing.leave(figure);
    this.soon();
  }

  /** Whether the land is still on its way, without which a map is not complete. */
  get isLandAwaited() {
    return this.#parts.isLandAwaited;
  }

  /** Asks for a drawing in the next frame. */
  soon() {
    if (this.#core) this.#frame ||= requestAnimationFrame(() => this.#draw());
  }

  async #begin() {
    try {
      const [{ Core, learn }, bytes] = await Promise.all([startCore(), this.bytes ?? this.#read(this.#closing.signal)]);
      this.#closing.signal.throwIfAborted();
      this.bytes = bytes;
      this.learn = learn;
      this.#parts.begin((part) => learn(part));
      this.#complete = async () => {
        const [details] = await Promise.all([loadDetails(), learn("coreDetails")]);
        if (this.#core instanceof Core) this.#completed(details);
        // Somebody may point already.
        this.soon();
        return details;
      };
      // They are on their way while the first picture is made.
      this.#details = this.#fetchDetails();
      const core = new Core(bytes, languageOf(document.documentElement), document.createElement("canvas"), writerOf, draw);
      core.setFilter(this.#wish);
      this.#core = core;
      // The first picture waits for no frame: by the next task, all elements are mounted.
      if (!document.hidden) setTimeout(() => this.#core === core && this.#draw());
      return this;
    } catch (thrown) {
      throw DatelineError.from(thrown, thrown.name === "RuntimeError" ? "trap" : undefined);
    }
  }

  /** What a reader asks for is there once the details are. */
  #needDetails() {
    if (!this.#Tooltip) throw new DatelineError("not-ready", "await `ready` first");
  }

  #completed({ Tooltip, readersOf }) {
    this.#Tooltip = Tooltip;
    this.#readers ??= readersOf(this);
    if (this.#interaction) this.setChoice(this.#chosen);
  }

  #openAgain() {
    this.#opening = undefined;
    this.#elements.forEach((element) => this.join(element));
  }

  #closeIfAlone() {
    if (this.#isHeld || this.#elements.size) return;
    this.#closing.abort();
    this.#stopWatching();
    cancelAnimationFrame(this.#frame);
    this.#closed();
    this.#interaction?.finalize();
    this.#readers?.finalize();
    this.#core = this.#interaction = undefined;
  }

  #draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    try {
      if (this.#fontsMoved) this.ask((core) => core.tell("fonts"));
      this.#fontsMoved = false;
      inStep((act) => this.#each(act), (figure) => figure.prepare());
      this.#askWhatIsThere();
      this.#interaction?.prepare();
      const stale = new Map(this.ask((core) => core.stale()));
      this.#each((figure, number) => figure.draw(stale.get(number)));
      this.#play(stale);
      this.#readers?.drawn(this.#figures, stale);
      if (this.#filterMoved) this.#announceFilter();
    } catch (error) {
      this.#figures.forEach((figure) => figure.failed(error));
    }
  }

  /** One figure's trouble is not its neighbours'; after a trap all begin again anyway. */
  #each(act) {
    for (const [number, figure] of this.#figures) {
      try {
        act(figure, number);
      } catch (thrown) {
        const error = DatelineError.from(thrown);
        if (error.code !== "trap") figure.failed(error);
      }
    }
  }

  #play(stale) {
    if (!this.#interaction || !this.isComplete) return;
    const hasMoved = this.#choiceMoved;
    this.#choiceMoved = false;
    this.#interaction.drawn(this.#figures, stale, hasMoved, this.#filterMoved, this.#elements);
  }

  async #equip() {
    try {
      await this.ready;
      const [{ Interaction }] = await Promise.all([loadInteraction(), this.details]);
      this.#interaction = new Interaction(this, fetchFile, this.#firstTouch.click);
      this.soon();
      return this.#interaction;
    } catch (error) {
      this.#arriving = undefined;
      throw error;
    }
  }

  #fetchDetails() {
    const details = this.#complete();
    // The interaction comes when the reader does something.
    const bring = () => this.#firstTouch.bring(this.#closing.signal, () => this.#core && this.interaction, this.#report);
    details.then(bring, this.#report);
    return details;
  }

  #askWhatIsThere() {
    const answer = this.#pointing.answer((question) => this.ask(question), this.#Tooltip);
    if (!answer) return;
    const [figure, tip, isNew] = answer;
    this.#each((other) => other.showTip(other === figure ? tip : undefined, this.#Tooltip));
    if (isNew) this.#announce("dateline-focus", { tip });
  }

  #announceFilter() {
    this.#filterMoved = false;
    this.#elements.forEach((element) => element.filterChanged());
    this.#announce("dateline-filter", { filter: this.filter });
  }

  /** Tells the page: at every figure, and at the dossier itself for those who hold only that. */
  #announce(type, detail) {
    for (const target of [this, ...this.#figures.values()]) {
      target.dispatchEvent(announcement(type, { dossier: this, ...detail }));
    }
  }

  async #fetchLand() {
    try {
      if (await this.#parts.fetchLand()) this.soon();
    } catch (error) {
      if (!this.#core) return;
      const maps = [...this.#figures.values()].filter(({ view }) => view === "map");
      maps.forEach((map) => map.landless(DatelineError.from(error)));
    }
  }

  #pageChanged(change) {
    if (!this.#core) return;
    if (change === "fonts") this.#fontsMoved = true;
    this.#figures.forEach((figure) => figure.pageChanged(change));
    // A printer waits for no frame.
    if (change === "print") this.#draw();
    else this.soon();
  }

  /**
   * After a trap nothing in the core's memory holds: it is neither asked nor freed again. Once, a new
   * one begins where it stood; the pictures stay meanwhile. The second time there is none.
   */
  #rebuild(error) {
    this.#core = this.#details = this.#Tooltip = undefined;
    this.#figures.forEach((figure) => (figure.number = undefined));
    this.#figures.clear();
    if (!this.#wasRebuilt) {
      this.#wasRebuilt = true;
      this.#elements.forEach((element) => element.waiting());
      return this.#openAgain();
    }
    this.#opening = Promise.reject(error);
    this.#opening.catch(() => {});
    this.#elements.forEach((element) => element.failed(error));
  }
}
