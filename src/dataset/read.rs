//! From JSON objects to records: one function a table, each asking for its fields by name.

use super::date::DateSpan;
use super::json::Object;
use super::records::{
    Casualty, Citation, CountKind, DatedElsewhere, Event, EventKind, Person, Place, Qualifier,
    Quantity, Source, Text, Transfer, Unit, Visit,
};

/// A row of a table that can be read from its JSON object.
pub trait Record: Sized {
    /// Reads the record; none, with the problems noted, if it cannot be used.
    fn read(object: &mut Object) -> Option<Self>;
    /// What other records call it by.
    fn id(&self) -> &Text;
}

const QUALIFIERS: [(&str, Qualifier); 4] = [
    ("exact", Qualifier::Exact),
    ("about", Qualifier::About),
    ("at-least", Qualifier::AtLeast),
    ("more-than", Qualifier::MoreThan),
];

const UNITS: [(&str, Unit); 3] = [
    ("percent", Unit::Percent),
    ("tiv-million", Unit::TivMillion),
    ("usd-million", Unit::UsdMillion),
];

const COUNT_KINDS: [(&str, CountKind); 2] = [
    ("cumulative", CountKind::Cumulative),
    ("per-day", CountKind::PerDay),
];

const EVENT_KINDS: [(&str, EventKind); 13] = [
    ("coup", EventKind::Coup),
    ("unrest", EventKind::Unrest),
    ("meeting", EventKind::Meeting),
    ("deal", EventKind::Deal),
    ("agreement", EventKind::Agreement),
    ("purchase", EventKind::Purchase),
    ("vote", EventKind::Vote),
    ("statement", EventKind::Statement),
    ("embargo", EventKind::Embargo),
    ("sanctions", EventKind::Sanctions),
    ("appeal", EventKind::Appeal),
    ("project", EventKind::Project),
    ("ties", EventKind::Ties),
];

/// The id comes first, so that later problems can name the record.
fn id(object: &mut Object) -> Option<Text> {
    let id = object.text("id");
    if let Some(id) = &id {
        object.name_after(id);
    }
    object.need("id", id)
}

fn needed_text(object: &mut Object, field: &'static str) -> Option<Text> {
    let text = object.text(field);
    object.need(field, text)
}

fn needed_date(object: &mut Object, field: &'static str) -> Option<DateSpan> {
    let date = object.date(field);
    object.need(field, date)
}

fn needed_degrees(object: &mut Object, field: &'static str, limit: i64) -> Option<f64> {
    let degrees = object.number_within(field, -limit, limit);
    object.need(field, degrees)
}

fn qualifier(object: &mut Object) -> Qualifier {
    object.choice("qualifier", &QUALIFIERS).unwrap_or_default()
}

fn citation(object: &mut Object) -> Option<Citation> {
    let source = needed_text(object, "source");
    let at = object.text("at");
    let url = object.text("url");
    Some(Citation {
        source: source?,
        at,
        url,
    })
}

fn person(object: &mut Object) -> Option<Person> {
    Some(Person {
        name: object.text("name"),
        role: object.text("role"),
    })
}

fn dated_elsewhere(object: &mut Object) -> Option<DatedElsewhere> {
    let date = needed_date(object, "date");
    let cited = citation(object);
    Some(DatedElsewhere {
        date: date?,
        cited: cited?,
    })
}

fn quantity(object: &mut Object) -> Option<Quantity> {
    let of = needed_text(object, "of");
    let value = object.number("value");
    let value = object.need("value", value);
    let unit = object.text("unit");
    let qualifier = qualifier(object);
    Some(Quantity {
        of: of?,
        value: value?,
        unit,
        qualifier,
    })
}

