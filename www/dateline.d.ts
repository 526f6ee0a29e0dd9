/**
 * Dateline: an embeddable news figure. Importing the module registers `<dateline-figure>`,
 * `<dateline-filter>`, `<dateline-record>` and `<dateline-timeline>`. Where prose is bound to data
 * (`<data data-dateline="…">`, `<time data-dateline="…">`, `<dateline-claim of="…">`) it lights their marks, in the style of the custom
 * properties `--dateline-claim` and `--dateline-claim-current`; `data-step="supplier=China#id"` on a block sets a state as a reader comes to it.
 */

// Only what says so is exported.
export {};

/** What a reader asks for. A field that is absent does not limit anything. */
export interface Filter {
  /** The first day, as `2021-02-01`. */
  from?: string;
  /** The last day, as `2021-07-15`. */
  to?: string;
  /** Whose imports are shown, instead of the subject's. */
  recipient?: string;
  /** Limits transfers to these suppliers; an empty list leaves none. */
  suppliers?: string[];
  /** Limits visits to those that start or end at one of these places, by their ids in the data set. */
  places?: string[];
  /** Limits visits by the way they went, seen from the data set's subject. */
  direction?: Direction;
  /** Limits counts of deaths to these series. */
  series?: string[];
}

export type Direction = "inbound" | "outbound";

/**
 * Changes to a filter: an absent field stays as it is, and null takes its limit away. Dates may be
 * less precise than a day: `from: "2021-02"` starts on the first of February, and `to: "2021-02"` ends
 * on the last.
 */
export type FilterPatch = { [Field in keyof Filter]?: Filter[Field] | null };

/** A value that the filter takes, and its name for a reader. */
export interface Choice<Id extends string = string> {
  id: Id;
  name: string;
}

/** What a data set offers to choose from; empty where it has nothing of the kind. */
export interface Choices {
  /** All months that any record speaks of, such as `2021-03`. */
  dates: Choice[];
  /** First the one that is shown unless another is chosen. */
  recipient: Choice[];
  suppliers: Choice[];
  series: Choice[];
  /** First the choice of none, which has no value. */
  direction: Choice<Direction | "">[];
  places: Choice[];
  /** What a timeline plays: the months in which anything was counted or anybody travelled, or else the years of transfers. */
  steps: Choice[];
  /** What happened, by its day. */
  events: Choice[];
}

/** What is wrong or doubtful about one field of one record; the rest of the data set is drawn. */
export interface Problem {
  code: string;
  /** The record's id, or its table and row. */
  record: string;
  field: string;
  message: string;
}

/** What is said about the mark that a reader points at. */
export interface Tip {
  title: string;
  rows: { label: string; value: string }[];
  notes: string[];
  sources: { text: string; url?: string }[];
  /** Where the mark is, in CSS pixels from the picture's top left corner. */
  anchor: { x: number; y: number };
}

/**
 * Why something could not be done. Codes never change their meaning:
 * - of the shell: `network` (a file did not arrive), `no-core` (WebAssembly did not start), `trap` (the
 *   core broke), `not-ready` (asked too early), `finalized` (asked too late), `unexpected`;
 * - of a data set: `encoding`, `not-json`, `too-large`, `not-a-data-set`;
 * - of an argument: `bad-filter`, `bad-option`, each with the field;
 * - of a drawing: `bad-base-map`, `canvas`.
 */
export class DatelineError extends Error {
  readonly code: string;
  /** The field or option at fault, where there is one. */
  readonly field?: string;
}

/**
 * One data set with one filter, and the figures that show them. It tells what happens to it by
 * `dateline-filter`, `dateline-choice` and `dateline-focus`, as its figures do.
 */
