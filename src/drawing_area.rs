//! Views as elements of plotters: on any `DrawingArea`, whatever its backend. Behind the feature `plotters`.
//!
//! ```
//! use dateline::dataset::DataSet;
//! use dateline::drawing_area::Figure;
//! use dateline::options::View;
//! use plotters::prelude::{IntoDrawingArea, SVGBackend};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let mut svg = String::new();
//! let data = DataSet::parse(include_bytes!("../data/myanmar-2021.json"))?;
//! let area = SVGBackend::with_string(&mut svg, (640, 400)).into_drawing_area();
//! area.draw(&Figure::new(&data, View::Shares))?;
//! # drop(area);
//! # assert!(svg.contains("49%"));
//! # Ok(())
//! # }
//! ```
//!
//! A page has its own way to its canvas, which is sharper and costs less: see docs/architecture.md.

use crate::dataset::DataSet;
use crate::filter::Filter;
use crate::geo::BaseMap;
use crate::options::{Options, View};
use crate::paint::{Painter, UNITS_PER_PIXEL};
use crate::plain::PLAIN;
use crate::scene::Scene;
use crate::text::Host;
use crate::theme::Theme;
use crate::view::BaseMapLayers;
use crate::view::Prepared;
use crate::view::viewport::Viewport;
use plotters::element::{Drawable, PointCollection};
use plotters::style::{FontDesc, FontFamily, RGBAColor, TextStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::iter::{Once, once};

/// The typeface that every backend has.
const TYPEFACE: &str = "sans-serif";

/// A view of a data set. `area.draw(&figure)` lays it out to the size of the area, in pixels, and draws it.
pub struct Figure<'a> {
    pub data: &'a DataSet,
    pub view: View,
    pub options: Options,
    /// Without one a map has no land.
    pub base_map: Option<&'a BaseMap>,
    /// Who knows how wide a text is, and how its readers write.
    pub host: &'a dyn Host,
    pub theme: Theme,
}

impl<'a> Figure<'a> {
    /// A view with default options, in English and light colours, without a base map.
    pub fn new(data: &'a DataSet, view: View) -> Self {
        let mut theme = Theme::light();
        theme.font = TYPEFACE.to_owned();
        Self {
            data,
            view,
            options: Options::default(),
            base_map: None,
            host: &PLAIN,
            theme,
        }
    }

    fn scene(&self, (width, height): (u32, u32)) -> Option<Scene> {
        let prepared = Prepared::new(self.data, &Filter::default(), self.view, &self.options);
        let viewport = Viewport {
            width_css: f64::from(width),
            height_css: f64::from(height),
            host: self.host,
            zoom: None,
        };
        prepared.scene(
            self.data,
            self.base_map,
            &mut BaseMapLayers::default(),
            &viewport,
        )
    }
}

impl<'p> PointCollection<'p, BackendCoord> for &'p Figure<'_> {
    type Point = BackendCoord;
    type IntoIter = Once<BackendCoord>;

    /// The corner that the drawing starts from.
    fn point_iter(self) -> Self::IntoIter {
        once((0, 0))
    }
}

impl<B: DrawingBackend> Drawable<B> for Figure<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let Some(scene) = self.scene(size) else {
            return Ok(());
        };
        let mut backend = Pixels {
            backend,
            corner: points.next().unwrap_or_default(),
            size: (size.0 as i32, size.1 as i32),
        };
        let mut painter = Painter {
            backend: &mut backend,
            theme: &self.theme,
            ratio: 1.0,
        };
        painter.paint(scene.back.iter())?;
        painter.paint(&scene.data)
    }
}

/// A backend that takes the painter's fine units, and gives another one its pixels.
struct Pixels<'a, B> {
    backend: &'a mut B,
    corner: BackendCoord,
    size: (i32, i32),
}

/// A colour and a stroke width, in pixels.
struct Stroke {
    colour: BackendColor,
    width: u32,
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        self.colour
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

impl<B> Pixels<'_, B> {
    fn at(&self, (x, y): BackendCoord) -> BackendCoord {
        (self.corner.0 + pixels(x), self.corner.1 + pixels(y))
    }
}

impl<B> Pixels<'_, B> {
    /// The pixels of a path, none beyond the area: a base map goes a little farther, and no area clips.
    fn path(&self, path: impl IntoIterator<Item = BackendCoord>) -> Vec<BackendCoord> {
        let within = |(x, y): BackendCoord| {
            let x = pixels(x).clamp(0, self.size.0);
            let y = pixels(y).clamp(0, self.size.1);
            (self.corner.0 + x, self.corner.1 + y)
        };
        path.into_iter().map(within).collect()
    }
}

fn pixels(units: i32) -> i32 {
    (f64::from(units) / UNITS_PER_PIXEL).round() as i32
}

/// A stroke is a pixel wide at least.
fn stroke(style: &impl BackendStyle) -> Stroke {
    Stroke {
        colour: style.color(),
        width: (pixels(style.stroke_width() as i32) as u32).max(1),
    }
}

type Drawn<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

impl<B: DrawingBackend> DrawingBackend for Pixels<'_, B> {
    type ErrorType = B::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn<B> {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Drawn<B> {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Drawn<B> {
        self.backend.draw_pixel(self.at(point), colour)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        is_filled: bool,
    ) -> Drawn<B> {
        let (from, to) = (self.at(from), self.at(to));
        self.backend.draw_rect(from, to, &stroke(style), is_filled)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn<B> {
        let path = self.path(path);
        self.backend.draw_path(path, &stroke(style))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        is_filled: bool,
    ) -> Drawn<B> {
        let (centre, radius) = (self.at(centre), pixels(radius as i32) as u32);
        self.backend
            .draw_circle(centre, radius, &stroke(style), is_filled)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn<B> {
        let corners = self.path(corners);
        self.backend.fill_polygon(corners, &stroke(style))
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Drawn<B> {
        let family = style.family();
        let family = FontFamily::from(family.as_str());
        let size = style.size() / UNITS_PER_PIXEL;
        let BackendColor {
            alpha,
            rgb: (red, green, blue),
        } = style.color();
        let colour = RGBAColor(red, green, blue, alpha);
        let letters = TextStyle::from(FontDesc::new(family, size, style.style()))
            .color(&colour)
            .pos(style.anchor());
        self.backend.draw_text(text, &letters, self.at(at))
    }
}
