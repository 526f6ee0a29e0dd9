import { DatelineError } from "./errors.js";

/** Loads the inputs of `<dateline-filter>` when the first one needs them. */
export const loadControls = () => import("../dateline-controls.js").catch((cause) => {
  throw new DatelineError("network", "the controls did not arrive", { cause });
});
