/** Events in a section of the page: whose they are, of which country and type, and by which party, with a panel of them. */
import { make } from "../dom.js";
import { start } from "./events.js";
import { Panel } from "./panel.js";
import { counted, subset } from "./subset.js";

/** The panel that is shown; another one takes its place. */
let shown;

/** Takes the events away. */
export function hide(section) {
  shown?.finalize();
  shown = undefined;
  section.hidden = true;
}

/** Shows events as the importer gives them; `layouts` are those of their files, `baseMap` resolves to bytes. */
export async function show(section, columns, baseMap) {
  await start();
  const bytes = new Uint8Array(await baseMap);
  hide(section);
  const { layouts } = columns;
  // Publishers count the same events: theirs are never added up.
  const publishers = [...new Set(counted(columns.files, layouts.length).map((file) => layouts[file]))];
  const wanted = { layouts, layout: publishers.length > 1 ? publishers[0] : undefined, country: undefined, type: undefined, byOther: false };
  const body = make("div", {});
  const fill = () => {
    shown?.finalize();
    shown = undefined;
    const named = wanted.byOther ? "Killed in events, by the party named second" : "Killed in events, by the party named first";
    const party = hasOthers(columns) ? named : "Killed in events, by party";
    const own = subset(columns, wanted);
    if (own.days.length) shown = new Panel(body, { ...own, party }, bytes);
    else body.replaceChildren(make("p", {}, "No event is of this country and this type."));
  };
  const tools = make("div", { className: "tools" });
  const choices = new Choices(columns, wanted, fill);
  tools.append(...choices.all(publishers));
  section.replaceChildren(make("h2", {}, "Events"), tools, body);
  section.hidden = false;
  fill();
}

/** Whether any event has a second party. */
const hasOthers = ({ others, sideNames }) => others.some((side) => sideNames[side]);

/** What of the events is wanted, each to be chosen from a list. */
class Choices {
  #columns;
  #wanted;
  #fill;
  #others = make("span", { className: "tools" });

  /** `fill` shows what is `wanted`, which the lists change. */
  constructor(columns, wanted, fill) {
    this.#columns = columns;
    this.#wanted = wanted;
    this.#fill = fill;
  }

  /** All lists from which there is something to choose. */
  all(publishers) {
    const change = (row) => {
      Object.assign(this.#wanted, { layout: publishers[row], country: undefined, type: undefined });
      this.#list();
    };
    this.#list();
    return [...(publishers.length > 1 ? [this.#select("Whose", publishers, change)] : []), this.#others, ...this.#parties()];
  }

  /** Countries and types of the publisher's own events: no other one's would leave anything. */
  #list() {
    const { countries, countryNames, types, typeNames } = this.#columns;
    const one = (what, all, names, unsaid, choose) => {
      const rows = this.#countedOf(all, names.length);
      if (rows.length < 2) return [];
      const options = [`all ${rows.length} ${what[1]}`, ...rows.map((row) => names[row] || unsaid)];
      return [this.#select(what[0], options, (row) => choose(row ? rows[row - 1] : undefined))];
    };
    this.#others.replaceChildren(
      ...one(["Country", "countries"], countries, countryNames, "country not said", (row) => (this.#wanted.country = row)),
      ...one(["Type", "types"], types, typeNames, "type not said", (row) => (this.#wanted.type = row)),
    );
  }

  #countedOf(column, count) {
    const { files } = this.#columns;
    const { layouts, layout } = this.#wanted;
    if (layout === undefined) return counted(column, count);
    return counted(column.filter((_, row) => layouts[files[row]] === layout), count);
  }

  #parties() {
    if (!hasOthers(this.#columns)) return [];
    return [this.#select("Party", ["named first", "named second"], (row) => (this.#wanted.byOther = row === 1))];
  }

  #select(ariaLabel, options, choose) {
    const element = make("select", { ariaLabel }, ...options.map((text, value) => make("option", { value }, text)));
    element.addEventListener("change", () => {
      choose(Number(element.value));
      this.#fill();
    });
    return make("label", {}, `${ariaLabel} `, element);
  }
}
