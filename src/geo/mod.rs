//! stub
#![allow(dead_code, missing_docs)]
mod sphere;
use crate::plane::{Point, Rect};
pub use sphere::{Position, Unit, distance_km, great_circle};
pub const BOUNDARIES_NOTE: &str = "Boundaries…";
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection(f64);
impl Projection {
    pub fn fit(_: &[Unit], _: Rect) -> Self {
        Self(0.0)
    }
    pub fn point(&self, _: Unit) -> Point {
        Point::default()
    }
    pub fn path(&self, _: &[Unit]) -> Vec<Vec<Point>> {
        vec![]
    }
}
pub struct BaseMap;
#[derive(Debug)]
pub struct BadBaseMap;
impl BaseMap {
    pub fn parse(_: &[u8]) -> Result<Self, BadBaseMap> {
        Ok(Self)
    }
    pub fn land(&self, _: &Projection, _: Rect) -> Vec<Land> {
        vec![]
    }
    pub fn lines(&self, _: &Projection, _: Rect) -> Vec<Line> {
        vec![]
    }
}
pub struct Land {
    pub code: [u8; 3],
    pub rings: Vec<Vec<Point>>,
}
pub struct Line {
    pub class: LineClass,
    pub points: Vec<Point>,
}
pub enum LineClass {
    Coast,
    Boundary,
    Disputed,
}
