/**
 * For a page that holds frames of ours and has no script that resizes them: sets each frame's height to
 * what its figure tells. A plain script or a module, at any place, even twice.
 */
{
  const frames = () => document.querySelectorAll("iframe[data-dateline], iframe[src*='embed.html']");

  /** The parts of an address that are a figure's state. */
  const ours = /^(only-)?(time|supplier|place|series|recipient|direction)=|^(data|zoom)=/;
  const parts = (test) => location.search.slice(1).split("&").filter((part) => part && ours.test(part) === test);

  /** Tells a frame with `data-address` what the page's address says of it. */
  const restore = (frame) => frame.contentWindow?.postMessage(
    { type: "dateline-restore", state: parts(true).join("&"), link: location.href }, "*");

  /** Keeps the state of a frame in the page's address, where that can be changed: not too often, and no longer than this. */
  function keep(frame, { state, isNew }) {
    if (state.length > 8000) return;
    const address = new URL(location);
    address.search = [...parts(false), ...state.split("&").filter((part) => ours.test(part))].join("&");
    try {
      history[isNew === true ? "pushState" : "replaceState"](history.state, "", address);
    } catch {}
    restore(frame);
  }

  addEventListener("popstate", () => document.querySelectorAll("iframe[data-address]").forEach(restore));

  addEventListener("message", ({ source, data }) => {
    const own = source && [...document.querySelectorAll("iframe[data-address]")].find((one) => one.contentWindow === source);
    if (own && data?.type === "dateline-height") restore(own);
    if (own && data?.type === "dateline-state" && typeof data.state === "string") keep(own, data);
    if (!source || data?.type !== "dateline-height") return;
    const { height, title } = data;
    if (!(typeof height === "number" && height > 0 && height < 100_000)) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== source) continue;
      const isBorderBox = getComputedStyle(frame).boxSizing === "border-box";
      const border = isBorderBox ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.setProperty("height", `${Math.ceil(height) + border}px`, "important");
      if (!frame.title && typeof title === "string") frame.title = title.slice(0, 300);
    }
  });

  // Frames that were here first have told nobody; later ones tell on their own.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: "dateline-ask" }, "*");
}
