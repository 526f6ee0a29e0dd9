//! The records: what one row of each table says, and where it was read.

use super::date::DateSpan;

/// Where a record was read: every record has one.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Row of the source in [`super::DataSet::sources`].
    pub source: usize,
    /// Where in that source: a paragraph, a page, a table, who it quotes.
    pub at: Option<String>,
    /// The address where it was read, if it differs from the source's own.
    pub url: Option<String>,
}

/// How exact a number is, in the source's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Qualifier {
    #[default]
    Exact,
    /// "about", "roughly".
    About,
    /// A lower bound that the true value may equal.
    AtLeast,
    /// A lower bound that the true value exceeds.
    MoreThan,
}

/// A publication, a database release, a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    /// Day or vintage of publication: a share needs its release.
    pub published: Option<DateSpan>,
    pub url: Option<String>,
    pub note: Option<String>,
}

/// A point on the globe.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub id: String,
    pub name: String,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Degrees north, -90 to 90.
    pub lat_deg: f64,
    /// Degrees east, -180 to 180.
    pub lon_deg: f64,
    /// What the coordinates stand for: "city", "nearest town".
    pub precision: Option<String>,
    pub note: Option<String>,
    pub cited: Citation,
}

/// What a transfer's value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Share of the recipient's arms imports in the period, 0 to 100.
    Percent,
    /// Millions of SIPRI trend-indicator values: a volume index, not money.
    TivMillion,
    /// Millions of US dollars.
    UsdMillion,
}

/// Arms that one supplier sent to one recipient in a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    pub id: String,
    pub recipient: String,
    pub supplier: String,
    pub period: DateSpan,
    /// A gap where the source gives none.
    pub value: Option<f64>,
    pub unit: Unit,
    pub qualifier: Qualifier,
    /// How the value was worked out, where no source gives it.
    pub derived: Option<String>,
    /// What is doubtful about the value or its unit.
    pub doubt: Option<String>,
    pub note: Option<String>,
    pub relates: Vec<String>,
    pub cited: Citation,
}

/// What a count of deaths covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountKind {
    /// All deaths since the start of the series.
    Cumulative,
    /// The deaths of one day.
    PerDay,
}

/// A count of people killed, as one series gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Casualty {
    pub id: String,
    /// Whose count: records of one series make one line.
    pub series: String,
    pub kind: CountKind,
    pub date: DateSpan,
    /// People; a gap where the source gives none.
    pub count: Option<u64>,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub qualifier: Qualifier,
    /// What fixes the date: "own statement", "day of the report", "deduced".
    pub date_basis: Option<String>,
    pub note: Option<String>,
    pub relates: Vec<String>,
    pub cited: Citation,
}

/// Somebody in an office.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub name: Option<String>,
    pub role: Option<String>,
}

/// A date for the same thing that another publication gives.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedElsewhere {
    pub date: DateSpan,
    pub cited: Citation,
}

/// A journey of officials from one place to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    pub id: String,
    pub date: DateSpan,
    pub dated_elsewhere: Vec<DatedElsewhere>,
    /// Row of the place in [`super::DataSet::places`].
    pub from: usize,
    /// Row of the place in [`super::DataSet::places`].
    pub to: usize,
    /// True where the source does not say where the journey began.
    pub from_assumed: bool,
    pub people: Vec<Person>,
    pub met: Vec<Person>,
    pub not_met: Vec<Person>,
    pub purpose: Option<String>,
    /// Id of the visit that this was a leg of.
    pub part_of: Option<String>,
    pub note: Option<String>,
    pub relates: Vec<String>,
    pub cited: Citation,
}

/// What an event was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    Coup,
    Unrest,
    Meeting,
    Deal,
    Agreement,
    Purchase,
    Vote,
    Statement,
    Embargo,
    Sanctions,
    Appeal,
    Project,
    Ties,
}

/// A number that an event carries: votes, jets, tons.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What is counted: "in favour", "Su-30 fighter jets".
    pub of: String,
    pub value: f64,
    pub unit: Option<String>,
    pub qualifier: Qualifier,
}

/// Anything else that happened, stood or was agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: String,
    pub kind: EventKind,
    pub title: String,
    /// None where no source dates it.
    pub date: Option<DateSpan>,
    pub dated_elsewhere: Vec<DatedElsewhere>,
    /// The source's words for a date that is vaguer than a calendar: "mid-June".
    pub date_words: Option<String>,
    /// Row of the place in [`super::DataSet::places`].
    pub place: Option<usize>,
    /// Countries, unions, bodies.
    pub parties: Vec<String>,
    pub people: Vec<Person>,
    pub quantities: Vec<Quantity>,
    pub note: Option<String>,
    pub relates: Vec<String>,
    pub cited: Citation,
}
