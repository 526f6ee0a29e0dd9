//! Values that were worked out as the sum of others, to be told from parts of a whole.

/// More parts than this are not tried in all combinations.
const MOST_PARTS: usize = 12;

/// What a sum may differ from its parts by, for what is lost in binary.
const NOTHING: f64 = 1e-6;

/// Whether a value is the sum of two or more of these; only the first twelve are tried.
pub fn is_sum_of(value: f64, parts: &[f64]) -> bool {
    is_rest_of(value, &parts[..parts.len().min(MOST_PARTS)], 0)
}

/// `taken` is how many parts are subtracted already.
fn is_rest_of(value: f64, parts: &[f64], taken: usize) -> bool {
    match parts.split_first() {
        None => taken > 1 && value.abs() < NOTHING,
        Some((first, rest)) => {
            is_rest_of(value - first, rest, taken + 1) || is_rest_of(value, rest, taken)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_sum_of;

    #[test]
    fn a_sum_has_two_parts_at_least() {
        assert!(is_sum_of(400.0, &[100.0, 300.0, 50.0]));
        assert!(!is_sum_of(300.0, &[100.0, 300.0, 50.0]));
    }
}
