//! Text inside of markup: SVG and HTML alike.
//!
//! Names come from anybody's data. They stay text in an element and in a quoted attribute, and the markup stays
//! well-formed XML, whatever they are made of.

/// The text as markup writes it, in an element or between double quotes.
///
/// What XML may not hold at all is left out, and so are the signs that order later letters about (U+202A to
/// U+202E, U+2066 to U+2069): a name must not turn the sentence around that it stands in.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            letter if is_unfit(letter) => {}
            letter => safe.push(letter),
        }
    }
    safe
}

fn is_unfit(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// The text, cut with an ellipsis after so many characters, and escaped.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", escaped(text.get(..end).unwrap_or_default())),
        None => escaped(text),
    }
}

/// ` name="value"`, to be put into a tag.
pub fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escaped(value))
}

/// The address if it is one of the web: nothing else becomes a link, a picture or a frame.
pub fn web_address(address: &str) -> Option<&str> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_name_stays_text() {
        assert_eq!(
            escaped("\"><script>alert('1')</script>]]>"),
            "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;]]&gt;"
        );
    }

    #[test]
    fn what_xml_may_not_hold_is_left_out() {
        assert_eq!(escaped("a\u{0}b\u{1b}c\u{fffe}d\u{85}e"), "abcde");
    }

    #[test]
    fn a_name_does_not_turn_its_sentence_around() {
        assert_eq!(
            escaped("Left\u{202e}thgiR\u{202c} \u{200e}end"),
            "LeftthgiR \u{200e}end"
        );
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        assert_eq!(shortened("နေပြည်", 2), "နေ…");
        assert_eq!(shortened("<b>", 1), "&lt;…");
        assert_eq!(shortened("abc", 3), "abc");
    }
}
