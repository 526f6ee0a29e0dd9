/**
 * Groups made-up events by the first statement of docs/scale.md, and prints what they are in all: events, deaths, and the lowest
 * and highest estimates, counted directly. Arguments: the document, and the number of events. The groups are in `grouped.csv`.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { readFileSync } from "node:fs";

const [, , document, count] = process.argv;
const [, statement] = readFileSync(document, "utf8").match(/## DuckDB[\s\S]*?```sql\n([\s\S]*?)```/);
const connection = await (await DuckDBInstance.create(":memory:")).connect();

// 366 days, 20 places and 4 sides, in all combinations; estimates differ in some events.
await connection.run(`CREATE VIEW events AS SELECT
    DATE '2020-01-01' + CAST(i % 366 AS INTEGER) AS day, CAST(i // 366 % 20 AS UTINYINT) AS place_id, CAST(i // 7320 % 4 AS UTINYINT) AS side_id,
    i % 7 AS best, i % 7 - CAST(i % 7 > 3 AS INTEGER) AS low, i % 7 + i % 3 AS high FROM range(${Number(count)}) AS made(i)`);
await connection.run("CREATE TABLE places AS SELECT i AS id, 'Place, ' || i AS name, 10 + i AS latitude, 90.5 AS longitude FROM range(20) AS made(i)");
await connection.run("CREATE TABLE sides AS SELECT i AS id, 'Side ' || i AS name FROM range(4) AS made(i)");
await connection.run(statement);
const direct = await connection.runAndReadAll("SELECT count(*), sum(best), sum(low), sum(high) FROM events");
console.log(direct.getRows()[0].map(String).join(" "));
