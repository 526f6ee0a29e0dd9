//! Where things are, and what Cargo.toml says of the package.

use anyhow::{Context, Result};
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The workspace as Cargo sees it.
#[derive(Clone)]
pub struct Project {
    /// The directory of the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Where Cargo puts what it builds; all that xtask makes, except `pkg/`, is in there too.
    pub target: PathBuf,
    /// The package `dateline`.
    pub package: Package,
}

/// What Cargo.toml says of the package, as far as `package.json` wants to know.
#[derive(Clone, Debug)]
pub struct Package {
    pub name: String,
    pub version: String,
    pub description: String,
    pub license: String,
    pub authors: Vec<String>,
    pub keywords: Vec<String>,
}

impl Project {
    /// Asks Cargo, in the checkout that xtask was started in: where it was compiled may be another one, if several
    /// share a target directory.
    pub fn load() -> Result<Self> {
        let started_in = std::env::var_os("CARGO_MANIFEST_DIR");
        Self::around(Path::new(&started_in.unwrap_or_else(|| ".".into())))
    }

    /// The workspace that a directory is in.
    fn around(directory: &Path) -> Result<Self> {
        let output = Command::new(cargo())
            .args(["metadata", "--format-version=1", "--no-deps"])
            .current_dir(directory)
            .output()
            .context("cargo could not be started")?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            anyhow::bail!("cargo cannot read Cargo.toml: {}", said.trim());
        }
        let metadata = serde_json::from_slice(&output.stdout).unwrap_or_default();
        Self::read(&metadata)
            .context("cargo described the package in a way that xtask does not know")
    }

    /// The workspace of what `cargo metadata` says.
    fn read(metadata: &Value) -> Option<Self> {
        let packages = metadata["packages"].as_array()?;
        let package = packages
            .iter()
            .find(|package| package["name"] == "dateline")?;
        Some(Self {
            root: metadata["workspace_root"].as_str()?.into(),
            target: metadata["target_directory"].as_str()?.into(),
            package: Package::read(package)?,
        })
    }

    /// Where the package is assembled.
    pub fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// Where the core's glue stands by itself, for benches and tests: the package has it in its shell.
    pub fn glue(&self) -> PathBuf {
        self.target.join("glue")
    }

    /// Where the build stands that breaks where a test wants it to.
    pub fn faulty(&self) -> PathBuf {
        self.target.join("faulty")
    }

    /// The host pages and the shell's sources.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// A `cargo` command that runs in the workspace.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo());
        command.args(arguments).current_dir(&self.root);
        command
    }
}

impl Package {
    fn read(package: &Value) -> Option<Self> {
        let text = |field: &str| package[field].as_str().map(str::to_owned);
        let texts = |field: &str| {
            let texts = package[field].as_array()?.iter();
            texts
                .map(|text| text.as_str().map(str::to_owned))
                .collect::<Option<Vec<_>>>()
        };
        Some(Self {
            name: text("name")?,
            version: text("version")?,
            description: text("description")?,
            license: text("license")?,
            authors: texts("authors")?,
            keywords: texts("keywords")?,
        })
    }
}

/// The cargo that started xtask, or the one on the path.
fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

#[cfg(test)]
mod tests {
    use super::Project;
    use std::fs;

    const CARGO: &str = "[package]\nname = \"dateline\"\nversion = \"1.2.3\"\nlicense = \"MIT\"\n\
        description = \"another checkout\"\nauthors = []\nkeywords = []\nedition = \"2024\"\n[workspace]\n";

    #[test]
    fn the_root_is_that_of_the_checkout_it_is_started_in() {
        let other = std::env::temp_dir().join(format!("dateline-{}", std::process::id()));
        fs::create_dir_all(other.join("src/inner")).unwrap();
        fs::write(other.join("Cargo.toml"), CARGO).unwrap();
        fs::write(other.join("src/lib.rs"), "").unwrap();
        let project = Project::around(&other.join("src/inner")).unwrap();
        assert_eq!(
            project.root.canonicalize().unwrap(),
            other.canonicalize().unwrap()
        );
        assert_eq!(project.package.version, "1.2.3");
        fs::remove_dir_all(other).unwrap();
    }
}
