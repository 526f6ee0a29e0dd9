//! From JSON objects to records: one function a table, each asking for its fields by name.

use super::json::Object;
use super::records::{
    Casualty, Citation, CountKind, DatedElsewhere, Event, EventKind, Person, Place, Qualifier,
    Quantity, Source, Text, Transfer, Unit, Visit,
};

/// A row of a table that can be read from its JSON object.
pub trait Record: Sized {
    /// Reads the record. Where a field is missing or wrong, the object notes it and something
    /// harmless stands in: such a record is never kept.
    fn read(object: &mut Object) -> Self;
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
fn id(object: &mut Object) -> Text {
    let id = object.needed_text("id");
    object.name_after(&id);
    id
}

fn qualifier(object: &mut Object) -> Qualifier {
    object.choice("qualifier", &QUALIFIERS).unwrap_or_default()
}

fn citation(object: &mut Object) -> Citation {
    Citation {
        source: object.needed_text("source"),
        at: object.text("at"),
        url: object.text("url"),
    }
}

fn person(object: &mut Object) -> Person {
    Person {
        name: object.text("name"),
        role: object.text("role"),
    }
}

fn dated_elsewhere(object: &mut Object) -> DatedElsewhere {
    DatedElsewhere {
        date: object.needed_date("date"),
        cited: citation(object),
    }
}

fn quantity(object: &mut Object) -> Quantity {
    let value = object.number("value");
    Quantity {
        of: object.needed_text("of"),
        value: object.needed("value", value, 0.0),
        unit: object.text("unit"),
        qualifier: qualifier(object),
    }
}

/// Shares are percentages; what else is transferred only has to be a sane number.
fn transferred(object: &mut Object, unit: Unit) -> Option<f64> {
    let most = if unit == Unit::Percent { 100.0 } else { 1e12 };
    object.number_within("value", 0.0, most, 100)
}

impl Record for Source {
    fn read(object: &mut Object) -> Self {
        Self {
            id: id(object),
            title: object.needed_text("title"),
            publisher: object.needed_text("publisher"),
            short: object.text("short"),
            published: object.date("published"),
            url: object.text("url"),
            note: object.text("note"),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Place {
    fn read(object: &mut Object) -> Self {
        Self {
            id: id(object),
            name: object.needed_text("name"),
            country: object.text("country"),
            lat_deg: object.needed_degrees("lat_deg", 90),
            lon_deg: object.needed_degrees("lon_deg", 180),
            precision: object.text("precision"),
            note: object.text("note"),
            cited: citation(object),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Transfer {
    fn read(object: &mut Object) -> Self {
        let id = id(object);
        let unit = object.needed_choice("unit", &UNITS);
        Self {
            id,
            recipient: object.needed_text("recipient"),
            supplier: object.needed_text("supplier"),
            period: object.needed_date("period"),
            value: transferred(object, unit),
            unit,
            qualifier: qualifier(object),
            derived: object.text("derived"),
            doubt: object.text("doubt"),
            note: object.text("note"),
            relates: object.texts("relates"),
            cited: citation(object),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Casualty {
    fn read(object: &mut Object) -> Self {
        Self {
            id: id(object),
            series: object.needed_text("series"),
            kind: object.needed_choice("kind", &COUNT_KINDS),
            date: object.needed_date("date"),
            count: object.count("count"),
            low: object.count("low"),
            high: object.count("high"),
            qualifier: qualifier(object),
            date_basis: object.text("date_basis"),
            note: object.text("note"),
            relates: object.texts("relates"),
            cited: citation(object),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Visit {
    fn read(object: &mut Object) -> Self {
        Self {
            id: id(object),
            date: object.needed_date("date"),
            dated_elsewhere: object.objects("dated_elsewhere", dated_elsewhere),
            from: object.needed_text("from"),
            to: object.needed_text("to"),
            from_assumed: object.flag("from_assumed"),
            people: object.objects("people", person),
            met: object.objects("met", person),
            not_met: object.objects("not_met", person),
            purpose: object.text("purpose"),
            part_of: object.text("part_of"),
            note: object.text("note"),
            relates: object.texts("relates"),
            cited: citation(object),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Event {
    fn read(object: &mut Object) -> Self {
        Self {
            id: id(object),
            kind: object.needed_choice("kind", &EVENT_KINDS),
            title: object.needed_text("title"),
            date: object.date("date"),
            dated_elsewhere: object.objects("dated_elsewhere", dated_elsewhere),
            date_words: object.text("date_words"),
            place: object.text("place"),
            parties: object.texts("parties"),
            people: object.objects("people", person),
            quantities: object.objects("quantities", quantity),
            note: object.text("note"),
            relates: object.texts("relates"),
            cited: citation(object),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}
