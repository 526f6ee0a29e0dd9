//! Puts functions beside those that they are like: a small crate, so that it can be compiled for speed, and nothing else of what
//! assembles the package.

use std::collections::HashMap;

/// Bytes that are compared at once: of 3 to 8 the number that brotli gains most by.
const WINDOW: usize = 3;

/// Functions of a few parts are like others by chance; this many more are taken as not shared.
const LEAST_PARTS: f64 = 30.0;

/// The functions, by their bytes, in an order in which each follows those that it shares most with: as many as `near` before it, each
/// of which counts half as much as the one behind it.
pub fn chain(bodies: &[&[u8]], near: usize) -> Vec<usize> {
    let parts: Vec<Vec<&[u8]>> = bodies.iter().map(|body| parts(body)).collect();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, parts) in parts.iter().enumerate() {
        for part in parts {
            having.entry(part).or_default().push(function);
        }
    }
    let mut order: Vec<usize> = Vec::new();
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    while !left.is_empty() {
        let mut shared = vec![0.0; bodies.len()];
        let mut weight = 1.0;
        for before in order.iter().rev().take(near) {
            for other in parts[*before].iter().flat_map(|part| &having[part]) {
                shared[*other] += weight;
            }
            weight /= 2.0;
        }
        let likeness = |other: usize| shared[other] / (parts[other].len() as f64 + LEAST_PARTS);
        let mut best = 0;
        for (place, other) in left.iter().enumerate() {
            if likeness(*other) > likeness(left[best]) {
                best = place;
            }
        }
        order.push(left.remove(best));
    }
    order
}

/// All stretches of a function's bytes, each once.
fn parts(body: &[u8]) -> Vec<&[u8]> {
    let mut parts: Vec<&[u8]> = body.windows(WINDOW).collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}

#[cfg(test)]
mod tests {
    use super::chain;

    #[test]
    fn like_functions_stand_beside_each_other() {
        let functions: [&[u8]; 3] = [b"abcdefgh", b"12345678", b"abcdefgi"];
        assert_eq!(chain(&functions, 1), [0, 2, 1]);
    }
}
