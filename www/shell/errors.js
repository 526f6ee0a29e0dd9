/** What Dateline throws and reports: an Error with a `code` that never changes its meaning. */
export class DatelineError extends Error {
  name = "DatelineError";

  constructor(code, message, { field, cause } = {}) {
    super(message, { cause });
    this.code = code;
    if (field) this.field = field;
  }

  /** Anything that was thrown, as a DatelineError; what has no code of its own gets this one. */
  static from(thrown, code = "unexpected") {
    if (thrown instanceof DatelineError) return thrown;
    const text = (value) => (typeof value === "string" ? value : undefined);
    const message = text(thrown?.message) ?? String(thrown);
    return new DatelineError(text(thrown?.code) ?? code, message, { field: text(thrown?.field), cause: thrown });
  }
}
