//! From a scene to any plotters backend, in whole device pixels.
//!
//! plotters rounds to whole pixels, so positions are scaled to device pixels here and never by the
//! canvas; words are not painted: they are SVG or HTML text over the marks.

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use crate::chart::{Pos, Rect, Scene, Shape};
use crate::theme::{Ink, Palette, Rgb};

/// The solid style of one mark.
struct Solid {
    rgb: Rgb,
    width: u32,
}

impl BackendStyle for Solid {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (self.rgb.0, self.rgb.1, self.rgb.2) }
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// Paints the marks of a scene; `ratio` is device pixels for one CSS pixel.
///
/// # Errors
/// What the backend reports; the canvas backend reports none.
pub fn paint<DB: DrawingBackend>(
    backend: &mut DB,
    scene: &Scene,
    palette: &Palette,
    ratio: f64,
) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
    let ratio = if ratio.is_finite() { ratio.clamp(0.25, 20.0) } else { 1.0 };
    for shape in &scene.shapes {
        match shape {
            Shape::Line { points, width, ink } => {
                backend.draw_path(points.iter().map(|p| device(*p, ratio)), &solid(palette, *ink, *width * ratio))?;
            }
            Shape::Rect { rect, ink } => {
                let (a, b) = edges(rect, ratio);
                backend.draw_rect(a, b, &solid(palette, *ink, 1.0), true)?;
            }
            Shape::Disc { at, r, ink } => {
                let r = (r * ratio).round().max(1.0) as u32;
                backend.draw_circle(device(*at, ratio), r, &solid(palette, *ink, 1.0), true)?;
            }
        }
    }
    Ok(())
}

fn solid(palette: &Palette, ink: Ink, width_dev: f64) -> Solid {
    Solid { rgb: palette.rgb(ink), width: width_dev.round().max(1.0) as u32 }
}

fn device((x, y): Pos, ratio: f64) -> BackendCoord {
    ((x * ratio).round() as i32, (y * ratio).round() as i32)
}

/// Both corners, at least one device pixel apart, so that hairlines stay visible at any ratio.
fn edges(rect: &Rect, ratio: f64) -> (BackendCoord, BackendCoord) {
    let a = device((rect.x, rect.y), ratio);
    let b = device((rect.x + rect.w, rect.y + rect.h), ratio);
    (a, (b.0.max(a.0 + 1), b.1.max(a.1 + 1)))
}
