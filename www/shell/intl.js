/**
 * Whether the browser knows a language. All know English, and most pages are in it; to tell what others it knows, Chromium
 * looks through all of them, which took a third of the script until a figure answered.
 */
export function isKnown(language) {
  try {
    return /^en\b/.test(Intl.getCanonicalLocales(language)) || Intl.NumberFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}

/**
 * Who writes a language that the core does not write itself, by the browser's `Intl`, which is asked nothing twice: a
 * function of a number, or of the milliseconds at which a date begins and ends, and of the way. That is 0 for numbers,
 * 16 for percentages, and for dates a sum of 1 (year), 2 (month), 4 (day) and 8 (a long month). A language that the
 * browser does not know is the browser's own.
 */
export function writerOf(language) {
  const number = (style) => new Intl.NumberFormat(language, { style, maximumFractionDigits: 2 });
  try {
    number();
  } catch {
    language = undefined;
  }
  const formats = { 0: number(), 16: number("percent") };
  const date = (way) => {
    const numeric = (part) => (way & part ? "numeric" : undefined);
    const month = numeric(2) && (way & 8 ? "long" : "short");
    // Days are civil: without a zone a reader west of Greenwich would see the day before.
    const civil = { timeZone: "UTC", calendar: "gregory" };
    return new Intl.DateTimeFormat(language, { year: numeric(1), month, day: numeric(4), ...civil });
  };
  const write = (first, last, format) => (first === last ? format.format(first) : format.formatRange(first, last));
  const texts = {};
  return (first, last, way) => (texts[[first, 1 / first, last, way]] ??= write(first, last, (formats[way] ??= date(way))));
}
