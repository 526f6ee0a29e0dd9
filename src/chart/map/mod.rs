//! Who visited whom: great circles between places, with a direction, on a base map.
//!
//! Journeys on one route run side by side, bent away from the great circle between them: the middle
//! one is where the great circle is. Numbers, arrowheads and names stand where nothing else does.

mod ground;
mod route;

pub use ground::Grounds;

use super::labels::{Places, around};
use super::marks::{Marks, Spot, Style};
use super::{NAME, Room, SMALL};
use crate::dataset::DataSet;
use crate::filter::Direction;
use crate::geo::{BaseMap, Position, Projection, Unit, great_circle};
use crate::order::add_new;
use crate::plane::{Point, Rect, within};
use crate::scene::Scene;
use crate::summary::visits::{Journey, Stop, Visits};
use crate::text::{DateStyle, Font};
use crate::theme::Ink;
use ground::Countries;
use route::{arrowhead, bend, cut, walk};

const BADGE_RADIUS: f64 = 9.0;
const DOT_RADIUS: f64 = 4.0;

/// The share of a line that is dashed where its beginning is assumed.
const ASSUMED_SHARE: f64 = 0.3;

/// Below this width there is room for numbers, not for dates beside them.
const NARROW: f64 = 560.0;

/// Where on its line a journey's number may stand, the best first.
const ON_LINE: [f64; 6] = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28];

/// Where beside its line it may stand if there is no place on it: rightwards, downwards.
const ASIDE: [(f64, f64); 4] = [(0.0, -1.0), (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0)];
const BESIDE_LINE: [f64; 3] = [0.5, 0.35, 0.65];

/// The height that suits a width.
pub fn height(width_css: f64) -> f64 {
    within(width_css * 0.66, 240.0, 560.0)
}

/// Lays out the visits of a selection; none if there are none. The ground is drawn again only if it is
/// none of `grounds`.
pub fn layout(
    data: &DataSet,
    visits: &Visits,
    base_map: Option<&BaseMap>,
    grounds: &mut Grounds,
    room: &Room,
) -> Option<Scene> {
    if visits.journeys.is_empty() {
        return None;
    }
    let view = room.rect();
    let projection = Projection::fit(&extent(data, visits), frame(view));
    let back = grounds.marks(base_map, projection, view, countries(data, visits));
    let mut sheet = Sheet {
        data,
        room,
        projection,
        places: Places::within(view),
        marks: Marks::new(),
    };
    sheet.draw(visits);
    Some(Scene {
        width_css: room.width_css,
        height_css: room.height_css,
        back,
        data: sheet.marks.into_vec(),
        sideways: None,
    })
}

/// The part of the view in which places and lines stay, so that labels have room around it.
fn frame(view: Rect) -> Rect {
    // The least leaves room for a name above a place.
    let margin = within(view.width * 0.07, 27.0, 48.0);
    view.grown(-margin.min(view.width / 4.0).min(view.height / 4.0))
}

fn unit(data: &DataSet, place: usize) -> Unit {
    let place = &data.places[place];
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
        let country = data.places[stop.place].country.as_ref();
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
    room: &'a Room<'a>,
    projection: Projection,
    places: Places,
    marks: Marks,
}

/// A journey on the drawing.
struct Way<'a> {
    journey: &'a Journey,
    /// More than one where the map is cut between them.
    pieces: Vec<Vec<Point>>,
    ink: Ink,
    /// Where its number stands.
    badge: Option<Point>,
}

