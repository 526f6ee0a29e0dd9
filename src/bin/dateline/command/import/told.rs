//! What `dateline import` prints: how far it is, and what it read, left out and assumed.

use crate::command::out::say;
use dateline_import::{FileReport, LeftOut, Report};
use std::io::{IsTerminal, stderr};

/// Of one kind, no more are printed.
pub const MOST: usize = 20;

/// How far a file is read, where somebody looks.
pub struct Progress {
    name: String,
    total: u64,
    done: u64,
    is_shown: bool,
}

impl Progress {
    pub fn of(name: &str, total: u64) -> Self {
        Self {
            name: name.to_owned(),
            total: total.max(1),
            done: 0,
            is_shown: stderr().is_terminal(),
        }
    }

    /// So many bytes more were read.
    pub fn more(&mut self, bytes: usize) {
        self.done += bytes as u64;
        if self.is_shown {
            let share = (100 * self.done / self.total).min(100);
            eprint!(
                "\r{}: {share} % of {} MB",
                self.name,
                self.total / 1_000_000
            );
        }
    }

    pub fn end(&self) {
        if self.is_shown {
            eprint!("\r\x1b[K");
        }
    }
}

/// Prints a report.
pub fn tell(report: &Report) {
    for file in &report.files {
        tell_file(file);
    }
    for question in &report.questions {
        say!("asked: {} [--{}]", question.text, question.wish);
    }
    let names = &report.unmatched;
    if !names.is_empty() {
        say!("names that were not found on the map: {}", names.len());
    }
    for name in names.iter().take(MOST) {
        let among = if name.among.is_empty() {
            String::new()
        } else {
            format!(": {}", name.among.join(" or "))
        };
        say!("  {} “{}” ({}){among}", name.kind, name.name, name.count);
    }
    if names.len() > MOST {
        say!("  and {} more, which --report has", names.len() - MOST);
    }
}

fn tell_file(file: &FileReport) {
    if let Some(why) = &file.refused {
        say!("{}: {why}", file.name);
        if file.layout.is_empty() && !file.columns.is_empty() {
            say!("  asked: [--table and --columns]");
        }
        return;
    }
    say!(
        "{}: {}, separated by {}; rows: {}, taken: {}",
        file.name,
        file.layout,
        file.separator,
        file.rows,
        file.taken
    );
    for left_out in &file.left_out {
        say!("  left out: {}", left_out_in_words(left_out));
    }
    for in_part in &file.in_part {
        say!("  in part: {}", left_out_in_words(in_part));
    }
    for repeated in &file.repeated {
        say!("  repeated: {}", left_out_in_words(repeated));
    }
    for question in &file.asked {
        say!("  asked: {} [--{}]", question.text, question.wish);
    }
    for note in &file.notes {
        say!("  {note}");
    }
    for assumed in &file.assumed {
        say!("  assumed: {} [--{}]", assumed.text, assumed.wish);
    }
}

fn left_out_in_words(left_out: &LeftOut) -> String {
    let LeftOut {
        reason,
        count,
        lines,
    } = left_out;
    let named: Vec<String> = lines.iter().take(MOST).map(u32::to_string).collect();
    let more = count - lines.len().min(*count);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    let (rows, places) = if *count == 1 {
        ("row", "line")
    } else {
        ("rows", "lines")
    };
    format!(
        "{count} {rows} {reason} ({places} {}{more})",
        named.join(", ")
    )
}
