/** Loads what comes behind all else: what makes marks elements, what binds prose to them, and at a wish what a reader takes along. */

import { orError } from "./or-error.js";

export const loadClaims = () => orError(import("../dateline-claims.js"));
export const loadReader = () => orError(import("../dateline-reader.js"));
export const loadTake = () => orError(import("../dateline-take.js"));
