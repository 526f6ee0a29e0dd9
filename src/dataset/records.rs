//! The records: what one row of each table says, and where it was read.
//!
//! The fields are those of the file, so the schema is generated from these types. Texts that many
//! records share (sources, series, suppliers) are held once, by [`Text`].

use super::date::DateSpan;
use std::rc::Rc;

/// A text of the data set.
pub type Text = Rc<str>;

/// Where a record was read: every record has one.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Citation {
    /// The id of the source.
    pub source: Text,
    /// Where in that source: a paragraph, a page, a table, who it quotes.
    pub at: Option<Text>,
    /// The address where it was read, if it differs from the source's own.
    pub url: Option<Text>,
}

/// How exact a number is, in the source's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename_all = "kebab-case")
)]
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

impl Qualifier {
    /// Whether the true value may be any higher one.
    pub fn is_lower_bound(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }
}

/// A publication, a database release, a list.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    pub id: Text,
    pub title: Text,
    pub publisher: Text,
    /// What the publisher is called where room is short: "SIPRI".
    pub short: Option<Text>,
    /// Day or vintage of publication: a share needs its release.
    pub published: Option<DateSpan>,
    /// When it was read: what stands at an address changes.
    pub retrieved: Option<DateSpan>,
    pub url: Option<Text>,
    pub note: Option<Text>,
    /// What alone its numbers here count, where it has more: "Ships". Figures of such numbers say so.
    pub scope: Option<Text>,
}

impl Source {
    /// The short name of the publisher, or the whole one.
    pub fn name(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.publisher)
    }
}

/// A point on the globe.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Place {
    pub id: Text,
    pub name: Text,
    /// ISO 3166-1 alpha-3.
    pub country: Option<Text>,
    /// Degrees north, -90 to 90.
    pub lat_deg: f64,
    /// Degrees east, -180 to 180.
    pub lon_deg: f64,
    /// What the coordinates stand for: "city", "nearest town".
    pub precision: Option<Text>,
    pub note: Option<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub cited: Citation,
}

/// What a transfer's value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename_all = "kebab-case")
)]
pub enum Unit {
    /// Share of the recipient's arms imports in the period, 0 to 100.
    Percent,
    /// Millions of SIPRI trend-indicator values: a volume index, not money.
    TivMillion,
    /// Millions of US dollars.
    UsdMillion,
}

/// What a share is a share of, where its source says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename_all = "kebab-case")
)]
pub enum ShareOf {
    /// The volume of arms, as SIPRI's shares are.
    Volume,
    /// What the arms cost.
    Value,
}

impl ShareOf {
    /// As it stands behind a number in a problem.
    pub const fn in_words(of: Option<Self>) -> &'static str {
        match of {
            None => "",
            Some(Self::Volume) => " of volume",
            Some(Self::Value) => " of value",
        }
    }
}

/// Arms that one supplier sent to one recipient in a period.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Transfer {
    pub id: Text,
    pub recipient: Text,
    pub supplier: Text,
    pub period: DateSpan,
    /// A gap where the source gives none.
    pub value: Option<f64>,
    pub unit: Unit,
    /// What a value in per cent is a share of.
    pub share_of: Option<ShareOf>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub qualifier: Qualifier,
    /// How the value was worked out, where no source gives it.
    pub derived: Option<Text>,
    /// What is doubtful about the value or its unit.
    pub doubt: Option<Text>,
    pub note: Option<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub relates: Vec<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub cited: Citation,
}

/// What a count of deaths covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename_all = "kebab-case")
)]
pub enum CountKind {
    /// All deaths since the start of the series.
    Cumulative,
    /// The deaths of one day.
    PerDay,
}

/// A count of people killed, as one series gave it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Casualty {
    pub id: Text,
    /// Whose count: records of one series make one line.
    pub series: Text,
    pub kind: CountKind,
    pub date: DateSpan,
    /// People; a gap where the source gives none.
    pub count: Option<u64>,
    pub low: Option<u64>,
    pub high: Option<u64>,
    /// How many events it adds up. Counts that say so are of different people and can be summed, whatever their dates; where there
    /// is none of a series, nothing was recorded.
    pub events: Option<u64>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub qualifier: Qualifier,
    /// What fixes the date: "own statement", "day of the report", "deduced".
    pub date_basis: Option<Text>,
    pub note: Option<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub relates: Vec<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub cited: Citation,
}

/// An estimate may be off by the tenth part.
const ESTIMATE: u64 = 10;

