//! Who visited whom: great circles between places, with a direction, on a base map.
//!
//! Journeys on one route run side by side, bent away from the great circle between them: the middle
//! one is where the great circle is. Numbers, arrowheads and names stand where nothing else does.

use super::labels::{Places, Wish, around};
use super::{NAME, Room, SMALL};
use crate::dataset::DataSet;
use crate::filter::Direction;
use crate::geo::{BaseMap, LineClass, Position, Projection, Unit, great_circle};
use crate::order::add_new;
use crate::plane::{Point, Rect};
use crate::scene::{Anchor, Mark, Scene, Shape};
use crate::summary::visits::{Journey, Visits};
use crate::text::{DateStyle, Font};
use crate::theme::Ink;
use std::rc::Rc;

const BADGE_RADIUS: f64 = 9.0;
const DOT_RADIUS: f64 = 4.0;
const ARROW: f64 = 9.0;

/// Where on its line an arrowhead sits: where neighbours are still apart.
const ARROW_AT: f64 = 0.8;

/// The share of a line that is dashed where its beginning is assumed.
const ASSUMED_SHARE: f64 = 0.3;

/// Below this width there is room for numbers, not for dates beside them.
const NARROW: f64 = 560.0;

/// The height that suits a width.
pub fn height(width_css: f64) -> f64 {
    (width_css * 0.66).clamp(240.0, 560.0)
}

/// The land and its boundaries, drawn for one projection and size, and what they were drawn for.
#[derive(Clone, Debug)]
pub struct Ground {
    projection: Projection,
    view: Rect,
    in_focus: Vec<[u8; 3]>,
    marks: Rc<[Mark]>,
}

/// Lays out the visits of a selection; none if there are none. The ground is made again only if the
/// one given is not for the same projection.
pub fn layout(
    data: &DataSet,
    visits: &Visits,
    base_map: Option<&BaseMap>,
    ground: Option<Ground>,
    room: &Room,
) -> Option<(Scene, Ground)> {
    if visits.journeys.is_empty() {
        return None;
    }
    let view = room.rect();
    let projection = Projection::fit(&extent(data, visits), frame(view));
    let in_focus = countries(data, visits);
    let is_current = |ground: &Ground| {
        ground.projection == projection && ground.view == view && ground.in_focus == in_focus
    };
    let ground = ground.filter(is_current).unwrap_or_else(|| {
        let marks = base_map.map_or_else(Vec::new, |base_map| {
            ground_marks(base_map, &projection, view, &in_focus)
        });
        Ground {
            projection,
            view,
            in_focus: in_focus.clone(),
            marks: marks.into(),
        }
    });
    let sheet = Sheet {
        data,
        room,
        projection,
    };
    let scene = Scene {
        width_css: room.width_css,
        height_css: room.height_css,
        back: Rc::clone(&ground.marks),
        data: sheet.marks(visits),
        sideways: None,
    };
    Some((scene, ground))
}

/// The part of the view in which places and lines stay, so that labels have room around it.
fn frame(view: Rect) -> Rect {
    let margin = (view.width * 0.07).clamp(14.0, 48.0);
    view.grown(-margin.min(view.width / 4.0).min(view.height / 4.0))
}

fn position(data: &DataSet, place: usize) -> Position {
    let place = &data.places[place];
    Position::new(place.lat_deg, place.lon_deg)
}

/// All that must be on the map: places, and the great circles between them.
fn extent(data: &DataSet, visits: &Visits) -> Vec<Vec<Unit>> {
    let unit = |place: usize| position(data, place).unit();
    let stops = visits.stops.iter().map(|stop| vec![unit(stop.place)]);
    let routes = visits.journeys.iter().filter(|journey| journey.lane == 0);
    let routes = routes.map(|journey| great_circle(unit(journey.from), unit(journey.to)));
    stops.chain(routes).collect()
}

/// The countries that the visits are between.
fn countries(data: &DataSet, visits: &Visits) -> Vec<[u8; 3]> {
    let mut codes = Vec::new();
    for stop in visits.stops.iter().filter(|stop| stop.journeys > 0) {
        let country = data.places[stop.place].country.as_ref();
        if let Some(code) = country.and_then(|code| code.as_bytes().try_into().ok()) {
            add_new(&mut codes, code);
        }
    }
    codes
}

fn ground_marks(
    base_map: &BaseMap,
    projection: &Projection,
    view: Rect,
    in_focus: &[[u8; 3]],
) -> Vec<Mark> {
    let mut marks = Vec::new();
    let lands = base_map.land(projection, view);
    // All of one colour in a row: the backend sets it once.
    for ink in [Ink::Land, Ink::LandInFocus] {
        let of_ink = lands
            .iter()
            .filter(|land| (ink == Ink::LandInFocus) == in_focus.contains(&land.code));
        for points in of_ink.flat_map(|land| &land.rings) {
            let points = points.clone();
            marks.push(Mark::plain(Shape::Area { points, ink }));
        }
    }
    for (class, points) in base_map.lines(projection, view) {
        let dash_css = match class {
            LineClass::Coast => continue,
            LineClass::Boundary => 0.0,
            LineClass::Disputed => 3.0,
        };
        marks.push(Mark::plain(Shape::Line {
            points,
            ink: Ink::Border,
            width_css: 0.75,
            dash_css,
        }));
    }
    marks
}

