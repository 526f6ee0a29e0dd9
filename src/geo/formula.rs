//! The formulas of the Equal Earth projection, an equal-area one of the whole sphere: Šavrič, Patterson and Jenny,
//! "The Equal Earth map projection", International Journal of Geographical Information Science 33,
//! 2019 (published 2018), equations 1 to 4.

use super::angle::{asin, sin_cos};
use super::sphere::UnitVector;

pub const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
pub const HALF_ROOT_3: f64 = 0.866_025_403_784_438_6;

/// θ at the poles.
const POLE: f64 = std::f64::consts::FRAC_PI_3;

/// Leave a billionth of a pixel.
const HALVINGS: u32 = 50;

/// θ, with sin θ = ½√3 sin φ for the latitude φ.
pub fn parametric_latitude(unit: UnitVector) -> f64 {
    asin(HALF_ROOT_3 * unit.z)
}

/// What a radian east of the central meridian is drawn as at a parametric latitude, and how far up
/// that is, in Earth radii.
pub fn factors(theta: f64) -> (f64, f64) {
    let [a1, a2, a3, a4] = A;
    let square = theta * theta;
    let sixth = square * square * square;
    let rise = a1 + 3.0 * a2 * square + sixth * (7.0 * a3 + 9.0 * a4 * square);
    let across = sin_cos(theta).1 / (HALF_ROOT_3 * rise);
    let up = theta * (a1 + a2 * square + sixth * (a3 + a4 * square));
    (across, up)
}

/// The parametric latitude that is drawn so far up; none beyond the poles. The formula has no inverse: halving the
/// range where the rise is finds it, as the rise never falls.
pub fn parametric_latitude_at(up: f64) -> Option<f64> {
    let mut range = (-POLE, POLE);
    if up < factors(range.0).1 || up > factors(range.1).1 {
        return None;
    }
    for _ in 0..HALVINGS {
        let middle = (range.0 + range.1) / 2.0;
        if factors(middle).1 < up {
            range.0 = middle;
        } else {
            range.1 = middle;
        }
    }
    Some(range.0)
}
