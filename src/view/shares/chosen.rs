//! What is said of the suppliers and years that a reader chose in the picture.

use super::summary::Shares;
use crate::dataset::records::Text;
use crate::fields::Field;
use crate::fill::owned;
use crate::filter::Filter;
use crate::message::Message;
use crate::order::add_new;
use crate::words::{List, Localizer};

/// "2 of 5 suppliers: China, Russia", and of which days; of a window of other days, that it is. Empty where nothing is chosen.
pub fn in_words(
    localizer: Localizer,
    shares: &Shares,
    choice: &Filter,
    stretch: Option<String>,
) -> String {
    let host = localizer.host;
    let suppliers = suppliers(localizer, shares, choice);
    let Some(stretch) = stretch else {
        return suppliers;
    };
    let text = match &shares.window {
        Some(window) if !window.period.touches(choice.from, choice.to) => {
            let gaps = [localizer.long(&window.period), stretch];
            host.tell(Message::NotOfChosen, gaps)
        }
        Some(_) => String::new(),
        None => stretch,
    };
    match (suppliers.is_empty(), text.is_empty()) {
        (true, _) => host.sentence(text),
        (_, true) => suppliers,
        _ => host.tell(Message::CaptionAndNote, [suppliers, text]),
    }
}

fn suppliers(localizer: Localizer, shares: &Shares, choice: &Filter) -> String {
    let Some(names) = choice.names(Field::Suppliers) else {
        return String::new();
    };
    let mut list = List::default();
    for name in names {
        list.add(owned(name));
    }
    let all = shown(shares).len();
    let gaps = [localizer.count(names.len() as u64), list.text(localizer)];
    localizer.host.tell_of(Message::SuppliersOf, all, gaps)
}

/// The suppliers in the picture.
fn shown(shares: &Shares) -> Vec<Text> {
    let mut names = Vec::new();
    if let Some(window) = &shares.window {
        for bar in &window.bars {
            add_new(&mut names, bar.supplier.clone());
        }
    }
    for supplier in &shares.stacked {
        add_new(&mut names, supplier.clone());
    }
    for volume in &shares.volumes {
        add_new(&mut names, volume.supplier.clone());
    }
    names
}
