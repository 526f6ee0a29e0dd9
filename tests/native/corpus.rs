//! The stored inputs of the fuzz targets, each run by its reader: seeds, and what `cargo xtask fuzz` found once.

#[path = "../../fuzz/src/readers/mod.rs"]
mod readers;

use crate::support::project_file;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

/// In the order of their names, so that a failure is the same one on each machine.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = project_file("tests/corpus").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

/// Each name is printed before its input runs: the last one is what broke it, or never ends.
#[test]
fn stored_inputs_break_no_reader() {
    for (name, hold) in readers::ALL {
        let began = Instant::now();
        let files = files(name);
        assert!(!files.is_empty(), "{name}");
        for file in &files {
            println!("{}", file.display());
            hold(&fs::read(file).unwrap());
        }
        println!("{name}: {} in {:?}", files.len(), began.elapsed());
    }
}

#[test]
fn each_folder_of_the_corpus_has_a_reader() {
    let mut known = readers::ALL.map(|(name, _)| name);
    known.sort_unstable();
    let folders = files("").into_iter();
    let names: Vec<_> = folders
        .map(|path| path.file_name().unwrap().to_owned())
        .collect();
    assert_eq!(names, known);
}
