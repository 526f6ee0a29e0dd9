//! A file's bytes as UTF-8, whatever they are.

use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_1252};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Turns the bytes of one file into UTF-8.
pub struct Letters {
    decoder: Decoder,
    assumed: Option<&'static str>,
    text: String,
}

impl Letters {
    /// By its byte order mark, else as somebody says, else UTF-8 if it is that from beginning to end, else Windows-1252, which
    /// ISO-8859-1 is read as everywhere.
    pub fn of(path: &Path, wished: Option<&'static Encoding>) -> io::Result<Self> {
        let (encoding, assumed) = match wished {
            Some(encoding) => (encoding, None),
            None if is_utf_8(&mut File::open(path)?)? => (UTF_8, None),
            None => (WINDOWS_1252, Some(WINDOWS_1252.name())),
        };
        let mut start = [0; 3];
        let length = File::open(path)?.read(&mut start)?;
        let has_mark = Encoding::for_bom(&start[..length]).is_some();
        Ok(Self {
            // A byte order mark goes before all that.
            decoder: encoding.new_decoder(),
            assumed: assumed.filter(|_| !has_mark),
            text: String::new(),
        })
    }

    /// The encoding that nobody said and nothing proves.
    pub fn assumed(&self) -> Option<&'static str> {
        self.assumed
    }

    /// Some of the bytes, or the end of what came before.
    pub fn utf_8(&mut self, bytes: &[u8], is_last: bool) -> &str {
        self.text.clear();
        let most = self.decoder.max_utf8_buffer_length(bytes.len());
        self.text.reserve(most.unwrap_or(4 * bytes.len() + 16));
        let _ = self
            .decoder
            .decode_to_string(bytes, &mut self.text, is_last);
        &self.text
    }
}

/// Whether all bytes are UTF-8, or begin with the mark of another encoding.
fn is_utf_8(file: &mut File) -> io::Result<bool> {
    let mut decoder = UTF_8.new_decoder_without_bom_handling();
    let mut chunk = vec![0; super::CHUNK];
    let mut text = String::new();
    loop {
        let length = file.read(&mut chunk)?;
        text.clear();
        text.reserve(3 * length + 16);
        let (_, _, is_broken) = decoder.decode_to_string(&chunk[..length], &mut text, length == 0);
        if is_broken {
            return Ok(false);
        }
        if length == 0 {
            return Ok(true);
        }
    }
}
