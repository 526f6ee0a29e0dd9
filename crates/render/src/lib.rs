//! What `dateline render` writes of a figure, for the explorer's archive: a picture for articles, one for phones, and the element
//! for a page, with all that stands in for it until it is drawn.

#[cfg(target_arch = "wasm32")]
mod web;

use dateline::dataset::DataSet;
use dateline::error::Error;
use dateline::fields::FieldValues;
use dateline::figure::{Dossier, Handle, Height, Size};
use dateline::fragment::{File, Fragment, Picture};
use dateline::geo::BaseMap;
use dateline::json_ld;
use dateline::options::{Options, View};
use dateline::plain::PLAIN;
use dateline::svg::Drawing;
use dateline::theme::Theme;
use dateline::words::Localizer;

/// Widths of the pictures, in CSS pixels: of an article's column, and of a phone.
const WIDTHS_CSS: [f64; 2] = [680.0, 320.0];

/// Typefaces as wide as those that are measured.
const LIKE_HELVETICA: &str = "Helvetica, Arial, sans-serif";

/// A figure, rendered.
pub struct Rendered {
    /// The pictures as SVG files, for articles and for phones; empty where there is nothing to draw.
    pub pictures: [String; 2],
    /// The element for a page.
    pub fragment: String,
}

/// Renders a view of a data set by attributes as the element takes them, with `src` among them. The pictures are to be called by
/// `names`.
///
/// # Errors
/// What is wrong with the data set, an attribute or the base map.
pub fn render(
    data: &[u8],
    attributes: &[(&str, &str)],
    names: [&str; 2],
    base_map: &[u8],
) -> Result<Rendered, Error> {
    let data = DataSet::parse(data)?;
    let asked = FieldValues::of(attributes);
    let of = |name: &str| attributes.iter().find(|(known, _)| *known == name);
    let view = View::parse(of("view").map_or("", |(_, view)| view))?;
    let options = Options::parse(&asked, &data)?;
    let mut dossier = Dossier::new(data);
    let figure = dossier.add(view, options);
    if dossier.wants_base_map() {
        dossier.set_base_map(BaseMap::parse(base_map)?);
    }
    let headline = of("headline").map(|(_, headline)| *headline);
    let mut pictures = [const { String::new() }; 2];
    let mut heights = [0.0; 2];
    // The narrow one first: what is said is said of the wide one.
    for place in [1, 0] {
        heights[place] = lay_out(&mut dossier, figure, WIDTHS_CSS[place])?;
        pictures[place] = picture(&mut dossier, figure, headline)?;
    }
    let caption = dossier.caption(figure, &PLAIN)?;
    let table = dossier.table(figure, &PLAIN)?;
    let file = |place: usize| File {
        address: names[place],
        width_css: WIDTHS_CSS[place],
        height_css: heights[place],
    };
    let picture = Picture::File {
        wide: file(0),
        narrow: Some(file(1)),
        dark: None,
        narrow_dark: None,
    };
    let shown = dossier.shown(figure)?;
    let localizer = Localizer {
        data: dossier.data(),
        host: &PLAIN,
    };
    let json_ld = json_ld::dataset(localizer, &shown);
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let fragment = Fragment {
        attributes: &attributes.iter().map(owned).collect::<Vec<_>>(),
        picture: (!pictures[0].is_empty()).then_some(picture),
        headline: headline.unwrap_or(&caption.headline),
        caption: &caption,
        note: of("note").map(|(_, note)| *note),
        table: &table,
        json_ld: &json_ld,
        theme: &theme(),
    };
    Ok(Rendered {
        fragment: fragment.html(),
        pictures,
    })
}

fn theme() -> Theme {
    let mut theme = Theme::light();
    theme.font = LIKE_HELVETICA.to_owned();
    theme
}

/// Lays a figure out; gives its height.
fn lay_out(dossier: &mut Dossier, figure: Handle, width_css: f64) -> Result<f64, Error> {
    let height_css = dossier
        .height(figure, width_css, Height::Suiting, &PLAIN)?
        .round();
    let size = Size {
        width_css,
        height_css,
        ratio: 1.0,
    };
    dossier.resize(figure, size)?;
    dossier.stale(|_| &PLAIN);
    Ok(height_css)
}

/// The drawing as a file; empty where there is none.
fn picture(dossier: &mut Dossier, figure: Handle, headline: Option<&str>) -> Result<String, Error> {
    let caption = dossier.caption(figure, &PLAIN)?;
    let headline = headline.unwrap_or(&caption.headline);
    let sentence = format!("{headline}. {}", caption.summary);
    let tips = dossier.tips(figure, &PLAIN)?;
    let localizer = Localizer {
        data: dossier.data(),
        host: &PLAIN,
    };
    let drawn = dossier.scene(figure).map(|scene| {
        let drawing = Drawing {
            scene,
            theme: &theme(),
            localizer,
            tips: &tips,
            scale: 1.0,
        };
        drawing.file(headline, &sentence)
    });
    Ok(drawn.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: &[u8] = include_bytes!("../../../data/myanmar-2021.json");
    const NAMES: [&str; 2] = ["shares.svg", "shares-narrow.svg"];

    fn rendered(attributes: &[(&str, &str)]) -> Rendered {
        render(DATA, attributes, NAMES, &[]).unwrap()
    }

    #[test]
    fn a_figure_is_two_pictures_and_an_element() {
        let found = rendered(&[("src", "data.json"), ("view", "shares")]);
        assert!(
            found
                .pictures
                .iter()
                .all(|svg| svg.starts_with("<svg") && svg.contains("49%"))
        );
        assert!(found.pictures[0].contains("width=\"680\""));
        assert!(
            found
                .fragment
                .starts_with("<dateline-figure src=\"data.json\" view=\"shares\">")
        );
        assert!(found.fragment.contains("srcset=\"shares-narrow.svg\""));
        assert!(found.fragment.contains("<table dir=\"auto\">"));
    }

    #[test]
    fn headline_and_note_are_the_editor_s() {
        let attributes = [
            ("view", "trend"),
            ("headline", "Killed"),
            ("note", "Ours & theirs"),
        ];
        let found = rendered(&attributes);
        assert!(found.pictures[0].contains("<title>Killed</title>"));
        assert!(found.fragment.contains(">Killed</strong>"));
        assert!(found.fragment.contains("Ours &amp; theirs"));
    }

    #[test]
    fn what_has_nothing_to_draw_says_so() {
        let found = rendered(&[("view", "trend"), ("from", "1999"), ("to", "1999")]);
        assert_eq!(found.pictures, ["", ""]);
        assert!(found.fragment.contains("The data set has no death counts"));
    }

    #[test]
    fn wrong_attributes_are_told() {
        assert!(render(DATA, &[("view", "pie")], NAMES, &[]).is_err());
        assert!(render(b"{", &[("view", "shares")], NAMES, &[]).is_err());
    }
}
