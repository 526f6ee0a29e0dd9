/** What the tests do on a page in which the figures are guests; stands ahead of their scripts, behind probe.js. */
const DATA = "/pkg/myanmar-2021.json";

const all = () => [...document.querySelectorAll("dateline-figure")];
const drawAll = () => Promise.all(all().map((figure) => figure.load()));
const { mine } = window.witness ?? {};

const canvasesOf = (figure) => [...figure.shadowRoot.querySelectorAll(".picture canvas")];
/** The fingerprints of a figure's ground and marks. */
const pictureOf = (figure) => canvasesOf(figure).slice(0, 2).map((canvas) => inkOf(canvas).hash);
const isInked = (figure) => inkOf(canvasesOf(figure)[1]).dots > 200;
const stateOf = (figure) => figure.shadowRoot.querySelector(".figure").dataset.state;
const wordsOf = (figure, part) => figure.shadowRoot.querySelector(`.${part}`).innerText.trim();
/** What a figure says is wrong, and whether the page's own content still stands there. */
const troubleOf = (figure) => wordsOf(figure, "trouble");
const keepsItsOwn = (figure) => [...figure.children].every((child) => child.checkVisibility());

/** The name and code of what a call or a promise ends with. */
async function endOf(act) {
  try {
    await act();
    return "nothing";
  } catch (error) {
    return [error.name, error.code].filter(Boolean).join(" ");
  }
}

/** A figure of the page's own making, put at its end. */
function put(attributes, into = document.querySelector("main")) {
  const figure = document.createElement("dateline-figure");
  Object.entries({ src: DATA, ...attributes }).forEach(([name, value]) => figure.setAttribute(name, value));
  figure.append(Object.assign(document.createElement("p"), { textContent: "The page's own words" }));
  mine(() => into.append(figure));
  return figure;
}

/** The errors that the figures announce from now on. */
function announcedErrors() {
  const errors = [];
  document.addEventListener("dateline-error", ({ target, detail }) =>
    errors.push([target.view, detail.error.name, detail.error.code ?? ""].join(" ").trim()));
  return errors;
}

/** What the page throws from now on, and nobody catches. */
function thrownErrors() {
  const errors = [];
  addEventListener("error", ({ message }) => errors.push(message));
  addEventListener("unhandledrejection", ({ reason }) => errors.push(`${reason}`));
  return errors;
}

/** Moves a pointer to where a view shows what its tip says in `words`. */
async function pointAt(view, words) {
  const [x, y] = await findSpot(view, words);
  const picture = inside(view, ".picture");
  const { left, top } = picture.getBoundingClientRect();
  picture.dispatchEvent(new PointerEvent("pointermove", { pointerType: "mouse", clientX: left + x, clientY: top + y }));
  await settled();
}

// WebKit notes what a driver's script changes before its first pause only after it, whoever takes the records.
await null;
