//! `dateline render`: a view of a data set as a file.

use super::failure::Failure;
use super::figure::Laid;
use super::files;
use super::png;
use super::request::{Format, NARROW_CSS, Request};
use super::typeface::Typeface;
use dateline::dataset::DataSet;
use dateline::fragment::{File, Fragment, Picture};
use dateline::plain::PlainHost;
use dateline::svg::{Drawing, css};
use dateline::text::Host;
use dateline::theme::Theme;
use dateline::words::Localizer;
use dateline::words::caption::Caption;
use resvg::usvg::fontdb::Database;

/// Typefaces as wide as those that the plain host measures.
const LIKE_HELVETICA: &str = "Helvetica, Arial, sans-serif";

/// Draws a view of a data set.
pub fn render(arguments: lexopt::Parser) -> Result<(), Failure> {
    let request = Request::parse(arguments)?;
    let data = files::data_set(&request.data)?;
    for problem in &data.problems {
        eprintln!(
            "{}: {problem} [{}]",
            request.data.to_string_lossy(),
            problem.code()
        );
    }
    let fonts = if request.format == Format::Png {
        png::system_fonts()
    } else {
        Database::new()
    };
    let typeface = match Typeface::named(&request)? {
        None if request.format == Format::Png => Some(Typeface::of_the_system(&fonts)?),
        named => named,
    };
    let plain = PlainHost(request.english()?);
    let bytes = match &typeface {
        Some(typeface) => {
            let picture = drawn(data, &request, &typeface.host(plain)?, typeface.css())?;
            match request.format {
                Format::Png => png::rasterised(&picture, typeface, fonts)?,
                _ => picture.into_bytes(),
            }
        }
        None => drawn(data, &request, &plain, LIKE_HELVETICA.to_owned())?.into_bytes(),
    };
    files::write(&request.out, &bytes)
}

/// The picture as SVG, or the page's part with it.
fn drawn(
    data: DataSet,
    request: &Request,
    host: &dyn Host,
    font: String,
) -> Result<String, Failure> {
    let laid = Laid::out(data, request, host)?;
    let mut theme = if request.is_dark()? {
        Theme::dark()
    } else {
        Theme::light()
    };
    theme.font = font;
    let caption = &laid.caption;
    let localizer = Localizer {
        data: laid.dossier.data(),
        host,
    };
    let drawing = laid.scene().map(|scene| Drawing {
        scene,
        theme: &theme,
        localizer,
        tips: &laid.tips,
        scale: request.scale(),
    });
    if request.format == Format::Html {
        return Ok(fragment(&laid, request, drawing, &theme));
    }
    let headline = request.attribute("headline").unwrap_or(&caption.headline);
    let sentence = format!("{headline}. {}", caption.described());
    let drawing = drawing.ok_or_else(|| nothing(request, caption))?;
    Ok(drawing.file(headline, &sentence))
}

fn nothing(request: &Request, caption: &Caption) -> Failure {
    let why = caption
        .message
        .as_deref()
        .unwrap_or("there is nothing to draw");
    Failure::data(&request.data.to_string_lossy(), why)
}

/// The page's part. Where there is nothing to draw it says so, as the element does.
fn fragment(laid: &Laid, request: &Request, drawing: Option<Drawing>, theme: &Theme) -> String {
    let caption = &laid.caption;
    // Given only where it is asked for: on a phone the core draws another picture than this one made smaller.
    let kept_css = request.height_css.map(|_| laid.height_css);
    let svg = drawing.map(|drawing| drawing.inline(&caption.described(), kept_css));
    let picture = svg.as_deref().map(|svg| picture(svg, laid, request));
    let mut attributes = vec![("src".to_owned(), request.src.clone().unwrap_or_default())];
    attributes.extend(request.attributes());
    if let Some(kept_css) = kept_css {
        attributes.push(("height".to_owned(), css(kept_css)));
    }
    let fragment = Fragment {
        attributes: &attributes,
        picture,
        headline: request.attribute("headline").unwrap_or(&caption.headline),
        caption,
        note: request.attribute("note"),
        table: &laid.table,
        json_ld: &laid.json_ld,
        theme,
    };
    fragment.html()
}

/// The drawing itself, or the files that are named for it.
fn picture<'a>(svg: &'a str, laid: &Laid, request: &'a Request) -> Picture<'a> {
    let Some(address) = &request.picture else {
        return Picture::Inline(svg);
    };
    let file = |address, width_css, height_css| File {
        address,
        width_css,
        height_css,
    };
    let wide = |address| file(address, request.width_css, laid.height_css);
    let narrow = |address| file(address, NARROW_CSS, laid.narrow_height_css);
    Picture::File {
        wide: wide(address),
        narrow: request.narrow.as_deref().map(narrow),
        dark: request.dark.as_deref().map(wide),
        narrow_dark: request.narrow_dark.as_deref().map(narrow),
    }
}
