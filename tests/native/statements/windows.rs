//! Shares of five years each: what is said of a slice is said of its column.

use super::*;

/// China each year from 2011 to 2019, Russia in 2015 alone, which is in five windows.
fn five_years() -> DataSet {
    let mut rows: Vec<String> = (2011..=2019)
        .map(|year| format!("Myanmar China {year} 10 tiv-million s24"))
        .collect();
    rows.push("Myanmar Russia 2015 30 tiv-million s24".to_owned());
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    transfers(&rows)
}

fn of_windows() -> Shot<'static> {
    shot("shares", &[("shares", "five-year")])
}

#[test]
fn a_mark_is_of_its_column() {
    let (mut dossier, figure) = of_windows().mounted(five_years());
    let marks = dossier.marks(figure, &PLAIN).unwrap();
    let names: Vec<String> = marks.into_iter().map(|mark| mark.name.full).collect();
    // Five columns, and in each of them a slice of both.
    assert_eq!(names.len(), 10, "{names:?}");
    for name in [
        "China, 2011–2015: 63%",
        "China, 2015–2019: 63%",
        "Russia, 2011–2015: 38% (30 million TIV)",
        "Russia, 2015–2019: 38% (30 million TIV)",
    ] {
        assert!(names.iter().any(|known| known == name), "{name}: {names:?}");
    }
}

#[test]
fn a_tip_has_the_years_of_its_column_in_their_order() {
    let data = five_years();
    let scene = of_windows().scene(&data, None).unwrap();
    let localizer = Localizer {
        data: &data,
        host: &PLAIN,
    };
    let tips = of_windows().prepared(&data).tips(localizer, &scene);
    let tip = tips.first().unwrap();
    assert_eq!(tip.title, "China to Myanmar");
    let rows: Vec<(&str, &str)> = (tip.rows.iter())
        .map(|row| (row.label.as_str(), row.value.as_str()))
        .collect();
    let expected = [
        ("2011–2015", "63%"),
        ("2011", "10 million TIV"),
        ("2012", "10 million TIV"),
        ("2013", "10 million TIV"),
        ("2014", "10 million TIV"),
        ("2015", "10 million TIV"),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn the_table_has_what_is_drawn() {
    let table = table(&five_years(), &of_windows());
    let rows: Vec<String> = (table.rows.iter())
        .map(|row| row.cells[..6].join(" | "))
        .collect();
    assert_eq!(rows.len(), 10 + 10);
    assert_eq!(
        rows[0],
        "China | Myanmar | 2011–2015 | 50 million TIV | 63% | 5 values added up"
    );
    assert_eq!(
        rows[1],
        "Russia | Myanmar | 2011–2015 | 30 million TIV | 38% | "
    );
    assert_eq!(rows[10], "China | Myanmar | 2011 | 10 million TIV |  | ");
}
