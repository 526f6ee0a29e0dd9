//! What other views ask of this one, by addresses: a page without shares does not load what only these can come to
//! (`crates/assembly/src/split.rs`).

use super::prose;
use super::summary::{self, Shares};
use crate::dataset::RecordRef;
use crate::filter::Filter;
use crate::options::ShareMode;
use crate::query::Query;
use crate::words::Localizer;
use crate::words::caption::Caption;

/// What they ask.
pub struct Code {
    pub summarise: fn(Query, &Filter, ShareMode) -> Shares,
    pub transfer_notes: fn(&mut Caption, Localizer, &[RecordRef], &[RecordRef], bool),
}

static CODE: Code = Code {
    summarise: summary::summarise,
    transfer_notes: prose::transfer_notes,
};

/// It, so that the compiler does not see through the addresses.
pub fn code() -> &'static Code {
    std::hint::black_box(&CODE)
}
