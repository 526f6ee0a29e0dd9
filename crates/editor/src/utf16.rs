//! Places of a text as Rust has them, in bytes, and as JavaScript has them, in UTF-16 code units.

/// Where the two drift apart: the beginning and the end of each letter that is not ASCII, in bytes and in units.
pub struct Utf16(Vec<(usize, usize)>);

impl Utf16 {
    /// Measures a text.
    pub fn of(text: &str) -> Self {
        let mut steps = vec![(0, 0)];
        let (mut bytes, mut units) = (0, 0);
        for (at, letter) in text.char_indices().filter(|(_, letter)| !letter.is_ascii()) {
            units += at - bytes;
            steps.push((at, units));
            bytes = at + letter.len_utf8();
            units += letter.len_utf16();
            steps.push((bytes, units));
        }
        steps.push((text.len(), units + text.len() - bytes));
        Self(steps)
    }

    /// The unit at a byte.
    pub fn unit(&self, byte: usize) -> usize {
        between(&self.0, byte, |(bytes, units)| (bytes, units))
    }

    /// The byte at a unit.
    pub fn byte(&self, unit: usize) -> usize {
        between(&self.0, unit, |(bytes, units)| (units, bytes))
    }
}

/// What a place is on the other side, no further than the next step: `sides` puts the place's own side first.
fn between(
    steps: &[(usize, usize)],
    place: usize,
    sides: impl Fn((usize, usize)) -> (usize, usize),
) -> usize {
    let behind = steps.partition_point(|step| sides(*step).0 <= place);
    let (own, other) = sides(steps[behind - 1]);
    let next = steps.get(behind).map_or(other, |step| sides(*step).1);
    (other + place - own).min(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_same_letters_on_both_sides() {
        let text = "a€b🙂c–49%";
        let utf16 = Utf16::of(text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let unit = text[..at].encode_utf16().count();
            assert_eq!(utf16.unit(at), unit, "byte {at}");
            assert_eq!(utf16.byte(unit), at, "unit {unit}");
        }
        assert_eq!(utf16.byte(usize::MAX / 2), text.len());
        assert_eq!(Utf16::of("").byte(3), 0);
    }
}
