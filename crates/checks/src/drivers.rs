//! The browsers and their drivers: where they are, and installing what is missing where that is
//! ours to do.

use crate::engine::Engine;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use xtask::project::Project;
use xtask::step;
use xtask::tools::{apt, find, is_debian, is_root};

/// The driver of Firefox. Only Cargo has it, and it does not depend on Firefox's version.
const GECKODRIVER: &str = "0.37.1";

/// Chromium without its window, made for machines: the same engine, at two thirds of the time.
const HEADLESS_SHELL: &str = "chromium-headless-shell";

/// The driver of an engine: the one that the environment names, or one that is installed, or a
/// freshly installed one.
///
/// # Errors
/// When there is none and it is not ours to install: says what to install.
pub fn driver(project: &Project, engine: Engine) -> Result<PathBuf> {
    install(project, &[engine])?;
    let found = named(engine).or_else(|| driver_of(project, engine));
    found.with_context(|| format!("what was installed brought no driver of {}", engine.name()))
}

/// The variable that names an engine's driver, as wasm-bindgen's test runner has it. WebKit's
/// driver goes as Safari's.
pub fn variable(engine: Engine) -> &'static str {
    match engine {
        Engine::Chromium => "CHROMEDRIVER",
        Engine::Firefox => "GECKODRIVER",
        Engine::WebKit => "SAFARIDRIVER",
    }
}

/// Chromium's headless shell, where there is one.
pub fn headless_shell() -> Option<PathBuf> {
    find(HEADLESS_SHELL)
}

/// Installs what the engines lack: Debian's packages with one call, then what Cargo has to build.
///
/// # Errors
/// When it is not ours to install: says what to install.
pub fn install(project: &Project, engines: &[Engine]) -> Result<()> {
    let lacking = |engine: &&Engine| named(**engine).is_none() && !has_packages(**engine);
    let lacking: Vec<_> = engines.iter().filter(lacking).collect();
    if let Some(engine) = lacking.first() {
        if !can_install() {
            bail!("{}", advice(**engine));
        }
        let packages = lacking.iter().flat_map(|engine| packages(**engine));
        let packages: Vec<_> = packages.copied().collect();
        apt("browsers and their drivers", &packages)?;
    }
    let wants_gecko = engines.contains(&Engine::Firefox) && named(Engine::Firefox).is_none();
    if wants_gecko && driver_of(project, Engine::Firefox).is_none() {
        build_geckodriver(project)?;
    }
    Ok(())
}

fn named(engine: Engine) -> Option<PathBuf> {
    std::env::var_os(variable(engine)).map(PathBuf::from)
}

fn driver_of(project: &Project, engine: Engine) -> Option<PathBuf> {
    match engine {
        Engine::Chromium => find("chromedriver"),
        Engine::Firefox => find("geckodriver").or_else(|| {
            let file = format!("geckodriver{}", std::env::consts::EXE_SUFFIX);
            let built = tools(project).join("bin").join(file);
            built.is_file().then_some(built)
        }),
        Engine::WebKit => find("WebKitWebDriver"),
    }
}

fn can_install() -> bool {
    is_debian() && is_root()
}

/// Whether all is there that comes as packages. Chromium's headless shell is not needed, only wanted.
fn has_packages(engine: Engine) -> bool {
    let has = |program: &str| find(program).is_some();
    match engine {
        Engine::Chromium => has("chromedriver") && (has(HEADLESS_SHELL) || !can_install()),
        Engine::Firefox => has("firefox-esr") || has("firefox"),
        Engine::WebKit => has("WebKitWebDriver") && has("Xvfb"),
    }
}

/// Debian's names.
fn packages(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Chromium => &[
            "chromium",
            "chromium-driver",
            HEADLESS_SHELL,
            "fonts-liberation",
        ],
        Engine::Firefox => &["firefox-esr"],
        Engine::WebKit => &["webkit2gtk-driver", "xvfb"],
    }
}

/// What a person is told whose machine lacks an engine.
fn advice(engine: Engine) -> String {
    let apt = packages(engine).join(" ");
    let elsewhere = match engine {
        Engine::Chromium => "on macOS `brew install --cask chromium chromedriver`",
        Engine::Firefox => "elsewhere Firefox itself",
        Engine::WebKit => "elsewhere WebKitGTK with its driver, and Xvfb",
    };
    format!(
        "{} is missing: install it (on Debian and Ubuntu `sudo apt-get install {apt}`, \
         {elsewhere}), or name its driver in {}, or choose another engine by {}",
        engine.name(),
        variable(engine),
        crate::engine::VARIABLE,
    )
}

/// What Cargo installs for the tests.
fn tools(project: &Project) -> PathBuf {
    project.target.join("tools")
}

/// Without optimisation, which it does not need: 50 s on two cores instead of minutes.
fn build_geckodriver(project: &Project) -> Result<()> {
    let mut cargo = project.cargo(&["install", "--locked", "--version", GECKODRIVER]);
    cargo.arg("--root").arg(tools(project)).arg("geckodriver");
    // What is left over from building goes with Cargo's own temporary directory.
    cargo.env_remove("CARGO_TARGET_DIR");
    for (setting, value) in [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16")] {
        cargo.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    step::run("Installing", "geckodriver, Firefox's driver", &mut cargo)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_cannot_install_is_told_what_to() {
        let told = advice(Engine::WebKit);
        assert!(told.starts_with("WebKit is missing: install it"), "{told}");
        assert!(
            told.contains("apt-get install webkit2gtk-driver xvfb"),
            "{told}"
        );
        assert!(told.contains("SAFARIDRIVER"), "{told}");
    }
}
