//! Series over a numeric x: lines with gaps, points, spans, reference lines and bands.

use crate::figure::{At, Axis, Mark, Point, Scale, Series, Stroke, Xy};
use crate::text::Words;
use crate::theme::{Ink, size};

use super::place::{Board, Look};
use super::scale::{Mapped, is_log, rounded_out, ticks};
use super::scene::{Anchor, Hit, Pos, Rect, Scene};
use super::width::TextWidths;
use super::{NARROW_CSS, xy_labels};

/// Where the plot is and how values map to it.
pub(super) struct Frame {
    pub(super) plot: Rect,
    pub(super) x: Mapped,
    pub(super) y: Mapped,
}

impl Frame {
    pub(super) fn at(&self, x: f64, y: f64) -> Pos {
        (self.x.css(x), self.y.css(y))
    }
}

/// Places an xy chart; names of series stand at the ends of their lines.
pub(super) fn place(xy: &Xy, words: &Words<'_>, w: f64, widths: &dyn TextWidths) -> Scene {
    let narrow = w < NARROW_CSS;
    let h = (w * 0.58).clamp(if narrow { 330.0 } else { 360.0 }, 470.0).round();
    let mut board = Board::new(w, h, widths);
    let names = xy_labels::Names::measure(xy, words, w, widths);

    let y_most = if narrow { 5 } else { 6 };
    let y_domain = rounded_out(xy.y.domain, y_most, xy.y.scale);
    let (y_step, y_ticks) = ticks(y_domain, y_most, xy.y.scale);
    let y_words: Vec<String> = y_ticks.iter().map(|tick| words.tick(*tick, y_step, xy.y.scale)).collect();
    let y_wide = y_words.iter().map(|text| board.width(text, Look::TICK)).fold(0.0, f64::max);

    let left = (y_wide + 8.0).ceil();
    let (top, bottom) = (34.0, if xy.x.scale == Scale::Year { 28.0 } else { 46.0 });
    let right = names.column_css.max(14.0);
    let plot = Rect { x: left, y: top, w: (w - left - right).max(80.0), h: h - top - bottom };
    let frame = Frame {
        plot,
        x: Mapped::new(x_domain(xy), (plot.x + 6.0, plot.right() - 6.0), is_log(&xy.x)),
        y: Mapped::new(y_domain, (plot.bottom(), plot.y), is_log(&xy.y)),
    };

    bands(&mut board, xy, &frame);
    board.put(0.0, 14.0, Anchor::Start, &words.say(&xy.y.title), Look::NOTE);
    for (tick, text) in y_ticks.iter().zip(&y_words) {
        let y = frame.y.css(*tick);
        board.scene.rect(plot.x, y.round(), plot.w, 1.0, Ink::Grid);
        board.put(left - 8.0, y + 4.0, Anchor::End, text, Look::TICK);
    }
    x_axis(&mut board, &xy.x, &frame, words);
    ref_lines(&mut board, xy, &frame);
    for series in &xy.series {
        strokes(&mut board.scene, series, &frame);
    }
    for (s, series) in xy.series.iter().enumerate() {
        marks(&mut board.scene, series, s, &frame);
    }
    xy_labels::names(&mut board, &names, xy, &frame);
    xy_labels::references(&mut board, xy, words, &frame);
    xy_labels::values(&mut board, xy, words, &frame);
    board.scene
}

/// The x domain, with room for nothing else: ticks decide no edge of a time axis.
fn x_domain(xy: &Xy) -> (f64, f64) {
    match xy.x.scale {
        Scale::Number | Scale::Percent | Scale::Count | Scale::Money(_) => rounded_out(xy.x.domain, 6, xy.x.scale),
        _ => xy.x.domain,
    }
}

