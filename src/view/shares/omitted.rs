//! What is not in a picture although it was asked for, told with a count, and in the table row by row.

use super::summary::{Omission, Why};
use crate::fill::owned;
use crate::message::Message;
use crate::order::add_new;
use crate::text::Host;
use crate::words::table::MOST_ROWS;
use crate::words::value::{unit_name, vintage};
use crate::words::{List, Localizer};

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
pub fn note(localizer: Localizer, omitted: &[Omission]) -> Option<String> {
    let mut parts = List::all();
    for why in REASONS {
        let (mut count, mut examples) = (0, Vec::new());
        for omission in omitted {
            let has_value = localizer.data.transfer(omission.record.row).value.is_some();
            if omission.why == why && has_value {
                count += 1;
                add_new(&mut examples, example(localizer, omission));
            }
        }
        if count > 0 {
            let mut list = List::of_at_most(MOST_EXAMPLES);
            for example in examples {
                list.add(example);
            }
            let gaps = [localizer.host.say(reason(why)), list.text(localizer)];
            parts.add(
                localizer
                    .host
                    .tell_of(Message::ValuesAndReason, count, gaps),
            );
        }
    }
    let parts = parts.text(localizer);
    // A table that is cut may not have them.
    let message = if localizer.data.transfers.len() > MOST_ROWS {
        Message::NotDrawn
    } else {
        Message::InTableOnly
    };
    (!parts.is_empty()).then(|| localizer.host.tell(message, [parts]))
}

/// Why a record is not in the picture, for its row of the table.
pub fn remark(host: &dyn Host, omission: &Omission) -> String {
    host.tell(Message::NotInPicture, [host.say(reason(omission.why))])
}

fn reason(why: Why) -> Message {
    match why {
        Why::OtherRecipient => Message::OtherRecipient,
        Why::OtherPeriod => Message::OtherPeriod,
        Why::OtherUnit => Message::OtherUnit,
        Why::OtherRelease => Message::OtherRelease,
        Why::Sum => Message::SumOfOthers,
    }
}

/// What tells a record from those that are shown.
fn example(localizer: Localizer, omission: &Omission) -> String {
    let transfer = localizer.data.transfer(omission.record.row);
    match omission.why {
        Why::OtherRecipient => owned(&transfer.recipient),
        Why::OtherPeriod => localizer.long(&transfer.period),
        Why::OtherUnit => localizer.host.say(unit_name(transfer.unit)),
        Why::OtherRelease => match localizer.data.source(&transfer.cited.source) {
            Some(source) => vintage(localizer.host, source),
            None => String::new(),
        },
        Why::Sum => owned(&transfer.supplier),
    }
}
