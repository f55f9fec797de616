//! Named rows with bars, dots, ticks and ranges; on a phone the names stand above their rows.

use crate::figure::{At, Colour, Row, RowMark, RowMarkKind, Rows};
use crate::text::Words;
use crate::theme::{Ink, size};

use super::NARROW_CSS;
use super::place::{Board, Look};
use super::scale::{Mapped, is_log, ticks};
use super::scene::{Anchor, Hit, Rect, Scene};
use super::width::{TextWidths, wrap};

/// Height of a line of body words.
const LINE: f64 = size::BODY * size::LEADING;

/// A row measured: its words in lines.
struct Measured<'a> {
    row: &'a Row,
    name: Vec<String>,
    sub: Vec<String>,
    value: String,
    value_w: f64,
    h: f64,
}

/// Where the bars stand.
struct Plot {
    x: Mapped,
    left: f64,
    right: f64,
    narrow: bool,
}

/// Places a chart of rows.
pub(super) fn place(rows: &Rows, words: &Words<'_>, w: f64, widths: &dyn TextWidths) -> Scene {
    let narrow = w < NARROW_CSS;
    let mut board = Board::new(w, 1e6, widths);
    let measured: Vec<Vec<Measured<'_>>> =
        rows.groups.iter().map(|group| group.rows.iter().map(|row| measure(row, words, w, widths)).collect()).collect();
    let all = || measured.iter().flatten();
    let name_w = all()
        .flat_map(|m| {
            m.name.iter().map(|l| widths.width(l, size::BODY, m.row.focus)).chain(m.sub.iter().map(|l| widths.width(l, size::SMALL, false)))
        })
        .fold(0.0, f64::max);
    let value_w = all().map(|m| m.value_w).fold(0.0, f64::max);
    let left = if narrow { 0.0 } else { (name_w + 12.0).ceil() };
    let right = if narrow { w - 8.0 } else { (w - value_w - 14.0).max(left + 80.0) };
    let plot = Plot { x: Mapped::new(rows.x.domain, (left + 1.0, right), is_log(&rows.x)), left, right, narrow };

    let label_y = key(&mut board, rows, words) + 4.0;
    let top = label_y + if rows.lines.is_empty() && rows.bands.is_empty() { 4.0 } else { 22.0 };
    let mut y = top;
    let mut items: Vec<(f64, Item<'_>)> = Vec::new();
    for (group, rows) in rows.groups.iter().zip(&measured) {
        if let Some(title) = &group.title {
            y += if y > top { 16.0 } else { 2.0 };
            for line in wrap(&words.say(title), size::BODY, true, w - 4.0, widths) {
                items.push((y, Item::Title(line)));
                y += LINE;
            }
            y += 5.0;
        }
        for row in rows {
            items.push((y, Item::Row(row)));
            y += row.h;
        }
    }
    let bottom = y;
    let span = Rect { x: left, y: top, w: right - left, h: bottom - top };
    bands(&mut board, rows, &plot, span);
    let h = axis(&mut board, rows, words, &plot, span);
    let mut nth = 0;
    for (y, item) in &items {
        match item {
            Item::Title(line) => {
                let wide = board.width(line, Look::HEADING);
                board.scene.rect(0.0, *y, wide + 6.0, LINE, Ink::Ground);
                board.put(0.0, y + 12.0, Anchor::Start, line, Look::HEADING);
            }
            Item::Row(row) => {
                draw_row(&mut board, row, *y, &plot, nth);
                nth += 1;
            }
        }
    }
    board.scene.h = h;
    references(&mut board, rows, words, &plot, label_y, span);
    board.scene
}

/// A line of the layout: a group's heading or a row.
enum Item<'a> {
    Title(String),
    Row(&'a Measured<'a>),
}

