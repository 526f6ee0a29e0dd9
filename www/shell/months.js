/** Months as whole numbers (year × 12 + month from 0), which is what a range input can hold. */

/** The month of a date such as "2021-03-27" or "2021-03"; a bare year is its January. */
export function monthOf(date) {
  const [, year, month] = /^(\d{4})(?:-(\d\d))?/.exec(date) ?? [];
  return year === undefined ? undefined : year * 12 + Number(month ?? 1) - 1;
}

/** The month as a filter wants it: "2021-03". */
export const isoOf = (month) =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

/** The month as the reader's language writes it: "March 2021". */
export const nameOf = (month, language) =>
  new Date(Date.UTC(Math.floor(month / 12), month % 12))
    .toLocaleDateString(language || undefined, { year: "numeric", month: "long", timeZone: "UTC" });
