//! What had to be left out of a data set, or is hidden by a choice, told where a reader would miss it.

use super::Localizer;
use super::caption::Caption;
use crate::dataset::Table;
use crate::message::Message;
use crate::order::sort;
use crate::words::table::MOST_ROWS;

/// Adds to a figure's caption how many records of its own table could not be read. Where none is left, that
/// is why there is no picture, whatever was asked for.
pub fn tell(caption: &mut Caption, localizer: Localizer, table: Table) {
    let refused = count(localizer, table.name());
    if refused == 0 {
        return;
    }
    if localizer.data.rows(table) == 0 {
        caption.message = Some(localizer.host.say(Message::NoneReadable));
    }
    caption.note(localizer.host.tell_of(Message::NotReadable, refused, []));
}

/// How many records the choices hide; none if they hide none.
pub fn hidden(localizer: Localizer, shown: usize, all: usize) -> Option<String> {
    let hidden = localizer.count(all.saturating_sub(shown) as u64);
    (shown < all).then(|| localizer.host.tell_of(Message::Hidden, all, [hidden]))
}

/// That a table of so many rows is cut: notes speak of what is in it.
pub fn cut(localizer: Localizer, rows: usize) -> Option<String> {
    if rows <= MOST_ROWS {
        return None;
    }
    let gaps = [
        localizer.count(MOST_ROWS as u64),
        localizer.count(rows as u64),
    ];
    Some(localizer.host.tell(Message::TableIsCut, gaps))
}

/// How many records of a table were refused. One may have several faults; of a broken file, all are refused, so
/// each is not looked up among all the others.
fn count(localizer: Localizer, table: &str) -> usize {
    let mut refused = Vec::new();
    for problem in &localizer.data.problems {
        if problem.record.starts_with(table) && !problem.is_doubt() {
            refused.push(problem.record.as_str());
        }
    }
    sort(&mut refused, |one, other| one.cmp(other));
    let (mut count, mut before) = (0, "");
    for record in refused {
        count += usize::from(record != before);
        before = record;
    }
    count
}
