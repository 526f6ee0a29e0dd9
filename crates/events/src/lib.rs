//! Events for the explorer: millions of them in columns, as sums of periods, of places at the scale of a map, of sides.
//!
//! ```text
//! columns --Linked--> sums of places --Map::gathered--> sums of discs
//!                     sums of days ---Periods--> steps of a line
//! ```
//! What is counted is decided here, in numbers; the page only draws them.

pub mod map;
pub mod periods;
#[cfg(target_arch = "wasm32")]
mod web;
