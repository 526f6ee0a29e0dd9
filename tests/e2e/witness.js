/**
 * Stands first in every page of the tests, and tells the server what goes wrong in it: the one way that all
 * engines have. It waits for the answer, so that nothing is lost when the page is left.
 */
(() => {
  "use strict";
  const Request = XMLHttpRequest;
  const tell = (complaint) => {
    const request = new Request();
    request.open("GET", `/e2e/report?${encodeURIComponent(complaint)}`, false);
    request.send();
  };
  const wordsOf = (error) => (error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : `${error}`);
  // For the tests' own scripts, which have other modules than the page in Firefox.
  globalThis.importInPage = (address) => import(address);
  const isPart = (target) => target instanceof Element;
  addEventListener("error", ({ target, message, filename, lineno }) => {
    if (isPart(target)) tell(`could not be loaded: ${target.src ?? target.href ?? target.localName}`);
    else tell(`${message} (${filename}:${lineno})`);
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => tell(`unhandled: ${wordsOf(reason)}`));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
    tell(`${violatedDirective} forbids ${blockedURI} (${sourceFile}:${lineNumber})`));
})();

/** What the page's scripts have warned of, for tests that want to be warned. */
window.warnings = [];
const { warn } = console;
console.warn = (...words) => {
  window.warnings.push(words.join(" "));
  warn.apply(console, words);
};