/// What the marks are drawn with.
struct Sheet<'a> {
    data: &'a DataSet,
    room: &'a Room<'a>,
    projection: Projection,
}

/// A journey's line on the drawing.
struct Way<'a> {
    journey: &'a Journey,
    /// More than one where the map is cut between them.
    pieces: Vec<Vec<Point>>,
    ink: Ink,
}

impl Sheet<'_> {
    fn marks(&self, visits: &Visits) -> Vec<Mark> {
        let mut places = Places::within(self.room.rect());
        let ways: Vec<Way> = visits
            .journeys
            .iter()
            .map(|journey| self.way(journey))
            .collect();
        let mut marks: Vec<Mark> = ways.iter().flat_map(line_marks).collect();
        for stop in &visits.stops {
            let mark = self.dot(stop.place, stop.journeys > 0, stop.records.clone());
            if let Shape::Dot { centre, .. } = mark.shape {
                places.take(square(centre, DOT_RADIUS + 1.0));
            }
            marks.push(mark);
        }
        let badges: Vec<Option<Point>> = ways
            .iter()
            .map(|way| badge_place(way, &mut places))
            .collect();
        for stop in &visits.stops {
            let records = stop.records.clone();
            let name = self.name(stop.place, stop.journeys > 0, &mut places);
            marks.extend(name.map(|shape| Mark::of(records, shape)));
        }
        for (way, badge) in ways.iter().zip(&badges) {
            if let Some(centre) = badge {
                marks.extend(self.badge(way, *centre));
                marks.extend(self.date(way, *centre, &mut places));
            }
        }
        marks
    }

    fn point(&self, place: usize) -> Point {
        let unit = position(self.data, place).unit();
        self.projection.project(unit)
    }

    fn way<'a>(&self, journey: &'a Journey) -> Way<'a> {
        let from = position(self.data, journey.from).unit();
        let to = position(self.data, journey.to).unit();
        let mut pieces = self.projection.path(&great_circle(from, to));
        if let [piece] = pieces.as_mut_slice() {
            bend(piece, journey);
        }
        Way {
            journey,
            pieces,
            ink: match journey.direction {
                Some(Direction::Inbound) => Ink::Series(0),
                Some(Direction::Outbound) => Ink::Series(1),
                None => Ink::Mark,
            },
        }
    }

    fn dot(&self, place: usize, is_visited: bool, records: Vec<crate::dataset::RecordRef>) -> Mark {
        Mark::of(
            records,
            Shape::Dot {
                centre: self.point(place),
                radius_css: if is_visited {
                    DOT_RADIUS
                } else {
                    DOT_RADIUS - 0.5
                },
                ink: Ink::Text,
                is_hollow: !is_visited,
            },
        )
    }

    fn name(&self, place: usize, is_visited: bool, places: &mut Places) -> Option<Shape> {
        let font = if is_visited {
            Font::bold(NAME.size_css)
        } else {
            SMALL
        };
        let name = &self.data.places[place].name;
        let wish = Wish {
            text: self
                .room
                .host
                .ellipsised(name, font, self.room.width_css * 0.4),
            font,
            ink: Ink::Text,
            has_halo: true,
        };
        places.put(
            self.room,
            &wish,
            around(self.point(place), DOT_RADIUS, font),
        )
    }

    fn badge(&self, way: &Way, centre: Point) -> [Mark; 2] {
        let records = [way.journey.record];
        let disc = Shape::Dot {
            centre,
            radius_css: BADGE_RADIUS,
            ink: way.ink,
            is_hollow: false,
        };
        let number = Shape::Label {
            at: Point::new(centre.x, centre.y + 0.5),
            text: self.room.host.number(way.journey.number as f64),
            font: Font::bold(SMALL.size_css),
            ink: Ink::Surface,
            anchor: Anchor::Middle,
            has_halo: false,
        };
        [Mark::of(records, disc), Mark::of(records, number)]
    }

    /// The date beside the number, where the drawing is wide enough.
    fn date(&self, way: &Way, badge: Point, places: &mut Places) -> Option<Mark> {
        if self.room.width_css < NARROW {
            return None;
        }
        let wish = Wish {
            text: self.room.host.date(way.journey.date, DateStyle::Short),
            font: SMALL,
            ink: Ink::Text,
            has_halo: true,
        };
        let spots = around(badge, BADGE_RADIUS, SMALL);
        let label = places.put(self.room, &wish, spots)?;
        Some(Mark::of([way.journey.record], label))
    }
}