fn x_axis(board: &mut Board<'_>, axis: &Axis, frame: &Frame, words: &Words<'_>) {
    let plot = frame.plot;
    let most = (plot.w / 64.0).clamp(2.0, 12.0) as usize;
    let (step, all) = ticks(frame.x.domain(), most, axis.scale);
    let base = plot.bottom();
    board.scene.rect(plot.x, base.round(), plot.w, 1.0, Ink::Axis);
    for tick in all {
        let x = frame.x.css(tick);
        let text = words.tick(tick, step, axis.scale);
        // Keep the first and last label inside the plot's half label, and skip what would touch.
        if board.try_put(&[(x, base + 18.0, Anchor::Middle)], &text, Look::TICK) {
            board.scene.rect(x.round(), base, 1.0, 5.0, Ink::Axis);
        }
    }
    if axis.scale == Scale::Year {
        return; // A row of years needs no title.
    }
    let title = words.say(&axis.title);
    board.try_put(&[(plot.right(), base + 38.0, Anchor::End), (plot.x, base + 38.0, Anchor::Start)], &title, Look::NOTE);
}

fn bands(board: &mut Board<'_>, xy: &Xy, frame: &Frame) {
    for band in &xy.bands {
        let plot = frame.plot;
        if band.on_x {
            let (a, b) = (frame.x.css(band.range.0).max(plot.x), frame.x.css(band.range.1).min(plot.right()));
            board.scene.rect(a, plot.y, b - a, plot.h, Ink::Band);
        } else {
            let (a, b) = (frame.y.css(band.range.1).max(plot.y), frame.y.css(band.range.0).min(plot.bottom()));
            board.scene.rect(plot.x, a, plot.w, b - a, Ink::Band);
        }
    }
}

fn ref_lines(board: &mut Board<'_>, xy: &Xy, frame: &Frame) {
    let plot = frame.plot;
    for line in &xy.lines {
        match line.at {
            At::Y(value) => board.scene.rect(plot.x, frame.y.css(value).round(), plot.w, 1.5, Ink::Axis),
            At::X(value) => board.scene.rect(frame.x.css(value).round(), plot.y, 1.5, plot.h, Ink::Axis),
            At::Diagonal(slope) => {
                let points = diagonal(frame, slope);
                dashed(&mut board.scene, &points, 1.5, Ink::Axis);
            }
        }
    }
}

/// The part of y = slope * x inside the plot, as corners; 24 pieces, since a logarithmic axis may differ from the other.
pub(super) fn diagonal(frame: &Frame, slope: f64) -> Vec<Pos> {
    let (lo, hi) = frame.x.domain();
    let log = frame.x.css(lo * 2.0) - frame.x.css(lo) > (frame.x.css(hi) - frame.x.css(lo)) * 1.5 * lo / (hi - lo);
    (0..=24)
        .map(|i| f64::from(i) / 24.0)
        .map(|part| if log && lo > 0.0 { lo * (hi / lo).powf(part) } else { lo + part * (hi - lo) })
        .map(|x| frame.at(x, slope * x))
        .filter(|(_, y)| *y >= frame.plot.y && *y <= frame.plot.bottom())
        .collect()
}

/// The line of a series: pieces between gaps, solid or dashed, over a halo of ground that keeps crossings legible.
fn strokes(scene: &mut Scene, series: &Series, frame: &Frame) {
    if series.stroke == Stroke::Points {
        return;
    }
    let ink = Ink::Colour(series.colour);
    let width = if ink == Ink::Colour(crate::figure::Colour::Context) { 1.5 } else { 2.25 };
    let whole_dashed = series.stroke == Stroke::Dashed;
    let mut piece: Vec<Pos> = Vec::new();
    let mut piece_dashed = whole_dashed;
    let mut done: Vec<(Vec<Pos>, bool)> = Vec::new();
    for point in &series.points {
        let here = end_of(point, frame);
        let dashed = whole_dashed || point.dashed_before;
        if point.gap_before {
            done.push((core::mem::take(&mut piece), piece_dashed));
        } else if dashed != piece_dashed && !piece.is_empty() {
            let joint = piece.last().copied();
            done.push((core::mem::take(&mut piece), piece_dashed));
            piece.extend(joint);
        }
        piece_dashed = dashed;
        piece.push(here);
    }
    done.push((piece, piece_dashed));
    for (points, dash) in done {
        let points = thinned(points);
        if dash {
            dashed(scene, &points, width, ink);
        } else {
            scene.line(points, width, ink);
        }
    }
}

