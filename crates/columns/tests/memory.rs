//! What a row takes in memory.

mod support;

use dateline_columns::{Announced, Columns, Linked};
use support::{Random, Shape};

fn bytes(shape: Shape, numbers: bool) -> (usize, usize) {
    let rows = shape.rows(&mut Random::new(1));
    let announced = Announced {
        numbers,
        ..shape.announced()
    };
    let columns = Columns::new(rows.all(), announced).unwrap();
    let alone = columns.bytes();
    let mut linked = Linked::new(columns).unwrap();
    linked.prepare();
    println!(
        "{shape:?}: columns {alone} bytes, with indexes {}",
        linked.bytes()
    );
    (alone, linked.bytes())
}

/// Five bytes a row, and three for the indexes: 80 MB for ten million rows. What comes with the days and the bins, whatever the
/// rows, is a megabyte or two; a row in a thousand has its deaths kept beside, with eight bytes.
#[test]
fn eight_bytes_a_row() {
    let rows = 1_000_000;
    let (alone, all) = bytes(Shape::plain(rows, 25_568, 5_000), false);
    assert!(alone < 5 * rows + rows / 100 + 110_000, "{alone}");
    assert!(all < 8 * rows + 1_100_000, "{all}");
    let (alone, all) = bytes(Shape::plain(rows, 3_652, 400), true);
    assert!(alone < 9 * rows + rows / 100 + 20_000, "{alone}");
    assert!(all < 10 * rows + 300_000, "{all}");
    let (_, all) = bytes(Shape::plain(rows, 3, 5_000), false);
    assert!(all < 6 * rows, "{all}");
    // Marks further apart where there are more bins; the first mark and the last, and an answer, take 2 MB themselves.
    let (_, all) = bytes(Shape::plain(rows, 25_568, 65_536), false);
    assert!(all < 9 * rows + 3_000_000, "{all}");
}
