/** What a dossier loads at a reader's first touch: choosing in the pictures, and taking it back. */
import { Instrument } from "./shell/instrument.js";

export { Instrument };
