//! What each stored input takes, in seconds and megabytes: `measure CORPUS`. Those of `large` are grown to a megabyte.
//! Only a line for each reader is printed: its worst.

use dateline_fuzz::readers::{ALL, Hold, large};
use dateline_fuzz::{MEGABYTE, memory};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let corpus = env::args_os().nth(1).unwrap_or_default();
    for (name, hold) in ALL {
        let (mut files, mut slowest, mut largest) = (0, Default::default(), Default::default());
        for entry in fs::read_dir(Path::new(&corpus).join(name))? {
            let path = entry?.path();
            let file = path.file_name().unwrap_or_default().to_owned();
            let (seconds, bytes) = measured(name, hold, &fs::read(&path)?);
            files += 1;
            slowest = (seconds, file.clone()).max(slowest);
            largest = (bytes, file).max(largest);
        }
        let ((time, slow), (bytes, large)) = (slowest, largest);
        println!(
            "{name}: {files} files; {} s at most ({}), {} MB at most ({})",
            time.as_secs_f64(),
            slow.display(),
            bytes / MEGABYTE,
            large.display()
        );
    }
    Ok(())
}

fn measured(name: &str, hold: Hold, bytes: &[u8]) -> (Duration, usize) {
    let began = Instant::now();
    let taken = memory::taken(|| match name {
        "large" => large::hold_grown(bytes, MEGABYTE),
        _ => hold(bytes),
    });
    (began.elapsed(), taken)
}
