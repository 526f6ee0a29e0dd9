//! Places on a map, merged where they cannot be told apart at its scale.

use dateline::geo::{BaseMap, LineClass, Position, Projection, UnitVector};
use dateline::plane::{Point, Rect};

/// Places nearer than this to each other are one disc, in pixels.
const APART_CSS: f64 = 7.0;

/// The room around the outermost places, for their discs.
const MARGIN_CSS: f64 = 22.0;

/// A map of some size.
pub struct Map {
    projection: Projection,
    rect: Rect,
    /// The disc of each place; none for those without a position.
    discs: Vec<Option<usize>>,
    centres: Vec<Point>,
}

impl Map {
    /// Lays out places, each degrees north and east; those that are no numbers have no disc.
    pub fn new(places: &[(f32, f32)], width_css: f64, height_css: f64) -> Self {
        let rect = Rect::new(0.0, 0.0, width_css, height_css);
        let units: Vec<_> = places.iter().map(|place| unit(*place)).collect();
        let content: Vec<_> = units.iter().flatten().map(|unit| vec![*unit]).collect();
        let projection = Projection::fit(&content, rect.grown(-MARGIN_CSS));
        let mut map = Self {
            projection,
            rect,
            discs: Vec::new(),
            centres: Vec::new(),
        };
        map.merge(&units);
        map
    }

    /// Puts each place into the disc of its cell, and each disc in the middle of its places.
    fn merge(&mut self, units: &[Option<UnitVector>]) {
        let across = (self.rect.width / APART_CSS).ceil().max(1.0) as usize;
        let down = (self.rect.height / APART_CSS).ceil().max(1.0) as usize;
        let mut disc_of = vec![None; across * down];
        let mut counts: Vec<f64> = Vec::new();
        for unit in units {
            let Some(unit) = unit else {
                self.discs.push(None);
                continue;
            };
            let at = self.projection.project(*unit);
            let column = ((at.x / APART_CSS).max(0.0) as usize).min(across - 1);
            let row = ((at.y / APART_CSS).max(0.0) as usize).min(down - 1);
            let disc = *disc_of[row * across + column].get_or_insert_with(|| {
                self.centres.push(Point::new(0.0, 0.0));
                counts.push(0.0);
                counts.len() - 1
            });
            counts[disc] += 1.0;
            let centre = &mut self.centres[disc];
            *centre = centre.toward(at, 1.0 / counts[disc]);
            self.discs.push(Some(disc));
        }
    }

    /// How much of the Earth it shows across, in kilometres.
    pub fn across_km(&self) -> f64 {
        self.projection.across_km(self.rect)
    }

    /// The middle of each disc, in pixels.
    pub fn centres(&self) -> &[Point] {
        &self.centres
    }

    /// The places of a disc.
    pub fn places_of(&self, disc: usize) -> Vec<u16> {
        let is_in = |place: &usize| self.discs[*place] == Some(disc);
        let places = (0..self.discs.len()).filter(is_in);
        places
            .filter_map(|place| u16::try_from(place).ok())
            .collect()
    }

    /// The sums of places as those of discs; what has no position is in none.
    pub fn gathered(&self, of_places: impl Iterator<Item = u64>, discs: &mut Vec<f64>) {
        discs.clear();
        discs.resize(self.centres.len(), 0.0);
        for (disc, sum) in self.discs.iter().zip(of_places) {
            if let Some(disc) = disc {
                discs[*disc] += sum as f64;
            }
        }
    }

    /// Land as rings one after the other, each point as two numbers, each ring ended by two that are none.
    pub fn land(&self, base_map: &BaseMap) -> Vec<f32> {
        let mut numbers = Vec::new();
        let base_map = base_map.suiting(self.projection.across_km(self.rect));
        for land in base_map.land(&self.projection, self.rect) {
            for ring in &land.rings {
                add_path(&mut numbers, ring);
            }
        }
        numbers
    }

    /// Coasts and boundaries, or those that are disputed, as [`Map::land`] has them.
    pub fn lines(&self, base_map: &BaseMap, are_disputed: bool) -> Vec<f32> {
        let mut numbers = Vec::new();
        let base_map = base_map.suiting(self.projection.across_km(self.rect));
        for (class, line) in base_map.lines(&self.projection, self.rect) {
            if (class == LineClass::Disputed) == are_disputed {
                add_path(&mut numbers, &line);
            }
        }
        numbers
    }
}

fn unit((lat_deg, lon_deg): (f32, f32)) -> Option<UnitVector> {
    let is_there = lat_deg.is_finite() && lon_deg.is_finite();
    is_there.then(|| Position::new(lat_deg.into(), lon_deg.into()).unit())
}

fn add_path(numbers: &mut Vec<f32>, path: &[Point]) {
    for point in path {
        numbers.extend([point.x as f32, point.y as f32]);
    }
    numbers.extend([f32::NAN, f32::NAN]);
}

#[cfg(test)]
mod tests {
    use super::*;

    const YANGON: (f32, f32) = (16.8, 96.15);
    const SUBURB: (f32, f32) = (16.81, 96.16);
    const MANDALAY: (f32, f32) = (21.97, 96.08);
    const NOWHERE: (f32, f32) = (f32::NAN, f32::NAN);

    fn sums(map: &Map, of_places: &[u64]) -> Vec<f64> {
        let mut discs = Vec::new();
        map.gathered(of_places.iter().copied(), &mut discs);
        discs
    }

    #[test]
    fn places_that_cannot_be_told_apart_are_one_disc() {
        let map = Map::new(&[YANGON, SUBURB, MANDALAY], 400.0, 400.0);
        assert_eq!(map.centres().len(), 2);
        assert_eq!(sums(&map, &[1, 20, 300]), [21.0, 300.0]);
        assert_eq!(map.places_of(0), [0, 1]);
    }

    #[test]
    fn what_has_no_position_is_in_no_disc() {
        let map = Map::new(&[NOWHERE, YANGON], 400.0, 400.0);
        assert_eq!(sums(&map, &[7, 2]), [2.0]);
    }

    #[test]
    fn all_discs_are_within_the_map() {
        let places: Vec<_> = (0..500)
            .map(|row| ((row % 150) as f32 - 75.0, (row * 7 % 360) as f32 - 180.0))
            .collect();
        for (width, height) in [(320.0, 200.0), (1200.0, 600.0), (40.0, 40.0)] {
            let map = Map::new(&places, width, height);
            let is_within =
                |at: &Point| at.x >= 0.0 && at.x <= width && at.y >= 0.0 && at.y <= height;
            assert!(map.centres().iter().all(is_within));
        }
    }

    #[test]
    fn no_places_are_no_discs() {
        let map = Map::new(&[], 400.0, 300.0);
        assert!(map.centres().is_empty());
        assert!(sums(&map, &[]).is_empty());
    }
}
