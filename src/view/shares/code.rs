//! The code of the view, by addresses: a page without shares does not load what only these can come to (`xtask/src/split.rs`).

use super::bars;
use super::prose;
use super::stacked_bars;
use super::summary::{self, Shares};
use crate::dataset::{DataSet, RecordRef};
use crate::filter::Filter;
use crate::options::ShareMode;
use crate::query::Query;
use crate::scene::Scene;
use crate::view::viewport::Viewport;
use crate::words::Localizer;
use crate::words::caption::Caption;

/// What the view can do.
pub struct Code {
    pub summarise: fn(Query, &Filter, ShareMode) -> Shares,
    pub bars: fn(&DataSet, &Shares, Option<&str>, &Viewport) -> Option<Scene>,
    pub stacked_bars: fn(&Shares, &Viewport) -> Option<Scene>,
    pub caption: fn(Localizer, &Shares, &Filter) -> Caption,
    pub transfer_notes: fn(&mut Caption, Localizer, &[RecordRef], &[RecordRef], bool),
}

static CODE: Code = Code {
    summarise: summary::summarise,
    bars: bars::layout,
    stacked_bars: stacked_bars::layout,
    caption: prose::caption,
    transfer_notes: prose::transfer_notes,
};

/// It, so that the compiler does not see through the addresses.
pub fn code() -> &'static Code {
    std::hint::black_box(&CODE)
}
