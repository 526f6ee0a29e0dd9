//! Pictures of data sets, without a page.

use dateline::dataset::DataSet;
use dateline::filter::Filter;
use dateline::geo::BaseMap;
use dateline::options::{Options, View};
use dateline::plain::PLAIN;
use dateline::scene::Shape;
use dateline::view::BaseMapLayers;
use dateline::view::viewport::Viewport;
use dateline::view::{Height, Prepared};
use dateline::words::Localizer;

/// Draws all views, and holds that whatever stands in them has a place.
pub fn draw(data: &DataSet, base_map: Option<&BaseMap>, width_css: f64) {
    for (_, view) in View::ALL {
        let (filter, options) = (Filter::default(), Options::default());
        draw_one(data, base_map, width_css, &filter, view, &options);
    }
}

/// Draws a view as it was asked for.
pub fn draw_one(
    data: &DataSet,
    base_map: Option<&BaseMap>,
    width_css: f64,
    filter: &Filter,
    view: View,
    options: &Options,
) {
    let prepared = Prepared::new(data, filter, view, options);
    let height_css = prepared.height(data, width_css, Height::Suiting, &PLAIN);
    assert!(height_css.is_finite() && height_css >= 0.0, "{height_css}");
    let viewport = Viewport {
        width_css,
        height_css,
        host: &PLAIN,
        zoom: None,
    };
    let localizer = Localizer { data, host: &PLAIN };
    prepared.caption(localizer);
    prepared.table(localizer);
    let layers = &mut BaseMapLayers::default();
    let Some(scene) = prepared.scene(data, base_map, layers, &viewport) else {
        return;
    };
    for mark in scene.back.iter().chain(&scene.data) {
        let place = match &mark.shape {
            Shape::Line { points, .. } | Shape::Area { points, .. } => points
                .iter()
                .map(|point| point.x + point.y)
                .fold(0.0, |sum, more| sum + more),
            Shape::Bar { rect, .. } => rect.left + rect.top + rect.right() + rect.bottom(),
            Shape::Rule { from, to, .. } => from.x + from.y + to.x + to.y,
            Shape::Dot { centre, .. } => centre.x + centre.y,
            Shape::Label { at, .. } => at.x + at.y,
        };
        assert!(place.is_finite(), "{mark:?}");
    }
}
