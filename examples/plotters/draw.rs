use dateline::dataset::DataSet;
use dateline::drawing_area::Figure;
use dateline::geo::BaseMap;
use dateline::options::View;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::prelude::DrawingBackend;

/// The three views, one below the other, on any area of any backend. Without a base map the map has no land.
pub fn views<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    data: &DataSet,
    base_map: Option<&BaseMap>,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let parts = area.split_evenly((View::ALL.len(), 1));
    for (part, (_, view)) in parts.iter().zip(View::ALL) {
        let mut figure = Figure::new(data, view);
        figure.base_map = base_map;
        part.draw(&figure)?;
    }
    Ok(())
}
