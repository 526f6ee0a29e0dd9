// A page whose every listener throws, and that writes down which of them were called.
window.thrown = [];
for (const type of ["dateline-ready", "dateline-filter", "dateline-focus", "dateline-error"]) {
  for (const target of [...document.querySelectorAll("dateline-figure"), document]) {
    target.addEventListener(type, ({ target: { view } }) => {
      window.thrown.push(`${type} ${view}`);
      throw new Error("of the host");
    });
  }
}
