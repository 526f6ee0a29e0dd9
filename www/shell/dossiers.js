/** The dossiers of a page, by their data sets and names. */
import { checkText } from "./arguments.js";
import { addressOf, fetchData } from "./core.js";
import { Dossier } from "./dossier.js";

/** In characters; signed addresses are long. */
const LONGEST_ADDRESS = 8000;

const dossiers = new Map();

/**
 * The dossier of a data set and a name; the same pair gives the same dossier. `source` is an
 * address, or the address and the bytes of what has been handed over.
 */
export function dossierOf(source, name = "") {
  const { address, bytes } = source.bytes ? source : { address: addressOf(checkText(source, "src", LONGEST_ADDRESS)) };
  const key = `${address} ${checkText(name, "dossier")}`;
  if (!dossiers.has(key)) {
    const read = (signal) => bytes ?? fetchData(source, signal);
    const dossier = new Dossier(address, name, read, () => dossiers.get(key) === dossier && dossiers.delete(key));
    dossiers.set(key, dossier);
  }
  return dossiers.get(key);
}
