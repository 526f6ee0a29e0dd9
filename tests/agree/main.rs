//! Where the command and the page must agree: how numbers and dates are written, and where marks lie.
//!
//! Native tests write both down (`DATELINE_BLESS=1 cargo test --test agree`); a browser compares.

mod formats;
mod marks;

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod page;
