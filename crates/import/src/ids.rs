//! Files may number their rows alike: what has an id that was given before gets another one, so that no record is lost.

use std::collections::HashMap;

/// The ids that are given, each with the number that was added to it last.
#[derive(Debug, Default)]
pub struct Ids(HashMap<String, usize>);

impl Ids {
    /// The id, or where it is given already, the id with a number behind it.
    pub fn unique(&mut self, plain: String) -> String {
        let mut id = plain.clone();
        let mut more = self.0.get(&plain).copied().unwrap_or(1);
        while self.0.contains_key(&id) {
            more += 1;
            id = format!("{plain}-{more}");
        }
        self.0.insert(id.clone(), 1);
        self.0.insert(plain, more);
        id
    }
}

/// No two are alike afterwards.
pub fn make_unique<'a>(ids: impl Iterator<Item = &'a mut String>) {
    let mut given = Ids::default();
    for id in ids {
        *id = given.unique(std::mem::take(id));
    }
}
