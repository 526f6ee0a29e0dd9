//! The policies that pages and workers are served under: what they may load, run and reach.

/// The policy that every page of ours works under: the strictest that lets wasm in.
pub const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
                      connect-src 'self'; style-src 'self'; img-src 'self'; \
                      require-trusted-types-for 'script'; trusted-types 'none'";

/// The explorer's page has a worker besides, which it names in a policy of its own.
const EXPLORER_PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
                               worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; \
                               form-action 'none'; base-uri 'none'; \
                               require-trusted-types-for 'script'; trusted-types explorer";

/// The explorer: its page, and its worker, which obeys no other policy than its own.
const EXPLORER: [&str; 2] = ["explore.html", "explore/worker.js"];

/// The policy of the file at a path, if it is a page or a worker.
pub fn of(path: &str, mime: &str) -> Option<&'static str> {
    if EXPLORER.contains(&path) {
        return Some(EXPLORER_PAGE);
    }
    mime.starts_with("text/html").then_some(PAGE)
}
