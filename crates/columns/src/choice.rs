//! What the reader chose.

/// Clauses that all hold at once; none means that everything is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The first and the last day, both chosen. Nothing is chosen where they are the wrong way round.
    pub days: Option<(i32, i32)>,
    pub places: Option<Set>,
    pub actors: Option<Set>,
}

/// Indexes of places, or of actors. Those that no row has do no harm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set {
    /// A bit an index, no further than the last word that has one.
    words: Vec<u64>,
}

impl Set {
    pub fn insert(&mut self, index: u16) {
        let word = usize::from(index / 64);
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        if let Some(word) = self.words.get_mut(word) {
            *word |= 1 << (index % 64);
        }
    }

    pub fn contains(&self, index: u16) -> bool {
        let word = self.words.get(usize::from(index / 64));
        word.is_some_and(|word| word >> (index % 64) & 1 == 1)
    }
}

impl FromIterator<u16> for Set {
    fn from_iter<I: IntoIterator<Item = u16>>(indexes: I) -> Self {
        let mut set = Self::default();
        indexes.into_iter().for_each(|index| set.insert(index));
        set
    }
}
