//! Who visited whom: great circles between places, with a direction, on a base map.
//!
//! Legs on one route run side by side, bent away from the great circle between them: the middle
//! one is where the great circle is, unless they would seem to call at a third place. Numbers and names
//! stand where nothing else does, and beside the lines of others. The dates of the numbers are in the key:
//! between the lines of a bundle there is no room for them.

mod badge;
mod names;
mod route;

use crate::dataset::{DataSet, RecordRef};
use crate::filter::{Course, Direction};
use crate::geo::{BaseMap, Position, Projection, UnitVector, great_circle};
use crate::order::add_new;
use crate::plane::{Point, Rect, within};
use crate::scene::{Axes, Scene};
use crate::text::Font;
use crate::theme::Ink;
use crate::view::base_map_layers::{BaseMapLayers, Countries};
use crate::view::labels::FreeSpace;
use crate::view::map::summary::{Leg, MOST_NUMBERED, Stop, Visits};
use crate::view::marks::{Marks, Spot, Style};
use crate::view::viewport::{SMALL, Viewport};
use badge::Badge;
use route::{arrowhead, bend, cut, detour};
use std::borrow::Cow;

const DOT_RADIUS: f64 = 4.0;

/// The width of a leg's line, in CSS pixels.
const LINE: f64 = 2.0;

/// Where there are more legs than this, their lines are thinner.
const MANY: f64 = 30.0;

/// The most width of a bundle's line, in CSS pixels.
const MOST_WIDTH: f64 = 9.0;

/// Half the length of the mark where a line is cut.
const HALF_CUT: f64 = 5.0;

/// The part of a picture's lesser side that legs side by side may take.
const MOST_FAN: f64 = 0.4;

/// A ring of surface keeps a dot apart from the lines that pass it.
const RING: f64 = 1.5;

