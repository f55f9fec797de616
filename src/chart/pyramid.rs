//! Age pyramids: women left, men right, one bar a single age, the cohort lit.

use crate::figure::{Pyramid, PyramidPanel};
use crate::text::Words;
use crate::theme::Ink;

use super::NARROW_CSS;
use super::place::{Board, Look};
use super::scale::{Mapped, ticks};
use super::scene::{Anchor, Hit, Rect, Scene};
use super::width::TextWidths;

/// Height of one single age.
const AGE_CSS: f64 = 3.0;
const HEAD_CSS: f64 = 44.0;
const FOOT_CSS: f64 = 30.0;
const GUTTER_CSS: f64 = 34.0;

/// Places pyramids side by side, or one above the other on a phone.
pub(super) fn place(pyramid: &Pyramid, words: &Words<'_>, w: f64, widths: &dyn TextWidths) -> Scene {
    let count = pyramid.panels.len().max(1) as f64;
    let ages = pyramid.panels.iter().map(|panel| panel.ages.len()).max().unwrap_or(0) as f64;
    let panel_h = HEAD_CSS + ages * AGE_CSS + FOOT_CSS;
    let stacked = w < NARROW_CSS;
    let (panel_w, h) = if stacked { (w, panel_h * count) } else { (w / count, panel_h) };
    let mut board = Board::new(w, h + 18.0, widths);
    for (i, panel) in pyramid.panels.iter().enumerate() {
        let nth = i as f64;
        let (x, y) = if stacked { (0.0, nth * panel_h) } else { (nth * panel_w, 0.0) };
        place_panel(&mut board, pyramid, panel, words, Rect { x, y, w: panel_w, h: panel_h }, i as u16);
    }
    board.put(0.0, h + 10.0, Anchor::Start, &words.say(&pyramid.x.title), Look::NOTE);
    board.scene
}

fn place_panel(board: &mut Board<'_>, pyramid: &Pyramid, panel: &PyramidPanel, words: &Words<'_>, area: Rect, nth: u16) {
    let left = area.x + GUTTER_CSS;
    let right = area.right() - 10.0;
    let middle = (left + right) / 2.0;
    let (top, bottom) = (area.y + HEAD_CSS, area.bottom() - FOOT_CSS);
    let most = pyramid.x.domain.1;
    let women = Mapped::new((0.0, most), (middle - 1.0, left), false);
    let men = Mapped::new((0.0, most), (middle + 1.0, right), false);

    let ink = Ink::Colour(panel.colour);
    board.put(area.x, area.y + 14.0, Anchor::Start, &words.arg(&panel.name), Look::name(ink, true));
    board.put(middle - 8.0, area.y + 34.0, Anchor::End, &words.say(&pyramid.sides.0), Look::NOTE);
    board.put(middle + 8.0, area.y + 34.0, Anchor::Start, &words.say(&pyramid.sides.1), Look::NOTE);

    let (step, all) = ticks((0.0, most), 2, pyramid.x.scale);
    for tick in all {
        let text = words.tick(tick, step, pyramid.x.scale);
        for x in [women.css(tick), men.css(tick)] {
            board.scene.rect(x.round(), top, 1.0, bottom - top, Ink::Grid);
        }
        if tick == 0.0 {
            board.try_put(&[(middle, bottom + 16.0, Anchor::Middle)], &text, Look::TICK);
        } else {
            board.try_put(&[(women.css(tick), bottom + 16.0, Anchor::Middle)], &text, Look::TICK);
            board.try_put(&[(men.css(tick), bottom + 16.0, Anchor::Middle)], &text, Look::TICK);
        }
    }
    for (age, bar) in panel.ages.iter().enumerate() {
        let y = bottom - (age as f64 + 1.0) * AGE_CSS;
        let (a, b) = (women.css(bar.women_pct), men.css(bar.men_pct));
        let h = AGE_CSS - 0.6;
        board.scene.rect(a, y, middle - 1.0 - a, h, Ink::Soft(panel.colour));
        board.scene.rect(middle + 1.0, y, b - middle - 1.0, h, Ink::Soft(panel.colour));
        // An edge age is half in the cohort: half of its bar is lit.
        let (wl, ml) = ((middle - 1.0 - a) * bar.lit, (b - middle - 1.0) * bar.lit);
        board.scene.rect(middle - 1.0 - wl, y, wl, h, ink);
        board.scene.rect(middle + 1.0, y, ml, h, ink);
        let area = Rect { x: area.x, y, w: area.w, h: AGE_CSS };
        board.scene.hits.push(Hit { at: (b, y + AGE_CSS / 2.0), area: Some(area), series: nth, index: age as u16, tip: bar.tip.clone() });
        if age % 20 == 0 {
            let text = words.tick(age as f64, 20.0, crate::figure::Scale::Day);
            board.put(left - 8.0, y + AGE_CSS / 2.0 + 4.0, Anchor::End, &text, Look::TICK);
        }
    }
}