impl Casualty {
    /// The lowest and the highest estimate, but for one that the count itself contradicts.
    pub fn ends(&self) -> (Option<u64>, Option<u64>) {
        let low = self
            .low
            .filter(|low| self.count.is_none_or(|count| *low <= count));
        let high = (self.high).filter(|high| self.count.is_none_or(|count| *high >= count));
        (low, high)
    }

    /// Whether the count is outside of its own range.
    pub fn is_outside(&self) -> bool {
        self.ends() != (self.low, self.high)
    }

    /// The fewest and the most people that it may mean; none without a count.
    pub fn range(&self) -> Option<(u64, u64)> {
        let count = self.count?;
        let (least, most) = match self.qualifier {
            Qualifier::Exact => (count, count),
            Qualifier::About => (
                count - count / ESTIMATE,
                count.saturating_add(count / ESTIMATE),
            ),
            Qualifier::AtLeast => (count, u64::MAX),
            Qualifier::MoreThan => (count.saturating_add(1), u64::MAX),
        };
        let (low, high) = (self.low.unwrap_or(least), self.high.unwrap_or(most));
        Some((least.min(low), most.max(high)))
    }
}

/// Somebody in an office.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Person {
    pub name: Option<Text>,
    pub role: Option<Text>,
}

/// A date for the same thing that another publication gives.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DatedElsewhere {
    pub date: DateSpan,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub cited: Citation,
}

/// A journey of officials from one place to another.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Visit {
    pub id: Text,
    pub date: DateSpan,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub dated_elsewhere: Vec<DatedElsewhere>,
    /// The id of a place.
    pub from: Text,
    /// The id of a place.
    pub to: Text,
    /// True where the source does not say where the journey began.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub from_assumed: bool,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub people: Vec<Person>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub met: Vec<Person>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub not_met: Vec<Person>,
    pub purpose: Option<Text>,
    /// Id of the visit that this was a leg of.
    pub part_of: Option<Text>,
    pub note: Option<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub relates: Vec<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub cited: Citation,
}

/// What an event was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename_all = "kebab-case")
)]
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

impl EventKind {
    /// Whether a reader must know of it to read a picture over time.
    pub const fn is_landmark(self) -> bool {
        matches!(self, Self::Coup | Self::Unrest | Self::Vote)
    }
}

/// A number that an event carries: votes, jets, tons.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Quantity {
    /// What is counted: "in favour", "Su-30 fighter jets".
    pub of: Text,
    pub value: f64,
    pub unit: Option<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub qualifier: Qualifier,
}

/// Anything else that happened, stood or was agreed.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Event {
    pub id: Text,
    pub kind: EventKind,
    pub title: Text,
    /// None where no source dates it.
    pub date: Option<DateSpan>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub dated_elsewhere: Vec<DatedElsewhere>,
    /// The source's words for a date that is vaguer than a calendar: "mid-June".
    pub date_words: Option<Text>,
    /// The id of a place.
    pub place: Option<Text>,
    /// Countries, unions, bodies.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub parties: Vec<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub people: Vec<Person>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub quantities: Vec<Quantity>,
    pub note: Option<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub relates: Vec<Text>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub cited: Citation,
}

impl Visit {
    /// When it was, as precisely as any source has it, and who says so.
    pub fn dated(&self) -> (DateSpan, &Citation) {
        closest(self.date, &self.cited, &self.dated_elsewhere)
    }
}

impl Event {
    /// When it was, as precisely as any source has it, and who says so; none if no source does.
    pub fn dated(&self) -> Option<(DateSpan, &Citation)> {
        let (date, cited) = match (self.date, self.dated_elsewhere.first()) {
            (None, Some(other)) => (other.date, &other.cited),
            (own, _) => (own?, &self.cited),
        };
        Some(closest(date, cited, &self.dated_elsewhere))
    }
}

/// The most precise of some dates, and who gives it. One that is more precise than the record's own but not among
/// its days does not tell it more closely: it contradicts it.
fn closest<'a>(
    own: DateSpan,
    cited: &'a Citation,
    elsewhere: &'a [DatedElsewhere],
) -> (DateSpan, &'a Citation) {
    let mut best = (own, cited);
    for other in elsewhere {
        let date = other.date;
        if date.precision > best.0.precision && date.lies_within(Some(own.first), Some(own.last)) {
            best = (date, &other.cited);
        }
    }
    best
}
