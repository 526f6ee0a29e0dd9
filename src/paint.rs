//! From scenes to strokes and fills, on any backend that plotters has.
//!
//! plotters' coordinates are whole numbers, so they count eighths of a device pixel here, and the
//! host scales its canvas back by [`UNITS_PER_PIXEL`]: lines stay smooth. What runs level or upright is
//! brought to whole device pixels first, and stays sharp at any ratio.
//!
//! The marks go to the [`DrawingBackend`] itself. A `DrawingArea` with elements in between would
//! clip, translate and reference-count for every mark, and add nothing that a scene has not decided.

use crate::plane::{Point, Rect};
use crate::scene::{Anchor, Mark, Shape};
use crate::text::{Font, Weight};
use crate::theme::{Ink, Rgb, Theme};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle,
};
use std::fmt;

/// Backend units in a device pixel.
pub const UNITS_PER_PIXEL: f64 = 8.0;

/// Pixels by which a highlighted line is wider and a highlighted dot larger.
const HIGHLIGHT_CSS: f64 = 1.5;

/// How far a halo reaches around its letters.
const HALO_CSS: f64 = 1.75;

type Painted<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

/// A backend with what it takes to draw on it.
pub struct Painter<'a, B: DrawingBackend> {
    pub backend: &'a mut B,
    pub theme: &'a Theme,
    /// Device pixels in a CSS pixel.
    pub ratio: f64,
}

/// A colour and a stroke width, in backend units.
struct Pen {
    colour: Rgb,
    width: u32,
}

fn opaque(Rgb(red, green, blue): Rgb) -> BackendColor {
    BackendColor {
        alpha: 1.0,
        rgb: (red, green, blue),
    }
}

impl BackendStyle for Pen {
    fn color(&self) -> BackendColor {
        opaque(self.colour)
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// The letters of a label. A text style of plotters' own would make a font anew for every label.
struct Letters<'a> {
    colour: Rgb,
    family: &'a str,
    weight: Weight,
    /// In backend units.
    size: f64,
    anchor: Anchor,
}

impl BackendTextStyle for Letters<'_> {
    type FontError = fmt::Error;

