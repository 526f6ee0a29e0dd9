//! Which character separates the fields of a file.

use crate::Refusal;
use crate::records;

const SEPARATORS: [(u8, &str); 4] = [
    (b',', "commas"),
    (b';', "semicolons"),
    (b'\t', "tabs"),
    (b'|', "bars"),
];

/// How a separator is called.
pub fn name_of(separator: u8) -> &'static str {
    let named = SEPARATORS.iter().find(|(byte, _)| *byte == separator);
    named.map_or("", |(_, name)| name)
}

/// The separator by which most records of a beginning have the same number of fields, and more than one.
///
/// # Errors
/// [`Refusal`] for what is no text of records.
pub fn separator(beginning: &[u8], is_whole: bool) -> Result<u8, Refusal> {
    if let Some(what) = no_text(beginning) {
        return Err(Refusal(what.to_owned()));
    }
    let mut best: Option<((usize, usize), u8)> = None;
    for (separator, _) in SEPARATORS {
        let rows = records::first(beginning, separator, is_whole);
        let lengths: Vec<_> = rows
            .iter()
            .map(Vec::len)
            .filter(|length| *length > 1)
            .collect();
        let alike = |length: &usize| lengths.iter().filter(|other| *other == length).count();
        let score = lengths.iter().map(|length| (alike(length), *length)).max();
        if let Some(score) = score
            && best.is_none_or(|(known, _)| score > known)
        {
            best = Some((score, separator));
        }
    }
    let (_, separator) = best.ok_or_else(|| {
        Refusal("No table was found: no line has fields that commas, semicolons, tabs or bars separate.".to_owned())
    })?;
    Ok(separator)
}

/// What a file is that has no text, by its first bytes.
fn no_text(beginning: &[u8]) -> Option<&'static str> {
    Some(match beginning {
        [] => "The file is empty.",
        [b'P', b'K', 3, 4, ..] => {
            "This is an Excel or other packed file: save the sheet as CSV, with UTF-8 if you are asked."
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "This is an old Excel file: save the sheet as CSV.",
        [b'%', b'P', b'D', b'F', ..] => {
            "This is a PDF: a table in it has to be copied into a sheet first."
        }
        [b'<', ..] => "This is a page of the web or XML, not a table.",
        _ if beginning.contains(&0) => "This is no text: it has zero bytes in it.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> u8 {
        separator(text.as_bytes(), true).unwrap()
    }

    #[test]
    fn the_separator_is_what_divides_most_lines_alike() {
        assert_eq!(found("date,count\n2021-03-01,3\n"), b',');
        assert_eq!(found("Datum;Tote\n1.3.2021;3,5\n2.3.2021;4,5\n"), b';');
        assert_eq!(found("a\tb, c\td\n1\t2, 3\t4\n"), b'\t');
    }

    #[test]
    fn a_preamble_of_prose_counts_less_than_the_table() {
        let text =
            "Transfers, of arms, and more\nNotes, too\nname;1950;1951\nA;1;2\nB;3;4\nC;5;6\n";
        assert_eq!(found(text), b';');
    }

    #[test]
    fn what_is_no_table_is_told_in_a_sentence() {
        for (bytes, word) in [
            (&b""[..], "empty"),
            (b"PK\x03\x04rest", "CSV"),
            (b"%PDF-1.7", "PDF"),
            (b"one line\nand another\n", "No table"),
            (b"a\0b", "zero"),
        ] {
            let refusal = separator(bytes, true).unwrap_err();
            assert!(refusal.0.contains(word), "{refusal}");
        }
    }
}
