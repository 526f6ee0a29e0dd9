//! Whether bytes that arrive in chunks are UTF-8.

/// Checks chunk by chunk; a letter may be cut between two of them.
#[derive(Clone, Debug, Default)]
pub struct Utf8 {
    /// The beginning of a letter that the next chunk ends.
    begun: Vec<u8>,
}

impl Utf8 {
    /// Whether the bytes so far are UTF-8, or the beginning of it.
    pub fn more(&mut self, bytes: &[u8]) -> bool {
        let mut rest = bytes;
        while !self.begun.is_empty() {
            let Some((first, others)) = rest.split_first() else {
                return true;
            };
            self.begun.push(*first);
            rest = others;
            match std::str::from_utf8(&self.begun) {
                Ok(_) => self.begun.clear(),
                Err(error) if error.error_len().is_some() => return false,
                Err(_) => {}
            }
        }
        match std::str::from_utf8(rest) {
            Ok(_) => true,
            Err(error) => {
                self.begun.extend_from_slice(&rest[error.valid_up_to()..]);
                error.error_len().is_none()
            }
        }
    }

    /// Whether all of it was UTF-8.
    pub fn end(&self) -> bool {
        self.begun.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_utf_8(chunks: &[&[u8]]) -> bool {
        let mut utf_8 = Utf8::default();
        chunks.iter().all(|chunk| utf_8.more(chunk)) && utf_8.end()
    }

    #[test]
    fn letters_may_be_cut_anywhere() {
        let text = "a é € 𝄞 z".as_bytes();
        for at in 0..=text.len() {
            for more in at..=text.len() {
                assert!(
                    is_utf_8(&[&text[..at], &text[at..more], &text[more..]]),
                    "{at} {more}"
                );
            }
        }
    }

    #[test]
    fn other_encodings_are_noticed() {
        for bytes in [
            &b"caf\xe9"[..],
            b"caf\xe9 au lait",
            b"\xff\xfea\0",
            b"\xc3(",
        ] {
            assert!(!is_utf_8(&[bytes]), "{bytes:?}");
            let (one, other) = bytes.split_at(1);
            assert!(!is_utf_8(&[one, other]), "{bytes:?} in two");
        }
    }
}
