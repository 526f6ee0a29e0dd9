/** Binds the claims and the steps of a page to a dossier, if there are any. */
import { contents } from "../tooltip.js";
import { CLAIMS, STEPS, figuresOf } from "./page.js";

/** Gives what ends it. `load` promises what it takes. */
export function bindClaims(dossier, load) {
  const report = (error) => figuresOf(dossier).forEach((figure) => figure.report(error));
  let claims;
  if (document.querySelector(`${CLAIMS}, ${STEPS}`)) {
    load().then(({ Claims, rules }) => (claims = new Claims(dossier, contents, rules, report))).catch(report);
  }
  return { finalize: () => claims?.finalize() };
}
