//! The typeface of a picture: from files that are named, or the system's own sans-serif.

use super::failure::Failure;
use super::files;
use super::request::Request;
use dateline::font::{Face, FontHost};
use dateline::plain::PlainHost;
use resvg::usvg::fontdb::{Database, Family, Query, Weight};
use std::path::Path;

/// Sans-serifs as wide as Helvetica first, then others that systems have.
const SANS_SERIFS: [&str; 8] = [
    "Helvetica",
    "Arial",
    "Liberation Sans",
    "Arimo",
    "Noto Sans",
    "Open Sans",
    "Roboto",
    "DejaVu Sans",
];

/// A regular font and perhaps a bold one.
pub struct Typeface {
    /// What it is called, for `font-family`.
    pub family: String,
    regular: File,
    bold: Option<File>,
}

/// The bytes of a font file, and which of its fonts is meant.
struct File {
    bytes: Vec<u8>,
    index: u32,
}

impl Typeface {
    /// The typeface that the flags name; none if they name none.
    pub fn named(request: &Request) -> Result<Option<Self>, Failure> {
        let Some(path) = &request.font else {
            return Ok(None);
        };
        let (regular, family) = font("--font", path)?;
        let bold = match &request.bold {
            Some(path) => Some(font("--bold", path)?.0),
            None => None,
        };
        Ok(Some(Self {
            family,
            regular,
            bold,
        }))
    }

    /// A sans-serif of the system.
    pub fn of_the_system(fonts: &Database) -> Result<Self, Failure> {
        let named = SANS_SERIFS.map(Family::Name);
        let families = named.iter().chain([&Family::SansSerif]);
        let found = families
            .filter_map(|family| Self::installed(fonts, *family))
            .next();
        found.ok_or_else(|| {
            Failure::usage("this system has no sans-serif font: name one with --font FILE")
        })
    }

    fn installed(fonts: &Database, family: Family) -> Option<Self> {
        let query = |weight| {
            let id = fonts.query(&Query {
                families: &[family],
                weight,
                ..Query::default()
            });
            let id = id.filter(|id| fonts.face(*id).is_some_and(|face| face.weight == weight))?;
            let bytes = fonts.with_face_data(id, |bytes, index| File {
                bytes: bytes.to_vec(),
                index,
            });
            Some((id, bytes?))
        };
        let (id, regular) = query(Weight::NORMAL)?;
        Face::parse(&regular.bytes, regular.index)?;
        let (family, _) = fonts.face(id)?.families.first()?;
        Some(Self {
            family: family.clone(),
            regular,
            bold: query(Weight::BOLD).map(|(_, bold)| bold),
        })
    }

    /// Gives the rasteriser what is measured.
    pub fn add_to(&self, fonts: &mut Database) {
        for file in std::iter::once(&self.regular).chain(&self.bold) {
            fonts.load_font_data(file.bytes.clone());
        }
    }

    /// Measures with it, and writes as another host does.
    pub fn host(&self, writer: PlainHost) -> Result<FontHost<'_>, Failure> {
        let bold = match &self.bold {
            Some(file) => Some(file.face("--bold")?),
            None => None,
        };
        Ok(FontHost::new(writer, self.regular.face("--font")?, bold))
    }

    /// A CSS list of families.
    pub fn css(&self) -> String {
        let is_plain = |letter: &char| !matches!(letter, '"' | '\\');
        let name: String = self.family.chars().filter(is_plain).collect();
        format!("\"{name}\", sans-serif")
    }
}

impl File {
    fn face(&self, flag: &str) -> Result<Face<'_>, Failure> {
        Face::parse(&self.bytes, self.index).ok_or_else(|| no_font(flag))
    }
}

fn no_font(flag: &str) -> Failure {
    Failure::data(flag, "this is no TrueType or OpenType font")
}

/// A font file and its family's name.
fn font(flag: &str, path: &Path) -> Result<(File, String), Failure> {
    let bytes = files::read(path)?;
    let refused = || no_font(&format!("{flag} {}", path.display()));
    let mut fonts = Database::new();
    fonts.load_font_data(bytes.clone());
    let first = fonts.faces().next().and_then(|face| face.families.first());
    let (family, _) = first.ok_or_else(refused)?;
    Face::parse(&bytes, 0).ok_or_else(refused)?;
    Ok((File { bytes, index: 0 }, family.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_without_fonts_is_told_which_flag_helps() {
        let Err(failure) = Typeface::of_the_system(&Database::new()) else {
            panic!("a font came from nowhere");
        };
        assert!(failure.to_string().contains("--font FILE"), "{failure}");
    }

    #[test]
    fn an_installed_typeface_is_found_by_name_with_its_bold_font() {
        let mut fonts = Database::new();
        for name in ["regular", "bold"] {
            let file = format!("tests/fixtures/fonts/test-sans-{name}.ttf");
            fonts.load_font_file(file).unwrap();
        }
        let found = Typeface::installed(&fonts, Family::Name("Dateline Test Sans")).unwrap();
        assert_eq!(found.family, "Dateline Test Sans");
        assert!(found.bold.is_some());
        assert!(Typeface::installed(&fonts, Family::Name("Helvetica")).is_none());
    }
}
