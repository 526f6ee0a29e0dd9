//! What was found in articles, as text, JSON or annotations of GitHub's.

use super::File;
use dateline::claims::check::Checked;
use dateline::claims::values::Verdict;
use serde_json::{Value, json};

/// How the report is written.
#[derive(Clone, Copy, Default)]
pub enum Format {
    #[default]
    Text,
    Json,
    GitHub,
}

impl Format {
    /// The format of a name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            "github" => Some(Self::GitHub),
            _ => None,
        }
    }

    /// The report, with an end of line behind it.
    pub fn write(self, files: &[File]) -> String {
        match self {
            Self::Text => files.iter().map(text).collect(),
            Self::Json => {
                let files: Vec<Value> = files.iter().map(object).collect();
                format!("{:#}\n", Value::from(files))
            }
            Self::GitHub => files.iter().map(annotations).collect(),
        }
    }
}

/// The line and the column of a byte, both from 1, in characters.
fn place(file: &File, at: usize) -> (usize, usize) {
    let before = file.text.get(..at).unwrap_or(&file.text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

fn at(file: &File, start: usize) -> String {
    let (line, column) = place(file, start);
    format!("{}:{line}:{column}", file.name)
}

/// What the data say of a claim, who says so, and why that is no proof where that is not plain.
fn because(claim: &Checked) -> String {
    let mut parts = Vec::new();
    if !claim.said.is_empty() {
        parts.push(format!("the data: {}", claim.said));
    }
    parts.extend(claim.why.clone());
    parts.push(claim.reference.clone());
    parts.extend(Some(claim.source.clone()).filter(|source| !source.is_empty()));
    parts.join("; ")
}

fn text(file: &File) -> String {
    let mut lines = Vec::new();
    for claim in &file.report.claims {
        let verdict = claim.verdict.word();
        let place = at(file, claim.start);
        lines.push(format!(
            "{place}: {verdict}: \"{}\" ({})",
            claim.phrase,
            because(claim)
        ));
    }
    for link in &file.report.links {
        lines.push(format!(
            "{}: false: link {}: {}",
            at(file, link.start),
            link.href,
            link.why
        ));
    }
    for number in &file.report.uncovered {
        let sort = number.sort.word();
        lines.push(format!(
            "{}: no claim: {sort} \"{}\"",
            at(file, number.start),
            number.text
        ));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

fn object(file: &File) -> Value {
    let with_place = |start: usize, mut value: Value| {
        let (line, column) = place(file, start);
        value["line"] = line.into();
        value["column"] = column.into();
        value
    };
    let claims = file.report.claims.iter().map(|claim| {
        let value = json!({
            "phrase": claim.phrase, "reference": claim.reference, "verdict": claim.verdict.word(),
            "data": claim.said, "source": claim.source, "why": claim.why,
        });
        with_place(claim.start, value)
    });
    let links = file
        .report
        .links
        .iter()
        .map(|link| with_place(link.start, json!({ "href": link.href, "why": link.why })));
    let uncovered = file.report.uncovered.iter().map(|number| {
        with_place(
            number.start,
            json!({ "kind": number.sort.word(), "text": number.text }),
        )
    });
    json!({
        "file": file.name,
        "claims": claims.collect::<Vec<_>>(),
        "links": links.collect::<Vec<_>>(),
        "uncovered": uncovered.collect::<Vec<_>>(),
    })
}

/// What is false as errors, what is not provable as warnings.
fn annotations(file: &File) -> String {
    let annotation = |level: &str, start: usize, told: String| {
        let (line, column) = place(file, start);
        let name = escaped(&file.name).replace(',', "%2C").replace(':', "%3A");
        format!(
            "::{level} file={name},line={line},col={column}::{}\n",
            escaped(&told)
        )
    };
    let claims = file.report.claims.iter().filter_map(|claim| {
        let level = match claim.verdict {
            Verdict::True => return None,
            Verdict::Unprovable => "warning",
            Verdict::False => "error",
        };
        let told = format!(
            "{}: \"{}\" ({})",
            claim.verdict.word(),
            claim.phrase,
            because(claim)
        );
        Some(annotation(level, claim.start, told))
    });
    let links = file.report.links.iter();
    let links = links.map(|link| {
        annotation(
            "error",
            link.start,
            format!("link {}: {}", link.href, link.why),
        )
    });
    claims.chain(links).collect()
}

/// As GitHub's workflow commands want it.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// How many of each verdict.
#[derive(Default)]
pub struct Counts {
    claims: usize,
    wrong: usize,
    unprovable: usize,
    links: usize,
    uncovered: usize,
}

impl Counts {
    /// Those of some files together.
    pub fn of(files: &[File]) -> Self {
        let mut counts = Self::default();
        for File { report, .. } in files {
            let of = |verdict| {
                report
                    .claims
                    .iter()
                    .filter(|claim| claim.verdict == verdict)
                    .count()
            };
            counts.claims += report.claims.len();
            counts.wrong += of(Verdict::False);
            counts.unprovable += of(Verdict::Unprovable);
            counts.links += report.links.len();
            counts.uncovered += report.uncovered.len();
        }
        counts
    }

    /// Whether the command fails.
    pub const fn is_bad(&self, is_strict: bool) -> bool {
        self.wrong + self.links > 0 || (is_strict && self.unprovable > 0)
    }

    /// "12 claims: 11 true, 1 false, 0 not provable; 16 numbers without a claim".
    pub fn in_words(&self) -> String {
        let right = self.claims - self.wrong - self.unprovable;
        let links = match self.links {
            0 => String::new(),
            links => format!("; {links} bad links"),
        };
        format!(
            "{} claims: {right} true, {} false, {} not provable{links}; {} numbers without a claim",
            self.claims, self.wrong, self.unprovable, self.uncovered
        )
    }
}
