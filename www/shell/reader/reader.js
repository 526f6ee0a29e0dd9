/**
 * The marks of one figure as elements over its picture: focusable, named, and where the marks are. Only elements can be found by
 * a screen reader's finger, by a voice that says a name, or by a switch. One of them is a stop of the Tab key; the other ones are
 * reached from it.
 */
import { make, setText } from "../dom.js";
import { showKeys } from "./keys.js";
import { Paper } from "./paper.js";
import { strings } from "./strings.js";
import { described, spoken, told } from "./speech.js";
import { summonOf } from "./summon.js";
import { Tools } from "./tools.js";
import { askedOf, walk } from "./walk.js";

/** A key scrolls a long tip so far, in CSS pixels. */
const LINES = 60;

/** More marks than these are in groups, which open one at a time. */
const MANY = 200;

/** So many are not made before anybody wants them. */
const TOO_MANY = 1000;
const ALL = 2 ** 32 - 1;

export class Reader {
  element = make("div", { className: "marks", part: "marks", role: "group", ariaLabel: strings.marks, ariaDescription: strings.help });
  #status = make("p", { className: "unseen", role: "status" });
  #summon;
  #tools;
  #paper;
  #figure;
  #dossier;
  #element;
  #marks = [];
  /** How many there are where they were too many to be made. */
  #count = 0;
  #isWanted = false;
  /** How many marks are in each group, 0 where there are none, and the one that is open. */
  #size = 0;
  #opened = -1;
  /** The rows of the marks that elements stand for; a group's is that of its first mark. */
  #rows = [];
  /** The mark that a reader was at last, by its row, and its element while that is called by what is new of it. */
  #at = 0;
  #renamed;

