/**
 * What is chosen and filtered, clause by clause, each as a button that takes it back: above the first figure of a dossier, or in
 * its `<dateline-filter>`.
 */
import { LISTS, NOTHING } from "./clauses.js";
import { inPage, make } from "./dom.js";
import { strings } from "./interaction-strings.js";
import { steadily } from "./steadily.js";

/** More names than these are not told one by one, if fewer are left out. */
const MANY = 5;

export class Chips {
  #dossier;
  #rules;
  #element = make("ul", { className: "chips", part: "chips", ariaLabel: strings.chosen, hidden: true });
  #known = "";
  /** Gives a link to what is chosen, where the page's address has it. */
  link;

  constructor(dossier, rules) {
    this.#dossier = dossier;
    this.#rules = rules;
  }

  finalize() {
    this.#known = "";
    this.#element.remove();
  }

  /** Does not stay in an element that has gone. */
  leave(host) {
    if (this.#element.getRootNode().host === host) this.finalize();
  }

  /** Shows what is chosen now, above the first of the figures. */
  settle(figures, elements) {
    const clauses = this.#clauses();
    const text = JSON.stringify(clauses);
    figures.sort(inPage);
    const host = [...elements].find(({ localName }) => localName === "dateline-filter") ?? figures[0];
    if (!host || (text === this.#known && this.#element.getRootNode().host === host)) return;
    this.#known = text;
    const buttons = clauses.map((clause) => this.#button(clause.text, strings.remove(clause.text), () => this.#take(clause)));
    if (clauses.length > 1) buttons.push(this.#button(strings.all, strings.all, () => this.#takeAll(), "all"));
    if (this.link && clauses.length) buttons.push(this.#copyButton());
    const hadFocus = this.#element.matches(":focus-within");
    steadily(figures, () => {
      this.#element.replaceChildren(...buttons.map((button) => make("li", {}, button)));
      this.#element.hidden = !clauses.length;
      host.adorn(this.#rules, this.#element);
    });
    // Whoever took one back with a key goes on with the next.
    if (hadFocus) (buttons[0] ?? host.shadowRoot.querySelector("input, [role=slider], summary"))?.focus();
  }

  /** A clause is what is said of it, and the filter or choice without it. */
  #clauses() {
    const { choices } = this.#dossier;
    const days = this.#dossier.ask((core) => core.readMore("days"));
    return [false, true].flatMap((isChoice) => {
      const asked = isChoice ? this.#dossier.choice : this.#dossier.filter;
      const named = (field, id) => choices[field].find((choice) => choice.id === id)?.name ?? id;
      const clauses = [];
      const add = (text, patch) => clauses.push({ text, patch, isChoice });
      if (asked.from ?? asked.to) add(days[+isChoice], { from: null, to: null });
      for (const field of ["recipient", "direction"]) {
        if (asked[field]) add(named(field, asked[field]), { [field]: null });
      }
      for (const field of Object.keys(LISTS)) {
        const names = asked[field] ?? [];
        const missing = choices[field].map(({ id }) => id).filter((id) => !names.includes(id));
        // Of many the few that are left out are told.
        if (names.length > MANY && names.length > missing.length) {
          const all = names.length + 1;
          for (const id of missing) {
            add(strings.without(named(field, id)), { [field]: all === choices[field].length ? null : [...names, id] });
          }
          continue;
        }
        for (const name of names) {
          const others = names.filter((other) => other !== name);
          add(named(field, name), { [field]: others.length ? others : null });
        }
      }
      return clauses;
    });
  }

  #take({ patch, isChoice }) {
    if (isChoice) this.#dossier.setChoice(patch);
    else this.#dossier.setFilter(patch);
  }

  #copyButton() {
    const copy = async () => {
      const link = this.link();
      try {
        await navigator.clipboard.writeText(link);
        button.textContent = button.ariaLabel = strings.copied;
      } catch {
        // Where a page may not write there, the reader can.
        const input = make("input", { readOnly: true, value: link, ariaLabel: strings.copy });
        button.replaceWith(input);
        input.select();
      }
    };
    const button = this.#button(strings.copy, strings.copy, copy, "copy");
    return button;
  }

  #takeAll() {
    this.#dossier.setFilter(NOTHING);
    this.#dossier.setChoice(NOTHING);
  }

  #button(text, ariaLabel, onclick, className = "") {
    return make("button", { type: "button", className, ariaLabel, onclick }, text);
  }
}
