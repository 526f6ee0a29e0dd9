//! One figure of a dossier: its view, its size, its scene, and what of it is stale.

use crate::dataset::DataSet;
use crate::fields::Field;
use crate::filter::Filter;
use crate::geo::{BaseMap, Zoom};
use crate::options::{Options, View};
use crate::scene::{Axes, Scene};
use crate::text::Host;
use crate::theme::Theme;
use crate::view::BaseMapLayers;
use crate::view::viewport::Viewport;
use crate::view::{self, Definition, Prepared};

/// How often a dossier has prepared and laid out figures: a change of the filter does both once, for those whose rows it limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub prepared: u32,
    pub laid_out: u32,
}

/// How large a drawing is, and how fine.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width_css: f64,
    pub height_css: f64,
    /// Device pixels in a CSS pixel.
    pub ratio: f64,
}

/// The parts of a figure that are no longer as they should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stale {
    /// Base map, grid, axes.
    pub back: bool,
    /// The marks.
    pub data: bool,
    /// The marks that are highlighted.
    pub highlighted: bool,
    /// Caption and table.
    pub words: bool,
}

impl Stale {
    pub const NOTHING: Self = Self {
        back: false,
        data: false,
        highlighted: false,
        words: false,
    };

    /// All layers of a picture: that of what is highlighted too, if anything is.
    pub fn picture(&mut self, is_highlighted: bool) {
        self.back = true;
        self.data = true;
        self.highlighted |= is_highlighted;
    }
}

/// A figure: what it shows, how it looks, and what of it is stale.
pub struct Figure {
    pub view: View,
    pub options: Options,
    pub theme: Theme,
    pub size: Size,
    /// What it shows, selected and summarised; none since the filter or the options have changed.
    prepared: Option<Prepared>,
    pub scene: Option<Scene>,
    pub base_map_layers: BaseMapLayers,
    /// How a reader looks at a map.
    pub zoom: Option<Zoom>,
    pub stale: Stale,
    pub needs_layout: bool,
}

impl Figure {
    /// A figure that has no size yet.
    pub fn new(view: View, options: Options) -> Self {
        Self {
            view,
            options,
            theme: Theme::light(),
            size: Size::default(),
            prepared: None,
            scene: None,
            base_map_layers: BaseMapLayers::default(),
            zoom: None,
            stale: Stale {
                words: true,
                ..Stale::NOTHING
            },
            needs_layout: true,
        }
    }

    /// What it has in common with all figures of its view.
    pub fn definition(&self) -> &'static Definition {
        view::definition(self.view)
    }

    /// Whether it is drawn on a base map.
    pub fn has_base_map(&self) -> bool {
        self.definition().has_base_map
    }

    /// What it shows has changed.
    pub fn forget(&mut self) {
        self.prepared = None;
        self.say_again();
    }

    /// It is said and measured in another way.
    pub fn say_again(&mut self) {
        self.needs_layout = true;
        self.stale.words = true;
    }

    /// Whether it shows the same for two filters.
    pub fn is_same_for_filters(&self, one: &Filter, other: &Filter) -> bool {
        self.agree(one, other, true)
    }

    /// Whether it shows the same for two choices. What is chosen in itself it shows as chosen, and the rest beside it,
    /// unless that is hidden.
    pub fn is_same_for_choices(&self, one: &Filter, other: &Filter) -> bool {
        self.agree(one, other, self.options.hides_unchosen)
    }

    fn agree(&self, one: &Filter, other: &Filter, in_own_too: bool) -> bool {
        let Definition { own, followed, .. } = self.definition();
        one.agrees(other, followed) && (!in_own_too || one.agrees(other, own))
    }

    /// The part of a reader's choice that it tells apart from the rest of what it shows.
    pub fn chosen_of(&self, choice: &Filter) -> Filter {
        if self.options.hides_unchosen {
            return Filter::default();
        }
        choice.only(self.own_fields())
    }

    /// The fields of a choice that can be made in it.
    pub fn own_fields(&self) -> &'static [Field] {
        let is_timed = matches!(&self.scene, Some(scene) if !matches!(scene.axes, Axes::None));
        let own = self.definition().own;
        if is_timed {
            own
        } else {
            own.strip_prefix(&[Field::From]).unwrap_or(own)
        }
    }

    /// What it shows, prepared once for each filter with a choice, and options.
    pub fn prepared(
        &mut self,
        data: &DataSet,
        (filter, choice): (&Filter, &Filter),
        counts: &mut Counts,
    ) -> &Prepared {
        let (view, options) = (self.view, &self.options);
        self.prepared.get_or_insert_with(|| {
            counts.prepared += 1;
            let asked = filter.and(&followed(view, options, choice));
            Prepared::new(data, &asked, view, options)
        })
    }

    /// Whether there is room for a drawing.
    pub fn is_visible(&self) -> bool {
        self.size.width_css > 0.0 && self.size.height_css > 0.0
    }

    /// Lays the drawing out, and notes what of it has changed.
    pub fn lay_out(
        &mut self,
        data: &DataSet,
        asked: (&Filter, &Filter),
        base_map: Option<&BaseMap>,
        host: &dyn Host,
        counts: &mut Counts,
    ) {
        let viewport = Viewport {
            width_css: self.size.width_css,
            height_css: self.size.height_css,
            host,
            zoom: self.zoom,
        };
        let mut base_map_layers = std::mem::take(&mut self.base_map_layers);
        let prepared = self.prepared(data, asked, counts);
        let scene = prepared.scene(data, base_map, &mut base_map_layers, &viewport);
        counts.laid_out += 1;
        self.base_map_layers = base_map_layers;
        let is_same_back = match (&self.scene, &scene) {
            (Some(old), Some(new)) => old.has_back_of(new),
            _ => false,
        };
        self.stale.back |= !is_same_back;
        self.stale.data = true;
        self.scene = scene;
        self.needs_layout = false;
    }
}

/// The part of a choice that limits what a view shows: that of the other views' dimensions. Of its own it shows all and
/// makes pale what is not chosen, so that the choice can be widened; unless an editor wants that gone.
fn followed(view: View, options: &Options, choice: &Filter) -> Filter {
    let Definition { own, followed, .. } = view::definition(view);
    let others = choice.only(followed);
    if options.hides_unchosen {
        others.and(&choice.only(own))
    } else {
        others
    }
}
