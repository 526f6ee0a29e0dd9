//! Whatever stands in a file, reading it ends, and does not depend on where its chunks end.

use dateline_import::{Import, Wishes};

fn import(chunks: &[&[u8]]) -> (Option<String>, String) {
    let mut import = Import::new(Wishes::default());
    import.begin("file.csv", None);
    for chunk in chunks {
        import.feed(chunk);
    }
    let _ = import.end();
    let (json, report) = import.finish();
    (json, serde_json::to_string(&report).unwrap())
}

const COUNTS: &str = "date,killed,note\n2021-03-01,\"1,234\",\"a \"\"b\"\"\nc\"\n2021-03-02,3,d\n";

#[test]
fn a_chunk_may_end_anywhere() {
    let whole = import(&[COUNTS.as_bytes()]);
    assert!(whole.0.is_some());
    for at in 0..COUNTS.len() {
        let (one, other) = COUNTS.as_bytes().split_at(at);
        assert_eq!(import(&[one, other]), whole, "cut at {at}");
    }
}

#[test]
fn any_bytes_are_read_or_refused() {
    let mut seed = 20_210_201_u32;
    let mut random = move |most: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % most
    };
    let words: [&[u8]; 14] = [
        b",",
        b"\"",
        b"\n",
        b"\r\n",
        b";",
        b"2021-03-27",
        b"27/03/2021",
        b"date",
        b"killed",
        b"\xff\xfe",
        b"1,5",
        "Ünïcode…".as_bytes(),
        b"999999999999999999999",
        b"",
    ];
    for _ in 0..2000 {
        let length = random(60);
        let bytes: Vec<u8> = (0..length)
            .flat_map(|_| words[random(words.len())].to_vec())
            .collect();
        import(&[&bytes]);
        let headed = [b"date,killed\n".as_slice(), &bytes].concat();
        import(&[&headed]);
        let trips = [b"name,date,place,country\n".as_slice(), &bytes].concat();
        import(&[&trips]);
    }
}

/// A megabyte that is meant to be slow: quotes, separators, one line, one field, rows without end. The corpus has the same and more, and
/// `cargo xtask fuzz measure` says what they take.
#[test]
fn a_megabyte_that_is_meant_to_be_slow_is_read_to_its_end() {
    let header = "date,killed\n";
    for filling in [
        "\"",
        ",",
        "x",
        "\n",
        "\"\"",
        "2021-03-01,1\n",
        "a,\"b\nc\",d\n",
        "é",
    ] {
        let text = format!("{header}{}", filling.repeat(1_000_000 / filling.len()));
        let (json, report) = import(&[text.as_bytes()]);
        // Days are counted; all else is refused, or rows of nothing.
        let are_counts = filling.starts_with("2021");
        assert_eq!(json.is_some(), are_counts, "{filling:?}: {report}");
    }
}
