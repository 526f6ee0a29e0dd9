/**
 * The claims of a page: phrases of its prose that say what the data say, each with a reference to them. At a phrase its marks are
 * highlighted in all figures, and a card tells value, bound and source; at a mark the phrases about it are underlined.
 */
import { Card } from "./card.js";
import { CLAIMS, figuresOf } from "./page.js";
import { followSteps } from "./steps.js";
import { strings } from "./strings.js";

/** The core's part for claims, beside this script. A page without an address has it inside. */
const PART = URL.canParse(".", import.meta.url) && new URL("../../dateline_core_claims.wasm", import.meta.url);

const referenceOf = (element) => element.getAttribute("of") ?? element.dataset.dateline;

/** As `www/shell/tooltip.js` has it. */
const NARROW_CSS = 480;

/** What a reader does first on a page; only then anybody needs to know what the phrases are about. */
const TOUCHES = ["pointermove", "pointerdown", "focusin", "keydown"];

export class Claims {
  #dossier;
  #card;
  #phrases = [...document.querySelectorAll(CLAIMS)];
  /** Promises the names of the records that each phrase is about. */
  #records;
  /** The phrase whose marks are highlighted; the one that a reader went to a mark from, and the figure of that. */
  #at;
  #from;
  #figure;
  #closing = new AbortController();

  /** `contents` makes what a tip holds, `rules` are the style of it and of phrases; `report` hears what could not be done. */
  constructor(dossier, contents, rules, report) {
    this.#dossier = dossier;
    this.#card = new Card(contents, rules, () => this.#leave());
    const { signal } = this.#closing;
    const hear = (type, act) => document.addEventListener(type, act, { signal });
    const on = (type, act) => hear(type, (event) => {
      const phrase = event.target.closest?.(CLAIMS);
      if (this.#phrases.includes(phrase)) Promise.resolve(act(phrase, event)).catch(report);
    });
    // One within a link or a button does what that does.
    const onOwn = (type, act) => on(type, (phrase, event) => phrase.role && act(phrase, event));
    on("pointerover", (phrase, { pointerType }) => pointerType !== "touch" && this.#enter(phrase));
    on("pointerout", (phrase, { relatedTarget }) => phrase.contains(relatedTarget) || this.#card.leaveSoon());
    on("focusin", (phrase) => this.#enter(phrase));
    on("focusout", () => this.#leave());
    onOwn("click", (phrase) => this.#goToMark(phrase));
    onOwn("keydown", (phrase, event) => this.#key(phrase, event));
    hear("keydown", (event) => event.key === "Escape" && this.#back(event));
    const goesOn = ({ target }) => this.#from && target !== this.#figure && !this.#card.has(target) && this.#stay();
    for (const type of ["focusin", "pointerdown"]) hear(type, goesOn);
    for (const type of TOUCHES) {
      document.addEventListener(type, () => this.#resolve().catch(report), { signal, once: true, passive: true });
    }
    dossier.addEventListener("dateline-focus", ({ detail }) => this.#underline(detail.tip).catch(report), { signal });
    followSteps(dossier, signal, report);
    for (const phrase of this.#phrases) {
      if (!phrase.closest("a, button")) Object.assign(phrase, { tabIndex: 0, role: "button" });
    }
  }

  finalize() {
    this.#closing.abort();
    this.#card.finalize();
    this.#phrases.forEach(plain);
  }

  /** What each phrase is about; one that is about other data is plain again. */
  #resolve() {
    return (this.#records ??= (async () => {
      const records = new Map();
      for (const phrase of this.#phrases) {
        const [names] = (await this.#ask(phrase, false)) ?? [];
        if (names) records.set(phrase, names);
        else plain(phrase);
      }
      this.#phrases = [...records.keys()];
      return records;
    })().catch((error) => {
      // What did not arrive is asked for again.
      this.#records = undefined;
      throw error;
    }));
  }

  /** The records of a phrase and the figures that have marks of them; undefined where it is about other data. */
  async #ask(phrase, isMeant) {
    await this.#dossier.ready;
    await this.#dossier.learn("coreClaims", PART);
    return this.#dossier.ask((core) => core.claim(referenceOf(phrase), isMeant));
  }

  #figuresOf(numbers) {
    return figuresOf(this.#dossier).filter(({ number }) => numbers.includes(number));
  }

  async #enter(phrase) {
    this.#at = phrase;
    const [records, numbers] = (await this.#ask(phrase, true)) ?? [];
    if (this.#at !== phrase || !records) return;
    this.#dossier.soon();
    const tip = this.#tipOf(records);
    const figures = this.#figuresOf(numbers);
    const where = figures.length ? strings.marks(headlineOf(figures[0])) : strings.noMarks;
    this.#card.show(phrase, tip, where);
    phrase.ariaDescription = this.#card.text;
  }

  /** What is said of the records that are highlighted. */
  #tipOf(records) {
    return this.#dossier.ask((core) => core.readMore("highlighted", 0, records.length));
  }

  #leave() {
    if (!this.#at) return;
    this.#at = undefined;
    this.#card.hide();
    this.#dossier.pointNowhere();
  }

  #key(phrase, event) {
    if (event.key !== "Enter" && event.key !== " ") return undefined;
    event.preventDefault();
    return this.#goToMark(phrase);
  }

  /** Goes on to the phrase's first mark; the page scrolls if that is out of view. Escape comes back. */
  async #goToMark(phrase) {
    const [records, numbers] = (await this.#ask(phrase, true)) ?? [[], []];
    const [figure] = this.#figuresOf(numbers);
    if (!figure) return this.#enter(phrase);
    const marks = [...figure.shadowRoot.querySelectorAll(".marks > *")];
    const mark = marks.find(({ dataset }) => records.includes(dataset.record)) ?? marks[0];
    const goal = mark ?? figure;
    const { top, bottom } = goal.getBoundingClientRect();
    // At once: a tip leaves with a picture that is still out of sight.
    if (bottom < 0 || top > innerHeight) goal.scrollIntoView({ block: "center", behavior: "instant" });
    mark?.focus({ preventScroll: true });
    this.#from = phrase;
    this.#figure = figure;
    // The tip of a narrow figure stands under the picture, where the card is.
    const tip = figure.clientWidth < NARROW_CSS ? this.#tipOf(records) : undefined;
    this.#card.away(tip, strings.away(headlineOf(figure)), strings.back(phrase.textContent), () => this.#back());
  }

  #back(event) {
    const phrase = this.#from;
    if (!phrase) return this.#leave();
    event?.preventDefault();
    this.#stay();
    phrase.focus();
  }

  /** A reader goes on from a mark, and not back. */
  #stay() {
    this.#from = undefined;
    this.#card.hide();
  }

  /** Underlines the phrases about what a reader points at. */
  async #underline(tip) {
    const records = await this.#resolve();
    const highlighted = tip ? this.#dossier.ask((core) => core.readMore("highlighted", 0, 0)).records : [];
    for (const [phrase, names] of records) {
      phrase.ariaCurrent = names.some((name) => highlighted.includes(name)) ? "true" : null;
    }
  }
}

/** A phrase as the page has it. */
function plain(phrase) {
  for (const name of ["aria-current", "aria-description", "role", "tabindex"]) phrase.removeAttribute(name);
}

const headlineOf = (figure) => figure.shadowRoot.querySelector(".headline").textContent;