    fn color(&self) -> BackendColor {
        opaque(self.colour)
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        match self.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        }
    }

    fn anchor(&self) -> Pos {
        let across = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(across, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    /// Only the host knows how wide a text is.
    fn layout_box(&self, _: &str) -> Result<(BackendCoord, BackendCoord), fmt::Error> {
        Err(fmt::Error)
    }

    /// Backends without fonts are not drawn on.
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, fmt::Error> {
        Err(fmt::Error)
    }
}

impl<B: DrawingBackend> Painter<'_, B> {
    /// Paints the marks in order, later ones on top.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn paint<'m>(&mut self, marks: impl IntoIterator<Item = &'m Mark>) -> Painted<B> {
        for mark in marks {
            self.shape(&mark.shape)?;
        }
        Ok(())
    }

    /// Paints marks once more, so that they stand out.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn highlight<'m>(&mut self, marks: impl IntoIterator<Item = &'m Mark>) -> Painted<B> {
        for mark in marks {
            self.highlighted_shape(&mark.shape)?;
        }
        Ok(())
    }

    fn shape(&mut self, shape: &Shape) -> Painted<B> {
        match shape {
            Shape::Line {
                points,
                ink,
                width_css,
                dash_css,
            } => self.line(points, *ink, *width_css, *dash_css),
            Shape::Area { points, ink } => {
                let (path, pen) = (self.path(points), self.pen(*ink, 0.0));
                self.backend.fill_polygon(path, &pen)
            }
            Shape::Bar { rect, ink } => self.bar(*rect, *ink),
            Shape::Rule {
                from,
                to,
                ink,
                width_css,
            } => self.rule(*from, *to, *ink, *width_css),
            Shape::Dot {
                centre,
                radius_css,
                ink,
                is_hollow,
            } => self.dot(*centre, *radius_css, *ink, *is_hollow),
            Shape::Label {
                at,
                text,
                font,
                ink,
                anchor,
                has_halo,
            } => {
                if *has_halo {
                    self.halo(*at, text, *font, *anchor)?;
                }
                self.label(*at, text, *font, *ink, *anchor)
            }
        }
    }

    fn highlighted_shape(&mut self, shape: &Shape) -> Painted<B> {
        match shape {
            Shape::Line {
                points,
                ink,
                width_css,
                dash_css,
            } => self.line(points, *ink, width_css + HIGHLIGHT_CSS, *dash_css),
            Shape::Bar { rect, .. } => self.outline(*rect),
            Shape::Rule { from, to, .. } => self.rule(*from, *to, Ink::Text, HIGHLIGHT_CSS),
            Shape::Dot {
                centre,
                radius_css,
                ink,
                ..
            } => {
                self.dot(*centre, radius_css + 2.0 * HIGHLIGHT_CSS, Ink::Text, false)?;
                self.dot(*centre, radius_css + HIGHLIGHT_CSS, Ink::Surface, false)?;
                self.dot(*centre, *radius_css, *ink, false)
            }
            Shape::Area { .. } => self.shape(shape),
            Shape::Label {
                at,
                text,
                font,
                anchor,
                ink,
                has_halo,
            } => {
                let ink = if *ink == Ink::Surface {
                    Ink::Surface
                } else {
                    Ink::Text
                };
                if *has_halo {
                    self.halo(*at, text, *font, *anchor)?;
                }
                self.label(*at, text, *font, ink, *anchor)
            }
        }
    }

    fn units(&self, length_css: f64) -> i32 {
        units(length_css, self.ratio)
    }

    fn at(&self, point: Point) -> BackendCoord {
        (self.units(point.x), self.units(point.y))
    }

    fn path<'p>(&self, points: &'p [Point]) -> Path<'p> {
        Path {
            points: points.iter(),
            ratio: self.ratio,
        }
    }

    /// The nearest edge between two device pixels.
    fn edge(&self, length_css: f64) -> i32 {
        ((length_css * self.ratio).round() * UNITS_PER_PIXEL) as i32
    }

    fn pen(&self, ink: Ink, width_css: f64) -> Pen {
        Pen {
            colour: self.theme.colour(ink),
            width: self.units(width_css).max(0) as u32,
        }
    }

    fn line(&mut self, points: &[Point], ink: Ink, width_css: f64, dash_css: f64) -> Painted<B> {
        if points.len() < 2 {
            return Ok(());
        }
        let pen = self.pen(ink, width_css);
        if dash_css <= 0.0 {
            return self.stroke(points, &pen);
        }
        dashes(points, dash_css, &mut |dash| self.stroke(dash, &pen))
    }

    fn stroke(&mut self, points: &[Point], pen: &Pen) -> Painted<B> {
        let path = self.path(points);
        self.backend.draw_path(path, pen)
    }

    fn bar(&mut self, rect: Rect, ink: Ink) -> Painted<B> {
        let (left, top) = (self.edge(rect.left), self.edge(rect.top));
        // What is there is seen, if only as a pixel.
        let least = |length: f64| {
            if length > 0.0 {
                UNITS_PER_PIXEL as i32
            } else {
                0
            }
        };
        let right = self.edge(rect.right()).max(left + least(rect.width));
        let bottom = self.edge(rect.bottom()).max(top + least(rect.height));
        let pen = self.pen(ink, 0.0);
        self.backend
            .draw_rect((left, top), (right, bottom), &pen, true)
    }

    fn outline(&mut self, rect: Rect) -> Painted<B> {
        let (top_left, bottom_right) = (
            Point::new(rect.left, rect.top),
            Point::new(rect.right(), rect.bottom()),
        );
        let top_right = Point::new(rect.right(), rect.top);
        let bottom_left = Point::new(rect.left, rect.bottom());
        self.rule(top_left, top_right, Ink::Text, HIGHLIGHT_CSS)?;
        self.rule(top_right, bottom_right, Ink::Text, HIGHLIGHT_CSS)?;
        self.rule(bottom_right, bottom_left, Ink::Text, HIGHLIGHT_CSS)?;
        self.rule(bottom_left, top_left, Ink::Text, HIGHLIGHT_CSS)
    }

    fn rule(&mut self, from: Point, to: Point, ink: Ink, width_css: f64) -> Painted<B> {
        let thick = ((width_css * self.ratio).round().max(1.0) * UNITS_PER_PIXEL) as i32;
        let start = (self.edge(from.x.min(to.x)), self.edge(from.y.min(to.y)));
        let end = (self.edge(from.x.max(to.x)), self.edge(from.y.max(to.y)));
        let end = (end.0.max(start.0 + thick), end.1.max(start.1 + thick));
        let pen = self.pen(ink, 0.0);
        self.backend.draw_rect(start, end, &pen, true)
    }

    fn dot(&mut self, centre: Point, radius_css: f64, ink: Ink, is_hollow: bool) -> Painted<B> {
        let (at, radius) = (self.at(centre), self.units(radius_css).max(1) as u32);
        let pen = self.pen(ink, 1.5);
        if !is_hollow {
            return self.backend.draw_circle(at, radius, &pen, true);
        }
        let hole = self.pen(Ink::Surface, 0.0);
        self.backend.draw_circle(at, radius, &hole, true)?;
        self.backend.draw_circle(at, radius, &pen, false)
    }

    /// The surface behind the letters: the text in eight directions around its place.
    fn halo(&mut self, at: Point, text: &str, font: Font, anchor: Anchor) -> Painted<B> {
        let slant = HALO_CSS * std::f64::consts::FRAC_1_SQRT_2;
        let around = [
            (HALO_CSS, 0.0),
            (-HALO_CSS, 0.0),
            (0.0, HALO_CSS),
            (0.0, -HALO_CSS),
            (slant, slant),
            (-slant, slant),
            (slant, -slant),
            (-slant, -slant),
        ];
        for (dx, dy) in &around {
            let beside = Point::new(at.x + dx, at.y + dy);
            self.label(beside, text, font, Ink::Surface, anchor)?;
        }
        Ok(())
    }

    fn label(&mut self, at: Point, text: &str, font: Font, ink: Ink, anchor: Anchor) -> Painted<B> {
        let letters = Letters {
            colour: self.theme.colour(ink),
            family: &self.theme.font,
            weight: font.weight,
            size: font.size_css * self.ratio * UNITS_PER_PIXEL,
            anchor,
        };
        let at = self.at(at);
        self.backend.draw_text(text, &letters, at)
    }
}

