//! Claims of an article that is being edited: what is [`found`] in it, what a phrase could be bound to ([`offers`]), and the
//! article with a claim more or less ([`mod@bind`]). Nothing here keeps anything: an article comes in, and another goes out.

pub mod bind;
pub mod found;
pub mod offers;
pub mod plain;
pub mod utf16;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(test)]
mod tests;
