/** What the tests see of a page that holds our frame; stands ahead of each of their scripts. */
const embedded = () => frameOf().contentDocument;

const framedFigure = () => embedded()?.querySelector("dateline-figure");

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits for the figure in the frame: drivers do not wait for what a frame's scripts add. */
async function framed() {
  for (let turn = 0; turn < 250 && !framedFigure()?.ready; turn += 1) await pause(20);
  return framedFigure();
}

/** "fits" where the frame is as high as what is in it, and that is drawn; else what is wrong. */
function fit() {
  const main = window.frameOf?.()?.contentDocument?.querySelector("main");
  const canvas = main?.querySelector("dateline-figure")?.shadowRoot?.querySelectorAll(".picture canvas")[1];
  if (!canvas || inkOf(canvas).dots < 200) return "not drawn";
  const room = frameOf().contentWindow.innerHeight;
  const height = main.getBoundingClientRect().height;
  // Rounded up: so never less than what is in it.
  return room >= height - 0.02 && room < height + 1 ? "fits" : `${room} for ${height}`;
}
