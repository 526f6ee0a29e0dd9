//! `dateline check` and `dateline schema`: what a data set is, and what is wrong with one.

use super::failure::Failure;
use super::files;
use dateline::audit::{self, Warning};
use dateline::dataset::{DataSet, schema};
use lexopt::prelude::*;

/// Of one kind, more warnings than this are counted.
const MOST_OF_A_KIND: usize = 20;

/// Prints every problem of a data set, then every warning, one a line. Warnings fail only if asked to.
pub fn check(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let (mut path, mut is_strict) = (None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("strict") => is_strict = true,
            Value(file) if path.is_none() => path = Some(file),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| Failure::usage("check: which FILE?"))?;
    let (data, name) = (files::data_set(&path)?, path.to_string_lossy());
    for problem in &data.problems {
        println!("{name}: {problem} [{}]", problem.code());
    }
    let warnings = audit::audit(&data, &files::built_in_land()?);
    print_warnings(&name, &warnings);
    let told = format!(
        "{}, {}",
        counted(data.problems.len(), "problem"),
        counted(warnings.len(), "warning")
    );
    if !data.problems.is_empty() || (is_strict && !warnings.is_empty()) {
        return Err(Failure::data(&name, told));
    }
    println!("{name}: {told}, {}", counted(records(&data), "record"));
    Ok(())
}

/// Prints the first warnings of each kind, and how many more there are.
fn print_warnings(name: &str, warnings: &[Warning]) {
    let mut codes: Vec<&str> = warnings.iter().map(|warning| warning.code).collect();
    codes.sort_unstable();
    codes.dedup();
    for code in codes {
        let of_code = warnings.iter().filter(|warning| warning.code == code);
        for warning in of_code.clone().take(MOST_OF_A_KIND) {
            println!("{name}: warning: {warning} [{code}]");
        }
        let more = of_code.count().saturating_sub(MOST_OF_A_KIND);
        if more > 0 {
            println!("{name}: warning: {more} more of this kind [{code}]");
        }
    }
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
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
