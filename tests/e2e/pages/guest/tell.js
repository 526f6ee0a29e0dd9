// In a sandboxed frame: tells the page around it what is drawn, and what has happened around the figures.
const figures = [...document.querySelectorAll("dateline-figure")];
const views = await Promise.all(figures.map((figure) => figure.load().then(({ view }) => view, String)));
parent.postMessage({ origin, views, found: [...window.witness.found()] }, "*");
