//! What was asked for before.

/// The places of a memory: a few times as many as a dossier asks for in a drawing.
const PLACES: usize = 1024;

/// Answers, by the bytes of the questions. A question has two places, beside each other and found by its hash (FNV-1a,
/// RFC 9923); of those that share them the one that was asked first is forgotten. With one place alone, questions that each drawing asks
/// put each other out of it.
pub struct Memory<V>(Vec<Option<(Box<[u8]>, V)>>);

impl<V: Clone> Memory<V> {
    /// An empty one.
    pub fn new() -> Self {
        Self(vec![None; PLACES])
    }

    /// The first of the two places of a question; the other is beside it.
    fn place(question: &[u8]) -> usize {
        let mut hash: u32 = 0x811c_9dc5;
        for byte in question {
            hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
        2 * ((hash ^ (hash >> 16)) as usize % (PLACES / 2))
    }

    /// The answer to a question, if it is remembered.
    pub fn recall(&self, question: &[u8]) -> Option<V> {
        let place = Self::place(question);
        for known in &self.0[place..place + 2] {
            if let Some((known, answer)) = known
                && **known == *question
            {
                return Some(answer.clone());
            }
        }
        None
    }

    /// Remembers an answer.
    pub fn remember(&mut self, question: &[u8], answer: &V) {
        let place = Self::place(question);
        self.0.swap(place, place + 1);
        self.0[place] = Some((question.into(), answer.clone()));
    }
}
