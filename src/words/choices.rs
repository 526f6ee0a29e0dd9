//! What a reader can choose from: for each control of the filter the values that it can set, and their
//! names.

use super::Speaker;
use crate::dataset::DataSet;
use crate::dataset::date::{DateSpan, Day, Precision, first_of_next_month};
use crate::dataset::records::Text;
use crate::filter;

/// A value, as the filter takes it, and its name for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: String,
    pub name: String,
}

/// The choices of each control; empty where the data set has nothing of the kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// All months from the first to the last day that any record speaks of, such as `2021-03`.
    pub dates: Vec<Choice>,
    /// First the one that is shown unless another is chosen.
    pub recipient: Vec<Choice>,
    pub suppliers: Vec<Choice>,
    pub series: Vec<Choice>,
    pub direction: Vec<Choice>,
    pub places: Vec<Choice>,
}

/// What can be asked of a data set.
pub fn choices(speaker: Speaker) -> Choices {
    let data = speaker.data;
    let itself = |name: Text| choice(&name, name.to_string());
    let place = |id: Text| choice(&id, speaker.place(&id));
    Choices {
        dates: months(speaker),
        recipient: filter::recipients(data).into_iter().map(itself).collect(),
        suppliers: filter::suppliers(data).into_iter().map(itself).collect(),
        series: filter::series(data).into_iter().map(itself).collect(),
        direction: directions(data),
        places: filter::places(data).into_iter().map(place).collect(),
    }
}

fn directions(data: &DataSet) -> Vec<Choice> {
    if data.visits.is_empty() {
        return Vec::new();
    }
    vec![
        choice("inbound", "Into the country".to_owned()),
        choice("outbound", "Out of the country".to_owned()),
    ]
}

fn months(speaker: Speaker) -> Vec<Choice> {
    let mut months = Vec::new();
    let Some((first, last)) = filter::dates(speaker.data) else {
        return months;
    };
    let (year, month, _) = first.civil();
    let mut day = Day::from_civil(year, month, 1);
    while day <= last {
        let span = DateSpan {
            precision: Precision::Month,
            ..DateSpan::day(day)
        };
        let (year, month, _) = day.civil();
        let id = format!("{year:04}-{month:02}");
        months.push(choice(&id, speaker.long(span)));
        day = first_of_next_month(year, month);
    }
    months
}

fn choice(id: &str, name: String) -> Choice {
    Choice {
        id: id.to_owned(),
        name,
    }
}
