/**
 * A file of events of the shape of UCDP's, read by two libraries that split its fields, and by the importer, which checks each
 * record and adds them up besides. All on the main thread, each from what it likes best: the text, or the bytes of it.
 */
import { csvParse } from "d3-dsv";
import Papa from "papaparse";

const EVENTS = 100_000;
const ROUNDS = 5;

/** The columns of UCDP's GED, and what made-up events have in them. */
const COLUMNS = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,\
dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,\
source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,\
longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,\
deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob".split(",");

function event(number) {
  const day = new Date(Date.UTC(1990, 0, 1 + (number % 12_000))).toISOString().slice(0, 10);
  const best = number % 17;
  const cells = {
    id: number, relid: `RUR-${number}`, year: day.slice(0, 4), active_year: "True", code_status: "Clear",
    type_of_violence: 1 + (number % 3), conflict_name: "Ruritania: Government", dyad_name: "Government of Ruritania - Front",
    side_a: "Government of Ruritania", side_b: "Front", number_of_sources: 2,
    source_article: `"""Strelsau Times,${day},Fighting goes on in the hills, and beyond them"";""Zenda Post,${day},More dead"""`,
    source_headline: '"Fighting goes on, and beyond"', where_prec: 2, where_coordinates: "Zenda town",
    where_description: '"Zenda, near the castle"', adm_1: "Zenda", latitude: "48.123456", longitude: "15.654321",
    geom_wkt: "POINT (15.654321 48.123456)", priogrid_gid: 199000, country: "Ruritania", country_id: 999, region: "Europe",
    event_clarity: 1, date_prec: 1, date_start: `${day} 00:00:00.000`, date_end: `${day} 00:00:00.000`, deaths_a: 0, deaths_b: best,
    deaths_civilians: 0, deaths_unknown: 0, best, high: best + (number % 5), low: best, gwnoa: 999,
  };
  return COLUMNS.map((name) => cells[name] ?? "").join(",");
}

async function run() {
  const { default: init, Importer } = await import(new URL("/pkg/explore/dateline_import.js", location));
  await init({ module_or_path: new URL("/pkg/explore/dateline_import_bg.wasm", location) });
  const text = [COLUMNS.join(","), ...Array.from({ length: EVENTS }, (_, number) => event(number))].join("\n");
  const bytes = new TextEncoder().encode(text);
  const readers = {
    "d3-dsv, fields alone": () => csvParse(text).length,
    "Papa Parse, fields alone": () => Papa.parse(text, { header: true }).data.length,
    "the importer, records checked": () => imported(Importer, bytes),
  };
  const times = Object.fromEntries(Object.keys(readers).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, read] of Object.entries(readers)) {
      const began = performance.now();
      const count = read();
      if (count !== EVENTS) throw new Error(`${name} read ${count} of ${EVENTS} events`);
      times[name].push(performance.now() - began);
      // The rubbish of one is not collected in the time of the next.
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return Object.entries(times).map(([name, ms]) => ({ name, megabytes: bytes.length / 1e6, ms: ms.sort((one, other) => one - other) }));
}

/** Bytes come in chunks, as a file gives them. */
function imported(Importer, bytes) {
  const importer = new Importer("");
  importer.begin("events.csv");
  for (let at = 0; at < bytes.length; at += 1 << 20) importer.feed(bytes.subarray(at, at + (1 << 20)));
  importer.end();
  const [, report] = importer.finish();
  importer.free();
  return JSON.parse(report).files[0].rows;
}

window.benchResult = run();
