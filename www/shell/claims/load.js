/** Loads what binds prose to data, where a page has claims. */
export const loadClaims = () => import("../../dateline-claims.js");
