//! Who visited whom: great circles between places, with a direction, on a base map.
//!
//! Journeys on one route run side by side, bent away from the great circle between them: the middle
//! one is where the great circle is, unless they would seem to call at a third place. Numbers and names
//! stand where nothing else does, and beside the lines of others. The dates of the numbers are in the key:
//! between the lines of a bundle there is no room for them.

mod badge;
mod base_map_layer;
mod route;

pub use base_map_layer::BaseMapLayers;

use crate::dataset::DataSet;
use crate::filter::{Course, Direction};
use crate::geo::{BaseMap, Position, Projection, Unit, great_circle};
use crate::order::add_new;
use crate::plane::{Point, Rect, within};
use crate::scene::{Axes, Scene};
use crate::text::Font;
use crate::theme::Ink;
use crate::view::labels::{FreeSpace, around};
use crate::view::map::summary::{Journey, Stop, Visits};
use crate::view::marks::{Marks, Spot, Style};
use crate::view::viewport::{NAME, SMALL, Viewport};
use badge::Badge;
use base_map_layer::Countries;
use route::{arrowhead, bend, cut, detour};

const DOT_RADIUS: f64 = 4.0;

/// A ring of surface keeps a dot apart from the lines that pass it.
const RING: f64 = 1.5;

/// The number of a line that no badge may stand on, not even its own.
const ARROWHEAD: usize = usize::MAX;

/// The share of a line that is dashed where its beginning is assumed.
const ASSUMED_SHARE: f64 = 0.3;

/// The height that suits a width.
pub fn height(width_css: f64) -> f64 {
    within(width_css * 0.66, 270.0, 560.0)
}

/// Lays out the visits of a selection; none if there are none. The base map is drawn again only if it is
/// none of `base_map_layers`.
pub fn layout(
    data: &DataSet,
    visits: &Visits,
    base_map: Option<&BaseMap>,
    base_map_layers: &mut BaseMapLayers,
    viewport: &Viewport,
) -> Option<Scene> {
    if visits.journeys.is_empty() {
        return None;
    }
    let view = viewport.rect();
    let projection = Projection::fit(&extent(data, visits), frame(view));
    let back = base_map_layers.marks(base_map, projection, view, countries(data, visits));
    let mut sheet = Sheet {
        data,
        viewport,
        projection,
        free_space: FreeSpace::within(view),
        marks: Marks::new(),
    };
    sheet.draw(visits);
    Some(viewport.scene(back, sheet.marks, Axes::Map(projection)))
}

/// The part of the view in which places and lines stay, so that labels have room around it.
fn frame(view: Rect) -> Rect {
    // The least leaves room for a name above a place.
    let margin = within(view.width * 0.07, 27.0, 48.0);
    view.grown(-margin.min(view.width / 4.0).min(view.height / 4.0))
}

fn unit(data: &DataSet, place: usize) -> Unit {
    let place = data.place_at(place);
    Position::new(place.lat_deg, place.lon_deg).unit()
}

/// All that must be on the map: places, and the great circles between them.
fn extent(data: &DataSet, visits: &Visits) -> Vec<Vec<Unit>> {
    let mut paths = Vec::new();
    for stop in &visits.stops {
        paths.push(vec![unit(data, stop.place)]);
    }
    for journey in &visits.journeys {
        if journey.lane == 0 {
            paths.push(great_circle(
                unit(data, journey.from),
                unit(data, journey.to),
            ));
        }
    }
    paths
}

/// The countries that the visits are between.
fn countries(data: &DataSet, visits: &Visits) -> Countries {
    let mut codes = Vec::new();
    for stop in &visits.stops {
        let country = data.place_at(stop.place).country.as_ref();
        let code = country.and_then(|code| code.as_bytes().try_into().ok());
        if let Some(code) = code
            && stop.journeys > 0
        {
            add_new(&mut codes, code);
        }
    }
    codes
}

/// A map in the making.
struct Sheet<'a> {
    data: &'a DataSet,
    viewport: &'a Viewport<'a>,
    projection: Projection,
    free_space: FreeSpace,
    marks: Marks,
}

/// A journey on the drawing.
struct Way<'a> {
    journey: &'a Journey,
    /// More than one where the map is cut between them.
    pieces: Vec<Vec<Point>>,
    ink: Ink,
    badge: Option<Badge>,
}