/// CSS pixels in backend units.
fn units(length_css: f64, ratio: f64) -> i32 {
    // Not `round`, which takes wasm a call: only what is halfway between two and negative differs.
    (length_css * ratio * UNITS_PER_PIXEL + 0.5).floor() as i32
}

/// The corners of a polyline or a polygon, in backend units: handed on one by one, no list of them is made.
struct Path<'p> {
    points: std::slice::Iter<'p, Point>,
    ratio: f64,
}

impl Iterator for Path<'_> {
    type Item = BackendCoord;

    #[inline]
    fn next(&mut self) -> Option<BackendCoord> {
        let point = self.points.next()?;
        Some((units(point.x, self.ratio), units(point.y, self.ratio)))
    }
}

/// Cuts a polyline into dashes as long as the gaps between them, and draws each.
fn dashes<E>(
    points: &[Point],
    dash_css: f64,
    draw: &mut dyn FnMut(&[Point]) -> Result<(), E>,
) -> Result<(), E> {
    let mut dash = vec![points[0]];
    let (mut is_drawn, mut left) = (true, dash_css);
    for ends in points.windows(2) {
        let length = ends[0].distance(ends[1]);
        let mut walked = 0.0;
        while length - walked > left {
            walked += left;
            let turn = ends[0].toward(ends[1], walked / length);
            dash.push(turn);
            if is_drawn {
                draw(&dash)?;
            }
            dash.clear();
            dash.push(turn);
            is_drawn = !is_drawn;
            left = dash_css;
        }
        left -= length - walked;
        dash.push(ends[1]);
    }
    if is_drawn { draw(&dash) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_are_as_long_as_their_gaps_around_corners_too() {
        let corner = [
            Point::new(0.0, 0.0),
            Point::new(5.0, 0.0),
            Point::new(5.0, 5.0),
        ];
        let mut cut = Vec::new();
        let drawn = dashes(&corner, 3.0, &mut |dash| {
            cut.push(dash.to_vec());
            Ok::<(), ()>(())
        });
        assert_eq!(drawn, Ok(()));
        assert_eq!(cut.len(), 2);
        assert_eq!(cut[0], [Point::new(0.0, 0.0), Point::new(3.0, 0.0)]);
        assert_eq!(cut[1], [Point::new(5.0, 1.0), Point::new(5.0, 4.0)]);
    }
}
