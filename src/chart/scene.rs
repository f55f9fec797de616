//! A placed chart: shapes, words and places to point at, all in CSS pixels.

use crate::figure::Tip;
use crate::theme::Ink;

/// A point in CSS pixels, x to the right and y down.
pub type Pos = (f64, f64);

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// Whether two rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.w && other.x < self.x + self.w && self.y < other.y + other.h && other.y < self.y + self.h
    }

    /// Right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// Bottom edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }
}

/// One mark, painted in the order of the scene.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A joined line.
    Line {
        /// Its corners.
        points: Vec<Pos>,
        /// Its width.
        width: f64,
        /// Its ink.
        ink: Ink,
    },
    /// A filled rectangle.
    Rect {
        /// Where.
        rect: Rect,
        /// Its ink.
        ink: Ink,
    },
    /// A filled disc.
    Disc {
        /// Its centre.
        at: Pos,
        /// Its radius.
        r: f64,
        /// Its ink.
        ink: Ink,
    },
}

/// Which end of the words sits at the label's x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// What a label is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// An axis tick or title.
    Axis,
    /// The name of a series or row.
    Name,
    /// A value.
    Value,
    /// The words of a reference line or band, a heading, a key.
    Note,
}

/// A line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where its anchor is.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// Which end sits at x.
    pub anchor: Anchor,
    /// The words.
    pub text: String,
    /// Size in CSS pixels.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// Ink.
    pub ink: Ink,
    /// What it is for.
    pub kind: LabelKind,
    /// Its width as measured.
    pub w: f64,
}

impl Label {
    /// The box it covers: cap height to descent.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - self.w / 2.0,
            Anchor::End => self.x - self.w,
        };
        Rect { x, y: self.y - self.size * 0.78, w: self.w, h: self.size }
    }
}

/// A datum that can be pointed at or walked to.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where its mark is.
    pub at: Pos,
    /// The area that belongs to it: a bar or a strip; points use the nearest within reach.
    pub area: Option<Rect>,
    /// Series, row or panel, in reading order.
    pub series: u16,
    /// Place within it.
    pub index: u16,
    /// What a reader is told.
    pub tip: Tip,
}

/// A placed chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width in CSS pixels.
    pub w: f64,
    /// Height in CSS pixels.
    pub h: f64,
    /// Marks in painting order.
    pub shapes: Vec<Shape>,
    /// Words.
    pub labels: Vec<Label>,
    /// Data that can be pointed at.
    pub hits: Vec<Hit>,
}

impl Scene {
    /// An empty scene.
    #[must_use]
    pub const fn new(w: f64, h: f64) -> Self {
        Self { w, h, shapes: Vec::new(), labels: Vec::new(), hits: Vec::new() }
    }

    /// The datum under or nearest to a place; `None` when nothing is within 48 px.
    #[must_use]
    pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for (i, hit) in self.hits.iter().enumerate() {
            let inside = hit.area.is_some_and(|a| x >= a.x && x <= a.right() && y >= a.y && y <= a.bottom());
            let (dx, dy) = (hit.at.0 - x, hit.at.1 - y);
            let far = dx * dx + dy * dy;
            // A hit inside its own area wins over any mark outside; 48 px is about a fingertip.
            let score = if inside { far / 1e6 } else { far };
            if (inside || far <= 48.0 * 48.0) && best.is_none_or(|(least, _)| score < least) {
                best = Some((score, i));
            }
        }
        best.map(|(_, i)| i)
    }

    pub(super) fn line(&mut self, points: Vec<Pos>, width: f64, ink: Ink) {
        if points.len() > 1 {
            self.shapes.push(Shape::Line { points, width, ink });
        }
    }

    pub(super) fn rect(&mut self, x: f64, y: f64, w: f64, h: f64, ink: Ink) {
        if w > 0.0 && h > 0.0 {
            self.shapes.push(Shape::Rect { rect: Rect { x, y, w, h }, ink });
        }
    }

    pub(super) fn disc(&mut self, at: Pos, r: f64, ink: Ink) {
        self.shapes.push(Shape::Disc { at, r, ink });
    }

    /// An open dot: a disc of ink with a smaller one of ground.
    pub(super) fn ring(&mut self, at: Pos, r: f64, ink: Ink) {
        self.disc(at, r, ink);
        self.disc(at, r - 1.75, Ink::Ground);
    }
}
