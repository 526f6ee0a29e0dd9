//! soak
use crate::project::Project;
use anyhow::Result;
pub fn soak(_project: &Project) -> Result<()> {
    Ok(())
}
