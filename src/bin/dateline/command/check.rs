//! `dateline check` and `dateline schema`: what a data set is, and what is wrong with one.

use super::failure::Failure;
use super::files;
use dateline::dataset::{DataSet, schema};
use lexopt::prelude::*;

/// Prints every problem of a data set, one a line.
pub fn check(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let path = match arguments.next()? {
        Some(Value(path)) => path,
        Some(other) => return Err(other.unexpected().into()),
        None => return Err(Failure::usage("check: which FILE?")),
    };
    nothing_more(arguments)?;
    let (data, name) = (files::data_set(&path)?, path.to_string_lossy());
    if data.problems.is_empty() {
        println!("{name}: no problems, {} records", records(&data));
        return Ok(());
    }
    for problem in &data.problems {
        println!("{name}: {problem} [{}]", problem.code());
    }
    Err(Failure::data(
        &name,
        format!("{} problems", data.problems.len()),
    ))
}

fn records(data: &DataSet) -> usize {
    data.places.len()
        + data.transfers.len()
        + data.casualties.len()
        + data.visits.len()
        + data.events.len()
}

/// Prints the JSON Schema of a data set.
pub fn schema(arguments: lexopt::Parser) -> Result<(), Failure> {
    nothing_more(arguments)?;
    print!("{}", schema::schema());
    Ok(())
}

fn nothing_more(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    match arguments.next()? {
        Some(other) => Err(other.unexpected().into()),
        None => Ok(()),
    }
}
