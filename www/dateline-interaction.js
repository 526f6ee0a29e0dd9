/** What a dossier loads at a reader's first touch: choosing in the pictures, and taking it back. */
import { Interaction } from "./shell/interaction.js";

export { Interaction };
