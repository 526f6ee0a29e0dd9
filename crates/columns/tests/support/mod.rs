//! Random rows of many shapes.
#![allow(dead_code)]

use dateline_columns::{Announced, Chunk, Exception};

/// Marsaglia's xorshift, with 64 bits.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }
}

/// Rows in the order of a file.
#[derive(Default)]
pub struct Rows {
    pub day: Vec<i32>,
    pub place: Vec<u16>,
    pub actor: Vec<u16>,
    pub best: Vec<u32>,
    pub weight: Option<Vec<u32>>,
    pub exceptions: Vec<Exception>,
}

#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub rows: usize,
    pub first_day: i32,
    pub days: usize,
    pub places: usize,
    pub actors: usize,
    /// One in so many days has rows.
    pub gaps: usize,
    /// One row in so many has a count near the greatest; none has where it is 0.
    pub huge: usize,
    pub weights: bool,
    pub exceptions: usize,
    pub is_sorted: bool,
}

impl Shape {
    /// An ordinary one.
    pub fn plain(rows: usize, days: usize, places: usize) -> Self {
        Self {
            rows,
            first_day: -7_305,
            days,
            places,
            actors: 200,
            gaps: 1,
            huge: 0,
            weights: false,
            exceptions: 0,
            is_sorted: false,
        }
    }

    pub fn any(random: &mut Random) -> Self {
        Self {
            rows: random.of(&[0, 1, 2, 7, 300, 5_000, 50_000]),
            first_day: random.of(&[-7_305, 0, 18_659, i32::MIN, i32::MAX - 25_567]),
            days: random.of(&[1, 2, 3, 90, 3_652, 25_568]),
            places: random.of(&[1, 2, 400, 5_000, 65_536]),
            actors: random.of(&[1, 200, 256, 257, 300]),
            gaps: random.of(&[1, 1, 10, 1_000]),
            huge: random.of(&[0, 0, 100, 1]),
            weights: random.one_in(3),
            exceptions: random.of(&[0, 50, 1]),
            is_sorted: random.one_in(4),
        }
    }

    pub fn announced(&self) -> Announced {
        Announced {
            places: self.places,
            actors: self.actors,
            numbers: true,
        }
    }

    pub fn rows(&self, random: &mut Random) -> Rows {
        let mut rows = Rows::default();
        let huge = |random: &mut Random| u32::MAX - random.below(3) as u32;
        for _ in 0..self.rows {
            let day = random.below(self.days) / self.gaps * self.gaps;
            rows.day.push(self.first_day + day as i32);
        }
        if self.is_sorted {
            rows.day.sort();
        }
        for row in 0..self.rows {
            // Some bins are much fuller than others.
            let skewed = |random: &mut Random, bins| {
                let end = random.below(bins) + 1;
                random.below(end) as u16
            };
            rows.place.push(skewed(random, self.places));
            rows.actor.push(skewed(random, self.actors));
            let best = match self.huge {
                times if times > 0 && random.one_in(times) => huge(random),
                _ if random.one_in(1_000) => 65_533 + random.below(5) as u32,
                _ => random.below(20) as u32,
            };
            rows.best.push(best);
            if self.exceptions > 0 && random.one_in(self.exceptions) {
                rows.exceptions.push(Exception {
                    row: row as u32,
                    low: random.below(best as usize + 1) as u32,
                    high: best.saturating_add(random.below(9) as u32),
                });
            }
        }
        rows.weight = self.weights.then(|| {
            let weight = |random: &mut Random| match self.huge {
                times if times > 0 && random.one_in(times) => huge(random),
                _ if random.one_in(9) => random.below(70_000) as u32,
                _ => 1,
            };
            (0..self.rows).map(|_| weight(random)).collect()
        });
        rows
    }
}

impl Rows {
    pub fn all(&self) -> Chunk<'_> {
        Chunk {
            day: &self.day,
            place: &self.place,
            actor: &self.actor,
            best: &self.best,
            weight: self.weight.as_deref(),
            exceptions: &self.exceptions,
        }
    }

    /// Chunks of so many rows.
    pub fn each_chunk(&self, size: usize, mut take: impl FnMut(Chunk)) {
        for start in (0..self.day.len()).step_by(size) {
            let range = start..(start + size).min(self.day.len());
            let within = |exception: &&Exception| range.contains(&(exception.row as usize));
            let exceptions = self.exceptions.iter().filter(within);
            let exceptions: Vec<_> = exceptions
                .map(|exception| Exception {
                    row: exception.row - start as u32,
                    ..*exception
                })
                .collect();
            take(Chunk {
                day: &self.day[range.clone()],
                place: &self.place[range.clone()],
                actor: &self.actor[range.clone()],
                best: &self.best[range.clone()],
                weight: self.weight.as_ref().map(|weight| &weight[range.clone()]),
                exceptions: &exceptions,
            });
        }
    }
}
