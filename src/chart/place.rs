//! A scene under construction: labels are placed only where they cover no other label.

use crate::theme::{Ink, size};

use super::scene::{Anchor, Label, LabelKind, Rect, Scene};
use super::width::TextWidths;

/// Builds a scene and keeps its labels apart.
pub(super) struct Board<'a> {
    pub(super) scene: Scene,
    pub(super) widths: &'a dyn TextWidths,
}

/// How a label looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) ink: Ink,
    pub(super) kind: LabelKind,
}

impl Look {
    pub(super) const TICK: Self = Self { size: size::SMALL, bold: false, ink: Ink::Muted, kind: LabelKind::Axis };
    pub(super) const NOTE: Self = Self { size: size::SMALL, bold: false, ink: Ink::Muted, kind: LabelKind::Note };
    pub(super) const HEADING: Self = Self { size: size::BODY, bold: true, ink: Ink::Text, kind: LabelKind::Note };

    pub(super) const fn name(ink: Ink, bold: bool) -> Self {
        Self { size: size::BODY, bold, ink, kind: LabelKind::Name }
    }

    pub(super) const fn value(ink: Ink, bold: bool) -> Self {
        Self { size: size::BODY, bold, ink, kind: LabelKind::Value }
    }
}

impl<'a> Board<'a> {
    pub(super) fn new(w: f64, h: f64, widths: &'a dyn TextWidths) -> Self {
        Self { scene: Scene::new(w, h), widths }
    }

    pub(super) fn width(&self, text: &str, look: Look) -> f64 {
        self.widths.width(text, look.size, look.bold)
    }

    pub(super) fn label(&self, x: f64, y: f64, anchor: Anchor, text: &str, look: Look) -> Label {
        let Look { size, bold, ink, kind } = look;
        Label { x, y, anchor, text: text.into(), size, bold, ink, kind, w: self.width(text, look) }
    }

    /// Places a label that must be there.
    pub(super) fn put(&mut self, x: f64, y: f64, anchor: Anchor, text: &str, look: Look) {
        if !text.is_empty() {
            let label = self.label(x, y, anchor, text, look);
            self.scene.labels.push(label);
        }
    }

    /// Places a label at the first of several places where it is inside the scene and covers no other; false when there is none.
    pub(super) fn try_put(&mut self, places: &[(f64, f64, Anchor)], text: &str, look: Look) -> bool {
        for (x, y, anchor) in places {
            let label = self.label(*x, *y, *anchor, text, look);
            if self.is_free(&label.rect()) {
                self.scene.labels.push(label);
                return true;
            }
        }
        false
    }

    /// Whether a rectangle is inside the scene and at least 2 px from every label.
    pub(super) fn is_free(&self, rect: &Rect) -> bool {
        let inside = rect.x >= 0.0 && rect.right() <= self.scene.w && rect.y >= 0.0 && rect.bottom() <= self.scene.h;
        let wide = Rect { x: rect.x - 3.0, y: rect.y - 1.0, w: rect.w + 6.0, h: rect.h + 2.0 };
        inside && !self.scene.labels.iter().any(|label| label.rect().overlaps(&wide))
    }
}

/// Moves positions apart so that neighbours keep their heights' distance, within `lo..hi`; keeps the order.
///
/// `wanted` holds (position, height) of each; returns the new positions. When they cannot all fit, they are spread evenly.
pub(super) fn spread(wanted: &[(f64, f64)], lo: f64, hi: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    crate::order::by(&mut order, |a, b| {
        let at = |i: &usize| wanted.get(*i).map_or(0.0, |w| w.0);
        at(a).total_cmp(&at(b))
    });
    // Downward pass, then upward pass: linear after the sort, and stable for labels that already fit.
    let mut placed: Vec<(usize, f64, f64)> = Vec::new();
    let mut floor = lo;
    for i in order {
        let (at, height) = wanted.get(i).copied().unwrap_or((0.0, 0.0));
        let y = at.max(floor + height / 2.0);
        floor = y + height / 2.0;
        placed.push((i, y, height));
    }
    let mut ceiling = hi;
    for (_, y, height) in placed.iter_mut().rev() {
        *y = y.min(ceiling - *height / 2.0);
        ceiling = *y - *height / 2.0;
    }
    let mut out = vec![0.0; wanted.len()];
    for (i, y, _) in placed {
        if let Some(slot) = out.get_mut(i) {
            *slot = y;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_moved_apart_and_stay_inside() {
        let got = spread(&[(10.0, 16.0), (12.0, 16.0), (95.0, 16.0)], 0.0, 100.0);
        assert_eq!(got, [10.0, 26.0, 92.0]);
    }
}
