//! The dossier's state: a data set, a filter, and the figures that show it.
//!
//! Events come in as calls; what has to be drawn again comes out of [`Dossier::stale`]. Nothing here
//! draws by itself or knows a page: the host asks, once a frame, and paints the layers named.

mod choice;
mod claim;
mod mounted;
mod reading;
mod stretch;
mod zoom;

use crate::dataset::{DataSet, RecordRef};
use crate::error::Error;
use crate::fields::FieldValues;
use crate::filter::Filter;
use crate::geo::BaseMap;
use crate::options::{Options, View};
use crate::paint::Painter;
use crate::plane::Point;
use crate::scene::{Axes, Scene};
use crate::text::Host;
use crate::theme::Theme;
use crate::view::BaseMapLayers;
pub use crate::view::Height;
use crate::view::Prepared;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::table::Table;
use crate::words::tip::Tip;
pub use choice::{Act, Chosen, Stride};
pub use claim::Claim;
use mounted::Figure;
pub use mounted::{Counts, Size, Stale};
use plotters_backend::DrawingBackend;
pub use reading::ReadMark;
pub use stretch::Stretch;
pub use zoom::Look;

/// A data set, a filter, and the figures that show it.
pub struct Dossier {
    data: DataSet,
    filter: Filter,
    /// What the reader chooses in the pictures themselves.
    choice: Filter,
    base_map: Option<BaseMap>,
    /// By handle; a removed figure leaves its place to the next one, and all others keep theirs.
    figures: Vec<Option<Figure>>,
    /// The records that are highlighted in every figure.
    highlighted: Vec<RecordRef>,
    counts: Counts,
}

/// What a figure is called by.
pub type Handle = usize;

/// The layers of a picture. From the bottom up they are back, data, chosen, highlight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    Back,
    Data,
    Highlight,
    /// The marks of what a reader chose, to stand on paler ones.
    Chosen,
}

/// A tooltip and where it points to.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointed {
    pub tip: Tip,
    pub anchor: Point,
    /// Where a bar of a list ends, with its value: beside the pointer a tip would cover that.
    pub end_css: Option<f64>,
}

impl Dossier {
    /// A dossier of this data set, without a filter and without figures.
    pub fn new(data: DataSet) -> Self {
        Self {
            data,
            filter: Filter::default(),
            choice: Filter::default(),
            base_map: None,
            figures: Vec::new(),
            highlighted: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// How often it has prepared and laid out figures.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The data set.
    pub fn data(&self) -> &DataSet {
        &self.data
    }

    /// What the reader asked for.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Changes the filter, and with it the figures whose rows it limits.
    ///
    /// # Errors
    /// [`Error::BadFilter`]; the filter stays as it was then.
    pub fn set_filter(&mut self, patch: &FieldValues) -> Result<(), Error> {
        let filter = self.filter.patched(patch, &self.data)?;
        if filter != self.filter {
            let before = std::mem::replace(&mut self.filter, filter);
            self.point_nowhere();
            for figure in self.figures.iter_mut().flatten() {
                if !figure.is_same_for_filters(&before, &self.filter) {
                    figure.forget();
                }
            }
        }
        Ok(())
    }

    /// Mounts a figure; it draws once it has a size.
    pub fn add(&mut self, view: View, options: Options) -> Handle {
        let figure = Some(Figure::new(view, options));
        let free = self.figures.iter().position(Option::is_none);
        let Some(handle) = free else {
            self.figures.push(figure);
            return self.figures.len() - 1;
        };
        self.figures[handle] = figure;
        handle
    }

    /// Changes a figure's options.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn set_options(&mut self, handle: Handle, options: Options) -> Result<(), Error> {
        let figure = self.figure_mut(handle)?;
        figure.options = options;
        figure.forget();
        Ok(())
    }

    /// Takes a figure away; a figure that is not there stays away.
    pub fn remove(&mut self, handle: Handle) {
        if let Some(place) = self.figures.get_mut(handle) {
            *place = None;
        }
    }

    /// Whether a map is mounted that has no base map yet.
    pub fn wants_base_map(&self) -> bool {
        let mut figures = self.figures.iter().flatten();
        self.base_map.is_none() && figures.any(Figure::has_base_map)
    }

    /// Whether a map is looked at so closely that a finer base map is wanted.
    pub fn wants_finer_base_map(&self) -> bool {
        let mut figures = self.figures.iter().flatten();
        figures.any(|figure| figure.base_map_layers.wants_finer)
    }

    /// Gives the maps their base map; where there is one, a finer one is for those that are looked at closely.
    pub fn set_base_map(&mut self, base_map: BaseMap) {
        match &mut self.base_map {
            Some(coarse) if coarse.is_coarser_than(&base_map) => coarse.set_finer(base_map),
            place => *place = Some(base_map),
        }
        self.each(|figure| {
            figure.base_map_layers = BaseMapLayers::default();
            figure.needs_layout |= figure.has_base_map();
        });
    }

    /// The height of a figure at a width, in CSS pixels: the wanted one, unless it would cut something off.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn height(
        &mut self,
        handle: Handle,
        width_css: f64,
        wanted: Height,
        host: &dyn Host,
    ) -> Result<f64, Error> {
        let (data, prepared) = self.prepared(handle)?;
        Ok(prepared.height(data, width_css, wanted, host))
    }