impl Sheet<'_> {
    /// Draws in the order in which marks cover each other. The places that visits are between get
    /// their names first; numbers have a whole line to stand on; other places take what is left.
    fn draw(&mut self, visits: &Visits) {
        let mut ways = Vec::new();
        for journey in &visits.journeys {
            ways.push(self.way(journey));
        }
        for way in &ways {
            self.lines(way);
        }
        for stop in &visits.stops {
            self.dot(stop);
        }
        for stop in visits.stops.iter().filter(|stop| stop.journeys > 0) {
            self.name(stop);
        }
        for way in &mut ways {
            way.badge = self.badge_place(&way.pieces);
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

    fn way<'a>(&self, journey: &'a Journey) -> Way<'a> {
        let (from, to) = (unit(self.data, journey.from), unit(self.data, journey.to));
        let mut pieces = self.projection.path(&great_circle(from, to));
        if let [piece] = pieces.as_mut_slice() {
            let length = self.point(journey.from).distance(self.point(journey.to));
            bend(piece, aside(journey, length));
        }
        Way {
            journey,
            pieces,
            ink: match journey.direction {
                Some(Direction::Inbound) => Ink::Series(0),
                Some(Direction::Outbound) => Ink::Series(1),
                None => Ink::Mark,
            },
            badge: None,
        }
    }

    /// The line of a journey, its beginning dashed if it is assumed, and the arrowhead on it.
    fn lines(&mut self, way: &Way) {
        let records = [way.journey.record];
        let mut line = |points: Vec<Point>, dash_css: f64| {
            self.marks.line(&records, points, way.ink, 2.0, dash_css);
        };
        let mut is_assumed = way.journey.from_assumed;
        for piece in &way.pieces {
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
            self.marks.area(&records, corners, way.ink);
        }
    }

    fn dot(&mut self, stop: &Stop) {
        let centre = self.point(stop.place);
        let is_hollow = stop.journeys == 0;
        let radius_css = DOT_RADIUS - if is_hollow { 0.5 } else { 0.0 };
        self.marks
            .dot(&stop.records, centre, radius_css, Ink::Text, is_hollow);
        self.places.take(square(centre, DOT_RADIUS + 1.0));
    }

    fn name(&mut self, stop: &Stop) {
        let font = if stop.journeys > 0 {
            Font::bold(NAME.size_css)
        } else {
            SMALL
        };
        let name = &self.data.places[stop.place].name;
        let name = self.room.cut(name, font, self.room.width_css * 0.4);
        let spots = around(self.point(stop.place), DOT_RADIUS, font);
        let style = Style::with_halo(font, Ink::Text);
        if let Some(spot) = self.places.put(self.room, style, &name, &spots) {
            self.marks.text(&stop.records, spot, style, name);
        }
    }

    /// A free place for a journey's number: on its line, or else beside it.
    fn badge_place(&mut self, pieces: &[Vec<Point>]) -> Option<Point> {
        let mut longest: &[Point] = &[];
        for piece in pieces {
            if piece.len() >= longest.len() {
                longest = piece;
            }
        }
        let mut is_free = |at: Point| self.places.claim(square(at, BADGE_RADIUS + 1.0));
        for share in &ON_LINE {
            let (_, at) = walk(longest, *share)?;
            if is_free(at) {
                return Some(at);
            }
        }
        let away = BADGE_RADIUS + 5.0;
        for (right, down) in &ASIDE {
            for share in &BESIDE_LINE {
                let (_, at) = walk(longest, *share)?;
                let at = Point::new(at.x + right * away, at.y + down * away);
                if is_free(at) {
                    return Some(at);
                }
            }
        }
        None
    }

    /// The number of a journey, and the date beside it where the drawing is wide enough.
    fn badge(&mut self, way: &Way) {
        let Some(centre) = way.badge else { return };
        let records = [way.journey.record];
        self.marks
            .dot(&records, centre, BADGE_RADIUS, way.ink, false);
        let spot = Spot::middle(centre.x, centre.y + 0.5);
        let style = Style::plain(Font::bold(SMALL.size_css), Ink::Surface);
        let number = self.room.host.number(way.journey.number as f64);
        self.marks.text(&records, spot, style, number);
        if self.room.width_css < NARROW {
            return;
        }
        let date = self.room.host.date(way.journey.date, DateStyle::Short);
        let style = Style::with_halo(SMALL, Ink::Text);
        let spots = around(centre, BADGE_RADIUS, SMALL);
        if let Some(spot) = self.places.put(self.room, style, &date, &spots) {
            self.marks.text(&records, spot, style, date);
        }
    }
}

fn square(centre: Point, radius_css: f64) -> Rect {
    let side = 2.0 * radius_css;
    Rect::new(centre.x - radius_css, centre.y - radius_css, side, side)
}

/// How far a journey's line of this length bends away from the middle of its lanes.
fn aside(journey: &Journey, length: f64) -> f64 {
    let lanes_apart = within(length * 0.06, 5.0, 17.0).min(length);
    let from_middle = journey.lane as f64 - (journey.lanes - 1) as f64 / 2.0;
    // Sideways means the same side for both ways.
    let side = if journey.from < journey.to { 1.0 } else { -1.0 };
    side * from_middle * lanes_apart
}
