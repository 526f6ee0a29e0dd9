//! Where files of events have what is read of them.

use crate::date::Date;
use crate::header::Header;
use crate::layouts::Beginning;

/// The columns of UCDP's GED in their order, for releases without a header; those that are read have their names.
const GED: [(&str, usize); 15] = [
    ("id", 0),
    ("type_of_violence", 5),
    ("side_a", 14),
    ("side_b", 17),
    ("where_prec", 24),
    ("where_coordinates", 25),
    ("latitude", 29),
    ("longitude", 30),
    ("country", 33),
    ("date_prec", 37),
    ("date_start", 38),
    ("date_end", 39),
    ("best", 44),
    ("high", 45),
    ("low", 46),
];
const GED_WIDTH: usize = 49;

/// What a header has of UCDP's, of ACLED's, and of what a database has grouped.
const UCDP: [&str; 7] = [
    "id",
    "type_of_violence",
    "date_start",
    "date_end",
    "best",
    "high",
    "low",
];
const ACLED: [&str; 4] = ["event_date", "event_type", "fatalities", "actor1"];
const GROUPED: [&str; 3] = ["date", "best", "count"];

/// Who wrote a file of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Ucdp {
        has_header: bool,
    },
    Acled,
    /// A database: each row is of `count` events of a day, a place and a side.
    Grouped,
}

/// Where a file has what is read of an event.
pub struct Columns {
    pub id: Option<usize>,
    pub first: usize,
    pub last: usize,
    pub precision: Option<usize>,
    pub kind: Option<usize>,
    /// The party that is named first, and the second one.
    pub sides: [Option<usize>; 2],
    pub country: Option<usize>,
    pub place: Option<usize>,
    pub position: Option<(usize, usize)>,
    /// How closely the place is known.
    pub place_precision: Option<usize>,
    pub best: usize,
    /// The lowest and the highest estimate.
    pub range: [Option<usize>; 2],
    /// How many events a row is of; one where there is none.
    pub weight: Option<usize>,
}

/// The columns of a file of events, and whose it is; none where it is no such file.
pub fn of(beginning: &Beginning) -> Option<(Columns, Whose)> {
    let header = Header::new(beginning.header);
    if header.has(&UCDP) {
        let columns = Columns::of_ged(&|name| header.find(&[name]))?;
        Some((columns, Whose::Ucdp { has_header: true }))
    } else if beginning.is_first_table && is_ged_row(beginning.header) {
        let known = |name: &str| GED.iter().find(|(known, _)| *known == name);
        let columns = Columns::of_ged(&|name| known(name).map(|(_, column)| *column))?;
        Some((columns, Whose::Ucdp { has_header: false }))
    } else if header.has(&ACLED) {
        Some((Columns::of_acled(&header)?, Whose::Acled))
    } else if header.has(&GROUPED) {
        Some((Columns::of_groups(&header)?, Whose::Grouped))
    } else {
        None
    }
}

impl Columns {
    fn of_ged(find: &dyn Fn(&str) -> Option<usize>) -> Option<Self> {
        Some(Self {
            id: find("id"),
            first: find("date_start")?,
            last: find("date_end")?,
            precision: find("date_prec"),
            kind: find("type_of_violence"),
            sides: [find("side_a"), find("side_b")],
            country: find("country"),
            place: find("where_coordinates"),
            position: find("latitude").zip(find("longitude")),
            place_precision: find("where_prec"),
            best: find("best")?,
            range: [find("low"), find("high")],
            weight: None,
        })
    }

    fn of_acled(header: &Header) -> Option<Self> {
        let find = |name: &str| header.find(&[name]);
        Some(Self {
            id: header.find(&["event_id_cnty", "data_id"]),
            first: find("event_date")?,
            last: find("event_date")?,
            precision: header.find(&["time_precision", "time_prec"]),
            kind: find("event_type"),
            sides: [find("actor1"), find("actor2")],
            country: find("country"),
            place: find("location"),
            position: find("latitude").zip(find("longitude")),
            place_precision: header.find(&["geo_precision", "geo_prec"]),
            best: find("fatalities")?,
            range: [None; 2],
            weight: None,
        })
    }

    fn of_groups(header: &Header) -> Option<Self> {
        let find = |name: &str| header.find(&[name]);
        Some(Self {
            id: None,
            first: find("date")?,
            last: find("date")?,
            precision: None,
            kind: find("type"),
            sides: [header.find(&["side", "actor", "side_a"]), find("side_b")],
            country: find("country"),
            place: find("place"),
            position: find("latitude").zip(find("longitude")),
            place_precision: None,
            best: find("best")?,
            range: [find("low"), find("high")],
            weight: find("count"),
        })
    }
}

/// Whether a row looks like one of UCDP's GED: a number, and dates where they stand there.
fn is_ged_row(row: &[String]) -> bool {
    let is_date = |column: usize| {
        row.get(column)
            .is_some_and(|cell| matches!(Date::read(cell), Some(Date::Day(..))))
    };
    row.len() == GED_WIDTH && row[0].parse::<u64>().is_ok() && is_date(38) && is_date(39)
}

/// Whether a place stands for a region around it: UCDP's precision of 4 and more is a province, a border or a country, ACLED's 3
/// a region.
pub fn is_coarse(whose: Whose, precision: &str) -> bool {
    let least: f32 = match whose {
        Whose::Ucdp { .. } => 4.0,
        Whose::Acled => 3.0,
        Whose::Grouped => return false,
    };
    precision
        .trim()
        .parse()
        .is_ok_and(|found: f32| found >= least)
}
