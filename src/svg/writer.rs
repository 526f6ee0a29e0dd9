//! plotters' drawing interface, written down as SVG.
//!
//! plotters' own SVG backend writes text 1.24 times too small, every number in whole units with all its
//! attributes, and pairs for every dash. This one writes tenths of a pixel and as little as says it.

use super::number::{baseline, number, tenths};
use crate::markup::{attribute, escaped};
use crate::theme::Rgb;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use std::convert::Infallible;

type Written = Result<(), DrawingErrorKind<Infallible>>;

/// How wide a halo's stroke is: it reaches half as far around its letters.
const HALO: &str = "3.5";

/// Corners that a dash may have.
const LONGEST_DASH: usize = 4;

/// Writes what is drawn on it.
#[derive(Default)]
pub struct Writer {
    text: String,
    /// Lines of one style in a row are one path: hatching and dashes would be hundreds.
    lines: Option<Lines>,
    /// What shines around the letters of the next labels.
    pub halo: Option<Rgb>,
    /// Whether areas and long lines are written in whole pixels.
    pub is_coarse: bool,
}

struct Lines {
    style: String,
    path: String,
}

fn hex(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    short(&Rgb(red, green, blue).css())
}

/// `#fff` for `#ffffff`.
fn short(hex: &str) -> String {
    let digits = hex.as_bytes();
    let is_double = digits.len() == 7 && digits[1..].chunks(2).all(|pair| pair[0] == pair[1]);
    if is_double {
        hex.chars()
            .take(1)
            .chain(hex.chars().skip(1).step_by(2))
            .collect()
    } else {
        hex.to_owned()
    }
}

/// Appends a polyline to a path's data: a place to start from, then steps, in tenths of a pixel that `grid` divides.
fn trace(path: &mut String, points: impl IntoIterator<Item = BackendCoord>, grid: i64) {
    let on_grid = |units: i32| (tenths(units) + grid / 2).div_euclid(grid) * grid;
    let mut last = None;
    for (x, y) in points {
        let at = (on_grid(x), on_grid(y));
        let step = match last {
            None => {
                path.push('M');
                pair(path, at);
                last = Some(at);
                path.push('l');
                continue;
            }
            Some((x, y)) => (at.0 - x, at.1 - y),
        };
        if step != (0, 0) {
            // Steps in a row need no letter of their own.
            if !path.ends_with('l') && step.0 >= 0 {
                path.push(' ');
            }
            pair(path, step);
            last = Some(at);
        }
    }
    if path.ends_with('l') {
        path.push_str("0 0");
    }
}

/// Two numbers, apart by a blank or a minus.
fn pair(path: &mut String, (x, y): (i64, i64)) {
    path.push_str(&number(x));
    if y >= 0 {
        path.push(' ');
    }
    path.push_str(&number(y));
}

impl Writer {
    /// Writes markup as it is.
    pub fn markup(&mut self, markup: &str) {
        self.end_lines();
        self.text.push_str(markup);
    }

    /// All that was written.
    pub fn finish(mut self) -> String {
        self.end_lines();
        self.text
    }

    /// The fineness of paths, in tenths of a pixel.
    fn grid(&self) -> i64 {
        if self.is_coarse { 10 } else { 1 }
    }

    fn end_lines(&mut self) {
        if let Some(Lines { style, path }) = self.lines.take() {
            self.text
                .push_str(&format!("<path fill=\"none\"{style} d=\"{path}\"/>\n"));
        }
    }

    fn lines_of(&mut self, style: String) -> &mut String {
        if self
            .lines
            .as_ref()
            .is_some_and(|lines| lines.style != style)
        {
            self.end_lines();
        }
        let path = String::new();
        &mut self.lines.get_or_insert(Lines { style, path }).path
    }
}

fn stroke<S: BackendStyle>(style: &S) -> String {
    let width = number(tenths(
        i32::try_from(style.stroke_width()).unwrap_or(i32::MAX),
    ));
    let colour = hex(style.color());
    attribute("stroke", &colour) + &attribute("stroke-width", &width)
}

fn fill(colour: BackendColor) -> String {
    attribute("fill", &hex(colour))
}

impl DrawingBackend for Writer {
    type ErrorType = Infallible;

    /// A backend has to answer, but nothing that we draw depends on its size: the scene knows its own.
    fn get_size(&self) -> (u32, u32) {
        (u32::MAX, u32::MAX)
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        Ok(())
    }

