/** What a figure loads when a reader wants to take it along: its menu, and what that makes. */
import { jsonLdOf } from "./shell/take/json-ld.js";
import { Menu } from "./shell/take/menu.js";

export { Menu, jsonLdOf };
