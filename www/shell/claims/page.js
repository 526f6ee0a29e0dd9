/** What claims are about on a page. */

/** The phrases that are bound to data. */
export const CLAIMS = "data[data-dateline], time[data-dateline], dateline-claim[of]";

/** The blocks that set a state when a reader comes to them. */
export const STEPS = "[data-step]";

/** The figures of a dossier, in the order of the page. */
export const figuresOf = (dossier) => [...document.querySelectorAll("dateline-figure")].filter((figure) => figure.dossier === dossier);
