//! The signs of a key, as small pictures that stand in a line of text.

use crate::markup::escaped;
use crate::theme::{Ink, Theme};
use crate::words::caption::Key;

/// An entry's sign in the colour that it has in the picture. A number is text already, and looks like it.
pub fn sign(key: &Key, theme: &Theme) -> String {
    let label = escaped(&key.label);
    if key
        .label
        .starts_with(|letter: char| letter.is_ascii_digit())
    {
        return format!("<b>{label}</b>");
    }
    let colour = colour(key.ink, theme);
    // From a bound, a line leads up to where the count may be.
    let line = match key.ink {
        "bound" => format!("<path d=\"M6 0v3.5\" stroke=\"{colour}\" stroke-width=\"1.5\" />"),
        _ => String::new(),
    };
    format!(
        "<svg width=\"12\" height=\"12\" fill=\"{colour}\" aria-hidden=\"true\">\
         <text x=\"6\" y=\"10\" text-anchor=\"middle\" font-size=\"12\">{label}</text>{line}</svg>"
    )
}

/// What the key calls an ink. A page is light or dark, whatever the picture in it is.
fn colour(ink: &str, theme: &Theme) -> String {
    let ink = match ink {
        "text" => return "currentColor".to_owned(),
        "second" => Ink::Series(1),
        "mark" => Ink::Mark,
        _ => Ink::Accent,
    };
    theme.colour(ink).css()
}
