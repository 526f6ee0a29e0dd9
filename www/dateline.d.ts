/**
 * Dateline: an embeddable news figure. Importing the module registers `<dateline-figure>`,
 * `<dateline-filter>` and `<dateline-record>`.
 */

import type { DataSet } from "./dataset.js";

/** What a reader asks for. A field that is absent does not limit anything. */
export interface Filter {
  /** The first day, as `2021-02-01`. */
  from?: string;
  /** The last day, as `2021-07-15`. */
  to?: string;
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

/** What a data set offers to choose from. */
export interface Choices {
  /** The first and the last day that any record speaks of; null where none has a date. */
  dates: { from: string; to: string } | null;
  suppliers: string[];
  places: { id: string; name: string }[];
  series: string[];
  directions: Direction[];
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
 * `dateline-filter` and `dateline-focus`, as its figures do.
 */
export interface Dossier extends EventTarget {
  /** The absolute address of the data set. */
  readonly src: string;
  /** The name that tells dossiers of one data set apart; empty unless given. */
  readonly name: string;
  /** The filter as it is now: a copy. */
  readonly filter: Filter;
  readonly choices: Choices;
  readonly problems: Problem[];
  /**
   * Changes the filter. All figures are drawn once, in the next animation frame, however often
   * this is called before it.
   *
   * @throws TypeError where a value has the wrong type: the message names the field.
   * @throws DatelineError `bad-filter` where a value cannot be; nothing is changed then.
   */
  setFilter(patch: FilterPatch): void;
  /** Lets go of a dossier that {@link load} gave: it ends when no element shows it any more. */
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

/**
 * `<dateline-figure>`: one view of a data set. Its children are shown until it is drawn, and stay
 * where it cannot be. Figures with the same `src` and `dossier` share one data set and one filter.
 *
 * Its attributes are `src`, the data set's address, or `#id` for the text of an element of the page;
 * `dossier`, a name that keeps figures of one data set apart; and {@link FigureOptions}. All of them may
 * change at any time.
 *
 * Custom properties: `--dateline-font` and `--dateline-<ink>` for the inks text, muted, grid, axis,
 * accent, mark, surface, land, land-in-focus and border.
 * Parts: figure, headline, measure, message, trouble, key, table, notes, credit, tooltip.
 */
export class DatelineFigure extends HTMLElement {
  /**
   * Resolves when the figure is drawn; rejects with a DatelineError where it cannot be. A figure far from
   * the reader is not drawn yet: {@link load} does not wait for that.
   */
  readonly ready: Promise<this>;
  get view(): View;
  set view(view: View);
  /** The figure's dossier, once it has one; set, it is the attribute: the dossier's name. */
  get dossier(): Dossier | undefined;
  set dossier(name: string | null);
  /** The filter of the figure's dossier; undefined until it is loaded. */
  readonly filter: Filter | undefined;
  /** A data set instead of `src`: an object, the text of a file, or its bytes. */
  get data(): DataSet | string | BufferSource | undefined;
  set data(data: DataSet | string | BufferSource | null | undefined);
  /** Loads and draws now, however far away the reader is. */
  load(): Promise<this>;
  /** As {@link Dossier.setFilter}, as soon as the dossier is loaded. */
  setFilter(patch: FilterPatch): Promise<void>;
  /** What an editor and a reader have set: attributes as they stand, and the filter. */
  save(): Promise<FigureState>;
  /** Sets a part of that; null takes something away. */
  restore(partial: FigurePatch): Promise<void>;
  /** Back to the attributes that the page had, and to no filter. */
  reset(): Promise<void>;
  /** Frees everything, for good; what the page has in the figure stands there again. */
  finalize(): void;
}

export type View = "shares" | "trend" | "map";

/** What an editor can say about a figure, by the names of its attributes. */
export interface FigureOptions {
  view?: View;
  /** The days that the figure is about. */
  from?: string;
  to?: string;
  /** Limits of this figure alone: names in a list, which an attribute separates by `~`. */
  suppliers?: string | string[];
  places?: string | string[];
  series?: string | string[];
  direction?: Direction;
  /** How shares are counted. */
  shares?: "window" | "yearly" | "five-year";
  /** How deaths are counted. */
  count?: "cumulative" | "per-day";
  /** The supplier that the article is about, drawn in the accent colour. */
  focus?: string;
  /** Instead of the figure's own. */
  headline?: string;
  /** Ahead of the figure's own notes. */
  note?: string;
  /** Of the heading, 1 to 6; 3 unless given. */
  level?: number | string;
  /** Instead of the page's. */
  theme?: "light" | "dark";
  /** The language of words, numbers and dates. */
  lang?: string;
  /** Of the picture, in CSS pixels, 1 to 4000. */
  height?: number | string;
  /** Of the picture: `16/9`, or a number. */
  aspect?: number | string;
}

/** What {@link DatelineFigure.save} gives. */
export interface FigureState extends FigureOptions {
  filter: Filter;
}

/** What {@link DatelineFigure.restore} takes. */
export type FigurePatch = { [Name in keyof FigureOptions]?: FigureOptions[Name] | null } & { filter?: FilterPatch };

/**
 * `<dateline-filter src dossier>`: native inputs for a dossier's filter. `show` says which, out of
 * `dates suppliers series direction places`; `from` and `to` are the months between which the date sliders run.
 * Part: the name of each group.
 */
export class DatelineFilter extends HTMLElement {
  get dossier(): Dossier | undefined;
  set dossier(name: string | null);
  finalize(): void;
}

/** `<dateline-record src dossier>`: every event of a data set as a table, with its sources. Part: table. */
export class DatelineRecord extends HTMLElement {
  get dossier(): Dossier | undefined;
  set dossier(name: string | null);
  finalize(): void;
}

/**
 * The dossier of a data set, loaded. It stays, whether an element shows it or not, until it is finalized.
 *
 * @throws DatelineError `network`, `no-core`, or what is wrong with the data set.
 */
export function load(src: string, options?: { dossier?: string }): Promise<Dossier>;

/** As {@link Dossier.setFilter}, as soon as the dossier is loaded. */
export function setFilter(src: string, patch: FilterPatch, options?: { dossier?: string }): Promise<void>;

/**
 * Mounts a figure in an element, or in what a selector finds; what stands there stands in until it is
 * drawn. A text is an address.
 *
 * @throws DatelineError where the figure cannot be drawn, which it says in its place as well.
 */
export function embed(
  place: Element | string,
  source: string | URL | DataSet | BufferSource,
  options?: FigurePatch & { dossier?: string },
): Promise<{
  figure: DatelineFigure;
  /** Frees everything, and puts back what stood there. */
  finalize(): void;
}>;

/**
 * Says where the core and the base map are, if not beside the module: call it before a figure is drawn.
 * What `files` has for the address of a data set is taken instead of fetching it.
 */
export function provide(sources: {
  // A module has no members of its own by which TypeScript could tell it from a number.
  core?: string | URL | Response | BufferSource | (WebAssembly.Module & object);
  baseMap?: string | URL | Response | BufferSource;
  files?: Record<string, DataSet | string | BufferSource>;
}): void;

declare global {
  interface HTMLElementTagNameMap {
    "dateline-figure": DatelineFigure;
    "dateline-filter": DatelineFilter;
    "dateline-record": DatelineRecord;
  }
  interface HTMLElementEventMap extends DatelineEvents {}
  interface DocumentEventMap extends DatelineEvents {}
}
