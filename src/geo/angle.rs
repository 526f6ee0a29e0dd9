//! Angles in radians.
//!
//! The sine and cosine here are for a few turns at most. The standard library's, which serve angles
//! of any size, and its remainder of a division would bring ten kilobytes of code to every reader;
//! its arc functions are two more.

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
    let (mut sin, mut cos) = (0.0, 0.0);
    for (of_sin, of_cos) in SIN.iter().zip(&COS) {
        sin = sin * x * x + of_sin;
        cos = cos * x * x + of_cos;
    }
    sin *= x;
    match quarters as i32 & 3 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// The angle from the x axis to a point, -π to π, to twelve digits; as there are zeros of either
/// sign, the origin has one of 0, π and -π.
///
/// Turns towards the point by twice the tangent of half the angle that is left, which triples the
/// right digits each time: after four turns nothing is left.
pub fn atan2(y: f64, x: f64) -> f64 {
    let mut angle = if x.is_sign_negative() {
        PI.copysign(y)
    } else {
        0.0
    };
    let distance = (x * x + y * y).sqrt();
    if distance == 0.0 {
        return angle;
    }
    for _ in 0..4 {
        let (sin, cos) = sin_cos(angle);
        let (along, aside) = (x * cos + y * sin, y * cos - x * sin);
        angle += 2.0 * aside / (distance + along);
    }
    angle
}

/// The angle between -π/2 and π/2 that has this sine.
pub fn asin(sin: f64) -> f64 {
    atan2(sin, (1.0 - sin * sin).max(0.0).sqrt())
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
    fn arcs_are_the_standard_librarys() {
        for step in -314..=314 {
            let angle = f64::from(step) * 0.01;
            let (y, x) = (3.0 * angle.sin(), 3.0 * angle.cos());
            assert!((atan2(y, x) - angle).abs() < 1e-12, "{angle}");
            let sin = angle / PI;
            assert!((asin(sin) - sin.asin()).abs() < 1e-12, "{sin}");
        }
        assert_eq!((atan2(0.0, 2.0), atan2(0.0, 0.0)), (0.0, 0.0));
        assert_eq!(atan2(1e-9, 1.0), 1e-9);
    }

    #[test]
    fn angles_are_wrapped_to_half_a_turn_either_way() {
        assert!((wrapped(7.0) - (7.0 - TAU)).abs() < 1e-12);
        assert!((wrapped(-4.0) - (TAU - 4.0)).abs() < 1e-12);
        assert_eq!(wrapped(3.0), 3.0);
    }
}
