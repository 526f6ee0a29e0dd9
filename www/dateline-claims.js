/** What a page loads where its prose is bound to data: phrases that light their marks, and the other way round. */
import { Claims } from "./shell/claims/claims.js";
import { card, phrases } from "./shell/sheets.js";

const rules = { card, phrases };

export { Claims, rules };
