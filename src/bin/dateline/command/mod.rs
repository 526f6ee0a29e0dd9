//! What the command can do, and how it fails: 0 is done, 1 a fault of the data or a file, 2 a fault of the words.

mod articles;
mod check;
mod failure;
mod figure;
mod files;
mod import;
mod oembed;
mod out;
mod png;
mod render;
mod request;
mod typeface;

use crate::command::out::say;
use dateline::fields::{FIELDS, Field, MEANINGS};
use dateline::options::View;
use failure::Failure;
use lexopt::prelude::*;
use std::process::ExitCode;

const USAGE: &str = "\
usage: dateline check FILE [--strict]   tell every problem of a data set, exit 1 if there is one; and what an editor
                                        should look at, exit 1 for that with --strict
       dateline check ARTICLES --data FILE
                                        compare the claims of HTML or Markdown with a data set: docs/claims.md
       dateline import FILES --out FILE make a data set of other people's files: SIPRI, UCDP, ACLED, dated counts, visits
       dateline schema                  print the JSON Schema of a data set
       dateline render FILE FLAGS       draw a view of a data set
       dateline oembed ADDRESS FLAGS    print the oEmbed answer for an embedded page
       dateline help                    print this

render takes the attributes of <dateline-figure> as flags:
{fields}  --headline TEXT  --note TEXT          in place of its own headline; below the sentence
  --theme light|dark
  --lang en-GB|en-US                    how numbers and dates are written
and besides
  --out FILE                            .svg, .png (twice as fine) or .html (needed)
  --width PIXELS  --height PIXELS       640, and what suits the view
  --font-size PIXELS                    of the page's letters, 12 to 40: the drawing grows with them
  --font FILE  --bold FILE              TrueType or OpenType: measured, named, and drawn in a PNG
  --base-map FILE                       the land of a map: basemap.bin of the package
  --src ADDRESS                         for .html: where the page finds the data set (needed)
  --picture ADDRESS                     for .html: a picture file in place of the drawing itself
  --narrow ADDRESS                      and one for phones, rendered with --width 320
  --dark ADDRESS  --narrow-dark ADDRESS and those for dark screens, rendered with --theme dark

check takes, for articles,
  --data FILE                           the data set (needed)
  --dateline DAY                        of the articles, where they do not say
  --format text|json|github             how the report is written
  --fix                                 print a diff that makes false numbers true
  --strict                              exit 1 for what is not provable, too

import takes
  --out FILE                            the data set (needed)
  --report FILE                         what was read, left out and assumed, as JSON
  --encoding NAME                       of the files' letters, where they are no UTF-8
{wishes}
oembed takes
  --title TEXT                          of the figure (needed)
  --picture ADDRESS                     of its static picture (needed)
  --sentence TEXT                       what the picture shows; else the title
  --width PIXELS  --height PIXELS       of the frame: 640 and 480
  --provider TEXT                       who publishes it; else Dateline

exit: 0 done, 1 something is wrong with a file, 2 something is wrong with the flags";

/// A line for each field that a figure can be asked for.
fn fields() -> String {
    let entries = FIELDS.iter().zip(MEANINGS);
    let lines = entries.map(|(entry, (value, meaning))| {
        let names = View::NAMES.join("|");
        let value = if entry.field == Field::View {
            names.as_str()
        } else {
            value
        };
        flag_line(entry.name, value, meaning)
    });
    lines.collect()
}

/// A line of the help: a flag, what it takes and what that means.
fn flag_line(name: &str, value: &str, meaning: &str) -> String {
    let flag = format!("--{name} {value}");
    // A long one has a line of its own.
    let width = flag.chars().count();
    let gap = if width < 38 { "" } else { "\n  " };
    let indent = 38 - if gap.is_empty() { width } else { 0 };
    format!("  {flag}{gap}{:indent$}{meaning}\n", "")
}

/// Does what the arguments say.
pub fn run(arguments: lexopt::Parser) -> ExitCode {
    match chosen(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("dateline: {failure}");
            if failure.is_usage() {
                eprintln!("`dateline help` tells all commands and flags");
            }
            failure.code()
        }
    }
}

fn chosen(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let first = arguments.next()?;
    let command = match first {
        None => return Err(Failure::usage("nothing to do")),
        Some(Long("help") | Short('h')) => "help".to_owned(),
        Some(Value(word)) => word.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    // Whatever else is asked for: who asks for help does not know it yet.
    let raw = arguments.try_raw_args();
    let asks = raw.is_some_and(|raw| raw.as_slice().iter().any(|word| word == "--help"));
    let command = if asks { "help" } else { &command };
    match command {
        "check" => check::check(arguments),
        "import" => import::import(arguments),
        "schema" => check::schema(arguments),
        "render" => render::render(arguments),
        "oembed" => oembed::oembed(arguments),
        "help" => {
            let usage = USAGE.replace("{fields}", &fields());
            say!("{}", usage.replace("{wishes}", &import::wishes()));
            Ok(())
        }
        other => Err(Failure::usage(format!("there is no command `{other}`"))),
    }
}
