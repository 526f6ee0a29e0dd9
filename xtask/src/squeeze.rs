//! Makes texts smaller without changing what they say.

use anyhow::{Context, Result};
use serde::de::IgnoredAny;

/// JSON without the white space between its values. Numbers, order and names stay as they are
/// written, which reading and writing again would not promise.
///
/// # Errors
/// When the text is not JSON.
pub fn json(text: &str) -> Result<String> {
    serde_json::from_str::<IgnoredAny>(text).context("not JSON")?;
    let mut squeezed = String::with_capacity(text.len());
    let mut quoted = false;
    let mut escaped = false;
    for character in text.chars() {
        if !quoted && character.is_ascii_whitespace() {
            continue;
        }
        if character == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = character == '\\' && !escaped;
        squeezed.push(character);
    }
    Ok(squeezed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_loses_only_the_space_between() {
        let text = "{ \"a b\" : [ 1.50, 9007199254740993 ],\r\n\t\"c\\\" : \\\\\" : \" \\\\\\\" \" }\n";
        let squeezed = json(text).ok();
        let expected = "{\"a b\":[1.50,9007199254740993],\"c\\\" : \\\\\":\" \\\\\\\" \"}";
        assert_eq!(squeezed.as_deref(), Some(expected));
    }

    #[test]
    fn broken_json_is_refused() {
        assert!(json("{\"a\": }").is_err());
    }
}
