//! What the native tests share: data sets by name, and one view of them drawn without a page.

use dateline::dataset::DataSet;
use dateline::fields::FieldValues;
use dateline::figure::{Dossier, Handle, Size};
use dateline::filter::Filter;
use dateline::geo::BaseMap;
use dateline::options::{Options, View};
use dateline::plain::PLAIN;
use dateline::scene::Scene;
use dateline::view::BaseMapLayers;
use dateline::view::viewport::Viewport;
use dateline::view::{Height, Prepared};
use std::path::PathBuf;

/// A file of the project.
pub fn project_file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The founding data set.
pub fn founding() -> DataSet {
    read("data/myanmar-2021.json")
}

/// A fixture of the tests.
pub fn fixture(name: &str) -> DataSet {
    read(&format!("tests/fixtures/{name}.json"))
}

fn read(path: &str) -> DataSet {
    let bytes = std::fs::read(project_file(path)).unwrap();
    DataSet::parse(&bytes).unwrap()
}

/// A view with its options, written as in the page's attributes.
pub struct Shot<'a> {
    pub view: &'a str,
    pub options: FieldValues,
    pub width_css: f64,
    /// None for the height that suits the width.
    pub height_css: Option<f64>,
}

impl Shot<'_> {
    /// The scene of a data set; none if the view has nothing to show.
    pub fn scene(&self, data: &DataSet, base_map: Option<&BaseMap>) -> Option<Scene> {
        let prepared = self.prepared(data);
        let natural = || prepared.height(data, self.width_css, Height::Suiting, &PLAIN);
        let viewport = Viewport {
            width_css: self.width_css,
            height_css: self.height_css.unwrap_or_else(natural),
            host: &PLAIN,
            zoom: None,
        };
        prepared.scene(data, base_map, &mut BaseMapLayers::default(), &viewport)
    }

    /// The view in a dossier of its own, laid out.
    pub fn mounted(&self, data: DataSet) -> (Dossier, Handle) {
        let options = Options::parse(&self.options, &data).unwrap();
        let mut dossier = Dossier::new(data);
        let figure = dossier.add(View::parse(self.view).unwrap(), options);
        let wanted = self.height_css.map_or(Height::Suiting, Height::Wished);
        let height_css = dossier.height(figure, self.width_css, wanted, &PLAIN);
        let size = Size {
            width_css: self.width_css,
            height_css: height_css.unwrap(),
            ratio: 1.0,
        };
        dossier.resize(figure, size).unwrap();
        dossier.stale(|_| &PLAIN);
        (dossier, figure)
    }

    /// The view, selected and summarised.
    pub fn prepared(&self, data: &DataSet) -> Prepared {
        let view = View::parse(self.view).unwrap();
        let options = Options::parse(&self.options, data).unwrap();
        Prepared::new(data, &Filter::default(), view, &options)
    }
}
