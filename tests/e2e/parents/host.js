/**
 * A page that holds our frame in one of the manners in which pages do: `?parent=` names it, `&frame=` is
 * the frame's address. `frameOf()` then gives the frame, and `heard` what it has told.
 */
const asked = new URLSearchParams(location.search);
const address = asked.get("frame");
const box = document.querySelector("#box");

window.heard = [];
window.frameOf = () => (box.querySelector("side-chain")?.shadowRoot ?? box).querySelector("iframe");
addEventListener("message", ({ data, source }) => {
  if (source === frameOf()?.contentWindow) heard.push(data);
});

/** A classic script, loaded. */
function script(src) {
  const element = Object.assign(document.createElement("script"), { src });
  return new Promise((resolve, reject) => {
    Object.assign(element, { onload: resolve, onerror: reject });
    document.head.append(element);
  });
}

/** A plain frame. */
function frame(attributes = {}) {
  const element = document.createElement("iframe");
  for (const [name, value] of Object.entries({ title: "A figure", src: address, ...attributes })) {
    element.setAttribute(name, value);
  }
  box.append(element);
  return element;
}

/** A listener as AMP's runtime and Medium have one, written after their documentation. */
function listen(heightIn) {
  addEventListener("message", ({ data, source }) => {
    if (source !== frameOf().contentWindow) return;
    const height = heightIn(data);
    if (height) frameOf().height = height;
  });
  frame();
}

function mediumHeight(data) {
  if (typeof data !== "string" || !data.startsWith("{")) return undefined;
  const { context, src, height } = JSON.parse(data);
  return context === "iframe.resize" && src === frameOf().src && height;
}

const PARENTS = {
  async pym() {
    await script("/parents/pym.js/dist/pym.v1.min.js");
    new pym.Parent("box", address, { title: "A figure" });
  },
  async newswire() {
    const { Framer } = await import("/parents/@newswire/frames/dist/frames.modern.js");
    Framer(box, { src: address, attributes: { title: "A figure" } });
  },
  async sidechain() {
    await import("/parents/@nprapps/sidechain/src/index.js");
    box.append(Object.assign(document.createElement("side-chain"), { src: address }));
  },
  async datawrapperById() {
    await script("/parents/datawrapper-by-id/dist/embed.js");
    frame();
  },
  async datawrapperBySource() {
    await script("/parents/datawrapper-by-source/dist/embed.js");
    frame();
  },
  amp: () => listen(({ sentinel, type, height }) => sentinel === "amp" && type === "embed-size" && height),
  medium: () => listen(mediumHeight),
  async ours() {
    await script("/pkg/dateline-embed.js");
    frame({ title: "" });
  },
  async oursWithAddress() {
    await script("/pkg/dateline-embed.js");
    frame({ "data-address": "" });
  },
  async foreignWithAddress() {
    await script("/pkg/dateline-embed.js");
    // Nothing of it can be reached: it has an origin of its own.
    frame({ "data-address": "", sandbox: "allow-scripts" });
  },
  async oursLate() {
    frame();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await script("/pkg/dateline-embed.js");
  },
  async oursTwice() {
    await script("/pkg/dateline-embed.js");
    await script("/pkg/dateline-embed.js?again");
    await import("/pkg/dateline-embed.js?module");
    frame();
  },
  async oursLazy() {
    await script("/pkg/dateline-embed.js");
    box.style.paddingTop = "6000px";
    frame({ loading: "lazy" });
  },
  async oursSandboxed() {
    await script("/pkg/dateline-embed.js");
    frame({ sandbox: "allow-scripts" });
  },
  async oursBordered() {
    await script("/pkg/dateline-embed.js");
    frame({ style: "box-sizing: border-box; border: 7px solid; height: 99px !important" });
  },
  none: () => frame({ height: 200 }),
  scriptless: () => frame({ sandbox: "", height: 200 }),
};

await PARENTS[asked.get("parent")]();
