//! Answers that were given before.

/// The slots of a cache: a few times as many as a dossier asks for in a drawing.
const SLOTS: usize = 1024;

/// Values by their keys, which are bytes. A key has two slots, beside each other and found by its hash (FNV-1a, RFC 9923); of the
/// keys that share them the older one is forgotten. With one slot alone, keys that each drawing asks for would put each other
/// out of it.
pub struct Cache<V>(Vec<Option<(Box<[u8]>, V)>>);

impl<V: Clone> Cache<V> {
    /// An empty one.
    pub fn new() -> Self {
        Self(vec![None; SLOTS])
    }

    /// The first of the two slots of a key; the other is beside it.
    fn slot(key: &[u8]) -> usize {
        let mut hash: u32 = 0x811c_9dc5;
        for byte in key {
            hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
        2 * ((hash ^ (hash >> 16)) as usize % (SLOTS / 2))
    }

    /// The value of a key, if it is still there.
    pub fn get(&self, key: &[u8]) -> Option<V> {
        let slot = Self::slot(key);
        for entry in &self.0[slot..slot + 2] {
            if let Some((known, value)) = entry
                && **known == *key
            {
                return Some(value.clone());
            }
        }
        None
    }

    /// Keeps a value.
    pub fn insert(&mut self, key: &[u8], value: &V) {
        let slot = Self::slot(key);
        self.0.swap(slot, slot + 1);
        self.0[slot] = Some((key.into(), value.clone()));
    }
}
