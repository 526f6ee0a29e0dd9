//! `dateline check ARTICLES --data FILE`: prose against data.

mod diff;
mod report;

use super::failure::Failure;
use super::files;
use crate::command::out::out;
use dateline::claims::article::Article;
use dateline::claims::check::{Report, check as check_article};
use dateline::claims::links::digest;
use dateline::dataset::DataSet;
use dateline::dataset::date::{DateSpan, Day};
use report::Format;
use std::ffi::OsString;
use std::path::Path;

/// What is asked for.
#[derive(Default)]
pub struct Request {
    pub articles: Vec<OsString>,
    pub data: Option<OsString>,
    pub dateline: Option<Day>,
    pub format: Format,
    pub is_strict: bool,
    /// Whether a diff is wanted that makes false numbers true.
    pub wants_fix: bool,
}

/// An article and what was found in it.
pub struct File {
    pub name: String,
    pub text: String,
    pub report: Report,
}

impl Request {
    /// Takes the day that articles are of.
    pub fn dated(&mut self, text: &str) -> Result<(), Failure> {
        let day = DateSpan::parse(text).ok().filter(|day| day.is_day());
        let day = day.ok_or_else(|| {
            Failure::usage(format!(
                "--dateline {text}: it is a day, such as 2021-07-17"
            ))
        })?;
        self.dateline = Some(day.first);
        Ok(())
    }

    /// Takes the form of the report.
    pub fn formed(&mut self, text: &str) -> Result<(), Failure> {
        let format = Format::parse(text);
        self.format = format
            .ok_or_else(|| Failure::usage(format!("--format {text}: text, json or github")))?;
        Ok(())
    }
}

/// Checks articles; fails where a claim is false, and if asked to where one is not provable.
pub fn check(request: &Request, data: &OsString) -> Result<(), Failure> {
    let bytes = files::read(Path::new(data))?;
    let set = DataSet::parse(&bytes);
    let set = set.map_err(|error| Failure::data(&data.to_string_lossy(), error))?;
    let mut checked = Vec::new();
    for path in &request.articles {
        checked.push(read(path, &set, request.dateline, digest(&bytes))?);
    }
    if request.wants_fix {
        for file in &checked {
            out(format_args!("{}", diff::of(file, &set, request.dateline)));
        }
    } else {
        out(format_args!("{}", request.format.write(&checked)));
    }
    let counts = report::Counts::of(&checked);
    if counts.is_bad(request.is_strict) {
        return Err(Failure::data("the prose", counts.in_words()));
    }
    eprintln!("{}", counts.in_words());
    Ok(())
}

fn read(
    path: &OsString,
    data: &DataSet,
    dateline: Option<Day>,
    digest: u32,
) -> Result<File, Failure> {
    let name = path.to_string_lossy().into_owned();
    let bytes = files::read(Path::new(path))?;
    let text =
        String::from_utf8(bytes).map_err(|_| Failure::data(&name, "it is not UTF-8 text"))?;
    let article = parse(&name, &text);
    let dateline = dateline.or(article.dateline);
    let report = check_article(&article, data, dateline, Some(digest));
    Ok(File { name, text, report })
}

/// Markdown by its name, else HTML.
fn parse(name: &str, text: &str) -> Article {
    if name.ends_with(".md") || name.ends_with(".markdown") {
        Article::markdown(text)
    } else {
        Article::html(text)
    }
}
