/** Only in the self-contained build, in place of load-modules.js: the modules are there. */
import { Claims } from "./claims/claims.js";
import { build, names, rules } from "./controls.js";
import { timeline } from "./timeline.js";
import { Interaction } from "./interaction.js";
import { tableOf } from "./table.js";
import { Reader } from "./reader/reader.js";
import { Readers } from "./reader/readers.js";
import { card, phrases, reader } from "./sheets.js";
import { jsonLdOf } from "./take/json-ld.js";
import { Menu } from "./take/menu.js";
import { Tooltip } from "./tooltip.js";

Menu.hasFrames = false;

export const loadControls = async () => ({ build, names, rules });

export const loadDetails = async () => ({
  Tooltip,
  tableOf,
  readersOf: (dossier) => new Readers(dossier, {
    loadClaims: async () => ({ Claims, rules: { card, phrases } }),
    loadReader: async () => ({ Reader, rules: reader }),
    loadTake: async () => ({ Menu, jsonLdOf }),
  }),
});

export const loadInteraction = async () => ({ Interaction });

export const loadTimeline = async () => timeline;
