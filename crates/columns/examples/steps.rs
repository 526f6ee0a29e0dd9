//! How long a step of a brush takes, with ten thousand rows and with ten million:
//! `cargo run --release -p dateline-columns --example steps`.

use dateline_columns::{Announced, Builder, Chunk, Linked, Set};
use std::hint::black_box;
use std::time::{Duration, Instant};

const CHUNK: usize = 65_536;
const ACTORS: usize = 200;

struct Case {
    rows: usize,
    days: usize,
    places: usize,
}

/// A chunk's worth of rows, made again for each pass.
#[derive(Default)]
struct Buffer {
    day: Vec<i32>,
    place: Vec<u16>,
    actor: Vec<u16>,
    best: Vec<u32>,
}

impl Buffer {
    fn fill(&mut self, case: &Case, chunk: usize) {
        let mut state = (chunk as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut below = |end: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 20) as usize % end
        };
        self.day.clear();
        self.place.clear();
        self.actor.clear();
        self.best.clear();
        for _ in chunk * CHUNK..((chunk + 1) * CHUNK).min(case.rows) {
            self.day.push(below(case.days) as i32);
            self.place.push(below(case.places) as u16);
            self.actor.push(below(ACTORS) as u16);
            self.best.push(below(12) as u32);
        }
    }
}

impl Case {
    /// The columns with their indexes, and the time spent on it without making up rows.
    fn take(&self) -> (Linked, Duration) {
        let mut builder = Builder::new(Announced {
            places: self.places,
            actors: ACTORS,
            numbers: false,
        })
        .unwrap();
        let mut buffer = Buffer::default();
        let mut spent = Duration::ZERO;
        for chunk in 0..self.rows.div_ceil(CHUNK) {
            buffer.fill(self, chunk);
            let start = Instant::now();
            builder.count(&buffer.day).unwrap();
            spent += start.elapsed();
        }
        for chunk in 0..self.rows.div_ceil(CHUNK) {
            buffer.fill(self, chunk);
            let start = Instant::now();
            let rows = Chunk {
                day: &buffer.day,
                place: &buffer.place,
                actor: &buffer.actor,
                best: &buffer.best,
                ..Chunk::default()
            };
            builder.place(rows).unwrap();
            spent += start.elapsed();
        }
        let start = Instant::now();
        let linked = Linked::new(builder.finish().unwrap()).unwrap();
        (linked, spent + start.elapsed())
    }

    fn report(&self) {
        let (mut linked, taking) = self.take();
        let first = timed(|| step(&mut linked, 0));
        let (open, worst) = steps(&mut linked, self.days);
        linked.choose_places(Some((0..self.places as u16 / 2).collect::<Set>()));
        linked.choose_actors(Some((0..ACTORS as u16 / 2).collect::<Set>()));
        let again = timed(|| step(&mut linked, 0));
        let (closed, _) = steps(&mut linked, self.days);
        let starts: Vec<i32> = (0..=self.days as i32).step_by(31).collect();
        let periods = timed(|| linked.by_period(&starts).len());
        let line = timed(|| {
            linked
                .span(800, (0, self.days as i32), dateline_columns::Measure::Best)
                .len()
        });
        timed(|| linked.row_count());
        let middle = linked.row_count() / 2;
        let table = timed(|| linked.rows(middle..middle + 40).len());
        println!(
            "{:>10} {:>6} {:>6} | {:>8.1} {:>8.1} {:>8.1} {:>8.1} | {:>8.1} {:>8.1} | {:>6.1} {:>6.1} {:>6.1} | {:>6.1} {:>6.1}",
            self.rows,
            self.days,
            self.places,
            milliseconds(taking),
            milliseconds(first),
            microseconds(open),
            microseconds(worst),
            milliseconds(again),
            microseconds(closed),
            microseconds(periods),
            microseconds(line),
            microseconds(table),
            linked.bytes() as f64 / 1e6,
            peak_megabytes(),
        );
    }
}

fn step(linked: &mut Linked, day: i32) {
    linked.choose_days(Some((day, day + 89)));
    black_box(linked.by_place());
    black_box(linked.by_actor());
    black_box(linked.total());
}

/// The median and the longest of sixty steps, a day each where there are days enough.
fn steps(linked: &mut Linked, days: usize) -> (Duration, Duration) {
    let first = days as i32 / 3;
    let mut times: Vec<_> = (0..60)
        .map(|index| timed(|| step(linked, first + index % days as i32)))
        .collect();
    times.sort();
    (times[30], times[59])
}

fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn microseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// The most that the process had at any time, of all cases until now; 0 where the system does not tell.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes =
        line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) * 1_024.0 / 1e6
}

fn main() {
    println!(
        "      rows   days places | take ms  first ms  step µs  most µs | clauses ms step µs | periods line table µs | MB  peak MB"
    );
    for (places, days) in [(400, 3_652), (5_000, 25_568), (5_000, 3)] {
        for rows in [10_000, 100_000, 1_000_000, 10_000_000] {
            Case { rows, days, places }.report();
        }
    }
}
