//! Lengths as SVG writes them: to a tenth of a pixel, as briefly as can be.

use crate::paint::UNITS_PER_PIXEL;

/// Half the height of a digit, in tenths of the size: this far below the middle is the baseline. Of the typefaces
/// that pages are set in it is 0.34 to 0.37; viewers differ in what they make of `dominant-baseline`.
const HALF_DIGIT: f64 = 0.35;

/// Tenths of a pixel, from the units that scenes are painted in.
pub fn tenths(units: i32) -> i64 {
    (f64::from(units) * 10.0 / UNITS_PER_PIXEL).round() as i64
}

/// Where the letters stand whose middle is at `y`.
pub fn baseline(y: i64, size: i64) -> i64 {
    y + (size as f64 * HALF_DIGIT).round() as i64
}

/// A length without zeros that say nothing: `12`, `.5`, `-3.4`.
pub fn number(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, decimal) = (tenths.abs() / 10, tenths.abs() % 10);
    match (whole, decimal) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, decimal) => format!("{sign}.{decimal}"),
        (whole, decimal) => format!("{sign}{whole}.{decimal}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_idle_zeros() {
        let written = [0, 120, 5, -34, -5].map(number);
        assert_eq!(written, ["0", "12", ".5", "-3.4", "-.5"]);
    }

    #[test]
    fn units_are_eighths_of_a_pixel() {
        assert_eq!([8, 1, -4].map(tenths), [10, 1, -5]);
    }
}
