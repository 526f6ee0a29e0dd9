//! What `dateline render` is asked for, read from its flags.

use super::failure::Failure;
use dateline::english::English;
use dateline::fields::{FIELDS, Field, FieldValues};
use dateline::markup::web_address;
use dateline::options::View;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The widest and highest picture, in CSS pixels.
pub const LARGEST_CSS: f64 = 4000.0;
/// And the narrowest and lowest.
const SMALLEST_CSS: f64 = 40.0;

const WIDTH_CSS: f64 = 640.0;

/// The size of letters that drawings are laid out for.
const FONT_SIZE_CSS: f64 = 16.0;

/// The width of a picture for phones: that of the narrowest, on which it is not made smaller.
pub const NARROW_CSS: f64 = 320.0;

/// Attributes of the element that the core does not know, which are flags too.
const OTHER_ATTRIBUTES: [&str; 4] = ["headline", "note", "theme", "lang"];

/// The attribute that a flag is.
fn attribute(flag: &str) -> Option<&'static str> {
    let names = FIELDS.iter().map(|entry| entry.name);
    names.chain(OTHER_ATTRIBUTES).find(|name| *name == flag)
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Svg,
    Png,
    Html,
}

/// All that was asked for.
#[derive(Debug)]
pub struct Request {
    pub data: OsString,
    pub out: PathBuf,
    pub format: Format,
    /// The element's attributes that were given, as they came.
    given: Vec<(&'static str, String)>,
    pub width_css: f64,
    pub height_css: Option<f64>,
    /// How large the page's letters are, in CSS pixels: the drawing is as much larger than at 16.
    pub font_size_css: f64,
    pub font: Option<PathBuf>,
    pub bold: Option<PathBuf>,
    pub base_map: Option<PathBuf>,
    pub src: Option<String>,
    pub picture: Option<String>,
    /// The same for phones.
    pub narrow: Option<String>,
    /// The same for dark pages, wide and narrow.
    pub dark: Option<String>,
    pub narrow_dark: Option<String>,
}

impl Request {
    /// Reads the flags.
    pub fn parse(mut arguments: lexopt::Parser) -> Result<Self, Failure> {
        let (mut data, mut out, mut request) = (None, None, Self::empty());
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("out") => out = Some(PathBuf::from(arguments.value()?)),
                Long("width") => request.width_css = length("width", arguments.value()?)?,
                Long("height") => request.height_css = Some(length("height", arguments.value()?)?),
                Long("font-size") => request.font_size_css = font_size(arguments.value()?)?,
                Long("font") => request.font = Some(arguments.value()?.into()),
                Long("bold") => request.bold = Some(arguments.value()?.into()),
                Long("base-map") => request.base_map = Some(arguments.value()?.into()),
                Long("src") => request.src = Some(arguments.value()?.string()?),
                Long("picture") => request.picture = Some(arguments.value()?.string()?),
                Long("narrow") => request.narrow = Some(arguments.value()?.string()?),
                Long("dark") => request.dark = Some(arguments.value()?.string()?),
                Long("narrow-dark") => request.narrow_dark = Some(arguments.value()?.string()?),
                Long(flag) => match attribute(flag) {
                    Some(name) => request.give(name, arguments.value()?.string()?),
                    None => return Err(argument.unexpected().into()),
                },
                Value(path) if data.is_none() => data = Some(path),
                other => return Err(other.unexpected().into()),
            }
        }
        request.data =
            data.ok_or_else(|| Failure::usage("render: which FILE has the data set?"))?;
        request.out = out.ok_or_else(|| Failure::usage("--out FILE is missing"))?;
        request.format = format_of(&request.out)?;
        request.check()?;
        Ok(request)
    }

    fn empty() -> Self {
        Self {
            data: OsString::new(),
            out: PathBuf::new(),
            format: Format::Svg,
            given: Vec::new(),
            width_css: WIDTH_CSS,
            height_css: None,
            font_size_css: FONT_SIZE_CSS,
            font: None,
            bold: None,
            base_map: None,
            src: None,
            picture: None,
            narrow: None,
            dark: None,
            narrow_dark: None,
        }
    }

    fn give(&mut self, name: &'static str, value: String) {
        self.given.retain(|(given, _)| *given != name);
        self.given.push((name, value));
    }

    /// What goes wrong together.
    fn check(&self) -> Result<(), Failure> {
        if self.attribute("view").is_none() {
            let names = View::NAMES.join(", ");
            return Err(Failure::usage(format!("--view is missing: one of {names}")));
        }
        if self.bold.is_some() && self.font.is_none() {
            return Err(Failure::usage(
                "--bold needs --font, the regular weight of the same typeface",
            ));
        }
        if self.format == Format::Html && self.src.is_none() {
            return Err(Failure::usage(
                "--src is missing: where the page finds the data set",
            ));
        }
        let addresses = [
            ("src", &self.src),
            ("picture", &self.picture),
            ("narrow", &self.narrow),
            ("dark", &self.dark),
            ("narrow-dark", &self.narrow_dark),
        ];
        for (flag, address) in addresses {
            let Some(address) = address else { continue };
            if self.format != Format::Html {
                return Err(Failure::usage(format!("--{flag} is for --out FILE.html")));
            }
            on_a_page(flag, address)?;
        }
        self.check_sources()
    }

    /// Pictures for some screens, which stand beside one for all others, in a list of addresses.
    fn check_sources(&self) -> Result<(), Failure> {
        let sources = [
            ("narrow", &self.narrow, &self.picture, "picture"),
            ("dark", &self.dark, &self.picture, "picture"),
            ("narrow-dark", &self.narrow_dark, &self.narrow, "narrow"),
        ];
        for (flag, address, beside, needed) in sources {
            let Some(address) = address else { continue };
            if beside.is_none() {
                return Err(Failure::usage(format!(
                    "--{flag} needs --{needed}, for other screens"
                )));
            }
            if address.contains(char::is_whitespace) {
                let blank =
                    format!("--{flag}: \"{address}\" has a blank, which ends an address there");
                return Err(Failure::usage(blank));
            }
        }
        Ok(())
    }

    /// How many times larger than laid out the drawing is.
    pub fn scale(&self) -> f64 {
        self.font_size_css / FONT_SIZE_CSS
    }

    /// An attribute of the element, if it was given.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut given = self.given.iter();
        given
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The options that were given, for the core.
    pub fn values(&self) -> FieldValues {
        let given = self.given.iter();
        let given: Vec<(&str, &str)> = given.map(|(name, value)| (*name, &**value)).collect();
        FieldValues::of(&given)
    }

    /// The given attributes: the view, and the others in the order of the table.
    pub fn attributes(&self) -> Vec<(String, String)> {
        let fields = FIELDS.iter().map(|entry| entry.name);
        let view = Field::View.name();
        let others = fields.filter(|name| *name != view).chain(OTHER_ATTRIBUTES);
        let names = std::iter::once(view).chain(others);
        let given =
            names.filter_map(|name| Some((name.to_owned(), self.attribute(name)?.to_owned())));
        given.collect()
    }

    /// How its numbers and dates are written.
    pub fn english(&self) -> Result<English, Failure> {
        let language = self.attribute("lang").unwrap_or("en-GB");
        English::of(language).ok_or_else(|| {
            Failure::usage(format!("--lang: \"{language}\" is neither en-GB nor en-US"))
        })
    }

    /// Whether the picture is for dark pages.
    pub fn is_dark(&self) -> Result<bool, Failure> {
        match self.attribute("theme") {
            None | Some("light") => Ok(false),
            Some("dark") => Ok(true),
            Some(other) => Err(Failure::usage(format!(
                "--theme: \"{other}\" is neither light nor dark"
            ))),
        }
    }
}

