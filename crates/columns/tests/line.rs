//! A line drawn by columns of pixels covers what the whole line would.

mod support;

use dateline_columns::{Columns, Linked, Measure, Span};
use support::{Random, Shape};

const HEIGHT: f64 = 100.0;

/// The pixels that a line through points covers, column by column: those of the points, and of each stretch between two
/// of them the rows that it passes within each column.
fn polyline(points: &[(f64, f64)], pixels: u16) -> Vec<Vec<bool>> {
    let mut columns = vec![vec![false; HEIGHT as usize + 1]; pixels.into()];
    for (x, y) in points {
        // The last column has its right edge too.
        let column = match *x == f64::from(pixels) {
            true => x - 1.0,
            false => x.floor(),
        };
        if column >= 0.0 && column < f64::from(pixels) {
            cover(&mut columns[column as usize], *y, *y);
        }
    }
    for stretch in points.windows(2) {
        let [(left, from), (right, to)] = [stretch[0], stretch[1]];
        let first = left.floor().max(0.0) as usize;
        for (column, rows) in columns.iter_mut().enumerate().skip(first) {
            let start = left.max(column as f64);
            let end = right.min(column as f64 + 1.0);
            if start >= end {
                break;
            }
            let at = |x: f64| from + (x - left) / (right - left) * (to - from);
            let (one, other) = (at(start), at(end));
            cover(rows, one.min(other), one.max(other));
        }
    }
    columns
}

fn cover(rows: &mut [bool], min: f64, max: f64) {
    rows[min.floor() as usize..=max.floor() as usize].fill(true);
}

fn columns_of(spans: &[Option<Span>]) -> Vec<Vec<bool>> {
    let column = |span: &Option<Span>| {
        let mut rows = vec![false; HEIGHT as usize + 1];
        if let Some(span) = span {
            cover(&mut rows, span.min, span.max);
        }
        rows
    };
    spans.iter().map(column).collect()
}

/// Rows whose daily sums are whole numbers below the height, so that values are pixels.
fn linked(days: usize, random: &mut Random) -> (Linked, Vec<f64>) {
    let shape = Shape::plain(days * 2, days, 3);
    let mut rows = shape.rows(random);
    rows.best.fill(0);
    // The first and the last day have rows, and each day's deaths are with one of its rows.
    rows.day[0] = shape.first_day;
    rows.day[1] = shape.first_day + days as i32 - 1;
    let mut daily = vec![0.0; days];
    for row in 0..rows.day.len() {
        let day = (rows.day[row] - shape.first_day) as usize;
        if daily[day] == 0.0 {
            rows.best[row] = random.below(HEIGHT as usize) as u32;
            daily[day] = rows.best[row].into();
        }
    }
    let columns = Columns::new(rows.all(), shape.announced()).unwrap();
    (Linked::new(columns).unwrap(), daily)
}

/// Windows and widths in which each edge of a column is an exact binary fraction of a day, so that no rounding excuses a
/// pixel.
#[test]
fn covers_the_same_pixels() {
    for seed in 0..60 {
        println!("seed {seed}");
        let mut random = Random::new(seed);
        let days = random.of(&[2, 5, 90, 1_000, 25_568]);
        let (mut linked, daily) = linked(days, &mut random);
        let (first_day, _) = linked.columns().days().unwrap();
        for _ in 0..10 {
            let pixels = random.of(&[1_u16, 2, 64, 256, 1_024]);
            let length = random.of(&[1, 3, 64, 90, 1_024, 16_384]);
            let start = random.below(days + length) as i32 - length as i32;
            let window = (first_day + start, first_day + start + length as i32);
            let x =
                |day: usize| (day as f64 - f64::from(start)) * f64::from(pixels) / length as f64;
            let points = daily
                .iter()
                .enumerate()
                .map(|(day, deaths)| (x(day), *deaths));
            let points: Vec<_> = points.collect();
            let spans = linked.span(pixels, window, Measure::Best);
            assert_eq!(spans.len(), usize::from(pixels));
            // The clipped reference divides by pixels a day; where that is no binary fraction, rows are compared by value.
            let expected = polyline(&points, pixels);
            match (f64::from(pixels) / length as f64).log2().fract() == 0.0 {
                true => assert!(columns_of(spans) == expected, "{window:?}, {pixels}"),
                false => close(spans, &expected, (window, pixels)),
            }
        }
    }
}

/// As the pixels, but for values that rounding may have put on either side of a pixel's edge.
fn close(spans: &[Option<Span>], expected: &[Vec<bool>], said: ((i32, i32), u16)) {
    for (span, rows) in spans.iter().zip(expected) {
        let lowest = rows.iter().position(|covered| *covered);
        let highest = rows.iter().rposition(|covered| *covered);
        let ends = lowest.zip(highest);
        assert_eq!(span.is_some(), ends.is_some(), "{said:?}");
        if let (Some(span), Some((lowest, highest))) = (span, ends) {
            for (value, row) in [(span.min, lowest), (span.max, highest)] {
                let is_near = (value - 1e-9).floor() as i64 == row as i64
                    || (value + 1e-9).floor() as i64 == row as i64;
                assert!(is_near, "{said:?}: {value} {row}");
            }
        }
    }
}

#[test]
fn windows_at_the_edge() {
    let mut random = Random::new(1);
    let (mut linked, daily) = linked(10, &mut random);
    let (first, last) = linked.columns().days().unwrap();
    let day = |value: f64| {
        Some(Span {
            min: value,
            max: value,
        })
    };
    let mut span = |pixels, days| linked.span(pixels, days, Measure::Best).to_vec();
    assert_eq!(span(0, (first, last)), []);
    assert_eq!(span(3, (last, first)), [None; 3]);
    assert_eq!(span(3, (first - 9, first - 1)), [None; 3]);
    assert_eq!(span(3, (last + 1, i32::MAX)), [None; 3]);
    assert_eq!(span(3, (first, first)), [day(daily[0]), None, None]);
    // Its only day is at the right edge of the last column.
    assert_eq!(span(2, (first - 2, first)), [None, day(daily[0])]);
    // All of it is a speck in one column.
    let wide = span(9, (i32::MIN, i32::MAX));
    let max = daily.iter().copied().fold(0.0, f64::max);
    let specks: Vec<_> = wide.iter().flatten().collect();
    assert_eq!(specks.len(), 1);
    assert_eq!(specks[0].max, max);
}
