//! `dateline import`: a data set of other people's files.

mod letters;
mod told;

use super::failure::Failure;
use super::flag_line;
use crate::command::out::say;
use dateline::dataset::DataSet;
use dateline_import::{Import, Wishes};
use encoding_rs::Encoding;
use letters::Letters;
use lexopt::prelude::*;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// How much of a file is read at a time, in bytes.
const CHUNK: usize = 1 << 20;

/// What the wishes mean, in their order.
const MEANT: [&str; Wishes::ALL.len()] = [
    "which column means what, in a table of any shape;",
    "what such a table is of",
    "what stands first in 03/04/2021",
    "what stands before fractions",
    "whether each count is a total, or of its day",
    "what makes a line of events",
    "whose names stand at the rows of a table by year",
    "what arms are counted in",
    "the place that visitors come from",
    "whose arms, whose visits",
    "the one category of arms that is counted",
    "of the data set",
    "who publishes the files",
    "when they were published",
    "when they were downloaded",
];

/// A line for each wish, and one for each kind of table with what its columns can mean.
pub fn wishes() -> String {
    let mut lines = String::new();
    for ((name, value), meaning) in Wishes::ALL.iter().zip(MEANT) {
        lines += &flag_line(name, value, meaning);
        if *name == "columns" {
            for (table, meanings) in Wishes::meanings() {
                lines += &format!("{:40}of {table}: {}\n", "", meanings.join(", "));
            }
        }
    }
    lines
}

/// What is asked for.
#[derive(Default)]
struct Request {
    files: Vec<OsString>,
    out: Option<PathBuf>,
    report: Option<PathBuf>,
    encoding: Option<&'static Encoding>,
    wishes: Wishes,
}

/// Makes one data set of some files, and tells what was left out and assumed.
pub fn import(arguments: lexopt::Parser) -> Result<(), Failure> {
    let request = Request::parse(arguments)?;
    let out = request
        .out
        .clone()
        .ok_or_else(|| Failure::usage("--out FILE is missing"))?;
    if request.files.is_empty() {
        return Err(Failure::usage("import: which FILES?"));
    }
    request.spare_inputs(&out)?;
    let mut import = Import::new(request.wishes.clone());
    let mut refused = 0;
    for file in &request.files {
        refused += usize::from(!read(&mut import, file, request.encoding)?);
    }
    let (json, report) = import.finish();
    told::tell(&report);
    if let Some(path) = &request.report {
        let text = serde_json::to_string_pretty(&report)
            .map_err(|error| Failure::data("report", error.to_string()))?;
        write(path, &text)?;
    }
    let json = json.ok_or_else(|| Failure::data("import", "no record came of it".to_owned()))?;
    write(&out, &json)?;
    tell_problems(&json, &out)?;
    if refused == 0 {
        return Ok(());
    }
    let of = request.files.len();
    let told = format!("{refused} of {of} files could not be read");
    Err(Failure::data("import", told))
}

/// Tells what is wrong with the data set that was made, or how an editor goes on.
fn tell_problems(json: &str, out: &Path) -> Result<(), Failure> {
    let read = DataSet::parse(json.as_bytes());
    let problems = read
        .map_err(|error| Failure::data("import", error.to_string()))?
        .problems;
    let name = out.display();
    for problem in problems.iter().take(told::MOST) {
        eprintln!("{name}: {problem}");
    }
    if problems.is_empty() {
        say!("{name}: `dateline check` says what an editor should look at");
        return Ok(());
    }
    let told = format!(
        "{} of its records have problems: `dateline check` says all",
        problems.len()
    );
    Err(Failure::data(&out.to_string_lossy(), told))
}

impl Request {
    /// A desk's own file is worth more than what becomes of it: it is never written over.
    fn spare_inputs(&self, out: &Path) -> Result<(), Failure> {
        for written in [Some(out), self.report.as_deref()].into_iter().flatten() {
            let is_input = |file: &OsString| same(Path::new(file), written);
            if self.files.iter().any(is_input) {
                let name = written.display();
                return Err(Failure::usage(format!(
                    "{name} is one of the files that are read: it would be lost"
                )));
            }
        }
        Ok(())
    }

    fn parse(mut arguments: lexopt::Parser) -> Result<Self, Failure> {
        let mut request = Self::default();
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("out") | Short('o') => request.out = Some(arguments.value()?.into()),
                Long("report") => request.report = Some(arguments.value()?.into()),
                Long("encoding") => {
                    let name = arguments.value()?.string()?;
                    let encoding = Encoding::for_label(name.as_bytes());
                    request.encoding = Some(encoding.ok_or_else(|| {
                        Failure::usage(format!("--encoding: there is no encoding \"{name}\""))
                    })?);
                }
                Long(name) if Wishes::ALL.iter().any(|(known, _)| *known == name) => {
                    let name = name.to_owned();
                    let value = arguments.value()?.string()?;
                    request
                        .wishes
                        .set(&name, &value)
                        .map_err(|wrong| Failure::usage(format!("--{}", wrong.0)))?;
                }
                Value(file) => request.files.push(file),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(request)
    }
}

/// Whether two paths lead to one file that is there.
fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(one).is_some() && real(one) == real(other)
}

/// Reads one file, chunk by chunk; false where nothing of it could be.
fn read(
    import: &mut Import,
    path: &OsStr,
    wished: Option<&'static Encoding>,
) -> Result<bool, Failure> {
    let path = Path::new(path);
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned();
    let fault = |error: std::io::Error| Failure::data(&path.to_string_lossy(), error.to_string());
    let mut letters = Letters::of(path, wished).map_err(fault)?;
    let mut file = File::open(path).map_err(fault)?;
    let total = file.metadata().map_err(fault)?.len();
    let mut progress = told::Progress::of(&name, total);
    let mut chunk = vec![0; CHUNK];
    import.begin(&name, letters.assumed());
    loop {
        let length = file.read(&mut chunk).map_err(fault)?;
        import.feed(letters.utf_8(&chunk[..length], length == 0).as_bytes());
        if length == 0 {
            break;
        }
        progress.more(length);
    }
    progress.end();
    Ok(import.end().is_ok())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text)
        .map_err(|error| Failure::data(&path.to_string_lossy(), error.to_string()))
}
