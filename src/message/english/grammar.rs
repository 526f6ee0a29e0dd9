//! What English makes of names and of the beginnings of sentences.

use crate::fill::split;

/// Names that take an article although no word in them tells.
const WITH_ARTICLE: &str = "Bahamas,Central African Republic,Comoros,Democratic Republic of the Congo,DR Congo,DRC,EU,Gambia,\
                            Maldives,Netherlands,Philippines,UAE,UK,US,USA,USSR";

/// Ends of names that take an article: the Solomon Islands, the Soviet Union.
const WITH_ARTICLE_AT_END: &str =
    " Emirates, Federation, Islands, Kingdom, Republic, States, Union";

/// A name within a sentence: "the United States", "Myanmar".
pub fn named(name: &str) -> String {
    let takes_article = split(WITH_ARTICLE, b',').any(|whole| whole == name)
        || split(WITH_ARTICLE_AT_END, b',').any(|end| name.ends_with(end));
    if takes_article {
        "the ".to_owned() + name
    } else {
        name.to_owned()
    }
}

/// What belongs to a name: "the United States’", "Myanmar’s".
pub fn owner(name: &str) -> String {
    let name = named(name);
    let are_several = name.starts_with("the ") || name.starts_with("all ");
    let is_plural = are_several && name.ends_with('s');
    name + if is_plural { "’" } else { "’s" }
}

/// A sentence with a capital letter where it begins with a word of ours.
pub fn sentence(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_with_a_capital_letter() {
        assert_eq!(sentence("about 536 people".to_owned()), "About 536 people");
        assert_eq!(sentence("№ 1".to_owned()), "№ 1");
        assert_eq!(sentence(String::new()), "");
    }

    #[test]
    fn some_countries_take_an_article() {
        assert_eq!(named("United States"), "the United States");
        assert_eq!(named("Philippines"), "the Philippines");
        assert_eq!(named("Myanmar"), "Myanmar");
        assert_eq!(named("Union"), "Union");
    }

    #[test]
    fn a_plural_s_takes_no_other_one() {
        assert_eq!(owner("Netherlands"), "the Netherlands’");
        assert_eq!(owner("United Kingdom"), "the United Kingdom’s");
        assert_eq!(owner("Laos"), "Laos’s");
    }
}
