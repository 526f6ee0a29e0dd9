// Around the sandboxed frame: keeps what it tells.
addEventListener("message", ({ data, source }) => {
  if (source === document.querySelector("iframe")?.contentWindow) document.body.dataset.told = data;
});
