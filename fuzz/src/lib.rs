//! What the fuzz targets share: what has to hold of each input, and how much memory it may take.

pub mod memory;
pub mod readers;

/// What an input is measured by.
pub const MEGABYTE: usize = 1_000_000;

/// So much may be taken for an input of no length: for what is kept from one to the next, and for pictures.
const BASE: usize = 24 * MEGABYTE;

/// So many bytes may be taken for each of an input's.
const TIMES: usize = 232;

/// Runs what reads so many bytes, and holds the memory that it takes against the limit: 256 MB for a megabyte.
pub fn within(bytes: usize, read: impl FnOnce()) {
    let taken = memory::taken(read);
    let limit = BASE + TIMES * bytes;
    assert!(taken <= limit, "{bytes} bytes took {taken}, of {limit}");
}
