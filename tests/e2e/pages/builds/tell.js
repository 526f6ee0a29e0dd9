// In the sandboxed frame: tells the page around it which views are drawn, and what its origin is.
const drawn = new Set();
document.addEventListener("dateline-ready", ({ target }) => {
  drawn.add(target.view);
  if (drawn.size === 3) parent.postMessage(`${origin}: ${[...drawn].sort().join(" ")}`, "*");
});
for (const figure of document.querySelectorAll("dateline-figure")) figure.load();
