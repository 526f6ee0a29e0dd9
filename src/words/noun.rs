//! The small rules of English that names and numbers need: articles, possessives, plurals.

/// Names that take an article although no word in them tells.
const WITH_ARTICLE: [&str; 16] = [
    "Bahamas",
    "Central African Republic",
    "Comoros",
    "Democratic Republic of the Congo",
    "DR Congo",
    "DRC",
    "EU",
    "Gambia",
    "Maldives",
    "Netherlands",
    "Philippines",
    "UAE",
    "UK",
    "US",
    "USA",
    "USSR",
];

/// Ends of names that take an article: the Solomon Islands, the Soviet Union.
const WITH_ARTICLE_AT_END: [&str; 7] = [
    " Emirates",
    " Federation",
    " Islands",
    " Kingdom",
    " Republic",
    " States",
    " Union",
];

/// A name within a sentence: "the United States", "Myanmar".
pub fn named(name: &str) -> String {
    let mut takes_article = WITH_ARTICLE.contains(&name);
    for end in WITH_ARTICLE_AT_END {
        takes_article |= name.ends_with(end);
    }
    if takes_article {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

/// What belongs to a name: "the United States’", "Myanmar’s".
pub fn of(name: &str) -> String {
    let name = named(name);
    let is_plural = name.starts_with("the ") && name.ends_with('s');
    name + if is_plural { "’" } else { "’s" }
}

/// The noun for a number of things.
pub fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

/// A sentence with a capital letter where it begins with a word of ours.
pub fn sentence(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// A number from one to nine in letters, as newspapers have it.
pub fn small_number(count: usize) -> Option<&'static str> {
    let words = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    words.get(count.checked_sub(1)?).copied()
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
        assert_eq!(of("Netherlands"), "the Netherlands’");
        assert_eq!(of("United Kingdom"), "the United Kingdom’s");
        assert_eq!(of("Laos"), "Laos’s");
    }
}
