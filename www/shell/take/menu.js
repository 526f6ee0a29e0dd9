/** What a reader takes along of a figure, and how else it can be read: a list of buttons. */
import { make } from "../dom.js";
import { canvasOf, vectorOf } from "./compose.js";
import { csv } from "./csv.js";
import { embedCode, inWords } from "./embed-code.js";
import { packageOf } from "./package.js";
import { flat, shownOf } from "./records.js";
import { save } from "./save.js";
import { play, silence } from "./sound.js";
import { strings } from "./strings.js";

/** What there is, in its order, as the attribute `menu` names it. */
export const PARTS = ["link", "table", "data", "csv", "svg", "png", "embed", "print", "sound", "keys"];

/** A file that opens in a spreadsheet says that it is UTF-8. */
const MARK = "\ufeff";

export class Menu {
  /** Whether the page for frames lies beside the shell: not where all is one script. */
  static hasFrames = true;
  #figure;
  #picture;
  #dossier;
  #marks;
  #keys;
  #status = make("p", { role: "status", className: "said" });
  #dialog;
  #sound;

  /** `marks` gives those of the figure, `keys` shows what keys do. */
  constructor(figure, picture, dossier, { marks, keys }) {
    this.#figure = figure;
    this.#picture = picture;
    this.#dossier = dossier;
    this.#marks = marks;
    this.#keys = keys;
  }

  /** Opens it beside a button. */
  open(button) {
    const items = this.#parts().map((part) => make("li", {}, this.#item(part)));
    const close = make("button", { type: "button", className: "close", ariaLabel: strings.close, onclick: () => this.#dialog.close() }, "×");
    this.#status.replaceChildren();
    this.#dialog = make("dialog", { className: "take", ariaLabel: strings.title }, close, make("strong", {}, strings.title),
      make("ul", {}, ...items), this.#status);
    this.#dialog.addEventListener("close", () => this.#closed(button));
    // Beside the list is outside of it.
    this.#dialog.addEventListener("click", ({ target }) => target === this.#dialog && this.#dialog.close());
    button.after(this.#dialog);
    // Closed, browsers bring the focus back to where it was, and not all of them have it on a button that was clicked.
    button.focus();
    this.#dialog.showModal();
    place(this.#dialog, button);
  }

  #closed(button) {
    silence();
    this.#dialog.remove();
    button.ariaExpanded = "false";
  }

  /** The editor leaves parts out, and some are of no use. */
  #parts() {
    const wanted = this.#figure.getAttribute("menu")?.split("~").map((part) => part.trim());
    const isThere = {
      sound: this.#figure.view === "trend" && self.AudioContext && this.#marks().some(({ day }) => day !== undefined),
      embed: Menu.hasFrames && this.#figure.hasAttribute("src"),
    };
    return PARTS.filter((part) => (isThere[part] ?? true) && (wanted?.includes(part) ?? true));
  }

  #item(part) {
    const button = make("button", { type: "button" }, strings[part]);
    button.addEventListener("click", async () => {
      try {
        const said = await this.#acts[part](button);
        this.#status.replaceChildren(...[said ?? ""].flat());
      } catch (error) {
        this.#status.textContent = strings.failed(error.message);
      }
    });
    return button;
  }

  #acts = {
    link: async () => copied((await this.#dossier.interaction).link ?? this.#address()),
    table: () => this.#leave(() => this.#openTable()),
    data: () => this.#save("zip", packageOf(this.#shown(), this.#about())),
    csv: () => this.#save("csv", new Blob([MARK, this.#csv()], { type: "text/csv" })),
    svg: () => this.#save("svg", new Blob([this.#svg()], { type: "image/svg+xml" })),
    png: async () => this.#save("png", await new Promise((resolve) => this.#canvas().toBlob(resolve))),
    embed: () => copied(embedCode(this.#figure, this.#said("headline"))),
    print: () => this.#leave(() => print()),
    sound: (button) => this.#listen(button),
    keys: () => this.#leave(() => this.#keys()),
  };

  /** Closes the list before something else. */
  #leave(act) {
    this.#dialog.close();
    act();
  }

  #said(part) {
    return this.#figure.shadowRoot.querySelector(`.${part}`)?.innerText.trim() ?? "";
  }

  /** The page, at the figure if it can be named. */
  #address() {
    const address = new URL(location);
    if (this.#figure.id) address.hash = this.#figure.id;
    return address.href;
  }

  #shown() {
    return shownOf(this.#dossier, this.#dossier.ask((core) => core.readMore("shown", this.#figure.number)));
  }

  #csv() {
    const shown = this.#shown();
    const { view, constructor: { views } } = this.#figure;
    return csv(flat(shown.tables[views[view]?.table] ?? [], shown));
  }

  #about() {
    return {
      headline: this.#said("headline"), measure: this.#said("measure"), notes: this.#said("notes").split("\n").filter(Boolean),
      credit: this.#said("credit"), address: location.href, filtered: inWords(this.#dossier),
    };
  }

  #svg() {
    return new XMLSerializer().serializeToString(vectorOf(this.#figure, this.#picture, this.#dossier));
  }

  #canvas() {
    return canvasOf(this.#figure, this.#picture, this.#dossier);
  }

  #save(ending, blob) {
    const name = `dateline-${this.#figure.view}.${ending}`;
    save(name, blob);
    return strings.saved(name);
  }

  #openTable() {
    const table = this.#figure.shadowRoot.querySelector("details");
    table.open = true;
    table.querySelector("summary").focus();
  }

  #listen(button) {
    if (this.#sound) return silence();
    button.textContent = strings.silence;
    this.#sound = true;
    play(this.#marks(), () => {
      this.#sound = false;
      button.textContent = strings.sound;
    });
    return "";
  }
}

/** Copies a text; where a page may not, the reader can. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return strings.copied;
  } catch {
    const field = make("textarea", { readOnly: true, value: text, ariaLabel: strings.copy, rows: 4, onfocus: () => field.select() });
    setTimeout(() => field.focus());
    return [strings.copy, field];
  }
}

/** Stands under a button, or above it, or where there is room in the window. */
function place(dialog, button) {
  const { bottom, top, right } = button.getBoundingClientRect();
  const { offsetHeight, offsetWidth } = dialog;
  const under = bottom + offsetHeight < innerHeight ? bottom : top - offsetHeight;
  const within = (value, most) => Math.max(8, Math.min(value, most - 8));
  dialog.style.top = `${within(under, innerHeight - offsetHeight)}px`;
  dialog.style.left = `${within(right - offsetWidth, innerWidth - offsetWidth)}px`;
}
