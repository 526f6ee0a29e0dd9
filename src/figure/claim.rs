//! What a phrase of prose says of the data, and the marks of it.

use super::{Dossier, Figure, Handle};
use crate::dataset::{DataSet, RecordRef};
use crate::order::add_new;
use crate::reference;
use crate::text::Host;
use crate::words::Localizer;
use crate::words::tip::{self, Tip};

/// What a claim is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The names of its records: see [`crate::dataset::DataSet::name_of`].
    pub names: Vec<String>,
    /// The figures that have marks of them.
    pub figures: Vec<Handle>,
}

impl Dossier {
    /// What a reference of prose is about; none if it is about no record. With `highlights` it is highlighted in all
    /// figures, as a mark that is pointed at.
    pub fn claim(&mut self, reference: &str, highlights: bool) -> Option<Claim> {
        let records = reference::records(&self.data, reference);
        if records.is_empty() {
            return None;
        }
        if highlights {
            self.highlight_related(&records);
        }
        Some(Claim {
            names: names(&self.data, &records),
            figures: self.figures_of(&records),
        })
    }

    /// The names of the records that are highlighted, and the tip of the first `count` of them.
    pub fn highlighted(&self, count: usize, host: &dyn Host) -> (Vec<String>, Tip) {
        let localizer = Localizer {
            data: &self.data,
            host,
        };
        let first = self.highlighted.get(..count).unwrap_or(&self.highlighted);
        (
            names(&self.data, &self.highlighted),
            tip::of_records(localizer, first),
        )
    }

    /// Highlights records and what belongs to them, in all figures.
    pub(super) fn highlight_related(&mut self, records: &[RecordRef]) {
        let mut highlighted = records.to_vec();
        for record in records {
            for related in self.data.related(*record) {
                add_new(&mut highlighted, related);
            }
        }
        self.set_highlighted(highlighted);
    }

    fn figures_of(&self, records: &[RecordRef]) -> Vec<Handle> {
        let mut handles = Vec::new();
        for (handle, figure) in self.figures.iter().enumerate() {
            let Some(Figure {
                scene: Some(scene), ..
            }) = figure
            else {
                continue;
            };
            for target in &scene.targets {
                if target.records.iter().any(|record| records.contains(record)) {
                    handles.push(handle);
                    break;
                }
            }
        }
        handles
    }
}

fn names(data: &DataSet, records: &[RecordRef]) -> Vec<String> {
    let mut names = Vec::new();
    for record in records {
        names.push(data.name_of(*record));
    }
    names
}