impl Record for Source {
    fn read(object: &mut Object) -> Option<Self> {
        let id = id(object);
        let title = needed_text(object, "title");
        let publisher = needed_text(object, "publisher");
        let short = object.text("short");
        let published = object.date("published");
        let url = object.text("url");
        let note = object.text("note");
        Some(Self {
            id: id?,
            title: title?,
            publisher: publisher?,
            short,
            published,
            url,
            note,
        })
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Place {
    fn read(object: &mut Object) -> Option<Self> {
        let id = id(object);
        let name = needed_text(object, "name");
        let country = object.text("country");
        let lat_deg = needed_degrees(object, "lat_deg", 90);
        let lon_deg = needed_degrees(object, "lon_deg", 180);
        let precision = object.text("precision");
        let note = object.text("note");
        let cited = citation(object);
        Some(Self {
            id: id?,
            name: name?,
            country,
            lat_deg: lat_deg?,
            lon_deg: lon_deg?,
            precision,
            note,
            cited: cited?,
        })
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Transfer {
    fn read(object: &mut Object) -> Option<Self> {
        let id = id(object);
        let recipient = needed_text(object, "recipient");
        let supplier = needed_text(object, "supplier");
        let period = needed_date(object, "period");
        let unit = object.choice("unit", &UNITS);
        let unit = object.need("unit", unit);
        let value = match unit {
            Some(Unit::Percent) => object.number_within("value", 0, 100),
            _ => object.number_within("value", 0, 1_000_000_000_000),
        };
        let qualifier = qualifier(object);
        let derived = object.text("derived");
        let doubt = object.text("doubt");
        let note = object.text("note");
        let relates = object.texts("relates");
        let cited = citation(object);
        Some(Self {
            id: id?,
            recipient: recipient?,
            supplier: supplier?,
            period: period?,
            value,
            unit: unit?,
            qualifier,
            derived,
            doubt,
            note,
            relates,
            cited: cited?,
        })
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Casualty {
    fn read(object: &mut Object) -> Option<Self> {
        let id = id(object);
        let series = needed_text(object, "series");
        let kind = object.choice("kind", &COUNT_KINDS);
        let kind = object.need("kind", kind);
        let date = needed_date(object, "date");
        let count = object.count("count");
        let low = object.count("low");
        let high = object.count("high");
        let qualifier = qualifier(object);
        let date_basis = object.text("date_basis");
        let note = object.text("note");
        let relates = object.texts("relates");
        let cited = citation(object);
        Some(Self {
            id: id?,
            series: series?,
            kind: kind?,
            date: date?,
            count,
            low,
            high,
            qualifier,
            date_basis,
            note,
            relates,
            cited: cited?,
        })
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Visit {
    fn read(object: &mut Object) -> Option<Self> {
        let id = id(object);
        let date = needed_date(object, "date");
        let dated_elsewhere = object.objects("dated_elsewhere", dated_elsewhere);
        let from = needed_text(object, "from");
        let to = needed_text(object, "to");
        let from_assumed = object.flag("from_assumed");
        let people = object.objects("people", person);
        let met = object.objects("met", person);
        let not_met = object.objects("not_met", person);
        let purpose = object.text("purpose");
        let part_of = object.text("part_of");
        let note = object.text("note");
        let relates = object.texts("relates");
        let cited = citation(object);
        Some(Self {
            id: id?,
            date: date?,
            dated_elsewhere,
            from: from?,
            to: to?,
            from_assumed,
            people,
            met,
            not_met,
            purpose,
            part_of,
            note,
            relates,
            cited: cited?,
        })
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Event {
    fn read(object: &mut Object) -> Option<Self> {
        let id = id(object);
        let kind = object.choice("kind", &EVENT_KINDS);
        let kind = object.need("kind", kind);
        let title = needed_text(object, "title");
        let date = object.date("date");
        let dated_elsewhere = object.objects("dated_elsewhere", dated_elsewhere);
        let date_words = object.text("date_words");
        let place = object.text("place");
        let parties = object.texts("parties");
        let people = object.objects("people", person);
        let quantities = object.objects("quantities", quantity);
        let note = object.text("note");
        let relates = object.texts("relates");
        let cited = citation(object);
        Some(Self {
            id: id?,
            kind: kind?,
            title: title?,
            date,
            dated_elsewhere,
            date_words,
            place,
            parties,
            people,
            quantities,
            note,
            relates,
            cited: cited?,
        })
    }

    fn id(&self) -> &Text {
        &self.id
    }
}
