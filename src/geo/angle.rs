//! Angles in radians.
//!
//! The sine and cosine here are for a few turns at most. The standard library's, which serve angles
//! of any size, and its remainder of a division would bring ten kilobytes of code to every reader.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

pub const DEGREE: f64 = PI / 180.0;

/// Taylor's coefficients of sin x / x and cos x, of the highest power of x² first.
const SIN: [f64; 7] = [
    1.0 / 6_227_020_800.0,
    -1.0 / 39_916_800.0,
    1.0 / 362_880.0,
    -1.0 / 5_040.0,
    1.0 / 120.0,
    -1.0 / 6.0,
    1.0,
];
const COS: [f64; 7] = [
    1.0 / 479_001_600.0,
    -1.0 / 3_628_800.0,
    1.0 / 40_320.0,
    -1.0 / 720.0,
    1.0 / 24.0,
    -1.0 / 2.0,
    1.0,
];

/// The same direction between -π and π.
pub fn wrapped(angle: f64) -> f64 {
    angle - TAU * (angle / TAU).round_ties_even()
}

/// The sine and the cosine, to twelve digits, by their series within an eighth of a turn.
pub fn sin_cos(angle: f64) -> (f64, f64) {
    let quarters = (angle / FRAC_PI_2).round_ties_even();
    let x = angle - quarters * FRAC_PI_2;
    let series = |terms: [f64; 7]| terms.into_iter().fold(0.0, |sum, term| sum * x * x + term);
    let (sin, cos) = (x * series(SIN), series(COS));
    match quarters as i32 & 3 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sine_and_cosine_are_the_standard_librarys() {
        for step in -1300..=1300 {
            let angle = f64::from(step) * 0.01;
            let (sin, cos) = sin_cos(angle);
            assert!((sin - angle.sin()).abs() < 1e-12, "{angle}");
            assert!((cos - angle.cos()).abs() < 1e-12, "{angle}");
        }
    }

    #[test]
    fn angles_are_wrapped_to_half_a_turn_either_way() {
        assert!((wrapped(7.0) - (7.0 - TAU)).abs() < 1e-12);
        assert!((wrapped(-4.0) - (TAU - 4.0)).abs() < 1e-12);
        assert_eq!(wrapped(3.0), 3.0);
    }
}
