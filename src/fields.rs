//! What a figure can be asked: the one table of it. A filter, the options of a figure, the flags of the command and
//! the parameters of a frame are read by it, and a test holds the shell and its declarations against it.

use crate::fill::split;

/// Something that can be asked. Those of a filter come first: see [`FILTER`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    From,
    To,
    Recipient,
    Suppliers,
    Places,
    Direction,
    Series,
    View,
    Shares,
    Count,
    Focus,
    Unchosen,
    Compare,
}

/// How a field is called and written.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub field: Field,
    pub name: &'static str,
    /// Whether it is a list of texts, with `~` between them in an attribute. Else it is one text.
    pub is_list: bool,
}

const fn text(field: Field, name: &'static str) -> Entry {
    Entry {
        field,
        name,
        is_list: false,
    }
}

const fn list(field: Field, name: &'static str) -> Entry {
    Entry {
        field,
        name,
        is_list: true,
    }
}

/// All fields, in the order of [`Field`].
pub const FIELDS: [Entry; 13] = [
    text(Field::From, "from"),
    text(Field::To, "to"),
    text(Field::Recipient, "recipient"),
    list(Field::Suppliers, "suppliers"),
    list(Field::Places, "places"),
    text(Field::Direction, "direction"),
    list(Field::Series, "series"),
    text(Field::View, "view"),
    text(Field::Shares, "shares"),
    text(Field::Count, "count"),
    text(Field::Focus, "focus"),
    text(Field::Unchosen, "unchosen"),
    text(Field::Compare, "compare"),
];

/// The fields of a filter, which are options of a figure too.
pub const FILTER: &[Entry] = FIELDS.split_at(7).0;

/// What a field takes and means, for the command's help: in the order of [`Field`]. The views are listed in `options`.
#[cfg(not(target_arch = "wasm32"))]
pub const MEANINGS: [(&str, &str); 13] = [
    ("DATE", "the first day it shows, such as 2021-02"),
    ("DATE", "the last day"),
    ("NAME", "whose arms imports; else the subject's"),
    ("A~B", "the suppliers of arms, named singly"),
    ("A~B", "visits that start or end there, by ids"),
    (
        "inbound|outbound",
        "visits, seen from the subject's country",
    ),
    ("A~B", "the counts of deaths"),
    ("VIEW", "what it shows (needed)"),
    ("window|yearly|five-year", "how supplier shares are counted"),
    (
        "cumulative|per-day|per-week|per-month|per-year",
        "how deaths are counted",
    ),
    ("NAME", "the supplier that the article is about"),
    (
        "pale|gone",
        "what becomes of all that a reader did not choose",
    ),
    (
        "A~B",
        "two sources, by ids: what changed from one to the other",
    ),
];

impl Field {
    /// The name of a field.
    pub const fn name(self) -> &'static str {
        FIELDS[self as usize].name
    }
}

/// Values of fields, as a host gives them. An absent field is not asked; one that is none is taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldValues(Vec<(Field, Option<Vec<String>>)>);

impl FieldValues {
    /// Asks for a field.
    pub fn set(&mut self, field: Field, values: Option<Vec<String>>) {
        self.0.push((field, values));
    }

    /// All that is asked.
    pub fn all(&self) -> &[(Field, Option<Vec<String>>)] {
        &self.0
    }

    /// The one text of a field; none if it is not asked, or taken back.
    pub fn text(&self, field: Field) -> Option<&str> {
        for (known, values) in &self.0 {
            if *known == field {
                return values.as_ref()?.first().map(String::as_str);
            }
        }
        None
    }

    /// Reads attributes by their names; lists have `~` between their entries. What is no field is passed over.
    ///
    /// ```
    /// # use dateline::fields::{Field, FieldValues};
    /// let asked = FieldValues::of(&[("view", "shares"), ("suppliers", "China~Russia")]);
    /// assert_eq!(asked.text(Field::View), Some("shares"));
    /// ```
    pub fn of(attributes: &[(&str, &str)]) -> Self {
        let mut asked = Self::default();
        for (name, value) in attributes {
            let Some(entry) = FIELDS.iter().find(|entry| entry.name == *name) else {
                continue;
            };
            let values = if entry.is_list {
                let names = split(value, b'~').map(|name| name.trim_ascii().to_owned());
                names.filter(|name| !name.is_empty()).collect()
            } else {
                vec![(*value).to_owned()]
            };
            asked.set(entry.field, Some(values));
        }
        asked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_fields() {
        for (row, entry) in FIELDS.iter().enumerate() {
            assert_eq!(entry.field as usize, row);
        }
        assert_eq!(FILTER.last().unwrap().field, Field::Series);
    }

    #[test]
    fn lists_have_tildes_between_their_entries() {
        let asked = FieldValues::of(&[("suppliers", "China~ Russia~"), ("to", "2021")]);
        let suppliers = ["China", "Russia"].map(str::to_owned).to_vec();
        assert_eq!(asked.all()[0], (Field::Suppliers, Some(suppliers)));
        assert_eq!(asked.text(Field::To), Some("2021"));
        assert_eq!(asked.text(Field::From), None);
    }
}
