//! Claims: phrases of prose that say what the data say, and whether they do. `docs/claims.md` has the rules.
//!
//! An [`article`] is read into passages with their claims; a [`mod@reference`] gives a [`datum`]; the words of a claim and its
//! [`sentence`] give the values that make it true; a [`verdict`] compares both, and [`mod@check`] does all of it.

pub mod amounts;
pub mod article;
pub mod check;
pub mod dates;
pub mod datum;
pub mod links;
pub mod numbers;
pub mod reference;
pub mod sentence;
pub mod tokens;
pub mod told;
pub mod values;
pub mod verdict;
pub mod wording;
