/** Events in a section of the page: whose they are, of which country, and by which party, with a panel of them. */
import { make } from "../report.js";
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
  const wanted = { layouts, layout: publishers.length > 1 ? publishers[0] : undefined, country: undefined, byOther: false };
  const body = make("div", {});
  const fill = () => {
    shown?.finalize();
    const party = wanted.byOther ? "By the party named second" : "By the party named first";
    shown = new Panel(body, { ...subset(columns, wanted), party }, bytes);
  };
  section.replaceChildren(make("h2", {}, "Events"), make("div", { className: "tools" }, ...selects(columns, publishers, wanted, fill)), body);
  section.hidden = false;
  fill();
}

function selects(columns, publishers, wanted, fill) {
  const select = (ariaLabel, options, chosen) => {
    const element = make("select", { ariaLabel }, ...options.map((text, value) => make("option", { value }, text)));
    element.addEventListener("change", () => {
      chosen(Number(element.value));
      fill();
    });
    return make("label", {}, `${ariaLabel} `, element);
  };
  const found = [];
  if (publishers.length > 1) found.push(select("Whose", publishers, (row) => (wanted.layout = publishers[row])));
  const { countries, countryNames } = columns;
  if (countryNames.length > 1) {
    const rows = counted(countries, countryNames.length);
    const names = rows.map((row) => countryNames[row] || "country not said");
    found.push(select("Country", [`all ${rows.length} countries`, ...names], (row) => (wanted.country = row ? rows[row - 1] : undefined)));
  }
  if (columns.others.some((side) => columns.sideNames[side])) {
    found.push(select("Party", ["named first", "named second"], (row) => (wanted.byOther = row === 1)));
  }
  return found;
}