fn measure<'a>(row: &'a Row, words: &Words<'_>, w: f64, widths: &dyn TextWidths) -> Measured<'a> {
    let narrow = w < NARROW_CSS;
    let most = if narrow { w * 0.66 } else { (w * 0.3).min(260.0) };
    let value = row.value.as_ref().map(|value| words.arg(value)).unwrap_or_default();
    let value_w = widths.width(&value, size::BODY, row.focus);
    // On a phone the value stands on the line of the name.
    let most = if narrow { most.min(w - value_w - 14.0).max(60.0) } else { most };
    let name = wrap(&words.arg(&row.name), size::BODY, row.focus, most, widths);
    let sub = row.sub.as_ref().map(|sub| wrap(&words.say(sub), size::SMALL, false, most, widths)).unwrap_or_default();
    let text_h = name.len() as f64 * LINE + sub.len() as f64 * (size::SMALL * size::LEADING);
    let h = if narrow { text_h + 24.0 } else { (text_h + 8.0).max(26.0) };
    Measured { row, name, sub, value, value_w, h }
}

fn draw_row(board: &mut Board<'_>, measured: &Measured<'_>, top: f64, plot: &Plot, nth: u16) {
    let w = board.scene.w;
    let Measured { row, name, sub, value, value_w, h } = measured;
    let strong = if row.focus { Ink::Text } else { Ink::Muted };
    let text_h = name.len() as f64 * LINE + sub.len() as f64 * (size::SMALL * size::LEADING);
    let (anchor, x) = if plot.narrow { (Anchor::Start, 0.0) } else { (Anchor::End, plot.left - 10.0) };
    let mut y = if plot.narrow { top + 13.0 } else { top + (h - text_h) / 2.0 + 12.0 };
    for line in name {
        board.put(x, y, anchor, line, Look::name(strong, row.focus));
        y += LINE;
    }
    for line in sub {
        board.put(x, y - 1.0, anchor, line, Look::NOTE);
        y += size::SMALL * size::LEADING;
    }
    let middle = if plot.narrow { top + text_h + 10.0 } else { top + h / 2.0 };
    let thick = if plot.narrow { 12.0 } else { 15.0 };
    let mut end = plot.x.css(plot.x.domain().0);
    for mark in &row.marks {
        draw_mark(&mut board.scene, mark, row.colour, middle, thick, plot);
        end = end.max(plot.x.css(mark.to)).max(plot.x.css(mark.from));
    }
    for (i, mark) in row.marks.iter().enumerate() {
        let area = Rect { x: 0.0, y: top, w, h: *h };
        let at = (plot.x.css(mark.to), middle);
        board.scene.hits.push(Hit { at, area: Some(area), series: nth, index: i as u16, tip: mark.tip.clone() });
    }
    if plot.narrow {
        board.put(w - 2.0, top + 13.0, Anchor::End, value, Look::value(strong, row.focus));
    } else {
        let x = (end + 8.0).min(w - value_w - 1.0);
        board.put(x, middle + 4.5, Anchor::Start, value, Look::value(strong, row.focus));
    }
}

fn draw_mark(scene: &mut Scene, mark: &RowMark, colour: Colour, middle: f64, thick: f64, plot: &Plot) {
    let (a, b) = (plot.x.css(mark.from), plot.x.css(mark.to));
    let (lo, hi) = (a.min(b), a.max(b));
    let ink = Ink::Colour(colour);
    match mark.kind {
        RowMarkKind::Bar if mark.weak => {
            // Pale with an outline: told apart without colour, quiet even when every bar is a projection.
            scene.rect(lo, middle - thick / 2.0, hi - lo, thick, ink);
            scene.rect(lo + 1.5, middle - thick / 2.0 + 1.5, hi - lo - 3.0, thick - 3.0, Ink::Soft(colour));
        }
        RowMarkKind::Bar => scene.rect(lo, middle - thick / 2.0, hi - lo, thick, ink),
        RowMarkKind::Dot => scene.disc((b, middle), 5.5, ink),
        RowMarkKind::Hollow => scene.ring((b, middle), 5.5, ink),
        RowMarkKind::Tick => {
            scene.rect(b - 2.5, middle - thick / 2.0 - 4.0, 5.0, thick + 8.0, Ink::Ground);
            scene.rect(b - 1.25, middle - thick / 2.0 - 4.0, 2.5, thick + 8.0, Ink::Text);
        }
        RowMarkKind::Span => {
            scene.rect(lo, middle - 1.0, hi - lo, 2.0, Ink::Text);
            scene.rect(lo - 1.0, middle - 4.0, 2.0, 8.0, Ink::Text);
            scene.rect(hi - 1.0, middle - 4.0, 2.0, 8.0, Ink::Text);
        }
    }
}