fn square(centre: Point, radius_css: f64) -> Rect {
    let side = 2.0 * radius_css;
    Rect::new(centre.x - radius_css, centre.y - radius_css, side, side)
}

/// Moves the inner points of a line sideways, most in the middle, by the lane of its journey.
fn bend(points: &mut [Point], journey: &Journey) {
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
        return;
    };
    let length = first.distance(last);
    let lanes_apart = (length * 0.06).clamp(5.0, 17.0).min(length);
    let from_middle = journey.lane as f64 - (journey.lanes - 1) as f64 / 2.0;
    // Sideways means the same side for both ways.
    let side = if journey.from < journey.to { 1.0 } else { -1.0 };
    let aside = side * from_middle * lanes_apart;
    if length < 1.0 || aside == 0.0 {
        return;
    }
    let (across, down) = ((last.x - first.x) / length, (last.y - first.y) / length);
    let end = (points.len() - 1) as f64;
    for (index, point) in points.iter_mut().enumerate() {
        let along = index as f64 / end;
        let bow = 4.0 * along * (1.0 - along) * aside;
        *point = Point::new(point.x - down * bow, point.y + across * bow);
    }
}

fn line_marks(way: &Way) -> Vec<Mark> {
    let mut marks = Vec::new();
    let of = |shape| Mark::of([way.journey.record], shape);
    let line = |points: Vec<Point>, dash_css: f64| Shape::Line {
        points,
        ink: way.ink,
        width_css: 2.0,
        dash_css,
    };
    for (index, piece) in way.pieces.iter().enumerate() {
        if way.journey.from_assumed && index == 0 {
            let (assumed, rest) = cut(piece, ASSUMED_SHARE);
            marks.push(of(line(assumed, 4.0)));
            marks.push(of(line(rest, 0.0)));
        } else {
            marks.push(of(line(piece.clone(), 0.0)));
        }
    }
    marks.extend(
        way.pieces
            .last()
            .and_then(|piece| arrow(piece, way.ink))
            .map(of),
    );
    marks
}

/// Where a share (0 to 1) of a line has been walked, and the row of the corner before.
fn walk(points: &[Point], share: f64) -> Option<(usize, Point)> {
    let length: f64 = points
        .windows(2)
        .map(|ends| ends[0].distance(ends[1]))
        .sum();
    let mut left = length * share;
    for (index, ends) in points.windows(2).enumerate() {
        let step = ends[0].distance(ends[1]);
        if left <= step && step > 0.0 {
            return Some((index, ends[0].toward(ends[1], left / step)));
        }
        left -= step;
    }
    let last = points.len().checked_sub(1)?;
    Some((last.saturating_sub(1), points[last]))
}

fn cut(points: &[Point], share: f64) -> (Vec<Point>, Vec<Point>) {
    let Some((index, turn)) = walk(points, share) else {
        return (Vec::new(), Vec::new());
    };
    let mut before = points[..=index].to_vec();
    before.push(turn);
    let mut after = vec![turn];
    after.extend(points.get(index + 1..).unwrap_or_default());
    (before, after)
}

/// An arrowhead on a line; none where the line is too short for one.
fn arrow(points: &[Point], ink: Ink) -> Option<Shape> {
    let (_, tip) = walk(points, ARROW_AT)?;
    let (_, tail) = walk(points, ARROW_AT - 0.05)?;
    let length = tail.distance(tip);
    if length < 0.5 {
        return None;
    }
    let (across, down) = ((tip.x - tail.x) / length, (tip.y - tail.y) / length);
    let corner = |along: f64, aside: f64| {
        Point::new(
            tip.x + across * along - down * aside,
            tip.y + down * along + across * aside,
        )
    };
    let half = ARROW * 0.55;
    Some(Shape::Area {
        points: vec![
            corner(ARROW / 2.0, 0.0),
            corner(-ARROW / 2.0, half),
            corner(-ARROW / 4.0, 0.0),
            corner(-ARROW / 2.0, -half),
        ],
        ink,
    })
}

/// A free place for a journey's number: on its line, or else beside it.
fn badge_place(way: &Way, places: &mut Places) -> Option<Point> {
    let piece = way.pieces.iter().max_by_key(|piece| piece.len())?;
    let shares = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28];
    let on_line = shares
        .iter()
        .filter_map(|share| Some(walk(piece, *share)?.1));
    let beside = [(0.0, -1.0), (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0)];
    let beside = beside.iter().flat_map(|(dx, dy)| {
        [0.5, 0.35, 0.65].map(|share| {
            let away = BADGE_RADIUS + 5.0;
            let at = walk(piece, share).map_or(Point::default(), |(_, at)| at);
            Point::new(at.x + dx * away, at.y + dy * away)
        })
    });
    let found = on_line.chain(beside).find(|centre| {
        let room = square(*centre, BADGE_RADIUS + 1.0);
        places.is_free(room)
    })?;
    places.take(square(found, BADGE_RADIUS + 1.0));
    Some(found)
}
