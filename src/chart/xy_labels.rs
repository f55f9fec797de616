//! The words of an xy chart: names at the ends of lines, reference labels, values of qualified points.

use crate::data::Qualifier;
use crate::figure::{At, Colour, Series, Stroke, Xy};
use crate::text::Words;
use crate::theme::Ink;

use super::NARROW_CSS;
use super::place::{Board, Look, spread};
use super::scene::{Anchor, Pos, Rect, Shape};
use super::width::{TextWidths, wrap};
use super::xy::{Frame, NAME_LINE_CSS, diagonal};

/// The names of all series, broken into lines, and the width of their column.
pub(super) struct Names {
    lines: Vec<Vec<String>>,
    /// Width to reserve right of the plot.
    pub(super) column_css: f64,
}

impl Names {
    pub(super) fn measure(xy: &Xy, words: &Words<'_>, w: f64, widths: &dyn TextWidths) -> Self {
        let most = if w < NARROW_CSS { w * 0.27 } else { (w * 0.24).min(190.0) };
        let lines: Vec<Vec<String>> = xy
            .series
            .iter()
            .map(|series| {
                let look = look_of(series);
                wrap(&words.arg(&series.name), look.size, look.bold, most, widths)
            })
            .collect();
        let widest = xy
            .series
            .iter()
            .zip(&lines)
            .flat_map(|(series, lines)| lines.iter().map(|line| widths.width(line, look_of(series).size, look_of(series).bold)))
            .fold(0.0, f64::max);
        Self { lines, column_css: (widest + 18.0).ceil() }
    }
}

fn look_of(series: &Series) -> Look {
    let ink = if series.colour == Colour::Context { Ink::Muted } else { Ink::Colour(series.colour) };
    Look::name(ink, matches!(series.colour, Colour::VietNam | Colour::Korea | Colour::Accent))
}

/// How far left of the plot's right edge a series must end for its name to stand beside its last point.
const NEAR_CSS: f64 = 90.0;

/// The names of series: beside the last point of one that ends early, the others in the column right of the plot.
pub(super) fn names(board: &mut Board<'_>, names: &Names, xy: &Xy, frame: &Frame) {
    let mut ends: Vec<(&Series, &Vec<String>, Pos)> = xy
        .series
        .iter()
        .zip(&names.lines)
        .filter_map(|(series, lines)| {
            let last = series.points.last()?;
            Some((series, lines, frame.at(last.x_to.unwrap_or(last.x), last.y)))
        })
        .collect();
    let marks = mark_rects(xy, frame);
    ends.retain(|(series, lines, end)| frame.plot.right() - end.0 < NEAR_CSS || !beside(board, series, lines, *end, &marks));
    let wanted: Vec<(f64, f64)> = ends.iter().map(|(_, lines, end)| (end.1, lines.len() as f64 * NAME_LINE_CSS + 2.0)).collect();
    let placed = spread(&wanted, 18.0, board.scene.h - 30.0);
    let x = frame.plot.right() + 10.0;
    for ((series, lines, end), middle) in ends.iter().zip(placed) {
        let look = look_of(series);
        let far = (middle - end.1).abs() > 9.0 || frame.plot.right() - end.0 > 14.0;
        if far {
            let knee = (frame.plot.right() + 2.0).max(end.0 + 4.0);
            board.scene.line(vec![(end.0 + 6.0, end.1), (knee, middle), (x - 3.0, middle)], 1.0, Ink::Axis);
        }
        let top = middle - (lines.len() as f64 - 1.0) * NAME_LINE_CSS / 2.0 + 4.5;
        for (i, line) in lines.iter().enumerate() {
            board.put(x, top + i as f64 * NAME_LINE_CSS, Anchor::Start, line, look);
        }
    }
}

/// The boxes of all marks, which words must not cover.
fn mark_rects(xy: &Xy, frame: &Frame) -> Vec<Rect> {
    let points = xy.series.iter().flat_map(|series| &series.points);
    let at = points.map(|point| frame.at(point.x_to.unwrap_or(point.x), point.y));
    at.map(|(x, y)| Rect { x: x - 6.0, y: y - 6.0, w: 12.0, h: 12.0 }).collect()
}

/// Whether a line of a series or a reference line runs through a box; lines of series are tested every 4 px.
fn crossed(board: &Board<'_>, rect: &Rect) -> bool {
    board.scene.shapes.iter().any(|shape| match shape {
        Shape::Line { points, .. } => points.windows(2).any(|pair| {
            let [a, b] = pair else { return false };
            let steps = ((b.0 - a.0).hypot(b.1 - a.1) / 4.0).ceil().clamp(1.0, 500.0);
            (0..=steps as u32).any(|i| {
                let part = f64::from(i) / steps;
                let (x, y) = (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part);
                x > rect.x && x < rect.right() && y > rect.y && y < rect.bottom()
            })
        }),
        // Reference lines are thin rectangles.
        Shape::Rect { rect: line, ink: Ink::Axis } => line.overlaps(rect),
        _ => false,
    })
}

