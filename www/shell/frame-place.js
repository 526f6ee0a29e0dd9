/**
 * Where the page in a frame keeps its state: behind its own address, since the query is the author's; or in the address of the page
 * around it, where that has asked for it.
 */

/** A state is no longer than this, in characters. */
const LONGEST = 8000;

/** A place for an `AddressBar`; `beginning` is what the page in the frame had before: the page around, and what that has said. */
export function framePlace(beginning) {
  const { frame } = beginning;
  let { around } = beginning;
  const stateOf = () => (typeof around?.state === "string" ? around.state.slice(0, LONGEST) : undefined);
  return {
    read: () => stateOf() ?? location.hash.slice(1),
    write(state, isNew) {
      history.replaceState(history.state, "", state ? `#${state}` : location.pathname + location.search);
      frame.postMessage({ type: "dateline-state", state, isNew }, "*");
    },
    link: () => (typeof around?.link === "string" ? around.link : location.href),
    watch(restore, signal) {
      addEventListener("hashchange", restore, { signal });
      addEventListener("message", ({ source, data }) => {
        if (source !== frame || data?.type !== "dateline-restore") return;
        const before = stateOf();
        around = data;
        // It is told again with each height; what the reader has done since is newer.
        if (stateOf() !== before) restore();
      }, { signal });
    },
  };
}
