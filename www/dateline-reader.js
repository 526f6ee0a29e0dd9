/** What a figure loads when the page has time: its marks one by one, for keys, screen readers and voices. */
import { Reader } from "./shell/reader/reader.js";
import { reader as rules } from "./shell/sheets.js";

export { Reader, rules };
