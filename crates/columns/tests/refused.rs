//! Rows that are wrong are refused, with their number and field.

use dateline_columns::{Announced, Builder, Chunk, Columns, Error, Exception, Field, Linked};

const FEW: Announced = Announced {
    places: 2,
    actors: 2,
    numbers: false,
};

const THREE: Chunk = Chunk {
    day: &[3, 1, 2],
    place: &[0, 1, 0],
    actor: &[1, 0, 0],
    best: &[1, 2, 3],
    weight: None,
    exceptions: &[],
};

fn refused(chunk: Chunk) -> Error {
    Columns::new(chunk, FEW).err().unwrap()
}

/// Three good rows are placed before.
fn refused_later(chunk: Chunk) -> Error {
    let mut builder = Builder::new(FEW).unwrap();
    builder.count(THREE.day).unwrap();
    builder.count(THREE.day).unwrap();
    builder.place(THREE).unwrap();
    builder.place(chunk).unwrap_err()
}

#[test]
fn slices_of_unequal_length() {
    let chunk = Chunk {
        place: &[0, 1],
        ..THREE
    };
    let error = refused_later(chunk);
    let expected = Error::UnequalLength {
        row: 5,
        field: Field::Place,
        expected: 3,
        found: 2,
    };
    assert_eq!(error, expected);
    assert_eq!(
        error.to_string(),
        "row 5, place: its chunk has 3 days and 2 of these"
    );
    let weight = Some(&[1, 1, 1, 1][..]);
    let error = refused(Chunk { weight, ..THREE });
    assert_eq!(
        error.to_string(),
        "row 3, weight: its chunk has 3 days and 4 of these"
    );
}

#[test]
fn indexes_beyond_what_was_announced() {
    let error = refused_later(Chunk {
        actor: &[0, 2, 0],
        ..THREE
    });
    let expected = Error::Beyond {
        row: 4,
        field: Field::Actor,
        index: 2,
        announced: 2,
    };
    assert_eq!(error, expected);
    let announced = Announced {
        places: 65_537,
        ..FEW
    };
    let error = Builder::new(announced).err().unwrap();
    assert!(error.to_string().starts_with("place: 65537 "), "{error}");
}

#[test]
fn days_too_far_apart() {
    let days = [0, 73_049, -1];
    let error = refused(Chunk {
        day: &days,
        ..THREE
    });
    let expected = Error::DaysTooFarApart {
        row: 2,
        day: -1,
        first: 0,
        last: 73_049,
    };
    assert_eq!(error, expected);
    let days = [i32::MIN, i32::MAX];
    let mut builder = Builder::new(FEW).unwrap();
    assert!(builder.count(&days).is_err());
}

#[test]
fn passes_that_disagree() {
    let other = refused_later(Chunk {
        day: &[3, 1, 1],
        ..THREE
    });
    assert_eq!(other, Error::PassesDisagree { row: 5, day: 1 });
    for day in [i32::MIN, 0, 4, i32::MAX] {
        let days = [3, day, 1];
        let outside = refused_later(Chunk {
            day: &days,
            ..THREE
        });
        assert_eq!(outside, Error::PassesDisagree { row: 4, day });
    }
    let mut builder = Builder::new(FEW).unwrap();
    builder.count(THREE.day).unwrap();
    let error = builder.finish().err().unwrap();
    let (counted, placed) = (3, 0);
    assert_eq!(error, Error::Unfinished { counted, placed });
}

#[test]
fn exceptions_out_of_place() {
    let exception = |row| Exception {
        row,
        low: 0,
        high: 9,
    };
    for (rows, wrong) in [([1, 1], 4), ([2, 1], 4), ([0, 3], 6)] {
        let exceptions = rows.map(exception);
        let error = refused_later(Chunk {
            exceptions: &exceptions,
            ..THREE
        });
        assert_eq!(error, Error::ExceptionOutOfPlace { row: wrong });
    }
}

/// Days that go down grow the count to the front; what was counted before stays.
#[test]
fn days_that_go_down() {
    let days: Vec<_> = (-36_000..36_000).rev().collect();
    let zeros = vec![0; days.len()];
    let best: Vec<_> = (0..days.len() as u32).collect();
    let rows = Chunk {
        day: &days,
        place: &zeros,
        actor: &zeros,
        best: &best,
        ..Chunk::default()
    };
    let columns = Columns::new(rows, FEW).unwrap();
    assert_eq!(columns.days(), Some((-36_000, 35_999)));
    let mut linked = Linked::new(columns).unwrap();
    linked.choose_days(Some((-36_000, -35_999)));
    assert_eq!(linked.total().best, 71_999 + 71_998);
    assert_eq!(linked.rows(0..1)[0].number, None);
}
