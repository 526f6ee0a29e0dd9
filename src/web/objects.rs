//! What leaves the core, as plain objects.
//!
//! One kind of value for all of them, because serde's derived code is compiled anew for every type: it was an eighth
//! of the wasm.

use super::cache::Cache;
use crate::dataset::Problem;
use crate::fields::{Entry, FIELDS, FieldValues};
use crate::figure::{Chosen, Claim, Pointed, ReadMark, Stretch};
use crate::geo::Zoom;
use crate::words::Credit;
use crate::words::caption::Caption;
use crate::words::choices::{Choice, Choices};
use crate::words::table::{Kind, Table};
use crate::words::tip::Tip;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_wasm_bindgen::preserve;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// Data as JavaScript has it.
pub enum Value<'a> {
    Text(&'a str),
    Number(f64),
    Flag(bool),
    List(Vec<Value<'a>>),
    Object(Vec<(&'static str, Value<'a>)>),
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => JsText(text).serialize(serializer),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(values) => values.serialize(serializer),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in fields {
                    map.serialize_entry(&JsText(name), value)?;
                }
                map.end()
            }
        }
    }
}

thread_local! {
    /// Texts that JavaScript has. Most of an answer was in the one before, and to decode a text takes ten times as long as
    /// to find it.
    static KNOWN: RefCell<Cache<JsValue>> = RefCell::new(Cache::new());
}

/// Longer texts are hardly ever said twice.
const LONGEST_KNOWN: usize = 256;

/// A text that becomes a text of JavaScript.
struct JsText<'a>(&'a str);

impl Serialize for JsText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        preserve::serialize(&js_text(self.0), serializer)
    }
}

fn js_text(text: &str) -> JsValue {
    if text.len() > LONGEST_KNOWN {
        return text.into();
    }
    KNOWN.with_borrow_mut(|known| {
        known.get(text.as_bytes()).unwrap_or_else(|| {
            let new = text.into();
            known.insert(text.as_bytes(), &new);
            new
        })
    })
}

use Value::{Flag, List, Number, Object, Text};

/// Adds a field that may be missing.
fn add<'a>(object: &mut Value<'a>, name: &'static str, value: Option<Value<'a>>) {
    if let (Object(fields), Some(value)) = (object, value) {
        fields.push((name, value));
    }
}

fn text(text: &Option<String>) -> Option<Value<'_>> {
    text.as_deref().map(Text)
}

/// Texts as a list.
pub fn texts(texts: &[String]) -> Value<'_> {
    list(texts, |text| Text(text))
}

fn list<'a, T>(items: &'a [T], value_of: fn(&'a T) -> Value<'a>) -> Value<'a> {
    let mut values = Vec::with_capacity(items.len());
    for item in items {
        values.push(value_of(item));
    }
    List(values)
}

/// What stands around a picture, and what describes it.
pub fn caption<'a>(caption: &'a Caption, described: &'a str) -> Value<'a> {
    let mut object = Object(vec![
        ("headline", Text(&caption.headline)),
        ("measure", Text(&caption.measure)),
        ("summary", Text(described)),
        ("notes", texts(&caption.notes)),
        ("credits", list(&caption.credits, credit)),
        (
            "key",
            list(&caption.key, |key| {
                Object(vec![
                    ("label", Text(&key.label)),
                    ("ink", Text(key.ink)),
                    ("text", Text(&key.text)),
                ])
            }),
        ),
    ]);
    add(&mut object, "message", text(&caption.message));
    object
}

fn credit(credit: &Credit) -> Value<'_> {
    let mut object = Object(vec![("text", Text(&credit.text))]);
    add(&mut object, "url", text(&credit.url));
    object
}

/// A table.
pub fn table(table: &Table) -> Value<'_> {
    Object(vec![
        ("caption", Text(&table.caption)),
        (
            "columns",
            list(&table.columns, |column| {
                Object(vec![
                    ("text", Text(&column.text)),
                    ("kind", Text(kind_name(column.kind))),
                ])
            }),
        ),
        (
            "rows",
            list(&table.rows, |row| {
                let mut object = Object(vec![
                    ("cells", texts(&row.cells)),
                    ("source", credit(&row.source)),
                ]);
                let day = row.day.map(|day| Number(f64::from(day.number())));
                add(&mut object, "date", day);
                add(&mut object, "number", row.amount.map(Number));
                add(&mut object, "share", row.share.map(Number));
                object
            }),
        ),
    ])
}

/// A table with what is said of its figure at length.
pub fn described<'a>(of: &'a Table, description: &'a str) -> Value<'a> {
    let mut object = table(of);
    add(&mut object, "description", Some(Text(description)));
    object
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Number => "number",
        Kind::Date => "date",
        Kind::Share => "share",
    }
}

