/** DuckDB under Mosaic, which counts ahead for each day that a brush may end at: its queries alone, without a picture. */
import * as duckdb from "@duckdb/duckdb-wasm";
import { clauseInterval, Coordinator, MosaicClient, Selection, wasmConnector } from "@uwdata/mosaic-core";
import { Query, sum } from "@uwdata/mosaic-sql";
import { tableFromArrays, tableToIPC } from "apache-arrow";

const FILES = "node_modules/@duckdb/duckdb-wasm/dist";

async function database(columns) {
  const worker = new Worker(new URL(`${FILES}/duckdb-browser-eh.worker.js`, location));
  const base = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await base.instantiate(new URL(`${FILES}/duckdb-eh.wasm`, location).href);
  const connection = await base.connect();
  const { days: day, places: place, sides: side, best } = columns;
  await connection.insertArrowFromIPCStream(tableToIPC(tableFromArrays({ day, place, side, best }), "stream"), { name: "events" });
  return { base, connection };
}

/** Deaths by a field, of the events that a selection leaves. */
class Sums extends MosaicClient {
  #field;
  #heard;
  all;

  constructor(field, count, selection) {
    super(selection);
    this.#field = field;
    this.all = new Float64Array(count);
    this.await();
  }

  /** Promises the next answer. */
  await() {
    this.answer = new Promise((heard) => {
      this.#heard = heard;
    });
    return this.answer;
  }

  query(filter = []) {
    return Query.from("events").select({ key: this.#field, deaths: sum("best") }).groupby(this.#field).where(filter);
  }

  queryResult(table) {
    const { key, deaths } = table.toColumns();
    this.all.fill(0);
    key.forEach((one, row) => {
      this.all[one] = Number(deaths[row]);
    });
    this.#heard();
    return this;
  }
}

export async function mosaic({ columns, dayCount, sideCount, placeCount }) {
  const { base, connection } = await database(columns);
  // A step that was taken before is to be counted again.
  const coordinator = new Coordinator(wasmConnector({ duckdb: base, connection }), { logger: null, cache: false, consolidate: false });
  const selection = Selection.intersect();
  const clients = [new Sums("side", sideCount, selection), new Sums("place", placeCount, selection)];
  const source = {};
  // A pixel a day, whose middle is the day: so the count ahead is exact.
  const scale = { type: "linear", domain: [7304.5, 7304.5 + dayCount], range: [0, dayCount] };
  const clause = (ends) => clauseInterval("day", ends, { source, scale, bin: "floor", clients: new Set() });
  for (const client of clients) coordinator.connect(client);
  await Promise.all(clients.map(({ answer }) => answer));
  selection.activate(clause([7305, 7305 + 89]));
  return {
    step: async (ends) => {
      const answers = clients.map((client) => client.await());
      selection.update(clause(ends));
      await Promise.all(answers);
    },
    sums: () => clients.map(({ all }) => all),
    end: () => base.terminate(),
  };
}
