//! Every answer, under any choice, against a count of all rows one by one.

mod support;

use dateline_columns::{Builder, Choice, Columns, Linked, Row, Set, Sums, Tally};
use support::{Random, Rows, Shape};

/// The rows, in the order of their days.
struct Naive {
    rows: Vec<Row>,
    shape: Shape,
}

impl Naive {
    fn new(rows: &Rows, shape: Shape) -> Self {
        let mut list: Vec<_> = (0..rows.day.len())
            .map(|row| Row {
                number: Some(row as u32),
                day: rows.day[row],
                place: rows.place[row],
                actor: rows.actor[row],
                best: rows.best[row],
                low: rows.best[row],
                high: rows.best[row],
                weight: rows.weight.as_ref().map_or(1, |weight| weight[row]),
            })
            .collect();
        for exception in &rows.exceptions {
            let row = &mut list[exception.row as usize];
            (row.low, row.high) = (exception.low, exception.high);
        }
        list.sort_by_key(|row| row.day);
        Self { rows: list, shape }
    }

    fn chosen(&self, choice: &Choice) -> impl Iterator<Item = &Row> {
        let days = choice.days.unwrap_or((i32::MIN, i32::MAX));
        let has = |set: &Option<Set>, index| set.as_ref().is_none_or(|set| set.contains(index));
        let (places, actors) = (choice.places.clone(), choice.actors.clone());
        self.rows
            .iter()
            .filter(move |row| days.0 <= row.day && row.day <= days.1)
            .filter(move |row| has(&places, row.place) && has(&actors, row.actor))
    }

    fn by_place(&self, choice: &Choice) -> Vec<Tally> {
        let choice = Choice {
            places: None,
            ..choice.clone()
        };
        tallies(self.chosen(&choice), self.shape.places, |row| row.place)
    }

    fn by_actor(&self, choice: &Choice) -> Vec<Tally> {
        let choice = Choice {
            actors: None,
            ..choice.clone()
        };
        tallies(self.chosen(&choice), self.shape.actors, |row| row.actor)
    }

    fn by_period(&self, choice: &Choice, starts: &[i32]) -> Vec<Sums> {
        let choice = Choice {
            days: None,
            ..choice.clone()
        };
        let chosen: Vec<_> = self.chosen(&choice).collect();
        let period = |ends: &[i32]| {
            let rows = chosen.iter().copied();
            sums(rows.filter(|row| ends[0] <= row.day && row.day < ends[1]))
        };
        starts.windows(2).map(period).collect()
    }
}

fn tallies<'a>(
    rows: impl Iterator<Item = &'a Row>,
    bins: usize,
    key: impl Fn(&Row) -> u16,
) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); bins];
    for row in rows {
        let tally = &mut tallies[usize::from(key(row))];
        tally.events += u64::from(row.weight);
        tally.deaths += u64::from(row.best);
    }
    tallies
}

fn sums<'a>(rows: impl Iterator<Item = &'a Row>) -> Sums {
    rows.fold(Sums::default(), |sums, row| Sums {
        events: sums.events + u64::from(row.weight),
        best: sums.best + u64::from(row.best),
        low: sums.low + u64::from(row.low),
        high: sums.high + u64::from(row.high),
    })
}

fn day(shape: Shape, random: &mut Random) -> i32 {
    let near = i64::from(shape.first_day) - 20 + random.below(shape.days + 40) as i64;
    let near = near.clamp(i32::MIN.into(), i32::MAX.into()) as i32;
    match random.below(12) {
        0 => i32::MIN,
        1 => i32::MAX,
        2 => shape.first_day,
        _ => near,
    }
}

fn days(shape: Shape, random: &mut Random) -> Option<(i32, i32)> {
    let (one, other) = (day(shape, random), day(shape, random));
    match random.below(6) {
        0 => None,
        1 => Some((one, one)),
        2 => Some((one, one.saturating_add(90))),
        // The wrong way round, as often as not.
        3 => Some((one, other)),
        _ => Some((one.min(other), one.max(other))),
    }
}