/// Places a name right of its last point in one line; false where it would cover a label or a mark.
fn beside(board: &mut Board<'_>, series: &Series, lines: &[String], (x, y): Pos, marks: &[Rect]) -> bool {
    let text = lines.join(" ");
    let look = look_of(series);
    for (x, y, anchor) in [(x + 11.0, y + 4.5, Anchor::Start), (x - 11.0, y + 4.5, Anchor::End), (x + 6.0, y + 20.0, Anchor::Start)] {
        let rect = board.label(x, y, anchor, &text, look).rect();
        let free = !marks.iter().any(|mark| mark.overlaps(&rect)) && !crossed(board, &rect);
        if rect.right() < board.scene.w && free && board.try_put(&[(x, y, anchor)], &text, look) {
            return true;
        }
    }
    false
}

/// The words of reference lines and bands, inside the plot where they cover nothing.
pub(super) fn references(board: &mut Board<'_>, xy: &Xy, words: &Words<'_>, frame: &Frame) {
    let plot = frame.plot;
    let (left, right) = (plot.x + 6.0, plot.right() - 6.0);
    for line in &xy.lines {
        let text = words.say(&line.label);
        match line.at {
            At::Y(value) => {
                let y = frame.y.css(value);
                let spots = [(left, y - 5.0), (left, y + 14.0)].map(|(x, y)| (x, y, Anchor::Start));
                if !board.try_put(&spots, &text, Look::NOTE) {
                    board.try_put(&[(right, y - 5.0, Anchor::End), (right, y + 14.0, Anchor::End)], &text, Look::NOTE);
                }
            }
            At::X(value) => {
                let x = frame.x.css(value);
                let spots = [
                    (x + 5.0, plot.y + 12.0, Anchor::Start),
                    (x - 5.0, plot.y + 12.0, Anchor::End),
                    (x + 5.0, plot.y + 28.0, Anchor::Start),
                ];
                board.try_put(&spots, &text, Look::NOTE);
            }
            At::Diagonal(slope) => {
                let points = diagonal(frame, slope);
                let spots: Vec<(f64, f64, Anchor)> = points.iter().rev().step_by(4).map(|(x, y)| (x - 8.0, y - 4.0, Anchor::End)).collect();
                board.try_put(&spots, &text, Look::NOTE);
            }
        }
    }
    for band in &xy.bands {
        let text = words.say(&band.label);
        let spots: Vec<(f64, f64, Anchor)> = if band.on_x {
            let (a, b) = (frame.x.css(band.range.0).max(plot.x), frame.x.css(band.range.1).min(plot.right()));
            vec![
                (a + 6.0, plot.y + 13.0, Anchor::Start),
                (b - 4.0, plot.y + 13.0, Anchor::End),
                (a + 6.0, plot.bottom() - 8.0, Anchor::Start),
            ]
        } else {
            let middle = (frame.y.css(band.range.0) + frame.y.css(band.range.1)) / 2.0 + 4.0;
            vec![(left, middle, Anchor::Start), (right, middle, Anchor::End)]
        };
        let lines = wrap(&text, Look::NOTE.size, false, plot.w - 12.0, board.widths);
        if let ([first, second], [(x, y, anchor), ..]) = (lines.as_slice(), spots.as_slice()) {
            board.try_put(&[(*x, y - 8.0, *anchor)], first, Look::NOTE);
            board.try_put(&[(*x, y + 8.0, *anchor)], second, Look::NOTE);
        } else {
            board.try_put(&spots, &text, Look::NOTE);
        }
    }
}

/// Values at points that are not exact or not joined: the sign is part of the figure.
pub(super) fn values(board: &mut Board<'_>, xy: &Xy, words: &Words<'_>, frame: &Frame) {
    let marks = mark_rects(xy, frame);
    for series in &xy.series {
        let own = series.stroke == Stroke::Points;
        for point in &series.points {
            let unsure = point.tip.qualifier != Qualifier::Exact;
            let bound = matches!(point.tip.qualifier, Qualifier::AtLeast | Qualifier::AtMost);
            if !bound && !(own && (unsure || series.points.len() == 1)) {
                continue;
            }
            let (x, y) = frame.at(point.x_to.unwrap_or(point.x), point.y);
            let ink = if series.colour == Colour::Context { Ink::Muted } else { Ink::Colour(series.colour) };
            let text = words.arg(&point.tip.value);
            let spots = [
                (x, y - 10.0, Anchor::Middle),
                (x - 9.0, y + 4.0, Anchor::End),
                (x, y + 19.0, Anchor::Middle),
                (x - 6.0, y - 8.0, Anchor::End),
                (x + 9.0, y + 4.0, Anchor::Start),
            ];
            let look = Look::value(ink, false);
            let clear = |spot: &&(f64, f64, Anchor)| {
                let rect = board.label(spot.0, spot.1, spot.2, &text, look).rect();
                !marks.iter().any(|mark| mark.overlaps(&rect))
            };
            let spots: Vec<(f64, f64, Anchor)> = spots.iter().filter(clear).copied().collect();
            board.try_put(&spots, &text, look);
        }
    }
}