/// What the marks mean, in one line or two above the rows; returns the y below it.
fn key(board: &mut Board<'_>, rows: &Rows, words: &Words<'_>) -> f64 {
    let (mut x, mut y) = (0.0, 14.0);
    for (kind, msg) in &rows.key {
        let lines = wrap(&words.say(msg), size::SMALL, false, board.scene.w - 24.0, board.widths);
        let w = lines.iter().map(|line| board.width(line, Look::NOTE)).fold(0.0, f64::max) + 22.0;
        if x > 0.0 && x + w > board.scene.w {
            (x, y) = (0.0, y + 18.0);
        }
        let middle = y - 4.0;
        match kind {
            RowMarkKind::Bar => board.scene.rect(x, middle - 5.0, 14.0, 10.0, Ink::Axis),
            RowMarkKind::Dot => board.scene.disc((x + 7.0, middle), 5.0, Ink::Axis),
            RowMarkKind::Hollow => board.scene.ring((x + 7.0, middle), 5.0, Ink::Axis),
            RowMarkKind::Tick => board.scene.rect(x + 6.0, middle - 7.0, 2.5, 14.0, Ink::Text),
            RowMarkKind::Span => board.scene.rect(x, middle - 1.0, 14.0, 2.0, Ink::Text),
        }
        let under = y + (lines.len() as f64 - 1.0) * 16.0;
        for (i, line) in lines.iter().enumerate() {
            board.put(x + 20.0, y + i as f64 * 16.0, Anchor::Start, line, Look::NOTE);
        }
        (x, y) = if lines.len() > 1 { (0.0, under + 18.0) } else { (x + w + 16.0, under) };
    }
    if rows.key.is_empty() { 0.0 } else { y + 8.0 }
}

/// Grid, tick words and title under the rows; returns the height of the scene.
fn axis(board: &mut Board<'_>, rows: &Rows, words: &Words<'_>, plot: &Plot, span: Rect) -> f64 {
    let most = ((plot.right - plot.left) / 90.0).clamp(2.0, 8.0) as usize;
    let (step, all) = ticks(plot.x.domain(), most, rows.x.scale);
    for tick in &all {
        let x = plot.x.css(*tick);
        board.scene.rect(x.round(), span.y, 1.0, span.h + 4.0, Ink::Grid);
        let text = words.tick(*tick, step, rows.x.scale);
        let half = board.width(&text, Look::TICK) / 2.0;
        let x = x.clamp(half, (board.scene.w - half).max(half));
        board.try_put(&[(x, span.bottom() + 18.0, Anchor::Middle)], &text, Look::TICK);
    }
    let mut y = span.bottom() + if all.is_empty() { 16.0 } else { 36.0 };
    for line in wrap(&words.say(&rows.x.title), size::SMALL, false, board.scene.w - plot.left, board.widths) {
        board.put(plot.left, y, Anchor::Start, &line, Look::NOTE);
        y += size::SMALL * size::LEADING;
    }
    y - 4.0
}

fn bands(board: &mut Board<'_>, rows: &Rows, plot: &Plot, span: Rect) {
    for band in rows.bands.iter().filter(|band| band.on_x) {
        let (a, b) = (plot.x.css(band.range.0), plot.x.css(band.range.1));
        board.scene.rect(a, span.y - 4.0, b - a, span.h + 4.0, Ink::Band);
    }
}

/// Reference lines over the rows, with their words above them.
fn references(board: &mut Board<'_>, rows: &Rows, words: &Words<'_>, plot: &Plot, label_y: f64, span: Rect) {
    let y = label_y + 13.0;
    let spots = |x: f64| [(x, y, Anchor::Middle), (x + 4.0, y, Anchor::Start), (x - 4.0, y, Anchor::End)];
    for line in &rows.lines {
        if let At::X(value) = line.at {
            let x = plot.x.css(value);
            board.scene.rect(x - 0.75, span.y - 4.0, 1.5, span.h + 4.0, Ink::Axis);
            board.try_put(&spots(x), &words.say(&line.label), Look::NOTE);
        }
    }
    for band in rows.bands.iter().filter(|band| band.on_x) {
        let (a, b) = (plot.x.css(band.range.0), plot.x.css(band.range.1));
        board.try_put(&spots((a + b) / 2.0), &words.say(&band.label), Look::NOTE);
    }
}