/// The letters of a leg's number.
const BADGE: Font = Font::bold(SMALL.size_css);

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
    if visits.legs.is_empty() {
        return None;
    }
    let view = viewport.rect();
    let content = extent(data, visits);
    let mut projection = Projection::fit(&content, frame(view));
    if let Some(zoom) = viewport.zoom {
        projection = projection.zoomed(zoom, &content, view);
    }
    let back = base_map_layers.marks(base_map, projection, view, countries(data, visits));
    let mut sheet = Sheet {
        data,
        viewport,
        projection,
        free_space: FreeSpace::within(view),
        marks: Marks::new(),
        leaders: Vec::new(),
        thinness: thinness(visits.legs.len()),
        bundle_thinness: thinness(visits.bundles.len()),
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

fn unit(data: &DataSet, place: usize) -> UnitVector {
    let place = data.place_at(place);
    Position::new(place.lat_deg, place.lon_deg).unit()
}

/// All that must be on the map: places, and the great circles between them.
fn extent(data: &DataSet, visits: &Visits) -> Vec<Vec<UnitVector>> {
    let mut paths = Vec::new();
    for stop in &visits.stops {
        paths.push(vec![unit(data, stop.place)]);
    }
    for leg in &visits.legs {
        if leg.lane == 0 {
            paths.push(great_circle(unit(data, leg.from), unit(data, leg.to)));
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
            && stop.legs > 0
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
    /// Points along the leaders of numbers.
    leaders: Vec<Point>,
    /// What lines are thinner by because there are many, and bundles.
    thinness: f64,
    bundle_thinness: f64,
}

/// A leg on the drawing, or all of a bundle.
struct Way<'a> {
    /// The first of them.
    leg: &'a Leg,
    records: Vec<RecordRef>,
    width_css: f64,
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
        for leg in &visits.legs {
            if !leg.is_bundled {
                ways.push(self.way(leg, &visits.stops));
            }
        }
        let mut bundles = Vec::new();
        for bundle in &visits.bundles {
            let mut way = self.way(&visits.legs[bundle.legs[0]], &visits.stops);
            way.records = visits.records(bundle);
            way.width_css = width_of(bundle.legs.len()) * self.bundle_thinness;
            bundles.push(way);
        }
        for way in bundles.iter().chain(&ways) {
            self.lines(way);
        }
        // The places of projects alone come last among the stops: those of visits cover them.
        for stop in visits.stops.iter().rev() {
            self.dot(stop);
        }
        let mut unnamed = 0;
        let mut dots = Vec::new();
        for stop in &visits.stops {
            dots.push(self.point(stop.place));
        }
        for stop in visits.stops.iter().filter(|stop| stop.legs > 0) {
            let at = square(self.point(stop.place), 0.0);
            let is_seen = self.viewport.rect().encloses(at);
            unnamed += usize::from(!self.name(stop, &dots) && is_seen);
        }
        self.count_unnamed(unnamed);
        for (way, bundle) in bundles.iter().zip(&visits.bundles) {
            self.label(way, visits, bundle);
        }
        for way in ways.iter_mut().take(MOST_NUMBERED) {
            way.badge = self.badge_place(way);
        }
        for stop in visits.stops.iter().filter(|stop| stop.legs == 0) {
            // Projects have a key: those without a name are no riddle.
            let _ = self.name(stop, &dots);
        }
        for way in &ways {
            self.badge(way);
        }
    }

    fn point(&self, place: usize) -> Point {
        self.projection.project(unit(self.data, place))
    }

    fn way<'a>(&self, leg: &'a Leg, stops: &[Stop]) -> Way<'a> {
        let (from, to) = (unit(self.data, leg.from), unit(self.data, leg.to));
        let mut pieces = self.projection.path(&great_circle(from, to));
        if let [piece] = pieces.as_mut_slice() {
            let length = self.point(leg.from).distance(self.point(leg.to));
            let rect = self.viewport.rect();
            let most = rect.width.min(rect.height) * MOST_FAN / leg.lanes as f64;
            let lanes_apart = within(length * 0.06, 5.0, 17.0).min(length).min(most);
            let detour = self.detour(leg, stops, piece, lanes_apart);
            bend(piece, detour + aside(leg, lanes_apart));
        }
        Way {
            leg,
            records: vec![leg.record],
            width_css: LINE * self.thinness,
            pieces,
            ink: match leg.course {
                Course::Across(Direction::Inbound) => Ink::Series(0),
                Course::Across(Direction::Outbound) => Ink::Series(1),
                _ => Ink::Mark,
            },
            badge: None,
        }
    }

    /// How far all legs between two places bend because of the others. Where they cannot pass by
    /// all of them, they pass by one.
    fn detour(&self, leg: &Leg, stops: &[Stop], line: &[Point], lanes_apart: f64) -> f64 {
        let half = lanes_apart * (leg.lanes - 1) as f64 / 2.0;
        let ends = [leg.from, leg.to];
        let mut most: f64 = 0.0;
        for stop in stops {
            if stop.legs > 0 && !ends.contains(&stop.place) {
                let detour = detour(line, half, self.point(stop.place));
                if detour.abs() > most.abs() {
                    most = detour;
                }
            }
        }
        most
    }

    /// The line of a leg, its beginning dashed if it is assumed, and the arrowhead on it.
    fn lines(&mut self, way: &Way) {
        let records = &way.records;
        let mut line = |points: Vec<Point>, dash_css: f64| {
            self.marks
                .line(records, points, way.ink, way.width_css, dash_css);
        };
        let mut is_assumed = way.leg.from_assumed && records.len() == 1;
        for piece in &way.pieces {
            self.free_space.note_line(way.leg.number, piece);
            if is_assumed && let Some((assumed, rest)) = cut(piece, ASSUMED_SHARE) {
                line(assumed, 4.0);
                line(rest, 0.0);
            } else {
                line(piece.clone(), 0.0);
            }
            is_assumed = false;
        }
        // Where the edge of the world cuts a line, both its ends are marked.
        for ends in way.pieces.windows(2) {
            for at in ends[0].last().iter().chain(&ends[1].first()) {
                let above = Point::new(at.x, at.y - HALF_CUT);
                let below = Point::new(at.x, at.y + HALF_CUT);
                self.marks
                    .line(records, vec![above, below], way.ink, LINE, 0.0);
            }
        }
        let last = way.pieces.last();
        if let Some(corners) = last.and_then(|piece| arrowhead(piece, way.width_css)) {
            self.free_space.note_line(ARROWHEAD, &corners);
            self.marks.area(records, corners, way.ink);
        }
    }

    fn dot(&mut self, stop: &Stop) {
        let centre = self.point(stop.place);
        let is_hollow = stop.legs == 0;
        let radius_css = DOT_RADIUS - if is_hollow { 0.5 } else { 0.0 };
        self.marks
            .dot(&[], centre, DOT_RADIUS + RING, Ink::Surface, false);
        self.marks
            .dot(&stop.records, centre, radius_css, Ink::Text, is_hollow);
        self.free_space.take(square(centre, DOT_RADIUS + 1.0));
    }

    /// A place for a leg's number.
    fn badge_place(&mut self, way: &Way) -> Option<Badge> {
        let line = self.in_view(&way.pieces);
        let radius_css = badge::RADIUS.max(self.half_of_number(way) + 1.5);
        badge::take_place(
            &mut self.free_space,
            &mut self.leaders,
            way.leg.number,
            &line,
            radius_css,
        )
    }

    fn half_of_number(&self, way: &Way) -> f64 {
        let number = self.viewport.host.number(way.leg.number as f64);
        self.viewport.width_of(&number, BADGE) / 2.0
    }

    /// The longest piece of a line, or what of it is in the picture.
    fn in_view<'a>(&self, pieces: &'a [Vec<Point>]) -> Cow<'a, [Point]> {
        let mut longest: &[Point] = &[];
        for piece in pieces {
            if piece.len() >= longest.len() {
                longest = piece;
            }
        }
        match self.viewport.zoom {
            Some(_) => Cow::Owned(route::within(longest, self.viewport.rect())),
            None => Cow::Borrowed(longest),
        }
    }

    /// The number of a leg, with a leader to its line unless it stands on it.
    fn badge(&mut self, way: &Way) {
        let Some(Badge {
            centre,
            foot,
            radius_css,
        }) = way.badge
        else {
            return;
        };
        let records = [way.leg.record];
        if centre != foot {
            self.marks
                .line(&records, vec![foot, centre], way.ink, 1.0, 0.0);
        }
        let spot = Spot::middle(centre.x, centre.y + 0.5);
        let style = Style::plain(BADGE, Ink::Surface);
        let number = self.viewport.host.number(way.leg.number as f64);
        self.marks.dot(&records, centre, radius_css, way.ink, false);
        self.marks.text(&records, spot, style, number);
    }
}

fn square(centre: Point, radius_css: f64) -> Rect {
    let side = 2.0 * radius_css;
    Rect::new(centre.x - radius_css, centre.y - radius_css, side, side)
}

/// What each of so many lines is thinner by, which leaves something to see between them.
fn thinness(count: usize) -> f64 {
    (MANY / count.max(1) as f64).sqrt().clamp(0.4, 1.0)
}

/// The width of the line of so many legs.
fn width_of(count: usize) -> f64 {
    within(LINE + (count as f64).sqrt() * 0.5, LINE, MOST_WIDTH)
}

/// How far a leg's line bends away from the middle of its lanes.
fn aside(leg: &Leg, lanes_apart: f64) -> f64 {
    let from_middle = leg.lane as f64 - (leg.lanes - 1) as f64 / 2.0;
    // Sideways means the same side for both ways.
    let side = if leg.from < leg.to { 1.0 } else { -1.0 };
    side * from_middle * lanes_apart
}
