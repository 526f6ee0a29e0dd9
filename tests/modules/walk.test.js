/** Where keys lead among marks. */
import assert from "node:assert/strict";
import { walk } from "./shell/reader/walk.js";

const key = (name, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, altKey: false });

/** Two series over three years, and two events; the days are those of a year's middle. */
const day = (year) => Math.round((year - 1970) * 365.25 + 180);
const counts = (series, ...amounts) => amounts.map((amount, row) => ({ series, amount, day: day(2019 + row), isEvent: false }));
const event = (year) => ({ series: "", day: day(year), amount: undefined, isEvent: true });
const marks = [...counts("A", 5, 9, 2), ...counts("B", 1, undefined, 7), event(2018), event(2020)];

const leads = (from, name, to, ctrlKey) => assert.equal(walk(marks, from, key(name, ctrlKey), false), to, `${name} from ${from}`);

// One after the other, and no farther than there are marks.
leads(0, "ArrowRight", 1);
leads(0, "ArrowLeft", 0);
leads(7, "ArrowRight", 7);
// Another series at the same time.
leads(1, "ArrowDown", 4);
leads(4, "ArrowUp", 1);
leads(0, "ArrowUp", 0);
// The ends of a series, its least and its greatest: what has no number is neither.
leads(1, "Home", 0);
leads(4, "End", 5);
leads(0, "]", 1);
leads(0, "[", 2);
leads(4, "[", 3);
leads(6, "]", 6);
// A year.
leads(0, "PageDown", 1);
leads(2, "PageUp", 1);
leads(2, "PageDown", 2);
// Events before and behind.
leads(1, "ArrowLeft", 6, true);
leads(0, "ArrowRight", 7, true);
leads(6, "ArrowRight", 7, true);
// Other keys lead nowhere, and those of the browser are its own.
leads(0, "x", undefined);
leads(0, "ArrowDown", undefined, true);
assert.equal(walk(marks, 0, { ...key("ArrowLeft"), altKey: true }, false), undefined);

// Over many years a page is ten.
const long = Array.from({ length: 70 }, (_, row) => ({ series: "A", day: day(1950 + row), amount: row, isEvent: false }));
assert.equal(walk(long, 0, key("PageDown"), false), 10);

// In a list, up and down are back and on, and a page is ten marks.
const list = Array.from({ length: 30 }, (_, row) => ({ series: "2020", day: day(2020), amount: row, isEvent: false }));
assert.equal(walk(list, 3, key("ArrowDown"), true), 4);
assert.equal(walk(list, 3, key("PageDown"), true), 13);

// Marks without a day are reached as well.
const places = [...marks, { series: "", day: undefined, amount: undefined, isEvent: false }];
assert.equal(walk(places, 8, key("PageDown"), false), 8);
assert.equal(walk(places, 8, key("ArrowLeft"), false), 7);
