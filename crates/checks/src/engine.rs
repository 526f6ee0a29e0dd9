//! The browser engines that the tests run in.

use anyhow::{Result, bail};
use std::str::FromStr;

/// Names the engine for the end-to-end tests; where it is set, the other engines are left out.
pub const VARIABLE: &str = "DATELINE_ENGINE";

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// As it is written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// The one that the environment names, if it names one.
    ///
    /// # Errors
    /// When the name is none.
    pub fn named() -> Result<Option<Self>> {
        match std::env::var(VARIABLE) {
            Ok(name) => name.parse().map(Some),
            Err(_) => Ok(None),
        }
    }
}

impl FromStr for Engine {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        let is_named = |engine: &Self| engine.name().eq_ignore_ascii_case(name);
        match Self::ALL.into_iter().find(is_named) {
            Some(engine) => Ok(engine),
            None => bail!("{VARIABLE} is {name}; there are chromium, firefox and webkit"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_go_by_their_names() {
        assert_eq!("webkit".parse::<Engine>().ok(), Some(Engine::WebKit));
        let error = "opera".parse::<Engine>().map_err(|error| error.to_string());
        let expected = "DATELINE_ENGINE is opera; there are chromium, firefox and webkit";
        assert_eq!(error, Err(expected.into()));
    }
}
