//! Colours by what they are for, in a light and a dark set, and the drawing's lengths.
//!
//! A scene names an [`Ink`]; only painting asks for its colour. So a page that turns dark repaints,
//! and lays nothing out again. Contrast on the surface: 4.5:1 and more for text, 3:1 for marks (WCAG
//! 2.2, 1.4.3 and 1.4.11), kept by a test.

use crate::digits;

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// What is read first: values, names.
    Text,
    /// What is read second: ticks, notes.
    Muted,
    /// Lines that only guide the eye.
    Grid,
    /// The line that values stand on.
    Axis,
    /// The one thing that a figure is about.
    Accent,
    /// All other marks.
    Mark,
    /// A series, by its place in the palette; told apart by its label too.
    Series(u8),
    /// The range of a series' counts: half its colour, half the surface's. One that is not in the palette is of marks without a
    /// colour.
    Range(u8),
    /// Uprights of what happened: they are seen, and no more.
    Event,
    /// What the figure stands on.
    Surface,
    /// Land on a map.
    Land,
    /// The land that a map is about.
    LandInFocus,
    /// Boundaries between countries.
    Border,
}

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Colours of a series, none like its neighbours to any of the three kinds of dichromats.
pub const SERIES: usize = 5;

/// All colours of a figure, and its typeface.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    colours: [Rgb; 10],
    series: [Rgb; SERIES],
    /// A CSS font family.
    pub font: String,
}

/// What the host calls the inks that it may recolour, in the order of the table and of its calls.
pub const ROLES: [(&str, Ink); 10] = [
    ("text", Ink::Text),
    ("muted", Ink::Muted),
    ("grid", Ink::Grid),
    ("axis", Ink::Axis),
    ("accent", Ink::Accent),
    ("mark", Ink::Mark),
    ("surface", Ink::Surface),
    ("land", Ink::Land),
    ("land-in-focus", Ink::LandInFocus),
    ("border", Ink::Border),
];

const fn rgb(hex: u32) -> Rgb {
    Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Theme {
    /// Dark marks on a light page.
    pub fn light() -> Self {
        Self {
            colours: [
                rgb(0x1a1a1a),
                rgb(0x5c5c5c),
                rgb(0xe2e2e0),
                rgb(0x8a8a88),
                rgb(0xb3261e),
                rgb(0x747477),
                rgb(0xffffff),
                rgb(0xecebe6),
                rgb(0xd4cebb),
                rgb(0xb9b6ac),
            ],
            series: [0xb3261e, 0x2a5d84, 0x8a6a00, 0x3d7a5a, 0x6b4c8a].map(rgb),
            font: "sans-serif".to_owned(),
        }
    }

    /// Light marks on a dark page.
    pub fn dark() -> Self {
        Self {
            colours: [
                rgb(0xf0efec),
                rgb(0xa9a8a4),
                rgb(0x33332f),
                rgb(0x82817c),
                rgb(0xff7a6b),
                rgb(0x92918d),
                rgb(0x161614),
                rgb(0x2a2a27),
                rgb(0x48463c),
                rgb(0x55534b),
            ],
            series: [0xff7a6b, 0x7db4e0, 0xe0b84a, 0x7fc7a2, 0xc3a2e6].map(rgb),
            font: "sans-serif".to_owned(),
        }
    }

    /// The colour of an ink.
    pub fn colour(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Series(index) => self.series[usize::from(index) % SERIES],
            Ink::Range(index) => {
                let strong = self.series.get(usize::from(index));
                let mark = self.colour(Ink::Mark);
                strong.unwrap_or(&mark).mixed(self.colour(Ink::Surface))
            }
            Ink::Event => self.colour(Ink::Muted).mixed(self.colour(Ink::Surface)),
            ink => self.colours[place(ink)],
        }
    }

    /// Where a reader's system has chosen all colours, it has few: series have those, and what is between two of them. It is
    /// told by land, which has none of its own then.
    fn keep_to_the_systems(&mut self) {
        let [text, muted, _, axis, accent, grey, surface, land, _, border] = self.colours;
        if land == surface && [muted, axis, border] == [text; 3] {
            // Of enough contrast for a name.
            let half = text.mixed(surface);
            let pale = half.mixed(half.mixed(half.mixed(text)));
            self.series = [accent, text, accent.mixed(text), pale, accent.mixed(grey)];
        }
    }

    /// Recolours the ink with a role, by its row in [`ROLES`]; there may be none.
    pub fn recolour(&mut self, role: usize, colour: Rgb) {
        if let Some((_, ink)) = ROLES.get(role) {
            self.colours[role] = colour;
            if *ink == Ink::Accent {
                self.series[0] = colour;
            }
            if *ink == Ink::Border {
                self.keep_to_the_systems();
            }
        }
    }
}