export interface Dossier extends EventTarget {
  /** The absolute address of the data set. */
  readonly src: string;
  /** The name that tells dossiers of one data set apart; empty unless given. */
  readonly name: string;
  /** The filter as it is now: a copy. */
  readonly filter: Filter;
  /** What the filter can be set to: there once {@link load} has resolved, or a figure's `ready`. */
  readonly choices: Choices;
  readonly problems: Problem[];
  /** Promises the data set as a `Dataset` of schema.org: what a page puts into a `<script type="application/ld+json">`. */
  readonly jsonld: Promise<object>;
  /** What the reader chose in the pictures: days on an axis of time, suppliers by their bars, places by their dots. A copy. */
  readonly choice: Filter;
  /** Changes what is chosen; throws as `setFilter` does, and before the dossier is {@link load}ed. */
  setChoice(patch: FilterPatch): void;
  /** Takes the last choice back, and what was taken back last again. */
  undo(): Promise<void>;
  redo(): Promise<void>;
  /**
   * Keeps filter, choice and the zoom of the map in the query of the page's address, and shows what that says;
   * `figure` tells what could not be shown. What the attribute `address` does.
   */
  bindAddress(figure: DatelineFigure): Promise<void>;
  /**
   * Changes the filter. All figures are drawn once, in the next animation frame, however often
   * this is called before it.
   *
   * @throws TypeError where a value has the wrong type: the message names the field.
   * @throws DatelineError `bad-filter` where a value cannot be; nothing is changed then.
   */
  setFilter(patch: FilterPatch): void;
  /** Lets go of what {@link load} has kept: the dossier is freed once no element shows it. */
  finalize(): void;
  addEventListener<Type extends keyof DossierEvents>(
    type: Type,
    listener: (event: DossierEvents[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The events of a dossier. */
export interface DossierEvents {
  /** The filter has changed and the figures show it. */
  "dateline-filter": CustomEvent<{ dossier: Dossier; filter: Filter }>;
  /** The reader has chosen something else in the pictures, and rests. */
  "dateline-choice": CustomEvent<{ dossier: Dossier; choice: Filter }>;
  /** The reader points at something else; `tip` is undefined where it is nothing. */
  "dateline-focus": CustomEvent<{ dossier: Dossier; tip?: Tip }>;
}

/** The events of a figure. They bubble and cross shadow roots. */
export interface DatelineEvents extends DossierEvents {
  /** The figure is drawn for the first time. `problems` are those of its data set. */
  "dateline-ready": CustomEvent<{ dossier: Dossier; problems: Problem[] }>;
  /** Something could not be done. The figure says so itself where a reader has to know. */
  "dateline-error": CustomEvent<{ dossier?: Dossier; error: DatelineError | TypeError }>;
}

/** What blocks of prose with `data-step` announce when a reader comes to them. They bubble. */
export interface StepEvents {
  /** The block's state is set; `index` is its place among all of the page. */
  "dateline-step": CustomEvent<{ element: HTMLElement; index: number; direction: "down" | "up" }>;
}

/** What a data set can be handed over as: an object of its form, its JSON as a text, or the bytes of that. */
export type Data = object | string | ArrayBuffer | ArrayBufferView;

/**
 * The state of a figure: its attributes, and the filter of its dossier. Lists may be written as in the
 * attribute, with `~` between their entries.
 */
export interface FigureState {
  view: View;
  from: string;
  to: string;
  recipient: string;
  suppliers: string | string[];
  places: string | string[];
  series: string | string[];
  direction: Direction;
  shares: "window" | "yearly" | "five-year";
  count: "cumulative" | "per-day" | "per-week" | "per-month" | "per-year";
  focus: string;
  unchosen: "pale" | "gone";
  compare: string;
  headline: string;
  note: string;
  level: string | number;
  theme: "light" | "dark";
  lang: string;
  height: string | number;
  aspect: string | number;
  filter: FilterPatch;
  choice: FilterPatch;
}

export type View = "shares" | "trend" | "map";

/** A part of a figure's state; null takes something back. */
export type FigureStatePatch = {
  [Field in keyof FigureState]?: FigureState[Field] | (Field extends "filter" | "choice" ? never : null);
};

/** What Dateline's elements have in common. */
declare class DatelineElement extends HTMLElement {
  /** The dossier that the element belongs to; undefined until a reader has come near, or it was loaded. */
  get dossier(): Dossier | undefined;
  /** Sets the attribute, as frameworks do: the dossier's name. */
  set dossier(name: string | null);
  /** Leaves the dossier for good and frees all that the element has; twice is as good as once. */
  finalize(): void;
}

/**
 * `<dateline-figure>`: one view of a data set. It loads and draws when a reader comes within a screen
 * of it. Its children are shown until it is drawn, and stay where it cannot be. Where a picture is among them, the
 * figure takes the room that they had, and its picture fills what the words leave, as far as that suits it.
 * Figures with the same `src` and `dossier` share one data set, one core and one filter.
 *
 * Attributes, all of which may change at any time:
 * - `src`: the data set's address, or `#id` for the text of an element of the page; `dossier`: a name,
 *   to keep figures of one data set apart;
 * - `view`: `shares`, `trend` or `map`;
 * - what the figure is about, whatever the reader asks for: `from`, `to` (days), `recipient`, `suppliers`, `places`
 *   (ids), `series` (lists with `~` between), `direction` (`inbound` or `outbound`);
 * - `shares`: `window`, `yearly` or `five-year`; `count`: `cumulative`, `per-day`, or its counts added up `per-week`, `per-month` or `per-year`;
 * - `focus`: the supplier that the article is about, drawn in the accent colour;
 * - `unchosen`: what becomes of all that a reader did not choose in the figure: it is `pale`, or `gone`;
 * - `compare`: two sources by their ids, with `~` or a comma between them: shares or counts as the one and the other give them,
 *   side by side, with the difference shaded; not on a map;
 * - `menu`: which parts the menu "Share and download" has, with `~` between them, of `link`, `table`, `data`, `csv`, `svg`, `png`,
 *   `embed`, `print`, `sound` and `keys`; `none` for no menu;
 * - `address` (when the figure is made): keeps filter, choice and zoom in the page's address; one figure of a page has it;
 * - `headline`: instead of the figure's own; `note`: ahead of its own notes; `level`: of the heading, 1 to 6 (3);
 * - `theme`: `light` or `dark` instead of the page's; `lang`: of numbers and dates, instead of the page's;
 * - `height`: of the picture, in CSS pixels, 40 to 4000; or `aspect`: its width by its height, as `16/9`.
 *
 * A value that cannot be is told in a `dateline-error`, and the default used.
 *
 * Custom properties: `--dateline-font` and `--dateline-<ink>` for the inks text, muted, grid, axis,
 * accent, mark, surface, land, land-in-focus and border.
 * Parts: figure, headline, measure, message, trouble, key, table, notes, credit, tooltip, chosen, chips, handles, zoom, told.
 */
export class DatelineFigure extends DatelineElement {
  /**
   * The views by their names: what each is called until it is drawn, the table of a data set that it shows, and what draws it, a part
   * of the core by its name in {@link provide} and where that lies.
   */
  static readonly views: {
    readonly [Name in View]: { label: string; table: "transfers" | "casualties" | "visits" | "events"; part: `core${Capitalize<Name>}`; address(): URL };
  };
  /** Resolves when the figure is drawn and answers a reader; rejects with a DatelineError where it cannot be. */
  readonly ready: Promise<DatelineFigure>;
  view: View;
  /** The filter of the figure's dossier; undefined until it is loaded. */
  readonly filter: Filter | undefined;
  /**
   * A data set that is handed over instead of being fetched from `src`. Figures that are given the
   * same object share a dossier.
   *
   * @throws TypeError where it cannot be written as JSON.
   */
  get data(): Data | undefined;
  set data(data: Data | null | undefined);
  /** Loads and draws now, however far away a reader is; settles as `ready` does. */
  load(): Promise<DatelineFigure>;
  /** As {@link Dossier.setFilter}, as soon as the dossier is loaded. */
  setFilter(patch: FilterPatch): Promise<void>;
  /** What is set: the attributes that are there, and the filter. */
  save(): Promise<Partial<FigureState>>;
  /**
   * Sets a part of what `save` gives; the rest stays.
   *
   * @throws TypeError where a field is not known or its value has the wrong type; nothing is changed then.
   */
  restore(state: FigureStatePatch): Promise<void>;
  /** Takes back all that was set since the figure came into the page, the filter and the choice. */
  reset(): Promise<void>;
}

/**
 * `<dateline-filter src dossier>`: native inputs for a dossier's filter. `show` says which, out of
 * `dates recipient suppliers series direction places`; `from` and `to` are the months between which the date sliders run.
 * Part: the name of each group.
 */
export class DatelineFilter extends DatelineElement {}

/** `<dateline-record src dossier>`: every event of a data set as a table, with its sources. Part: table. */
export class DatelineRecord extends DatelineElement {}

/**
 * `<dateline-timeline src dossier>`: plays what was counted and who travelled, month by month, over all figures of a dossier, by
 * what is chosen. `from` and `to` are the months that it plays. It plays only when a reader starts it, stops when it is
 * out of view, and where a reader wants little motion it only steps. Parts: rail, play.
 */
export class DatelineTimeline extends DatelineFilter {}

/**
 * Puts a figure into an element, or into what a selector finds. What stands there stands in until the
 * figure is drawn, and comes back when it is finalized.
 *
 * @throws TypeError where the place is not an element, or an option cannot be.
 * @throws DatelineError where the figure cannot be drawn; it says so in its place as well.
 */
export function embed(
  place: Element | string,
  source: string | URL | Data,
  options?: FigureStatePatch & { dossier?: string },
): Promise<{ figure: DatelineFigure; finalize(): void }>;

/** A compiled module, which has no members of its own by which TypeScript could tell it from a number. */
type Module = WebAssembly.Module & object;

/** A file: its address, the answer of a server, or what is in it. */
type Bytes = string | URL | Response | ArrayBuffer | ArrayBufferView;

/** The parts of the core: one for each view, and three more. */
type CorePart = `core${Capitalize<View | "revisions" | "claims" | "details">}`;

/**
 * Says where the core, its parts (`coreShares`, `coreTrend` and `coreMap` for the views, `coreRevisions` for figures that `compare`, `coreDetails` for tips, tables and choosing, wanted after the first picture, `coreClaims` for claims in prose) and
 * the base maps (`baseMapFine` for a map that is looked at closely, wanted only then; without it the coarse one stays) come from,
 * instead of from beside the module: an address, a response, or bytes. Core and parts have to be of one build. Data sets in `files`, by their `src`, are not fetched either. Call it before the
 * first figure comes near a reader.
 *
 * @throws TypeError where a data set cannot be written as JSON.
 */
export function provide(sources: { [Part in "core" | CorePart]?: Bytes | Module | Promise<Module> } & {
  baseMap?: Bytes;
  baseMapFine?: Bytes;
  files?: Record<string, Data>;
}): void;

/**
 * The dossier of a data set, loaded. It is kept, whatever elements come and go, until it is finalized.
 *
 * @throws DatelineError `network`, `no-core`, or what is wrong with the data set.
 */
export function load(src: string, options?: { dossier?: string }): Promise<Dossier>;

/** As {@link Dossier.setFilter}, as soon as the dossier is loaded. */
export function setFilter(src: string, patch: FilterPatch, options?: { dossier?: string }): Promise<void>;

declare global {
  interface HTMLElementTagNameMap {
    "dateline-figure": DatelineFigure;
    "dateline-filter": DatelineFilter;
    "dateline-record": DatelineRecord;
    "dateline-timeline": DatelineTimeline;
  }
  interface HTMLElementEventMap extends DatelineEvents, StepEvents {}
  interface DocumentEventMap extends DatelineEvents, StepEvents {}
}

// What is not exported above is not exported.
export {};
