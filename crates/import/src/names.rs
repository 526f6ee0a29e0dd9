//! Names, each once, in the order in which they came.

use std::collections::HashSet;

/// A list that a file of a million names does not make slow.
#[derive(Clone, Debug, Default)]
pub struct Names {
    all: Vec<String>,
    known: HashSet<String>,
}

impl Names {
    /// Adds a name that is not there yet.
    pub fn add(&mut self, name: &str) {
        if !self.known.contains(name) {
            self.known.insert(name.to_owned());
            self.all.push(name.to_owned());
        }
    }

    pub fn all(&self) -> &[String] {
        &self.all
    }
}
