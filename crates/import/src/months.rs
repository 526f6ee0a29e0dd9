//! Names of months, as desks write them: whole or cut, in the languages of western Europe, with or without their accents.

const NAMES: [[&str; 12]; 7] = [
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "januar",
        "februar",
        "marz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    [
        "janeiro",
        "fevereiro",
        "marco",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
];

/// What names are cut to, in letters.
const CUT: std::ops::RangeInclusive<usize> = 3..=5;

/// The month of a name, from 1; none where it is none, or may be two.
pub fn month(text: &str) -> Option<u32> {
    let name = plain(text.trim_end_matches('.'));
    let of = |is_it: &dyn Fn(&str) -> bool| {
        let mut found = None;
        for names in &NAMES {
            for (month, known) in (1..).zip(names) {
                match found {
                    _ if !is_it(known) => {}
                    Some(other) if other != month => return None,
                    _ => found = Some(month),
                }
            }
        }
        found
    };
    let cut = || {
        let is_cut = CUT.contains(&name.len());
        of(&|known| is_cut && known.starts_with(&name))
    };
    of(&|known| known == name).or_else(cut)
}

/// Small letters without accents.
fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'ä' | 'á' | 'à' => 'a',
        'é' | 'è' => 'e',
        'û' | 'ú' => 'u',
        'ç' => 'c',
        other => other,
    };
    text.chars()
        .flat_map(char::to_lowercase)
        .map(letter)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_whole_and_cut() {
        for (name, month_of) in [
            ("March", 3),
            ("Mar", 3),
            ("Sept.", 9),
            ("März", 3),
            ("Mrz", 0),
            ("Dez", 12),
            ("août", 8),
            ("Aout", 8),
            ("févr.", 2),
            ("juin", 6),
            ("juil.", 7),
            ("marzo", 3),
            ("ene", 1),
            ("mag", 5),
            ("giu", 6),
            ("set", 9),
            ("ott", 10),
            ("out", 10),
            ("março", 3),
            ("mei", 5),
            ("okt", 10),
            ("JAN", 1),
        ] {
            assert_eq!(month(name).unwrap_or_default(), month_of, "{name}");
        }
    }

    #[test]
    fn what_may_be_two_months_is_none() {
        for name in [
            "jui",
            "ju",
            "ma",
            "",
            "j",
            "marraskuu",
            "decade",
            "maybe",
            "septuagint",
        ] {
            assert_eq!(month(name), None, "{name}");
        }
    }
}