fn set(bins: usize, random: &mut Random) -> Option<Set> {
    match random.below(6) {
        0 | 1 => None,
        2 => Some(Set::default()),
        3 => Some(Set::from_iter([0])),
        4 => Some((0..bins / 2 + 3).map(|index| index as u16).collect()),
        _ => Some(
            (0..random.below(9))
                .map(|_| random.below(bins) as u16)
                .collect(),
        ),
    }
}

fn check(linked: &mut Linked, naive: &Naive, random: &mut Random) {
    let choice = linked.choice().clone();
    let said = format!("{:?} {choice:?}", naive.shape);
    let chosen: Vec<_> = naive.chosen(&choice).copied().collect();
    // In any order, as each answer makes fresh what it needs itself.
    for answer in 0..6 {
        match (answer + random.below(6)) % 6 {
            0 => assert!(linked.by_place() == naive.by_place(&choice), "{said}"),
            1 => assert!(linked.by_actor() == naive.by_actor(&choice), "{said}"),
            2 => {
                let starts: Vec<_> = (0..9).map(|_| day(naive.shape, random)).collect();
                let expected = naive.by_period(&choice, &starts);
                assert_eq!(linked.by_period(&starts), expected, "{said}");
            }
            3 => assert_eq!(linked.total(), sums(chosen.iter()), "{said}"),
            4 => assert_eq!(linked.row_count(), chosen.len(), "{said}"),
            _ => {
                let start = random.below(chosen.len() + 2);
                let range = start..start + random.below(50);
                let end = range.end.min(chosen.len());
                let expected = chosen.get(start.min(end)..end).unwrap_or(&[]);
                assert_eq!(linked.rows(range), expected, "{said}");
            }
        }
    }
}

fn run(seed: u64, shape: Shape, choices: usize) {
    println!("seed {seed}");
    let mut random = Random::new(seed);
    let rows = shape.rows(&mut random);
    let columns = Columns::new(rows.all(), shape.announced()).unwrap();
    let mut linked = Linked::new(columns).unwrap();
    let naive = Naive::new(&rows, shape);
    check(&mut linked, &naive, &mut random);
    for _ in 0..choices {
        match random.below(4) {
            0 => linked.choose(Choice {
                days: days(shape, &mut random),
                places: set(shape.places, &mut random),
                actors: set(shape.actors, &mut random),
            }),
            1 => linked.choose_places(set(shape.places, &mut random)),
            2 => linked.choose_actors(set(shape.actors, &mut random)),
            _ => linked.choose_days(days(shape, &mut random)),
        }
        check(&mut linked, &naive, &mut random);
    }
}

#[test]
fn any_shape_any_choice() {
    for seed in 0..150 {
        let shape = Shape::any(&mut Random::new(seed + 1_000));
        run(seed, shape, 12);
    }
}

/// Enough rows and bins that not each day is a mark.
#[test]
fn marks_apart_from_days() {
    for (seed, actors) in [(1, 200), (2, 300)] {
        let shape = Shape {
            actors,
            exceptions: 40,
            ..Shape::plain(200_000, 25_568, 5_000)
        };
        run(seed, shape, 25);
    }
}

#[test]
fn marks_apart_from_days_with_huge_counts() {
    let shape = Shape {
        weights: true,
        huge: 3,
        ..Shape::plain(120_000, 3_652, 400)
    };
    run(3, shape, 25);
}

#[test]
fn all_of_one_day() {
    run(4, Shape::plain(50_000, 1, 5_000), 20);
}

#[test]
fn chunks_of_any_size_are_as_all_at_once() {
    for seed in 0..40 {
        println!("seed {seed}");
        let mut random = Random::new(seed);
        let shape = Shape {
            rows: random.below(3_000),
            ..Shape::any(&mut random)
        };
        let rows = shape.rows(&mut random);
        let mut builder = Builder::new(shape.announced()).unwrap();
        let counted = 1 + random.below(700);
        for days in rows.day.chunks(counted) {
            builder.count(days).unwrap();
        }
        rows.each_chunk(1 + random.below(700), |chunk| builder.place(chunk).unwrap());
        let mut linked = Linked::new(builder.finish().unwrap()).unwrap();
        let naive = Naive::new(&rows, shape);
        assert_eq!(linked.rows(0..usize::MAX), naive.rows);
    }
}
