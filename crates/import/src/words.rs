//! Loops over files that take eight bytes at a time: in wasm without SIMD, a loop over bytes stays one.

/// A number that tells files apart, whatever the chunks that they come in: like FNV-1a, but over words of eight bytes, and with its halves mixed.
#[derive(Clone, Debug)]
pub struct Digest {
    state: u64,
    /// The bytes of a word that the next chunk fills.
    begun: [u8; 8],
    filled: usize,
    length: u64,
}

impl Default for Digest {
    fn default() -> Self {
        Self {
            state: 0xcbf2_9ce4_8422_2325,
            begun: [0; 8],
            filled: 0,
            length: 0,
        }
    }
}

impl Digest {
    /// More bytes of the file.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        let (filling, rest) = bytes.split_at(bytes.len().min((8 - self.filled) % 8));
        for byte in filling {
            self.begin(*byte);
        }
        let (words, others) = rest.as_chunks();
        for word in words {
            self.mix(*word);
        }
        for byte in others {
            self.begin(*byte);
        }
    }

    fn begin(&mut self, byte: u8) {
        self.begun[self.filled] = byte;
        self.filled += 1;
        if self.filled == 8 {
            self.mix(self.begun);
            self.filled = 0;
        }
    }

    fn mix(&mut self, word: [u8; 8]) {
        let mixed = (self.state ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01b3);
        // A product carries upwards only: the upper half is mixed into the lower one.
        self.state = mixed ^ (mixed >> 32);
    }

    /// The number of all bytes so far, and how many there were.
    pub fn of_all(&self) -> (u64, u64) {
        let mut last = self.clone();
        last.begun[self.filled..].fill(0);
        last.mix(last.begun);
        (last.state, self.length)
    }
}

/// How often a byte is among others.
pub fn count(bytes: &[u8], byte: u8) -> usize {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let wanted = u64::from_le_bytes([byte; 8]);
    let (words, others) = bytes.as_chunks();
    let mut count = 0;
    for word in words {
        // The highest bit of each byte that is the wanted one, and no other bit.
        let differs = u64::from_le_bytes(*word) ^ wanted;
        let found = !(((differs & LOW) + LOW) | differs | LOW);
        count += found.count_ones() as usize;
    }
    count + others.iter().filter(|other| **other == byte).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(chunks: &[&[u8]]) -> (u64, u64) {
        let mut digest = Digest::default();
        for chunk in chunks {
            digest.feed(chunk);
        }
        digest.of_all()
    }

    #[test]
    fn a_digest_knows_no_chunks() {
        let text = b"date,killed\n2021-03-27,114\n";
        let whole = digest(&[text]);
        for one in 0..=text.len() {
            for other in one..=text.len() {
                let chunks = [&text[..one], &text[one..other], &text[other..]];
                assert_eq!(digest(&chunks), whole, "{one} {other}");
            }
        }
    }

    #[test]
    fn other_bytes_have_another_digest() {
        let text = b"date,killed\n2021-03-27,114\n".to_vec();
        for place in 0..text.len() {
            let mut other = text.clone();
            other[place] ^= 1;
            assert_ne!(digest(&[&text]), digest(&[&other]));
        }
        assert_ne!(digest(&[b"a"]), digest(&[b"a\0"]));
    }

    #[test]
    fn bytes_are_counted() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for byte in [0, 1, b'\n', 127, 128, 255] {
            let naive = bytes.iter().filter(|other| **other == byte).count();
            assert_eq!(count(&bytes, byte), naive);
        }
        assert_eq!(count(b"\n\n\n\n\n\n\n\n\n\x0b\n", b'\n'), 10);
    }
}