fn format_of(out: &Path) -> Result<Format, Failure> {
    match out.extension().and_then(|ending| ending.to_str()) {
        Some("svg") => Ok(Format::Svg),
        Some("png") => Ok(Format::Png),
        Some("html") => Ok(Format::Html),
        _ => Err(Failure::usage(format!(
            "--out: \"{}\" ends in none of .svg, .png and .html",
            out.display()
        ))),
    }
}

/// How large the letters of a page can be: as large as the element follows them.
fn font_size(value: OsString) -> Result<f64, Failure> {
    let text = value.string()?;
    let size = text.parse().ok();
    let size = size.filter(|size| (12.0..=40.0).contains(size));
    size.ok_or_else(|| {
        Failure::usage(format!(
            "--font-size: \"{text}\" is no number of pixels from 12 to 40"
        ))
    })
}

/// A length in CSS pixels that a picture can have.
pub fn length(flag: &str, value: OsString) -> Result<f64, Failure> {
    let text = value.string()?;
    let length = text
        .parse()
        .ok()
        .filter(|length| (SMALLEST_CSS..=LARGEST_CSS).contains(length));
    length.ok_or_else(|| {
        Failure::usage(format!(
            "--{flag}: \"{text}\" is no number of pixels from {SMALLEST_CSS} to {LARGEST_CSS}"
        ))
    })
}

/// Checks an address that a page may load from: a relative one, `#id`, or one of the web.
fn on_a_page(flag: &str, address: &str) -> Result<(), Failure> {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    let is_relative = !scheme.contains(':') && !address.trim().is_empty();
    if is_relative || web_address(address).is_some() {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "--{flag}: \"{address}\" is neither relative nor http(s)"
    )))
}
