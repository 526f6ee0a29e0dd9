//! One figure of a data set, laid out as the page does it: a dossier of one.

use super::failure::Failure;
use super::files;
use super::request::{LARGEST_CSS, NARROW_CSS, Request};
use dateline::dataset::DataSet;
use dateline::error::Error;
use dateline::figure::{Dossier, Handle, Height, Size};
use dateline::geo::BaseMap;
use dateline::json_ld;
use dateline::options::{Options, View};
use dateline::scene::Scene;
use dateline::text::Host;
use dateline::words::Localizer;
use dateline::words::caption::Caption;
use dateline::words::table::Table;
use dateline::words::tip::Tip;

/// A dossier of one figure, laid out, and all that is said around it.
pub struct Laid {
    pub dossier: Dossier,
    handle: Handle,
    pub height_css: f64,
    /// The height of the same figure on a phone.
    pub narrow_height_css: f64,
    pub caption: Caption,
    pub table: Table,
    /// What each of the drawing's targets says.
    pub tips: Vec<Tip>,
    /// What it shows, for search engines.
    pub json_ld: String,
}

impl Laid {
    /// Lays out what is asked for.
    pub fn out(data: DataSet, request: &Request, host: &dyn Host) -> Result<Self, Failure> {
        let view = View::parse(request.attribute("view").unwrap_or_default()).map_err(in_flags)?;
        let options = Options::parse(&request.values(), &data).map_err(in_flags)?;
        let mut dossier = Dossier::new(data);
        let handle = dossier.add(view, options);
        set_base_map(&mut dossier, request)?;
        let height_css = height(&mut dossier, handle, request, request.width_css, host)?;
        let size = Size {
            width_css: request.width_css / request.scale(),
            height_css: height_css / request.scale(),
            ratio: 1.0,
        };
        dossier.resize(handle, size).map_err(in_flags)?;
        dossier.stale(|_| host);
        let shown = dossier.shown(handle).map_err(in_flags)?;
        let data = dossier.data();
        let json_ld = json_ld::dataset(Localizer { data, host }, &shown);
        Ok(Self {
            json_ld,
            height_css,
            narrow_height_css: height(&mut dossier, handle, request, NARROW_CSS, host)?,
            caption: dossier.caption(handle, host).map_err(in_flags)?,
            table: dossier.table(handle, host).map_err(in_flags)?,
            tips: dossier.tips(handle, host).map_err(in_flags)?,
            dossier,
            handle,
        })
    }

    /// The drawing; none if there is nothing to show.
    pub fn scene(&self) -> Option<&Scene> {
        self.dossier.scene(self.handle)
    }
}

/// Whole pixels: the last row of a picture is not to be half a one.
fn height(
    dossier: &mut Dossier,
    handle: Handle,
    request: &Request,
    width_css: f64,
    host: &dyn Host,
) -> Result<f64, Failure> {
    let scale = request.scale();
    let wished = request.height_css.map(|height_css| height_css / scale);
    let wanted = wished.map_or(Height::Suiting, Height::Wished);
    let height = dossier.height(handle, width_css / scale, wanted, host);
    let height_css = height.map_err(in_flags)? * scale;
    Ok(height_css.round().min(LARGEST_CSS))
}

/// The land of a map, if there is one.
fn set_base_map(dossier: &mut Dossier, request: &Request) -> Result<(), Failure> {
    match &request.base_map {
        None if dossier.wants_base_map() => {
            eprintln!(
                "dateline: the map has no land without --base-map FILE (basemap.bin of the package)"
            );
        }
        None => {}
        Some(path) => {
            let base_map = BaseMap::parse(&files::read(path)?);
            let base_map = base_map
                .map_err(|fault| Failure::data(&path.display().to_string(), Error::from(fault)))?;
            dossier.set_base_map(base_map);
        }
    }
    Ok(())
}

/// What the core refuses was written in a flag.
fn in_flags(fault: Error) -> Failure {
    match (&fault, fault.field()) {
        (Error::BadOption { why, .. }, Some(flag)) => Failure::usage(format!("--{flag}: {why}")),
        _ => Failure::usage(fault.to_string()),
    }
}
