//! Whatever reads bytes that are not ours, each with what holds of any bytes: they are read or refused, without a panic, and
//! what was read says the same however it came.
//!
//! The fuzz targets run these on inputs that nobody thought of, `tests/native/corpus.rs` on those in `tests/corpus`.

pub mod base_map;
pub mod csv;
pub mod data_set;
pub mod date;
pub mod filter;
pub mod large;
pub mod layouts;
mod pictures;
pub mod wishes;

/// Panics where something does not hold of an input.
pub type Hold = fn(&[u8]);

/// All of them, by their names: those of the targets, and of the folders of the corpus.
pub const ALL: [(&str, Hold); 8] = [
    ("data_set", data_set::hold),
    ("csv", csv::hold),
    ("layouts", layouts::hold),
    ("base_map", base_map::hold),
    ("filter", filter::hold),
    ("date", date::hold),
    ("wishes", wishes::hold),
    ("large", large::hold),
];
