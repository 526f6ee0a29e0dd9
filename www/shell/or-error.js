import { DatelineError } from "./errors.js";

/** A module of the package, or why it is not there. */
export const orError = (module) => module.catch((cause) => {
  throw new DatelineError("network", cause.message, { cause });
});
