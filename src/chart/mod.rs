//! From a figure to a placed scene: scales, ticks, layout, label collision. Knows no browser.

mod place;
mod pyramid;
mod rows;
mod scale;
mod scene;
mod width;
mod xy;
mod xy_labels;

pub use scale::{Mapped, rounded_out, ticks};
pub use scene::{Anchor, Hit, Label, LabelKind, Pos, Rect, Scene, Shape};
pub use width::{TableWidths, TextWidths, wrap};

use crate::figure::{Body, Figure};
use crate::text::Words;

/// Under this width names stand above their rows and labels thin out: a phone held upright.
const NARROW_CSS: f64 = 520.0;

/// Places a figure in a box of a given width; the height follows from the content.
#[must_use]
pub fn scene(figure: &Figure, words: &Words<'_>, w_css: f64, widths: &dyn TextWidths) -> Scene {
    let w = if w_css.is_finite() { w_css.clamp(240.0, 4000.0) } else { 720.0 };
    match &figure.body {
        Body::Xy(xy) => xy::place(xy, words, w, widths),
        Body::Rows(rows) => rows::place(rows, words, w, widths),
        Body::Pyramid(pyramid) => pyramid::place(pyramid, words, w, widths),
        Body::Empty(_) => Scene::new(w, 0.0),
    }
}