    /// Gives a figure its size.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn resize(&mut self, handle: Handle, size: Size) -> Result<(), Error> {
        let is_highlighted = !self.highlighted.is_empty();
        let figure = self.figure_mut(handle)?;
        if figure.size != size {
            figure.size = size;
            figure.needs_layout = true;
            figure.stale.picture(is_highlighted);
        }
        Ok(())
    }

    /// Gives a figure its colours and typeface.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn set_theme(&mut self, handle: Handle, theme: Theme) -> Result<(), Error> {
        let is_highlighted = !self.highlighted.is_empty();
        let figure = self.figure_mut(handle)?;
        if figure.theme != theme {
            figure.needs_layout |= figure.theme.font != theme.font;
            figure.theme = theme;
            figure.stale.picture(is_highlighted);
        }
        Ok(())
    }

    /// Says and lays a figure out again: its host speaks another language or has another typeface.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn set_locale(&mut self, handle: Handle) -> Result<(), Error> {
        self.figure_mut(handle)?.say_again();
        Ok(())
    }

    /// Lays every figure out again: the host has learned how wide its texts really are.
    pub fn remeasure(&mut self) {
        self.each(|figure| figure.needs_layout = true);
    }

    /// The pointer is at a point of a figure: the records of the mark there are highlighted in all figures.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn point_at(
        &mut self,
        handle: Handle,
        point: Point,
        reach_css: f64,
        host: &dyn Host,
    ) -> Result<Option<Pointed>, Error> {
        let scene = self.figure(handle)?.scene.as_ref();
        let found = scene.and_then(|scene| {
            let hit = scene.hit(point, reach_css)?;
            Some((hit.target, hit.anchor))
        });
        let Some((target, anchor)) = found else {
            self.point_nowhere();
            return Ok(None);
        };
        self.focus(handle, target, anchor, host).map(Some)
    }

    /// Highlights a target of a figure, to which somebody came by the pointer at `anchor`, by a key, by a claim. What belongs to it is
    /// highlighted in all figures.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`], for a target that is not there too.
    pub fn focus(
        &mut self,
        handle: Handle,
        target: usize,
        anchor: Point,
        host: &dyn Host,
    ) -> Result<Pointed, Error> {
        let scene = self.figure(handle)?.scene.as_ref();
        let scene = scene.ok_or(Error::NoSuchFigure)?;
        let end_css = matches!(scene.axes, Axes::None).then(|| scene.bounds(target, host).right());
        let target = scene.targets.get(target);
        let target = target.ok_or(Error::NoSuchFigure)?.clone();
        self.highlight_related(&target.records);
        let (data, prepared) = self.prepared(handle)?;
        let localizer = Localizer { data, host };
        let tip = prepared.tip(localizer, &target);
        Ok(Pointed {
            tip,
            anchor,
            end_css,
        })
    }

    /// The tooltips of all targets of a figure's drawing, as it was last laid out.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn tips(&mut self, handle: Handle, host: &dyn Host) -> Result<Vec<Tip>, Error> {
        let scene = self.figure(handle)?.scene.clone();
        let (data, prepared) = self.prepared(handle)?;
        let localizer = Localizer { data, host };
        Ok(scene.map_or(Vec::new(), |scene| prepared.tips(localizer, &scene)))
    }

    /// Highlights nothing any more.
    pub fn point_nowhere(&mut self) {
        self.set_highlighted(Vec::new());
    }

    fn set_highlighted(&mut self, highlighted: Vec<RecordRef>) {
        if highlighted != self.highlighted {
            self.highlighted = highlighted;
            self.each(|figure| figure.stale.highlighted = true);
        }
    }

    /// Lays out what needs it, each figure with the host that `host_of` it gives, and tells what has
    /// to be drawn again since the last call.
    pub fn stale<'h>(&mut self, host_of: impl Fn(Handle) -> &'h dyn Host) -> Vec<(Handle, Stale)> {
        let mut stale = Vec::new();
        for (handle, figure) in self.figures.iter_mut().enumerate() {
            let Some(figure) = figure else { continue };
            if figure.needs_layout && figure.is_visible() {
                let host = host_of(handle);
                let base_map = self.base_map.as_ref();
                let asked = (&self.filter, &self.choice);
                figure.lay_out(&self.data, asked, base_map, host, &mut self.counts);
                figure.stale.highlighted |= !self.highlighted.is_empty();
            }
            let found = std::mem::take(&mut figure.stale);
            if found != Stale::NOTHING {
                stale.push((handle, found));
            }
        }
        stale
    }

    /// Paints one layer of a figure.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`], or [`Error::Canvas`] if the backend reports an error.
    pub fn paint<B: DrawingBackend>(
        &self,
        handle: Handle,
        layer: Layer,
        backend: &mut B,
    ) -> Result<(), Error> {
        let figure = self.figure(handle)?;
        let Some(scene) = &figure.scene else {
            return Ok(());
        };
        let mut painter = Painter {
            backend,
            theme: &figure.theme,
            ratio: figure.size.ratio,
        };
        let painted = match layer {
            Layer::Back => painter.paint(scene.back.iter()),
            Layer::Data => painter.paint(&scene.data),
            Layer::Chosen => {
                let (own, marks) = self.chosen_marks(figure, scene);
                match painter.paint(&own) {
                    Ok(()) => painter.paint(marks),
                    failed => failed,
                }
            }
            Layer::Highlight => {
                let is_highlighted = |record: &RecordRef| self.highlighted.contains(record);
                let marks = scene.data.iter();
                painter
                    .highlight(marks.filter(|mark| scene.records(mark).iter().any(is_highlighted)))
            }
        };
        painted.map_err(|_| Error::Canvas {
            why: "the drawing failed".to_owned(),
        })
    }

    /// A figure's drawing; none if it has nothing to show or no size.
    pub fn scene(&self, handle: Handle) -> Option<&Scene> {
        self.figure(handle).ok()?.scene.as_ref()
    }

    /// What stands around a figure's picture.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn caption(&mut self, handle: Handle, host: &dyn Host) -> Result<Caption, Error> {
        let (data, prepared) = self.prepared(handle)?;
        Ok(prepared.caption(Localizer { data, host }))
    }

    /// All that a figure shows, as a table.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn table(&mut self, handle: Handle, host: &dyn Host) -> Result<Table, Error> {
        let (data, prepared) = self.prepared(handle)?;
        Ok(prepared.table(Localizer { data, host }))
    }

    /// A figure's view, prepared unless it is already.
    fn prepared(&mut self, handle: Handle) -> Result<(&DataSet, &Prepared), Error> {
        let figure = self.figures.get_mut(handle).and_then(Option::as_mut);
        let figure = figure.ok_or(Error::NoSuchFigure)?;
        let asked = (&self.filter, &self.choice);
        let prepared = figure.prepared(&self.data, asked, &mut self.counts);
        Ok((&self.data, prepared))
    }

    fn figure(&self, handle: Handle) -> Result<&Figure, Error> {
        let figure = self.figures.get(handle).and_then(Option::as_ref);
        figure.ok_or(Error::NoSuchFigure)
    }

    fn figure_mut(&mut self, handle: Handle) -> Result<&mut Figure, Error> {
        let figure = self.figures.get_mut(handle).and_then(Option::as_mut);
        figure.ok_or(Error::NoSuchFigure)
    }

    fn each(&mut self, change: impl Fn(&mut Figure)) {
        self.figures.iter_mut().flatten().for_each(change);
    }
}
