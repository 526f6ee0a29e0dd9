//! TypeScript declarations from the data set's JSON Schema.

use anyhow::Result;

pub fn declarations(_schema: &str) -> Result<String> {
    Ok(String::new())
}
