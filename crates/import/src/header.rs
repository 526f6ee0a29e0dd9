//! The header of a table: which column has which name.

/// The names of the columns, without regard to case and to what is no letter.
#[derive(Clone, Debug)]
pub struct Header {
    names: Vec<String>,
}

impl Header {
    pub fn new(fields: &[String]) -> Self {
        Self {
            names: fields.iter().map(|field| plain(field)).collect(),
        }
    }

    /// The column of the first of some names that there is.
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let name = plain(name);
            self.names.iter().position(|known| *known == name)
        })
    }

    /// Whether it has all of some names.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.find(&[name]).is_some())
    }
}

/// A name as it is compared: `Event date`, `event_date` and `EVENT_DATE` are one.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
