//! Design tokens: the only literal colours and sizes.

use crate::figure::Colour;

/// A colour as red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// What a mark or word is drawn with, before light or dark is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The background.
    Ground,
    /// Main text.
    Text,
    /// Secondary text.
    Muted,
    /// Grid lines.
    Grid,
    /// Axis and reference lines.
    Axis,
    /// Reference bands.
    Band,
    /// A series.
    Colour(Colour),
    /// A series, faint: the unlit part.
    Soft(Colour),
}

/// The colours of one theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Background.
    pub ground: Rgb,
    /// Main text, at least 7:1 on the ground.
    pub text: Rgb,
    /// Secondary text, at least 4.5:1.
    pub muted: Rgb,
    /// Grid lines.
    pub grid: Rgb,
    /// Axis and reference lines, at least 3:1.
    pub axis: Rgb,
    /// Reference bands.
    pub band: Rgb,
    /// Viet Nam.
    pub viet_nam: Rgb,
    /// South Korea.
    pub korea: Rgb,
    /// The accent.
    pub accent: Rgb,
    /// Muted context, at least 3:1.
    pub context: Rgb,
    /// Further series, each at least 4.5:1 because their names are set in them.
    pub series: [Rgb; 6],
}

impl Palette {
    /// Dark marks on white.
    pub const LIGHT: Self = Self {
        ground: Rgb(255, 255, 255),
        text: Rgb(27, 31, 36),
        muted: Rgb(87, 96, 106),
        grid: Rgb(228, 231, 235),
        axis: Rgb(129, 137, 147),
        band: Rgb(243, 239, 228),
        viet_nam: Rgb(200, 16, 46),
        korea: Rgb(27, 84, 166),
        accent: Rgb(200, 16, 46),
        context: Rgb(134, 142, 151),
        series: [Rgb(11, 122, 117), Rgb(166, 84, 0), Rgb(107, 63, 160), Rgb(98, 104, 0), Rgb(176, 48, 122), Rgb(122, 75, 42)],
    };

    /// Light marks on near-black.
    pub const DARK: Self = Self {
        ground: Rgb(20, 23, 27),
        text: Rgb(238, 241, 244),
        muted: Rgb(172, 180, 190),
        grid: Rgb(44, 50, 57),
        axis: Rgb(120, 129, 139),
        band: Rgb(42, 41, 33),
        viet_nam: Rgb(255, 112, 112),
        korea: Rgb(116, 170, 255),
        accent: Rgb(255, 112, 112),
        context: Rgb(118, 126, 136),
        series: [Rgb(70, 196, 186), Rgb(255, 165, 80), Rgb(188, 162, 255), Rgb(198, 201, 86), Rgb(255, 140, 199), Rgb(217, 165, 124)],
    };

    /// The colour of an ink.
    #[must_use]
    pub fn rgb(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Ground => self.ground,
            Ink::Text => self.text,
            Ink::Muted => self.muted,
            Ink::Grid => self.grid,
            Ink::Axis => self.axis,
            Ink::Band => self.band,
            Ink::Colour(colour) => self.colour(colour),
            Ink::Soft(colour) => mix(self.colour(colour), self.ground),
        }
    }

    fn colour(&self, colour: Colour) -> Rgb {
        match colour {
            Colour::VietNam => self.viet_nam,
            Colour::Korea => self.korea,
            Colour::Accent => self.accent,
            Colour::Context => self.context,
            Colour::Series(nth) => self.series.get(usize::from(nth)).copied().unwrap_or(self.context),
        }
    }
}

/// A third of the colour on two thirds of the ground.
fn mix(colour: Rgb, ground: Rgb) -> Rgb {
    let part = |a: u8, b: u8| ((u16::from(a) + 2 * u16::from(b)) / 3) as u8;
    Rgb(part(colour.0, ground.0), part(colour.1, ground.1), part(colour.2, ground.2))
}

/// Sizes of words in CSS pixels; none is under 12.
pub mod size {
    /// Axis labels and notes in the chart.
    pub const SMALL: f64 = 12.0;
    /// Names and values.
    pub const BODY: f64 = 13.0;
    /// Height of a line of words for its size.
    pub const LEADING: f64 = 1.25;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio by WCAG 2.2.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let light = |c: Rgb| 0.2126 * channel(c.0) + 0.7152 * channel(c.1) + 0.0722 * channel(c.2);
        let (x, y) = (light(a), light(b));
        (x.max(y) + 0.05) / (x.min(y) + 0.05)
    }

    #[track_caller]
    fn check(palette: &Palette, ink: Rgb, least: f64) {
        let got = contrast(ink, palette.ground);
        assert!(got >= least, "contrast {got:.2} is under {least} for {ink:?}");
    }

    #[test]
    fn words_and_marks_can_be_told_from_the_ground() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            check(&palette, palette.text, 7.0);
            check(&palette, palette.muted, 4.5);
            check(&palette, palette.axis, 3.0);
            check(&palette, palette.context, 3.0);
            for ink in [palette.viet_nam, palette.korea, palette.accent].iter().chain(&palette.series) {
                check(&palette, *ink, 4.5);
            }
        }
    }
}
