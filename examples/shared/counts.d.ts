import type { DataSet } from "dateline/dataset";

/** The first `length` counts of a year, as a data set. */
export function dataSetOf(length: number): DataSet;
