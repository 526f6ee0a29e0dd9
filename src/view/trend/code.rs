//! The code of the view, by addresses: a page without a trend does not load what only that can come to (`xtask/src/split.rs`).

use super::summary::{self, Trend};
use super::{layout, prose};
use crate::filter::Filter;
use crate::options::{Frame, Options};
use crate::query::Query;
use crate::scene::Scene;
use crate::view::viewport::Viewport;
use crate::words::Localizer;
use crate::words::caption::Caption;

/// What the view can do.
pub struct Code {
    pub summarise: fn(Query, Frame, &Options) -> Trend,
    pub layout: fn(&Trend, Frame, &Viewport) -> Option<Scene>,
    pub caption: fn(Localizer, &Trend, &Filter) -> Caption,
}

static CODE: Code = Code {
    summarise: summary::summarise,
    layout: layout::layout,
    caption: prose::caption,
};

/// It, so that the compiler does not see through the addresses.
pub fn code() -> &'static Code {
    std::hint::black_box(&CODE)
}
