//! The header of a table: which column has which name.

/// The names of the columns.
#[derive(Clone, Debug)]
pub struct Header {
    names: Vec<String>,
}

impl Header {
    pub fn new(fields: &[String]) -> Self {
        Self {
            names: fields
                .iter()
                .map(|field| field.trim().to_lowercase())
                .collect(),
        }
    }

    /// The column of the first of some names that there is: as it is written, or without regard to what is no letter.
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let (exact, letters) = (name.trim().to_lowercase(), plain(name));
            let written = self.names.iter().position(|known| *known == exact);
            let alike = || {
                self.names
                    .iter()
                    .position(|known| !letters.is_empty() && plain(known) == letters)
            };
            written.or_else(alike)
        })
    }

    /// Whether it has all of some names.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.find(&[name]).is_some())
    }

    /// Whether any name has one of some words in it.
    pub fn mentions(&self, words: &[&str]) -> bool {
        self.names.iter().any(|name| {
            words
                .iter()
                .any(|word| words_of(name).any(|part| part.starts_with(word)))
        })
    }
}

/// The words of a name, in small letters.
pub fn words_of(name: &str) -> impl Iterator<Item = String> {
    let words = name.split(|character: char| {
        !character.is_alphanumeric() && !matches!(character, '%' | '$' | '€')
    });
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// A name as it is compared: `Event date`, `event_date` and `EVENT_DATE` are one.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a name is that of a sum of others.
pub fn is_total(name: &str) -> bool {
    const WORDS: [&str; 33] = [
        "total",
        "totals",
        "sum",
        "world",
        "gesamt",
        "summe",
        "insgesamt",
        "welt",
        "all",
        "all suppliers",
        "all recipients",
        "grand total",
        "subtotal",
        "overall",
        "ensemble",
        "somme",
        "suma",
        "zusammen",
        "zwischensumme",
        "gesamtsumme",
        "all countries",
        "alle",
        "totaal",
        "totale",
        "toplam",
        "razem",
        "итого",
        "всего",
        "всього",
        "разом",
        "الإجمالي",
        "المجموع",
        "合计",
    ];
    const BEGINNINGS: [&str; 4] = ["total ", "subtotal ", "sub-total", "sous-total"];
    let name = name.trim().trim_end_matches([':', '*']).to_lowercase();
    WORDS.contains(&name.as_str())
        || BEGINNINGS.iter().any(|words| name.starts_with(words))
        || name.ends_with(" total")
}
