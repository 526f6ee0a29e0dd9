//! What changed from one release to another, or how two sources differ: the same shares or counts as either gives them, side by side.

mod layout;
mod prose;
pub mod summary;
mod table;
mod told;

use super::Heights;
use super::definition::{Asked, Context, Details, ViewSummary};
use super::viewport::Viewport;
use crate::dataset::records::Text;
use crate::dataset::{DataSet, RecordRef};
use crate::fields::Field;
use crate::fill::owned;
use crate::filter::Filter;
use crate::message::Message;
use crate::query::Query;
use crate::scene::{Scene, Target};
use crate::text::Host;
use crate::words::caption::Caption;
use crate::words::mark::MarkName;
use crate::words::table::Table;
use crate::words::tip::Tip;
use crate::words::{List, Localizer};
use summary::{Kind, Revisions};

/// The numbers of the view.
struct Summary(Revisions);

/// Compares the shares of two sources.
pub fn of_shares(asked: &Asked, sources: &[Text; 2]) -> Box<dyn ViewSummary> {
    let revisions = summary::of_shares(asked.query, asked.filter, asked.options, sources);
    Box::new(Summary(revisions))
}

/// Compares the counts of two sources.
pub fn of_deaths(asked: &Asked, sources: &[Text; 2]) -> Box<dyn ViewSummary> {
    let revisions = summary::of_deaths(asked.query, asked.frame, asked.options, sources);
    Box::new(Summary(revisions))
}

impl ViewSummary for Summary {
    /// What it leaves out it tells by itself.
    fn records(&self, _: Query) -> (usize, usize) {
        (0, 0)
    }

    fn rows(&self) -> usize {
        self.0.records().len()
    }

    fn layout(&self, context: Context, viewport: &Viewport) -> Option<Scene> {
        layout::layout(context.data, &self.0, viewport)
    }

    /// Nothing of it gives way.
    fn heights(&self, data: &DataSet, width_css: f64, host: &dyn Host) -> Heights {
        Heights::needed(layout::height(data, &self.0, width_css, host))
    }

    fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        prose::caption(localizer, &self.0, asked)
    }
}

impl Details for Summary {
    /// The values, one by one.
    fn shown(&self) -> Vec<RecordRef> {
        self.0.records()
    }

    fn table(&self, localizer: Localizer) -> Table {
        table::table(localizer, &self.0)
    }

    /// Suppliers or series, and days.
    fn chosen_in_words(
        &self,
        localizer: Localizer,
        choice: &Filter,
        days: Option<String>,
    ) -> String {
        let field = match self.0.kind {
            Kind::Shares => Field::Suppliers,
            Kind::Deaths(..) => Field::Series,
        };
        let mut list = List::default();
        for name in choice.names(field).into_iter().flatten() {
            list.add(owned(name));
        }
        if let Some(days) = days {
            list.add(days);
        }
        let list = list.text(localizer);
        if list.is_empty() {
            return list;
        }
        localizer.host.tell(Message::ChosenAre, [list])
    }

    fn tip(&self, localizer: Localizer, target: &Target) -> Tip {
        told::tip_of(localizer, &self.0, &target.records)
    }

    fn name(&self, localizer: Localizer, target: &Target, _: bool) -> MarkName {
        told::name_of(localizer, &self.0, &target.records)
    }

    fn compares(&self) -> bool {
        true
    }
}