    /// A unit is an eighth of a pixel: too small to be seen.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Written {
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        is_filled: bool,
    ) -> Written {
        if !is_filled {
            let corners = [
                (left, top),
                (right, top),
                (right, bottom),
                (left, bottom),
                (left, top),
            ];
            return self.draw_path(corners, style);
        }
        let ((left, top), (right, bottom)) =
            ((tenths(left), tenths(top)), (tenths(right), tenths(bottom)));
        let [x, y] = [left, top].map(number);
        let [width, height] = [right - left, bottom - top].map(number);
        let paint = fill(style.color());
        self.markup(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{paint}/>\n"
        ));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        let path: Vec<BackendCoord> = path.into_iter().collect();
        // Dashes of uneven length would look like something meant.
        let grid = if path.len() > LONGEST_DASH {
            self.grid()
        } else {
            1
        };
        trace(self.lines_of(stroke(style)), path, grid);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        let mut data = String::new();
        trace(&mut data, path, self.grid());
        let paint = fill(style.color());
        self.markup(&format!("<path{paint} d=\"{data}z\"/>\n"));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        is_filled: bool,
    ) -> Written {
        let radius = i32::try_from(radius).unwrap_or(i32::MAX);
        let [x, y, radius] = [x, y, radius].map(|length| number(tenths(length)));
        let paint = if is_filled {
            fill(style.color())
        } else {
            format!(" fill=\"none\"{}", stroke(style))
        };
        self.markup(&format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{paint}/>\n"
        ));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Written {
        let size = tenths(style.size().round() as i32);
        let mut tag = String::from("<text");
        tag += &attribute("x", &number(tenths(x)));
        tag += &attribute("y", &number(baseline(tenths(y), size)));
        tag += &attribute("font-size", &number(size));
        if matches!(style.style(), FontStyle::Bold) {
            tag += " font-weight=\"bold\"";
        }
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => tag += " text-anchor=\"middle\"",
            HPos::Right => tag += " text-anchor=\"end\"",
        }
        tag += &fill(style.color());
        if let Some(halo) = self.halo {
            tag += &attribute("stroke", &short(&halo.css()));
            tag += &attribute("stroke-width", HALO);
            tag += " paint-order=\"stroke\"";
        }
        self.markup(&format!("{tag}>{}</text>\n", escaped(text)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Grey(u32);

    impl BackendStyle for Grey {
        fn color(&self) -> BackendColor {
            BackendColor {
                alpha: 1.0,
                rgb: (0x88, 0x88, 0x88),
            }
        }

        fn stroke_width(&self) -> u32 {
            self.0
        }
    }

    #[test]
    fn lines_of_one_style_in_a_row_are_one_path() {
        let mut writer = Writer::default();
        writer
            .draw_path([(0, 0), (8, 16), (4, 12)], &Grey(8))
            .unwrap();
        writer
            .draw_path([(80, 0), (80, 0), (88, 4)], &Grey(8))
            .unwrap();
        assert_eq!(
            writer.finish(),
            "<path fill=\"none\" stroke=\"#888\" stroke-width=\"1\" d=\"M0 0l1 2-.5-.5M10 0l1 .5\"/>\n"
        );
    }

    #[test]
    fn coarse_paths_are_in_whole_pixels_and_stay_where_they_are() {
        let mut writer = Writer {
            is_coarse: true,
            ..Writer::default()
        };
        let path = [(3, 0), (13, 0), (15, 8), (100, 0), (-12, -4)];
        writer.draw_path(path, &Grey(8)).unwrap();
        assert!(
            writer
                .finish()
                .ends_with(" d=\"M0 0l2 0 0 1 11-1-14 0\"/>\n")
        );
    }

    #[test]
    fn lines_of_two_styles_are_two_paths_in_their_order() {
        let mut writer = Writer::default();
        writer.draw_path([(0, 0), (8, 0)], &Grey(8)).unwrap();
        writer.draw_path([(0, 8), (8, 8)], &Grey(16)).unwrap();
        let written = writer.finish();
        let first = written.find("stroke-width=\"1\"").unwrap();
        assert!(
            first < written.find("stroke-width=\"2\"").unwrap(),
            "{written}"
        );
    }

    #[test]
    fn a_filled_rectangle_has_its_place_and_size() {
        let mut writer = Writer::default();
        writer.draw_rect((8, 16), (28, 24), &Grey(0), true).unwrap();
        assert_eq!(
            writer.finish(),
            "<rect x=\"1\" y=\"2\" width=\"2.5\" height=\"1\" fill=\"#888\"/>\n"
        );
    }
}
