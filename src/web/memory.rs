//! What was asked for before.

/// The places of a memory: a few times as many as a dossier asks for in a drawing.
const PLACES: usize = 512;

/// Answers, by the bytes of the questions. A question has one place only, found by
/// its hash (FNV-1a, RFC 9923); the question that had it before is forgotten.
pub struct Memory<V>(Vec<Option<(Box<[u8]>, V)>>);

impl<V: Clone> Memory<V> {
    /// An empty one.
    pub fn new() -> Self {
        Self(vec![None; PLACES])
    }

    fn place(question: &[u8]) -> usize {
        let hash = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        let hash = question.iter().fold(0x811c_9dc5, hash);
        (hash ^ (hash >> 16)) as usize % PLACES
    }

    /// The answer to a question, if it is remembered.
    pub fn recall(&self, question: &[u8]) -> Option<V> {
        let (known, answer) = self.0[Self::place(question)].as_ref()?;
        (**known == *question).then(|| answer.clone())
    }

    /// Remembers an answer.
    pub fn remember(&mut self, question: &[u8], answer: &V) {
        self.0[Self::place(question)] = Some((question.into(), answer.clone()));
    }
}
