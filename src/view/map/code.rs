//! The code of the map, by addresses. Most figures are no maps: a page without one does not load what only these can come to, which
//! is a fifth of the core (`xtask/src/split.rs`).

use super::layout::{self, BaseMapLayers};
use super::summary::{self, Visits};
use super::{look, prose, table};
use crate::dataset::DataSet;
use crate::filter::Filter;
use crate::geo::{BadBaseMap, BaseMap, Zoom};
use crate::plane::Point;
use crate::query::Query;
use crate::scene::Scene;
use crate::text::Host;
use crate::view::viewport::Viewport;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::table::Table;

/// What a map can do.
pub struct Code {
    pub parse: fn(&[u8]) -> Result<BaseMap, BadBaseMap>,
    pub summarise: fn(Query) -> Visits,
    pub layout: Layout,
    pub caption: fn(Localizer, &Visits, &Filter) -> Caption,
    pub table: fn(Localizer, &Visits) -> Table,
    pub chosen_in_words: fn(Localizer, &Visits, &Filter) -> String,
    pub looked: fn(&mut Scene, Option<Zoom>, f64, Point, Point) -> Option<Zoom>,
    pub in_picture: fn(&Scene, bool, &dyn Host) -> [String; 2],
}

type Layout =
    fn(&DataSet, &Visits, Option<&BaseMap>, &mut BaseMapLayers, &Viewport) -> Option<Scene>;

static CODE: Code = Code {
    parse: BaseMap::parse,
    summarise: summary::summarise,
    layout: layout::layout,
    caption: prose::caption,
    table: table::table,
    chosen_in_words: prose::chosen_in_words,
    looked: look::looked,
    in_picture: look::in_picture,
};

/// It, so that the compiler does not see through the addresses.
pub fn code() -> &'static Code {
    std::hint::black_box(&CODE)
}
