// Around a sandboxed frame: keeps what it tells.
addEventListener("message", ({ data, source }) => {
  if (source === document.querySelector("iframe")?.contentWindow) window.heard = data;
});
