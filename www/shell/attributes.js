/** The attributes of `<dateline-figure>`, which are its state. */

/** What has to happen when an attribute changes. */
export const REACTIONS = {
  view: "mount", compare: "mount",
  from: "options", to: "options", recipient: "options", suppliers: "options", places: "options", series: "options",
  direction: "options", shares: "options", count: "options", focus: "options", unchosen: "options",
  headline: "words", note: "words", level: "words", menu: "menu",
  theme: "look", lang: "look", height: "size", aspect: "size",
};

export const ATTRIBUTES = Object.keys(REACTIONS);
/** Those that the core has to know. */
export const OPTIONS = ATTRIBUTES.filter((name) => /mount|options/.test(REACTIONS[name]));