  /** `loadTake` promises the menu of what a reader takes along. */
  constructor(figure, picture, dossier, loadTake) {
    this.#figure = figure;
    this.#dossier = dossier;
    this.#element = picture.element;
    // Those of a dossier that the figure was in before.
    for (const old of figure.shadowRoot.querySelectorAll(".marks, .unseen, .tools")) old.remove();
    this.#summon = summonOf(figure, dossier);
    // What a reader plays stands behind the marks, whichever came first.
    const played = this.#element.querySelector(".handles");
    // The tip of a mark in focus ends with its keys.
    const { style } = this.#element.parentElement;
    style.setProperty("--dl-keys", `"${strings.hint}"`);
    style.setProperty("--dl-keys-of-image", `"${strings.hintOfImage}"`);
    for (const element of [this.element, this.#status, this.#summon]) this.#element.insertBefore(element, played);
    this.#paper = new Paper(figure, picture, dossier);
    const marks = () => this.#marks;
    this.#tools = new Tools(figure, picture, dossier, { loadTake, marks, keys: () => showKeys(figure) });
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("focusin", ({ target }) => this.#focused(target));
    this.element.addEventListener("focusout", ({ relatedTarget }) => this.#left(relatedTarget));
    this.element.addEventListener("click", ({ target, shiftKey }) => target !== this.element && this.#enter(target, shiftKey));
  }

  finalize() {
    this.element.remove();
    this.#status.remove();
    this.#summon.remove();
    this.#tools.finalize();
    this.#paper.finalize();
  }

  /** The picture is another one: its marks are asked for. Whoever was at one stays at it, if it is still there. */
  update() {
    const { number } = this.#figure;
    if (number === undefined) return;
    const before = this.#marks[this.#at];
    const marks = this.#dossier.ask((core) => core.readMore("marks", number, this.#isWanted ? ALL : TOO_MANY));
    this.#count = Number.isInteger(marks) ? marks : 0;
    this.#marks = this.#count ? [] : marks.map(markOf);
    const { length } = this.#marks;
    this.#size = length > MANY ? Math.min(MANY, Math.ceil(Math.sqrt(length))) : 0;
    // A record may be in several columns.
    const same = (mark) => mark.id === before?.id && mark.short === before.short;
    const at = this.#marks.findIndex(same);
    this.#at = Math.max(0, at < 0 ? this.#marks.findIndex(({ id }) => id === before?.id) : at);
    if (before?.full !== this.#marks[this.#at]?.full) this.#renamed = undefined;
    const hadFocus = this.#focusedElement !== undefined;
    this.#opened = this.#opened >= 0 && this.#size ? Math.floor(this.#at / this.#size) : -1;
    const { view } = this.#figure;
    setText(this.#summon, strings.summon[view === "map" ? view : "time"]);
    this.#summon.hidden = view !== "map" && this.#isList;
    this.#build();
    if (!hadFocus) return;
    this.#elementOf(this.#at)?.focus({ preventScroll: true });
    this.#describe(this.#at);
  }

  /** Tells what is new, and that nothing is chosen any more. */
  tell(news, isTakenBack) {
    if (isTakenBack) news.unshift(strings.back);
    if (news.length) this.say(news.map((text) => text.replace(/[.]$/, "")).join(". "));
  }

  /** Says something to who listens, when they have heard all else; what is said twice is heard twice, since it is another text. */
  say(text) {
    setText(this.#status, text === this.#status.textContent ? `${text}\u{a0}` : text);
  }

  get #focusedElement() {
    const { activeElement } = this.#figure.shadowRoot;
    return this.element.contains(activeElement) ? activeElement : undefined;
  }

  /** As many elements as there are marks and groups to show; those that are there already stay. */
  #build() {
    const shown = this.#shown();
    this.#rows = shown.map(({ row }) => row);
    while (this.element.children.length > shown.length) this.element.lastChild.remove();
    const { clientWidth, clientHeight } = this.#element;
    shown.forEach(({ name, rect, isGroup, mark }, place) => {
      const element = this.element.children[place] ?? this.element.appendChild(make("div", { tabIndex: -1 }));
      // Enter does nothing at what cannot be chosen.
      element.role = mark && mark.chosen === undefined ? "img" : "button";
      const id = mark?.id ?? "";
      // Whoever is at a mark need not hear its name again.
      if (element !== this.#renamed || element.dataset.record !== id) element.ariaLabel = name;
      if (element.dataset.record !== id) element.ariaDescription = null;
      element.ariaExpanded = isGroup ? "false" : null;
      element.ariaPressed = mark?.chosen >= 0 ? !!mark.chosen : null;
      element.dataset.record = id;
      const [across, down] = [clientWidth, clientHeight].map((length) => this.#figure.drawn(length) / 100);
      Object.assign(element.style, {
        left: `${rect.left / across}%`, top: `${rect.top / down}%`, width: `${rect.width / across}%`, height: `${rect.height / down}%`,
      });
    });
    this.#stopAt(this.#at);
  }

  /** What elements are for: marks, groups of them, or one for all where nobody has asked for them yet. */
  #shown() {
    const of = (mark, row) => ({ row, mark, name: mark.full, rect: mark });
    if (this.#count) {
      const [width, height] = [this.#element.clientWidth, this.#element.clientHeight].map(this.#figure.drawn);
      return [{ row: 0, name: strings.many(this.#count), rect: { left: 0, top: 0, width, height } }];
    }
    if (!this.#size) return this.#marks.map(of);
    const shown = [];
    for (let row = 0; row < this.#marks.length; row += this.#size) {
      const marks = this.#marks.slice(row, row + this.#size);
      if (row / this.#size === this.#opened) shown.push(...marks.map((mark, place) => of(mark, row + place)));
      else shown.push({ row, name: strings.group(marks[0].full, marks.at(-1).short, marks.length), rect: around(marks), isGroup: true });
    }
    return shown;
  }

  /** The element of a mark, or of the group that it is in. */
  #elementOf(row) {
    return this.element.children[this.#rows.findLastIndex((shown) => shown <= row)];
  }

  #rowOf(element) {
    return this.#rows[[...this.element.children].indexOf(element)];
  }

  #isGroup(element) {
    return element.dataset.record === "";
  }

  /** Makes a mark's element the figure's stop of the Tab key. */
  #stopAt(row) {
    for (const element of this.element.querySelectorAll("[tabindex='0']")) element.tabIndex = -1;
    const element = this.#elementOf(row);
    if (element) element.tabIndex = 0;
  }

  #focused(element) {
    const row = this.#rowOf(element);
    if (row === undefined) return;
    if (this.#renamed !== element) this.#nameAgain();
    this.#at = row;
    this.#stopAt(row);
    if (this.#isGroup(element)) return this.#dossier.pointNowhere(this.#figure);
    this.#describe(row);
    this.#dossier.point(this.#figure, { mark: this.#marks[row].target });
  }

  /** What a tip shows beyond a mark's name is heard too. */
  #describe(row) {
    const element = this.#elementOf(row);
    if (element && !this.#isGroup(element)) element.ariaDescription = described(this.#marks[row], this.#tipOf(row));
  }

  /** An element that was called by what was new of its mark has its whole name again. */
  #nameAgain() {
    const mark = this.#marks[this.#rowOf(this.#renamed)];
    if (mark && !this.#isGroup(this.#renamed)) this.#renamed.ariaLabel = mark.full;
    this.#renamed = undefined;
  }

  #left(to) {
    setText(this.#status);
    if (this.element.contains(to)) return;
    this.#nameAgain();
    this.#dossier.pointNowhere(this.#figure);
  }

  #key(event) {
    const { key, target, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (shiftKey && this.#scrollTip({ ArrowUp: -1, ArrowDown: 1 }[key])) return event.preventDefault();
    // With these, letters are the browser's own.
    const isModified = ctrlKey || metaKey || altKey;
    const isOwn = (!isModified && this.#act(key, target, shiftKey)) || this.#walk(event);
    if (!isOwn) return;
    event.preventDefault();
    // The same keys move and zoom a map elsewhere.
    event.stopPropagation();
  }

  /** What a key does at a mark; gives whether it does anything. */
  #act(key, element, shiftKey) {
    if (key === "Enter" || key === " ") this.#enter(element, shiftKey);
    else if (key === "Escape" && this.#opened >= 0) this.#open(-1);
    else if (key === "s" && this.#marks.length) this.say(told(this.#tipOf(this.#at)).join(" "));
    else if (key === "t") this.#openTable();
    else if (key === "?") showKeys(this.#figure);
    else return false;
    return true;
  }

  /** Scrolls a tip that is too long for its room; says whether it is. */
  #scrollTip(way) {
    const tip = this.#figure.shadowRoot.querySelector(".tip:not([hidden])");
    if (!way || !(tip?.scrollHeight > tip?.clientHeight)) return false;
    tip.scrollBy(0, way * LINES);
    return true;
  }

  #walk(event) {
    const { target } = event;
    if (this.#count) return false;
    const isGroup = this.#isGroup(target);
    const asked = askedOf(event, isGroup || this.#isList);
    if (!asked || (isGroup && !event.key.startsWith("Arrow"))) return false;
    const row = isGroup ? this.#besideGroup(target, event.key) : walk(this.#marks, this.#at, event, this.#isList);
    if (row === undefined || (row === this.#at && !isGroup)) this.say(strings.none[asked]);
    else this.#go(row, isGroup ? undefined : this.#marks[this.#at]);
    return true;
  }

  /** Goes to a mark from another one, or from a group. */
  #go(row, from) {
    if (this.#size && from) this.#openAt(row);
    const element = this.#elementOf(row);
    if (!this.#isGroup(element)) this.#rename(element, spoken(this.#marks[row], from, strings.place(row + 1, this.#marks.length)));
    element.focus();
  }

  #rename(element, name) {
    this.#nameAgain();
    element.ariaLabel = name;
    this.#renamed = element;
  }

  /** Marks without a time stand below each other. */
  get #isList() {
    const [first] = this.#marks;
    return this.#figure.view === "shares" && this.#marks.every(({ day }) => day === first.day);
  }

  #besideGroup(element, key) {
    const way = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key];
    const next = way && this.element.children[[...this.element.children].indexOf(element) + way];
    return next && this.#rowOf(next);
  }

  #tipOf(row) {
    return this.#dossier.ask((core) => core.readMore("mark", this.#figure.number, this.#marks[row].target));
  }

  /** Chooses a mark, or opens a group. */
  #enter(element, shiftKey) {
    if (this.#count) {
      this.#isWanted = true;
      this.update();
      this.element.firstChild?.focus();
    } else if (this.#isGroup(element)) this.#open(Math.floor(this.#rowOf(element) / this.#size));
    else if (element.role === "img") this.say(strings.none.choice);
    else this.#choose(this.#marks[this.#rowOf(element)].target, shiftKey);
  }

  async #choose(target, adds) {
    await this.#dossier.interaction;
    this.#dossier.choose((core) => core.act("mark", this.#figure.number, target, +adds, 0, 0));
    this.#dossier.soon();
  }

  #openTable() {
    const table = this.#figure.shadowRoot.querySelector("details");
    table.open = true;
    table.querySelector("summary").focus();
  }

  /** Opens a group, or none, and goes to its first mark, or to the group. */
  #open(group) {
    this.#openGroup(group);
    this.#elementOf(group < 0 ? this.#at : group * this.#size).focus();
  }

  #openAt(row) {
    const group = Math.floor(row / this.#size);
    if (group !== this.#opened) this.#openGroup(group);
  }

  #openGroup(group) {
    this.#opened = group;
    this.#build();
  }
}

/** What the core tells of a mark, in its order. */
const FIELDS = ["target", "left", "top", "width", "height", "day", "amount", "chosen", "id", "series", "value", "short", "full"];

function markOf(told) {
  const mark = Object.fromEntries(FIELDS.map((field, row) => [field, Number.isNaN(told[row]) ? undefined : told[row]]));
  return { ...mark, isEvent: !mark.series && mark.day !== undefined };
}

/** The box around some marks. */
function around(marks) {
  const left = Math.min(...marks.map((mark) => mark.left));
  const top = Math.min(...marks.map((mark) => mark.top));
  const right = Math.max(...marks.map((mark) => mark.left + mark.width));
  const bottom = Math.max(...marks.map((mark) => mark.top + mark.height));
  return { left, top, width: right - left, height: bottom - top };
}
