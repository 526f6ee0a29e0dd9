//! Reads the numbers of a base map's bytes.

use std::fmt;

/// Why bytes are no base map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadBaseMap {
    /// They do not begin as one.
    NotABaseMap,
    /// They are of another version of the format.
    OtherVersion,
    /// They end too early, or say that they hold more than they do.
    CutShort,
    /// They go on after the end.
    TooLong,
    /// A number is out of its range.
    OutOfRange,
    /// A country is drawn with a line that is not there.
    NoSuchLine,
}

impl BadBaseMap {
    /// The reason in words, to be read after "the base map cannot be read:".
    pub const fn reason(self) -> &'static str {
        match self {
            Self::NotABaseMap => "it is another kind of file",
            Self::OtherVersion => "it is of another version",
            Self::CutShort => "it is cut short",
            Self::TooLong => "something follows its end",
            Self::OutOfRange => "a number in it is out of range",
            Self::NoSuchLine => "a country refers to a line that is not there",
        }
    }
}

impl fmt::Display for BadBaseMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}

impl std::error::Error for BadBaseMap {}

/// The bytes not read yet.
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], BadBaseMap> {
        let (bytes, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or(BadBaseMap::CutShort)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// An unsigned LEB128 number of up to 28 bits.
    pub fn unsigned(&mut self) -> Result<u32, BadBaseMap> {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let (byte, rest) = self.rest.split_first().ok_or(BadBaseMap::CutShort)?;
            self.rest = rest;
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(BadBaseMap::OutOfRange)
    }

    /// A signed number, zigzag-coded.
    pub fn signed(&mut self) -> Result<i32, BadBaseMap> {
        self.unsigned().map(unzigzag)
    }

    /// How many things of at least one byte each follow: no more than there are bytes.
    pub fn count(&mut self) -> Result<usize, BadBaseMap> {
        let count = self.unsigned()? as usize;
        if count <= self.rest.len() {
            Ok(count)
        } else {
            Err(BadBaseMap::CutShort)
        }
    }

    /// As many counts, one after the other, whose sum is known.
    pub fn counts(&mut self, count: usize, sum: usize) -> Result<Vec<usize>, BadBaseMap> {
        let mut counts = Vec::new();
        let mut total = 0_u64;
        for _ in 0..count {
            let count = self.count()?;
            total += count as u64;
            counts.push(count);
        }
        if total == sum as u64 {
            Ok(counts)
        } else {
            Err(BadBaseMap::OutOfRange)
        }
    }

    pub fn end(&self) -> Result<(), BadBaseMap> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(BadBaseMap::TooLong)
        }
    }
}

/// 0, 1, 2, 3, 4 stand for 0, -1, 1, -2, 2.
pub const fn unzigzag(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}
