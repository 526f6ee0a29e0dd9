//! The counts of a figure as a table.

use super::line::{Line, Point};
use super::summary::Trend;
use crate::dataset::counts::sum;
use crate::dataset::records::CountKind;
use crate::fill::owned;
use crate::message::Message;
use crate::options::Period;
use crate::order::order;
use crate::words::table::{Column, MOST_ROWS, Table, dates, numbers, texts};
use crate::words::value::{count_in_words, counts_added_up, sum_in_words};
use crate::words::{Localizer, or_empty};

const CASUALTIES: [Column; 6] = [
    dates(Message::Date),
    numbers(Message::ColumnKilled),
    texts(Message::Series),
    texts(Message::DateBy),
    texts(Message::ColumnRemark),
    texts(Message::ColumnSource),
];

/// The counts of a trend, in time.
pub fn table(localizer: Localizer, trend: &Trend) -> Table {
    let caption = match (trend.kind, trend.per) {
        (CountKind::Cumulative, _) => Message::TableOfTotals,
        (_, Period::Day) => Message::TableOfDays,
        _ => Message::PeopleKilled,
    };
    let mut points: Vec<(Option<&Line>, &Point)> = Vec::new();
    for line in &trend.lines {
        for point in &line.points {
            points.push((Some(line), point));
        }
    }
    for point in &trend.longer {
        points.push((None, point));
    }
    // Of one date, in the order of the file.
    let key = |row: usize| (points[row].1.date, points[row].1.record);
    let by_date = |one: usize, other: usize| key(one).cmp(&key(other));
    let mut table = Table::new(localizer, caption, &CASUALTIES, points.len());
    for row in order(points.len(), &by_date).iter().take(MOST_ROWS) {
        let (line, point) = points[*row];
        match line {
            Some(line) if point.summed.is_some() => add_sum(&mut table, localizer, line, point),
            _ => add_count(&mut table, localizer, point),
        }
    }
    table
}

fn add_count(table: &mut Table, localizer: Localizer, point: &Point) {
    let casualty = localizer.data.casualty(point.record.row);
    let mut count = count_in_words(localizer.host, casualty);
    if point.is_revised {
        count = localizer.host.tell(Message::TakenBackLater, [count]);
    }
    table.row(
        vec![
            localizer.long(&casualty.date),
            count,
            owned(&casualty.series),
            or_empty(casualty.date_basis.as_ref()),
            or_empty(casualty.note.as_ref()),
        ],
        localizer.citation(&casualty.cited),
        Some(casualty.date.first),
        point.count.map(|count| count as f64),
    );
}

fn add_sum(table: &mut Table, localizer: Localizer, line: &Line, point: &Point) {
    let records = line.records(point);
    let mut cells = vec![localizer.long(&point.date)];
    cells.push(sum_in_words(localizer.host, sum(localizer.data, records)));
    cells.push(owned(&line.series));
    cells.push(String::new());
    cells.push(counts_added_up(localizer, records));
    let cited = &localizer.data.casualty(point.record.row).cited;
    let day = Some(point.date.first);
    let amount = point.count.map(|count| count as f64);
    table.row(cells, localizer.publication(cited), day, amount);
}