/// Where the line passes a point: the end of a span.
fn end_of(point: &Point, frame: &Frame) -> Pos {
    frame.at(point.x_to.unwrap_or(point.x), point.y)
}

/// At most four corners a pixel column (first, lowest, highest, last), so that no extreme is lost.
fn thinned(points: Vec<Pos>) -> Vec<Pos> {
    if points.len() < 4000 {
        return points;
    }
    let mut out: Vec<Pos> = Vec::new();
    let mut column: Vec<Pos> = Vec::new();
    let flush = |column: &mut Vec<Pos>, out: &mut Vec<Pos>| {
        let least = column.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1));
        let most = column.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
        out.extend(column.first().copied().into_iter().chain(least).chain(most).chain(column.last().copied()));
        column.clear();
    };
    for point in points {
        if column.first().is_some_and(|first| (first.0 * 2.0).floor() != (point.0 * 2.0).floor()) {
            flush(&mut column, &mut out);
        }
        column.push(point);
    }
    flush(&mut column, &mut out);
    out
}

/// A dashed line as separate pieces, since the canvas backend has no dash: 6 px on, 4 px off.
pub(super) fn dashed(scene: &mut Scene, points: &[Pos], width: f64, ink: Ink) {
    const ON: f64 = 6.0;
    const OFF: f64 = 4.0;
    let mut left = ON;
    let mut drawing = true;
    let mut piece: Vec<Pos> = points.first().copied().into_iter().collect();
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        let (right, down) = (b.0 - a.0, b.1 - a.1);
        let length = (right * right + down * down).sqrt();
        let mut walked = 0.0;
        while length - walked > left {
            walked += left;
            let at = (a.0 + (b.0 - a.0) * walked / length, a.1 + (b.1 - a.1) * walked / length);
            if drawing {
                piece.push(at);
                scene.line(core::mem::take(&mut piece), width, ink);
            } else {
                piece = vec![at];
            }
            drawing = !drawing;
            left = if drawing { ON } else { OFF };
        }
        left -= length - walked;
        if drawing {
            piece.push(*b);
        }
    }
    scene.line(piece, width, ink);
}

/// Points, spans and ranges of a series, and the places to point at.
fn marks(scene: &mut Scene, series: &Series, nth: usize, frame: &Frame) {
    let ink = Ink::Colour(series.colour);
    let r = if series.stroke == Stroke::Points { 5.0 } else { 3.5 };
    let lone = series.points.len() == 1;
    for (i, point) in series.points.iter().enumerate() {
        let at = end_of(point, frame);
        if let Some((low, high)) = point.range {
            let (a, b) = (frame.y.css(high), frame.y.css(low));
            scene.rect(at.0 - 1.0, a, 2.0, b - a, ink);
            scene.rect(at.0 - 4.0, a - 1.0, 8.0, 2.0, ink);
            scene.rect(at.0 - 4.0, b - 1.0, 8.0, 2.0, ink);
        }
        if point.x_to.is_some() {
            let from = frame.x.css(point.x);
            scene.rect(from, at.1 - 1.5, at.0 - from, 3.0, ink);
            scene.rect(from - 1.0, at.1 - 5.0, 2.0, 10.0, ink);
        }
        match point.mark {
            Mark::Dot => scene.disc(at, if lone { 5.0 } else { r }, ink),
            Mark::Hollow => scene.ring(at, r + 1.0, ink),
            Mark::None => {}
        }
        scene.hits.push(Hit { at, area: None, series: nth as u16, index: i as u16, tip: point.tip.clone() });
    }
}

/// Height of one line of a name.
pub(super) const NAME_LINE_CSS: f64 = size::BODY * size::LEADING;
