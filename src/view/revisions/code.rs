//! The code of the view, by addresses. Few figures compare: only a page with one that does loads what these can come to
//! (`xtask/src/split.rs`).

use super::summary::{self, Revisions};
use super::{layout, prose, table, told};
use crate::dataset::records::Text;
use crate::dataset::{DataSet, RecordRef};
use crate::filter::Filter;
use crate::options::{Frame, Options};
use crate::query::Query;
use crate::scene::Scene;
use crate::text::Host;
use crate::view::viewport::Viewport;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::mark::MarkName;
use crate::words::table::Table;
use crate::words::tip::Tip;

/// What the view can do.
pub struct Code {
    pub of_shares: fn(Query, &Filter, &Options, &[Text; 2]) -> Revisions,
    pub of_deaths: fn(Query, Frame, &Options, &[Text; 2]) -> Revisions,
    pub layout: fn(&DataSet, &Revisions, &Viewport) -> Option<Scene>,
    pub height: fn(&DataSet, &Revisions, f64, &dyn Host) -> f64,
    pub shown: fn(&Revisions) -> Vec<RecordRef>,
    pub caption: fn(Localizer, &Revisions, &Filter) -> Caption,
    pub name: fn(Localizer, &Revisions, &[RecordRef]) -> MarkName,
    pub tip: fn(Localizer, &Revisions, &[RecordRef]) -> Tip,
    pub table: fn(Localizer, &Revisions) -> Table,
}

static CODE: Code = Code {
    of_shares: summary::of_shares,
    of_deaths: summary::of_deaths,
    layout: layout::layout,
    height: layout::height,
    shown: Revisions::records,
    caption: prose::caption,
    name: told::name_of,
    tip: told::tip_of,
    table: table::table,
};

/// It, so that the compiler does not see through the addresses.
pub fn code() -> &'static Code {
    std::hint::black_box(&CODE)
}
