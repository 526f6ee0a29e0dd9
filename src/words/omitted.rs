//! What is not in a picture although it was asked for, told with a count, and in the table row by row.

use super::noun::plural;
use super::{Speaker, unit_name};
use crate::order::{add_new, joined};
use crate::summary::shares::{Omission, Why};
use crate::text::vintage;

/// A note gives this many examples of each reason.
const MOST_EXAMPLES: usize = 3;

/// All reasons, in the order in which they are told.
const REASONS: [Why; 5] = [
    Why::OtherRecipient,
    Why::OtherPeriod,
    Why::OtherUnit,
    Why::OtherRelease,
    Why::Sum,
];

/// What a picture leaves out, in a sentence; none if it leaves out nothing.
pub fn note(speaker: Speaker, omitted: &[Omission]) -> Option<String> {
    let mut parts = Vec::new();
    for why in REASONS {
        let (mut count, mut examples) = (0, Vec::new());
        for omission in omitted.iter().filter(|omission| omission.why == why) {
            count += 1;
            add_new(&mut examples, example(speaker, omission));
        }
        if count > 0 {
            let more = examples.len().saturating_sub(MOST_EXAMPLES);
            examples.truncate(MOST_EXAMPLES);
            let mut examples = joined(&examples);
            if more > 0 {
                examples = format!("{examples} and {} more", speaker.count(more as u64));
            }
            let values = plural(count, "value", "values");
            let count = speaker.count(count as u64);
            parts.push(format!("{count} {values} {} ({examples})", reason(why)));
        }
    }
    let text = format!("In the table only: {}.", joined(&parts));
    (!parts.is_empty()).then_some(text)
}

/// Why a record is not in the picture, for its row of the table.
pub fn remark(omission: &Omission) -> String {
    format!("not in the picture: {}", reason(omission.why))
}

fn reason(why: Why) -> &'static str {
    match why {
        Why::OtherRecipient => "for another recipient",
        Why::OtherPeriod => "of another period",
        Why::OtherUnit => "that cannot be added",
        Why::OtherRelease => "of another release or source",
        Why::Sum => "worked out as a sum of others",
    }
}

/// What tells a record from those that are shown.
fn example(speaker: Speaker, omission: &Omission) -> String {
    let transfer = &speaker.data.transfers[omission.record.row];
    match omission.why {
        Why::OtherRecipient => transfer.recipient.to_string(),
        Why::OtherPeriod => speaker.long(transfer.period),
        Why::OtherUnit => unit_name(transfer.unit).to_owned(),
        Why::OtherRelease => release(speaker, omission),
        Why::Sum => transfer.supplier.to_string(),
    }
}

fn release(speaker: Speaker, omission: &Omission) -> String {
    let source = speaker.data.source(&speaker.cited(omission.record).source);
    source.map_or(String::new(), |source| vintage(speaker.host, source))
}
