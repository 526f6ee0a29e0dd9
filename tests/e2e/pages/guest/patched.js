// A page whose libraries change what the language brings; its address says in which way.
const PATCHES = {
  // As Prototype.js and MooTools did it: enumerable, and with a form of JSON of their own.
  prototype() {
    Array.prototype.each = function (act) { this.forEach(act); };
    Array.prototype.toJSON = function () { return `[${this.map((value) => JSON.stringify(value)).join(", ")}]`; };
    String.prototype.toJSON = function () { return `${this}`; };
    Date.prototype.toJSON = () => "a date";
    Function.prototype.delay = function (seconds) { setTimeout(this, seconds * 1000); };
    Element.prototype.select = Element.prototype.querySelectorAll;
  },
  // Enumerable for every object there is.
  object() {
    Object.prototype.extend = function () { return this; };
    Object.prototype.sources = 7;
  },
  throwing() {
    JSON.stringify = () => { throw new Error("no JSON here"); };
  },
  silent() {
    JSON.stringify = () => undefined;
  },
  constant() {
    JSON.stringify = () => "{}";
  },
  formats() {
    Intl.NumberFormat = function broken() { throw new Error("no formats here"); };
  },
  // Polyfills that know less than what they replace.
  polyfills() {
    Array.from = (list) => [].slice.call(list);
    Object.entries = (object) => Object.keys(object).map((key) => [key, object[key]]);
    Object.assign = (target, ...others) => {
      for (const other of others) for (const key in other) target[key] = other[key];
      return target;
    };
  },
};
const { stringify } = JSON;
const patch = PATCHES[new URL(document.currentScript.src).search.slice(1)];
/** Changes it; `mend` gives the browser's driver its JSON back. */
window.patch = patch;
window.mend = () => {
  JSON.stringify = stringify;
  for (const { prototype } of [Array, String]) delete prototype.toJSON;
};