impl Sheet<'_> {
    /// Draws in the order in which marks cover each other. The places that visits are between get
    /// their names first; numbers have a whole line to stand on; other places take what is left.
    fn draw(&mut self, visits: &Visits) {
        let mut ways = Vec::new();
        for journey in &visits.journeys {
            ways.push(self.way(journey, &visits.stops));
        }
        for way in &ways {
            self.lines(way);
        }
        // The places of projects alone come last among the stops: those of visits cover them.
        for stop in visits.stops.iter().rev() {
            self.dot(stop);
        }
        for stop in visits.stops.iter().filter(|stop| stop.journeys > 0) {
            self.name(stop);
        }
        for way in &mut ways {
            way.badge = self.badge_place(way);
        }
        for stop in visits.stops.iter().filter(|stop| stop.journeys == 0) {
            self.name(stop);
        }
        for way in &ways {
            self.badge(way);
        }
    }

    fn point(&self, place: usize) -> Point {
        self.projection.project(unit(self.data, place))
    }

    fn way<'a>(&self, journey: &'a Journey, stops: &[Stop]) -> Way<'a> {
        let (from, to) = (unit(self.data, journey.from), unit(self.data, journey.to));
        let mut pieces = self.projection.path(&great_circle(from, to));
        if let [piece] = pieces.as_mut_slice() {
            let length = self.point(journey.from).distance(self.point(journey.to));
            let lanes_apart = within(length * 0.06, 5.0, 17.0).min(length);
            let detour = self.detour(journey, stops, piece, lanes_apart);
            bend(piece, detour + aside(journey, lanes_apart));
        }
        Way {
            journey,
            pieces,
            ink: match journey.course {
                Course::Across(Direction::Inbound) => Ink::Series(0),
                Course::Across(Direction::Outbound) => Ink::Series(1),
                _ => Ink::Mark,
            },
            badge: None,
        }
    }

    /// How far all journeys between two places bend because of the others. Where they cannot pass by
    /// all of them, they pass by one.
    fn detour(&self, journey: &Journey, stops: &[Stop], line: &[Point], lanes_apart: f64) -> f64 {
        let half = lanes_apart * (journey.lanes - 1) as f64 / 2.0;
        let ends = [journey.from, journey.to];
        let mut most: f64 = 0.0;
        for stop in stops {
            if stop.journeys > 0 && !ends.contains(&stop.place) {
                let detour = detour(line, half, self.point(stop.place));
                if detour.abs() > most.abs() {
                    most = detour;
                }
            }
        }
        most
    }

    /// The line of a journey, its beginning dashed if it is assumed, and the arrowhead on it.
    fn lines(&mut self, way: &Way) {
        let records = [way.journey.record];
        let mut line = |points: Vec<Point>, dash_css: f64| {
            self.marks.line(&records, points, way.ink, 2.0, dash_css);
        };
        let mut is_assumed = way.journey.from_assumed;
        for piece in &way.pieces {
            self.free_space.note_line(way.journey.number, piece);
            if is_assumed && let Some((assumed, rest)) = cut(piece, ASSUMED_SHARE) {
                line(assumed, 4.0);
                line(rest, 0.0);
            } else {
                line(piece.clone(), 0.0);
            }
            is_assumed = false;
        }
        let last = way.pieces.last();
        if let Some(corners) = last.and_then(|piece| arrowhead(piece)) {
            self.free_space.note_line(ARROWHEAD, &corners);
            self.marks.area(&records, corners, way.ink);
        }
    }

    fn dot(&mut self, stop: &Stop) {
        let centre = self.point(stop.place);
        let is_hollow = stop.journeys == 0;
        let radius_css = DOT_RADIUS - if is_hollow { 0.5 } else { 0.0 };
        self.marks
            .dot(&[], centre, DOT_RADIUS + RING, Ink::Surface, false);
        self.marks
            .dot(&stop.records, centre, radius_css, Ink::Text, is_hollow);
        self.free_space.take(square(centre, DOT_RADIUS + 1.0));
    }

    /// The name of a place: if visitors came there wherever it covers least, else only where it is clear.
    fn name(&mut self, stop: &Stop) {
        let (font, most_covered) = if stop.journeys > 0 {
            (Font::bold(NAME.size_css), usize::MAX)
        } else {
            (SMALL, 0)
        };
        let name = &self.data.place_at(stop.place).name;
        let name = self.viewport.cut(name, font, self.viewport.width_css * 0.4);
        let spots = around(self.point(stop.place), DOT_RADIUS, font);
        let style = Style::with_halo(font, Ink::Text);
        let spot = self
            .free_space
            .put_aside(self.viewport, style, &name, &spots, most_covered);
        if let Some(spot) = spot {
            self.marks.text(&stop.records, spot, style, name);
        }
    }

    /// A place for a journey's number.
    fn badge_place(&mut self, way: &Way) -> Option<Badge> {
        let mut longest: &[Point] = &[];
        for piece in &way.pieces {
            if piece.len() >= longest.len() {
                longest = piece;
            }
        }
        badge::take_place(&mut self.free_space, way.journey.number, longest)
    }

    /// The number of a journey, with a leader to its line unless it stands on it.
    fn badge(&mut self, way: &Way) {
        let Some(Badge { centre, foot }) = way.badge else {
            return;
        };
        let records = [way.journey.record];
        if centre != foot {
            self.marks
                .line(&records, vec![foot, centre], way.ink, 1.0, 0.0);
        }
        self.marks
            .dot(&records, centre, badge::RADIUS, way.ink, false);
        let spot = Spot::middle(centre.x, centre.y + 0.5);
        let style = Style::plain(Font::bold(SMALL.size_css), Ink::Surface);
        let number = self.viewport.host.number(way.journey.number as f64);
        self.marks.text(&records, spot, style, number);
    }
}

fn square(centre: Point, radius_css: f64) -> Rect {
    let side = 2.0 * radius_css;
    Rect::new(centre.x - radius_css, centre.y - radius_css, side, side)
}

/// How far a journey's line bends away from the middle of its lanes.
fn aside(journey: &Journey, lanes_apart: f64) -> f64 {
    let from_middle = journey.lane as f64 - (journey.lanes - 1) as f64 / 2.0;
    // Sideways means the same side for both ways.
    let side = if journey.from < journey.to { 1.0 } else { -1.0 };
    side * from_middle * lanes_apart
}
