//! The social card: finding, chart and source in the box that feeds crop links to.

use crate::chart::{Anchor, Label, LabelKind, Scene, TableWidths, TextWidths, wrap};
use crate::figure::Body;
use crate::theme::{Ink, Palette};

use super::sheet::Sheet;
use super::svg;

/// Width of the card.
pub const CARD_W: u32 = 1200;
/// Height of the card.
pub const CARD_H: u32 = 628;

/// Free space around the words and the chart.
const MARGIN: f64 = 48.0;
/// Width of the words beside the chart, and the space between.
const BESIDE: (f64, f64) = (420.0, 36.0);
/// Sizes of the finding beside the chart and alone; the largest that fits is taken.
const SIZES: [f64; 10] = [68.0, 60.0, 52.0, 44.0, 38.0, 34.0, 31.0, 28.0, 26.0, 24.0];
/// The largest beside a chart.
const MOST_BESIDE: f64 = 38.0;
const MEASURED: f64 = 19.0;
const SOURCE: f64 = 18.0;
/// A chart that would have to be smaller than this is left out: its words could not be read.
const LEAST_SCALE: f64 = 0.7;

/// Writes the card as SVG: the finding on the left, the chart on the right, the source below.
///
/// The chart is placed at the width at which it comes out largest. One that is too tall for the box, such as a
/// long ranking, is left out, and the finding takes its place.
#[must_use]
pub fn card(sheet: &Sheet<'_>, palette: &Palette) -> String {
    let w = f64::from(CARD_W) - 2.0 * MARGIN;
    let source_top = f64::from(CARD_H) - MARGIN - SOURCE;
    let h = source_top - MARGIN - 22.0;
    let (finding, measured) = (sheet.finding(), sheet.measured());
    let mut out = svg::open(CARD_W, CARD_H, palette, &finding, &measured);

    let left = BESIDE.0 + BESIDE.1;
    let placed = match &sheet.figure.body {
        Body::Empty(_) => None,
        _ => largest(sheet, w - left, h).filter(|(_, scale)| *scale >= LEAST_SCALE),
    };
    let (width, most) = if placed.is_some() { (BESIDE.0, MOST_BESIDE) } else { (w, f64::INFINITY) };
    let mut lines = Lines::fitting(&finding, &measured, width, h, most);
    if let Some((scene, scale)) = placed {
        let (x, y) = (MARGIN + left + (w - left - scene.w * scale) / 2.0, MARGIN + (h - scene.h * scale) / 2.0);
        out.push_str(&format!("<g transform=\"translate({x:.1} {y:.1}) scale({scale:.4})\">\n"));
        svg::chart(&mut out, &scene, palette);
        out.push_str("</g>\n");
    } else {
        let down = ((MARGIN + h - lines.y) / 2.0).max(0.0);
        lines.labels.iter_mut().for_each(|label| label.y += down);
    }
    lines.y = source_top;
    lines.put(&shortened(sheet, w), SOURCE, false, Ink::Muted);
    for label in &lines.labels {
        svg::text(&mut out, label, palette);
    }
    out.push_str("</svg>\n");
    out
}

/// The chart at the width at which it comes out largest in the box, and the scale that makes it fit.
fn largest(sheet: &Sheet<'_>, w: f64, h: f64) -> Option<(Scene, f64)> {
    let mut best: Option<(Scene, f64)> = None;
    for step in 0_u32..=6 {
        // Below 520 px names stand above their rows, which makes a chart tall.
        let scene = sheet.scene(528.0 + 64.0 * f64::from(step));
        let scale = (w / scene.w).min(h / scene.h).min(2.0);
        if scale.is_finite() && best.as_ref().is_none_or(|(_, least)| scale > *least + 0.01) {
            best = Some((scene, scale));
        }
    }
    best
}

/// The publishers, as many as fit in the line.
fn shortened(sheet: &Sheet<'_>, w: f64) -> String {
    let mut most = sheet.figure.sources.len();
    loop {
        let line = sheet.source_line(most);
        if most <= 1 || TableWidths.width(&line, SOURCE, false) <= w {
            return line;
        }
        most -= 1;
    }
}

/// Lines of words, one under the other.
struct Lines {
    y: f64,
    labels: Vec<Label>,
}

impl Lines {
    /// The finding at the largest size at which it and what is measured fit into the box, or at the smallest.
    fn fitting(finding: &str, measured: &str, w: f64, h: f64, most: f64) -> Self {
        let mut lines = Self { y: 0.0, labels: Vec::new() };
        for size in SIZES.into_iter().filter(|size| *size <= most) {
            lines = Self { y: MARGIN, labels: Vec::new() };
            for line in wrap(finding, size, true, w, &TableWidths) {
                lines.put(&line, size, true, Ink::Text);
            }
            lines.y += 12.0;
            for line in wrap(measured, MEASURED, false, w, &TableWidths) {
                lines.put(&line, MEASURED, false, Ink::Muted);
            }
            let is_wide = lines.labels.iter().any(|label| label.w > w);
            if lines.y <= MARGIN + h && !is_wide {
                break;
            }
        }
        lines
    }

    fn put(&mut self, text: &str, size: f64, bold: bool, ink: Ink) {
        let w = TableWidths.width(text, size, bold);
        let y = self.y + size * 0.86;
        self.labels.push(Label { x: MARGIN, y, anchor: Anchor::Start, text: text.into(), size, bold, ink, kind: LabelKind::Note, w });
        self.y += size * 1.22;
    }
}