/// A tooltip and where it points to.
pub fn pointed(pointed: &Pointed) -> Value<'_> {
    let Pointed {
        tip,
        anchor,
        end_css,
    } = pointed;
    let anchor = Object(vec![("x", Number(anchor.x)), ("y", Number(anchor.y))]);
    let mut object = self::tip(tip);
    add(&mut object, "anchor", Some(anchor));
    add(&mut object, "end", end_css.map(Number));
    object
}

/// What a reference of prose is about.
pub fn claim(claim: &Claim) -> Value<'_> {
    let figures = list(&claim.figures, |handle| Number(*handle as f64));
    List(vec![texts(&claim.names), figures])
}

/// What is highlighted, and what is said of it.
pub fn highlighted<'a>(names: &'a [String], about: &'a Tip) -> Value<'a> {
    let mut object = tip(about);
    add(&mut object, "records", Some(texts(names)));
    object
}

fn tip(tip: &Tip) -> Value<'_> {
    Object(vec![
        ("title", Text(&tip.title)),
        (
            "rows",
            list(&tip.rows, |row| {
                Object(vec![
                    ("label", Text(&row.label)),
                    ("value", Text(&row.value)),
                ])
            }),
        ),
        ("notes", texts(&tip.notes)),
        ("sources", list(&tip.sources, credit)),
    ])
}

/// Marks, one by one: for each its target, its box, its day, its amount and whether it is chosen (not finite where it has none, or
/// cannot be), then its id and its names. As lists, which are shorter than objects.
pub fn marks(marks: &[ReadMark]) -> Value<'_> {
    list(marks, |mark| {
        let ReadMark { rect, name, .. } = mark;
        let day = name.day.map_or(f64::NAN, |day| f64::from(day.number()));
        let numbers = [
            mark.target as f64,
            rect.left,
            rect.top,
            rect.width,
            rect.height,
            day,
            name.amount.unwrap_or(f64::NAN),
            mark.is_chosen.map_or(f64::NAN, f64::from),
        ];
        let texts = [
            &mark.id,
            &*name.series,
            &name.value,
            &name.short,
            &name.full,
        ];
        let mut fields = Vec::new();
        fields.extend(numbers.map(Number));
        fields.extend(texts.map(Text));
        List(fields)
    })
}

/// What can be asked of a data set.
pub fn choices(choices: &Choices) -> Value<'_> {
    let of = |choices| list(choices, choice);
    Object(vec![
        ("dates", of(&choices.dates)),
        ("recipient", of(&choices.recipient)),
        ("suppliers", of(&choices.suppliers)),
        ("series", of(&choices.series)),
        ("direction", of(&choices.direction)),
        ("places", of(&choices.places)),
        ("steps", of(&choices.steps)),
        ("events", of(&choices.events)),
    ])
}

fn choice(choice: &Choice) -> Value<'_> {
    Object(vec![("id", Text(&choice.id)), ("name", Text(&choice.name))])
}

/// What is chosen, as a figure has it.
pub fn chosen(chosen: &Chosen) -> Value<'_> {
    let mut object = Object(vec![
        ("hasChosen", Flag(chosen.has_chosen)),
        ("text", Text(&chosen.text)),
    ]);
    add(&mut object, "stretch", chosen.stretch.as_ref().map(stretch));
    let zoom = chosen.zoom.map(|zoom| {
        let Zoom { centre, factor } = zoom;
        let numbers = [centre.lat_deg, centre.lon_deg, factor];
        List(numbers.map(Number).into())
    });
    add(&mut object, "zoom", zoom);
    object
}

fn stretch(stretch: &Stretch) -> Value<'_> {
    let days = |days: &[i32; 2]| List(days.iter().map(|day| Number(f64::from(*day))).collect());
    let plot = stretch.plot;
    Object(vec![
        ("left", Number(plot.left)),
        ("top", Number(plot.top)),
        ("right", Number(plot.right())),
        ("bottom", Number(plot.bottom())),
        (
            "ends",
            List(stretch.ends_css.iter().map(|end| Number(*end)).collect()),
        ),
        ("days", days(&stretch.days)),
        ("words", texts(&stretch.words)),
        ("domain", days(&stretch.domain)),
        ("isChosen", Flag(stretch.is_chosen)),
        ("isOfDays", Flag(stretch.is_of_days)),
    ])
}

/// A filter; what it does not limit is absent.
pub fn filter(filter: &FieldValues) -> Value<'_> {
    let mut fields = Vec::new();
    for (field, values) in filter.all() {
        let Entry { name, is_list, .. } = FIELDS[*field as usize];
        let values = values.as_deref().unwrap_or_default();
        match values {
            [value] if !is_list => fields.push((name, Text(value))),
            values => fields.push((name, texts(values))),
        }
    }
    Object(fields)
}

/// What was refused or doubted.
pub fn problems(problems: &[Problem]) -> Value<'_> {
    list(problems, |problem| {
        Object(vec![
            ("code", Text(problem.code())),
            ("record", Text(&problem.record)),
            ("field", Text(&problem.field)),
            ("message", Text(&problem.message)),
        ])
    })
}
