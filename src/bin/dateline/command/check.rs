//! `dateline check` and `dateline schema`: what a data set is, and what is wrong with one, or with prose about it.

use super::articles::{self, Request};
use super::failure::Failure;
use super::files;
use crate::command::out::{out, say};
use dateline::audit::{self, Warning};
use dateline::dataset::{DataSet, schema};
use lexopt::prelude::*;
use std::ffi::OsStr;

/// Of one kind, more warnings than this are counted.
const MOST_OF_A_KIND: usize = 20;

/// Checks a data set, or articles against one.
pub fn check(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let mut request = Request::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("strict") => request.is_strict = true,
            Long("fix") => request.wants_fix = true,
            Long("data") => request.data = Some(arguments.value()?),
            Long("dateline") => request.dated(&arguments.value()?.string()?)?,
            Long("format") => request.formed(&arguments.value()?.string()?)?,
            Value(file) => request.articles.push(file),
            other => return Err(other.unexpected().into()),
        }
    }
    match (&request.data, &request.articles[..]) {
        (_, []) => Err(Failure::usage("check: which FILE?")),
        (Some(data), _) => articles::check(&request, data),
        (None, [path]) => check_data(path, request.is_strict),
        (None, _) => Err(Failure::usage(
            "check: several files are articles, and want --data FILE",
        )),
    }
}

/// Prints every problem of a data set, then every warning, one a line. Warnings fail only if asked to.
fn check_data(path: &OsStr, is_strict: bool) -> Result<(), Failure> {
    let (data, name) = (files::data_set(path)?, path.to_string_lossy());
    for problem in &data.problems {
        say!("{name}: {problem} [{}]", problem.code());
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
    say!("{name}: {told}, {}", counted(records(&data), "record"));
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
            say!("{name}: warning: {warning} [{code}]");
        }
        let more = of_code.count().saturating_sub(MOST_OF_A_KIND);
        if more > 0 {
            say!("{name}: warning: {more} more of this kind [{code}]");
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
    out(format_args!("{}", schema::schema()));
    Ok(())
}

fn nothing_more(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    match arguments.next()? {
        Some(other) => Err(other.unexpected().into()),
        None => Ok(()),
    }
}
