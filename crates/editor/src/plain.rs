//! Prose that is pasted: HTML as it is, plain text as paragraphs.

/// The HTML of a text.
///
/// ```
/// # use dateline_editor::plain::html_of;
/// assert_eq!(html_of("One & two.\n\nThree."), "<p>One &amp; two.</p>\n<p>Three.</p>");
/// assert_eq!(html_of("<h1>One</h1>"), "<h1>One</h1>");
/// ```
pub fn html_of(text: &str) -> String {
    if has_tags(text) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace('&', "&amp;");
    let text = text.replace('<', "&lt;");
    let parts = text.split("\n\n").map(str::trim);
    let paragraphs = parts.filter(|part| !part.is_empty());
    let paragraphs: Vec<_> = paragraphs.map(|part| format!("<p>{part}</p>")).collect();
    paragraphs.join("\n")
}

fn has_tags(text: &str) -> bool {
    let is_tag = |rest: &str| {
        let first = rest.chars().next();
        first.is_some_and(|first| first.is_ascii_alphabetic() || matches!(first, '/' | '!'))
    };
    text.split('<').skip(1).any(is_tag)
}
