//! Countries of today's map, by the names that publishers give them. The names and codes are those of ISO 3166-1, and others
//! that SIPRI, UCDP, ACLED and the US State Department use.

use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../data/countries.tsv");

/// States that are no more, and parts of others, with the countries in which their towns are today.
const FORMER: &str = include_str!("../data/former.tsv");

/// Codes by names and codes.
static CODES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut codes = HashMap::new();
    for (code, names) in TABLE.lines().filter_map(|line| line.split_once('\t')) {
        codes.insert(code.to_lowercase(), code);
        for name in names.split('|') {
            codes.entry(plain(name)).or_insert(code);
        }
    }
    codes
});

/// The ISO 3166-1 alpha-3 code of a country; none for a union, a group of rebels or a state that is no more.
pub fn code_of(name: &str) -> Option<&'static str> {
    CODES.get(&plain(name)).copied()
}

/// The name of a country by its code.
pub fn name_of(code: &str) -> Option<&'static str> {
    let mut rows = TABLE.lines().filter_map(|line| line.split_once('\t'));
    let (_, names) = rows.find(|(known, _)| *known == code)?;
    names.split('|').next()
}

/// The codes of the countries in which the towns of a country, or of a state that is no more, are today.
pub fn codes_of(name: &str) -> Vec<&'static str> {
    if let Some(code) = code_of(name) {
        return vec![code];
    }
    let mut rows = FORMER.lines().filter_map(|line| line.split_once('\t'));
    let former = rows.find(|(_, names)| has(names, name));
    former.map_or_else(Vec::new, |(codes, _)| codes.split(' ').collect())
}

fn has(names: &str, name: &str) -> bool {
    let wanted = plain(name);
    names.split('|').any(|known| plain(known) == wanted)
}

/// One kind of apostrophe, small letters, no blanks at the ends, nor the stars that SIPRI marks rebels and unions with.
fn plain(name: &str) -> String {
    name.trim()
        .trim_end_matches('*')
        .replace('’', "'")
        .to_lowercase()
}

/// Whether two names are of one country.
pub fn is_same(one: &str, other: &str) -> bool {
    let codes = [one, other].map(code_of);
    one.eq_ignore_ascii_case(other) || (codes[0].is_some() && codes[0] == codes[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_go_by_their_publishers_names() {
        for (name, code) in [
            ("Myanmar (Burma)", "MMR"),
            ("Viet Nam", "VNM"),
            ("UAE", "ARE"),
            ("Turkiye", "TUR"),
            ("China, People’s Republic of", "CHN"),
            ("MMR", "MMR"),
        ] {
            assert_eq!(code_of(name), Some(code), "{name}");
        }
    }

    #[test]
    fn towns_of_a_state_that_is_no_more_are_in_several_countries() {
        assert_eq!(codes_of("Czechoslovakia"), ["CZE", "SVK"]);
        assert_eq!(codes_of("Burma"), ["MMR"]);
        assert!(codes_of("Nova Scotia").is_empty());
    }

    #[test]
    fn what_is_no_country_of_today_has_no_code() {
        for name in ["Soviet Union", "Hezbollah (Lebanon)*", "NATO**", ""] {
            assert_eq!(code_of(name), None, "{name}");
        }
    }
}
