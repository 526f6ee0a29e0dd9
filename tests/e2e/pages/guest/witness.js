/**
 * Stands first in a page in which the figures are guests, and writes down what happens to the rest of
 * it: changes outside the elements, errors, rejections that nobody hears, breaches of the policy.
 */
(() => {
  "use strict";
  const GUESTS = "dateline-figure, dateline-filter, dateline-record, dateline-card";
  /** What a page has bound to data itself is marked as such. */
  const CLAIMS = "data[data-dateline], time[data-dateline], dateline-claim";
  const MARKED = /^(role|tabindex|aria-)/;
  const found = [];
  const write = (what) => found.push(String(what));
  const { closest } = Element.prototype;
  const elementOf = (node) => (node instanceof Element ? node : node.parentElement);
  const isGuest = (node) => elementOf(node) && closest.call(elementOf(node), GUESTS);
  const isClaim = ({ target, attributeName }) => MARKED.test(attributeName) && Element.prototype.matches.call(target, CLAIMS);
  const isCard = ({ addedNodes, removedNodes }) => {
    const nodes = [...addedNodes, ...removedNodes];
    return nodes.length > 0 && nodes.every((node) => nameOf(node) === "dateline-card");
  };
  const isOurs = (record) => isGuest(record.target) || isClaim(record) || isCard(record);
  const nameOf = (node) => node.localName ?? node.nodeName;
  const keep = (records) => records.filter((record) => !isOurs(record)).forEach(({ type, target, attributeName }) =>
    write(`${type} of ${nameOf(target)} ${attributeName ?? ""}`.trim()));
  const observer = new MutationObserver(keep);
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  // Before the first deferred script and the first module.
  document.addEventListener("readystatechange", () => observer.observe(document, everything), { once: true });
  addEventListener("error", (event) => {
    // What the page does wrong itself is not laid at the guest's door.
    if (/of the host/.test(event.message)) return event.preventDefault();
    return write(event.message ?? `${event.target.localName} could not be loaded`);
  });
  addEventListener("unhandledrejection", ({ reason }) => write(`unhandled ${reason}`));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    write(`${violatedDirective} forbids ${blockedURI}`));

  window.witness = Object.freeze({
    /** Lets the page itself change; gives what `act` gives. */
    mine(act) {
      keep(observer.takeRecords());
      const given = act();
      observer.takeRecords();
      return given;
    },
    /** Ignores what is found from here on: rejections and breaches that the test itself provokes. */
    expect: (words) => found.splice(0).filter((line) => !line.includes(words)).forEach(write),
    found() {
      keep(observer.takeRecords());
      return found;
    },
  });
})();
