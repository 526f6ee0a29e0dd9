//! What changed from one release to another, or how two sources differ: the same shares or counts as either gives them, side by side.

mod code;
mod layout;
mod prose;
pub mod summary;
mod table;
mod told;

use super::Heights;
use super::viewport::Viewport;
use crate::dataset::records::Text;
use crate::dataset::{DataSet, RecordRef};
use crate::fields::Field;
use crate::fill::owned;
use crate::filter::Filter;
use crate::message::Message;
use crate::options::{Frame, Options};
use crate::query::Query;
use crate::scene::Scene;
use crate::text::Host;
use crate::words::caption::Caption;
use crate::words::mark::MarkName;
use crate::words::table::Table;
use crate::words::tip::Tip;
use crate::words::{List, Localizer};
use code::code;
use summary::{Kind, Revisions};

/// The numbers of the view.
#[derive(Clone, Debug)]
pub struct Summary(Revisions);

impl Summary {
    /// Compares the shares of two sources; `asked` is what the query has for a filter.
    pub fn of_shares(query: Query, asked: &Filter, options: &Options, sources: &[Text; 2]) -> Self {
        Self((code().of_shares)(query, asked, options, sources))
    }

    /// Compares the counts of two sources on the days of a frame.
    pub fn of_deaths(query: Query, frame: Frame, options: &Options, sources: &[Text; 2]) -> Self {
        Self((code().of_deaths)(query, frame, options, sources))
    }

    /// Whether shares are compared, not counts.
    pub fn is_of_shares(&self) -> bool {
        self.0.kind == Kind::Shares
    }

    /// The drawing.
    pub fn layout(&self, data: &DataSet, viewport: &Viewport) -> Option<Scene> {
        (code().layout)(data, &self.0, viewport)
    }

    /// It needs what it has: nothing of it gives way.
    pub fn heights(&self, data: &DataSet, width_css: f64, host: &dyn Host) -> Heights {
        let height_css = (code().height)(data, &self.0, width_css, host);
        Heights {
            suiting_css: height_css,
            needed_css: height_css,
        }
    }

    /// What stands around the picture.
    pub fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        (code().caption)(localizer, &self.0, asked)
    }

    /// What is said of suppliers, series and days that are chosen.
    pub fn chosen_in_words(
        &self,
        localizer: Localizer,
        choice: &Filter,
        stretch: Option<String>,
    ) -> String {
        let field = match self.0.kind {
            Kind::Shares => Field::Suppliers,
            Kind::Deaths(..) => Field::Series,
        };
        let mut list = List::default();
        for name in choice.names(field).into_iter().flatten() {
            list.add(owned(name));
        }
        if let Some(stretch) = stretch {
            list.add(stretch);
        }
        let list = list.text(localizer);
        if list.is_empty() {
            return list;
        }
        localizer.host.tell(Message::ChosenAre, [list])
    }

    /// The name of a mark of these records.
    pub fn name(&self, localizer: Localizer, records: &[RecordRef]) -> MarkName {
        (code().name)(localizer, &self.0, records)
    }

    /// The tooltip of a mark of these records.
    pub fn tip(&self, localizer: Localizer, records: &[RecordRef]) -> Tip {
        (code().tip)(localizer, &self.0, records)
    }

    /// The values, one by one.
    pub fn shown(&self) -> Vec<RecordRef> {
        (code().shown)(&self.0)
    }

    /// The values of both.
    pub fn table(&self, localizer: Localizer) -> Table {
        (code().table)(localizer, &self.0)
    }
}