fn place(ink: Ink) -> usize {
    let place = ROLES.iter().position(|(_, role)| *role == ink);
    place.unwrap_or_default()
}

impl Rgb {
    /// The colour between two.
    fn mixed(self, other: Self) -> Self {
        let half = |one: u8, other: u8| one / 2 + other / 2;
        Self(
            half(self.0, other.0),
            half(self.1, other.1),
            half(self.2, other.2),
        )
    }

    /// Writes `#rrggbb`.
    pub fn css(self) -> String {
        let mut text = String::from("#");
        for channel in [self.0, self.1, self.2] {
            for half in [channel >> 4, channel & 15] {
                text.extend(char::from_digit(half.into(), 16));
            }
        }
        text
    }

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        digits::hexadecimal(number).map(rgb)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(one: Rgb, other: Rgb) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn assert_contrast(ink: Ink, behind: Ink, least: f64) {
        for theme in [Theme::light(), Theme::dark()] {
            let found = contrast(theme.colour(ink), theme.colour(behind));
            assert!(found >= least, "{ink:?} on {behind:?}: {found:.2}");
        }
    }

    #[test]
    fn text_stands_out_from_every_ground_it_stands_on() {
        for behind in [Ink::Surface, Ink::Land, Ink::LandInFocus] {
            assert_contrast(Ink::Text, behind, 4.5);
        }
        assert_contrast(Ink::Muted, Ink::Surface, 4.5);
    }

    #[test]
    fn marks_stand_out_from_the_surface() {
        for index in 0..SERIES as u8 {
            assert_contrast(Ink::Series(index), Ink::Surface, 4.5);
        }
        for behind in [Ink::Land, Ink::LandInFocus] {
            assert_contrast(Ink::Accent, behind, 3.0);
            assert_contrast(Ink::Series(1), behind, 3.0);
        }
        assert_contrast(Ink::LandInFocus, Ink::Land, 1.3);
        assert_contrast(Ink::Mark, Ink::Surface, 3.0);
        assert_contrast(Ink::Axis, Ink::Surface, 3.0);
        assert_contrast(Ink::Event, Ink::Surface, 2.0);
        assert_contrast(Ink::Axis, Ink::Land, 2.8);
    }

    #[test]
    fn where_a_system_has_chosen_all_colours_series_have_no_others() {
        let mut theme = Theme::light();
        let (accent, grey) = (Rgb(0, 255, 255), Rgb(0, 255, 0));
        for (role, (_, ink)) in ROLES.iter().enumerate() {
            theme.recolour(
                role,
                match ink {
                    Ink::Surface | Ink::Land | Ink::LandInFocus => Rgb(0, 0, 0),
                    Ink::Accent => accent,
                    Ink::Mark | Ink::Grid => grey,
                    _ => Rgb(255, 255, 255),
                },
            );
        }
        let series = [0, 1].map(|index| theme.colour(Ink::Series(index)));
        assert_eq!(series, [accent, Rgb(255, 255, 255)]);
        let mut all: Vec<String> = (0..SERIES as u8)
            .map(|index| theme.colour(Ink::Series(index)).css())
            .collect();
        // The sixth has the colour of marks.
        all.push(theme.colour(Ink::Mark).css());
        all.sort();
        all.dedup();
        assert_eq!(all.len(), SERIES + 1, "{all:?}");
        for index in 0..SERIES as u8 {
            let colour = theme.colour(Ink::Series(index));
            assert!(contrast(colour, Rgb(0, 0, 0)) >= 4.5, "{colour:?}");
        }
    }

    #[test]
    fn a_host_recolours_by_role() {
        let mut theme = Theme::light();
        theme.recolour(4, Rgb(0, 0, 255));
        assert_eq!(theme.colour(Ink::Accent), Rgb(0, 0, 255));
        theme.recolour(ROLES.len(), Rgb(0, 0, 0));
    }
}
