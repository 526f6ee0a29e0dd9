/** What Dateline throws and reports: an Error with a `code` that never changes its meaning. */
export class DatelineError extends Error {
  name = "DatelineError";

  constructor(code, message, { field, cause } = {}) {
    super(message, { cause });
    this.code = code;
    if (field) this.field = field;
  }

  /** Anything that was thrown, as a DatelineError; the core's own errors carry code and field. */
  static from(thrown) {
    if (thrown instanceof DatelineError) return thrown;
    const code = isTrap(thrown) ? "trap" : thrown?.code;
    const field = typeof thrown?.field === "string" ? thrown.field : undefined;
    const message = thrown?.message ?? String(thrown);
    return new DatelineError(typeof code === "string" ? code : "unexpected", message, { field, cause: thrown });
  }
}

/** Whether the core itself broke: nothing in its memory can be trusted after that. */
export const isTrap = (thrown) => thrown instanceof WebAssembly.RuntimeError;
