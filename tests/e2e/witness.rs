//! What pages complain of, in every engine: a script at the head of each page tells the server.

use dateline_assembly::site::{Ask, Reply};
use std::sync::{Arc, Mutex, PoisonError};

/// What the server puts first into every page. A file, since the policy forbids scripts in pages.
pub const ELEMENT: &str = "<script src=\"/e2e/witness.js\"></script>";

const SCRIPT: &str = include_str!("witness.js");

/// Collects the complaints.
#[derive(Clone, Default)]
pub struct Witness(Arc<Mutex<Vec<String>>>);

impl Witness {
    /// Answers for the script and for its reports, and for nothing else.
    pub fn answer(&self, ask: &Ask) -> Option<Reply> {
        if ask.url == "/e2e/witness.js" {
            return Some(Reply::new("text/javascript; charset=utf-8", SCRIPT));
        }
        let complaint = ask.url.strip_prefix("/e2e/report?")?;
        let mut complaints = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        complaints.push(decode(complaint));
        Some(Reply::new("text/plain; charset=utf-8", ""))
    }

    /// Whether a complaint in these words has come since the last `take`.
    pub fn has_heard(&self, words: &str) -> bool {
        let complaints = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        complaints.iter().any(|complaint| complaint.contains(words))
    }

    /// The complaints since the last call.
    pub fn take(&self) -> Vec<String> {
        let mut complaints = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut complaints)
    }
}

/// Undoes `encodeURIComponent`.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        bytes.extend(u8::from_str_radix(digits, 16));
        bytes.extend(rest.bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
