//! The command `dateline`: the same core, without a page.

use std::process::ExitCode;

const USAGE: &str = "\
usage: dateline check FILE   tell every problem of a data set; exit 1 if there is one
       dateline schema       print the JSON Schema of a data set";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["check", file] => command::check(file),
        ["schema"] => command::schema(),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod command {
    use dateline::dataset::{DataSet, schema};
    use std::process::ExitCode;

    /// Prints every problem of a data set, one a line.
    pub fn check(file: &str) -> ExitCode {
        let read = std::fs::read(file).map_err(|fault| fault.to_string());
        let data = read.and_then(|bytes| DataSet::parse(&bytes).map_err(|fault| fault.to_string()));
        match data {
            Ok(data) if data.problems.is_empty() => {
                println!("{file}: no problems, {} records", records(&data));
                ExitCode::SUCCESS
            }
            Ok(data) => {
                for problem in &data.problems {
                    println!("{file}: {problem} [{}]", problem.code());
                }
                println!("{file}: {} problems", data.problems.len());
                ExitCode::FAILURE
            }
            Err(fault) => {
                println!("{file}: {fault}");
                ExitCode::FAILURE
            }
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
    pub fn schema() -> ExitCode {
        print!("{}", schema::schema());
        ExitCode::SUCCESS
    }
}

/// Tests for wasm build every target of the package, this one too.
#[cfg(target_arch = "wasm32")]
mod command {
    use std::process::ExitCode;

    pub fn check(_file: &str) -> ExitCode {
        ExitCode::FAILURE
    }

    pub fn schema() -> ExitCode {
        ExitCode::FAILURE
    }
}
