//! The pixels of a canvas, and those that a scene says it must have.

use audience_insight::chart::{Pos, Scene, Shape};
use audience_insight::theme::{Palette, Rgb};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Red, green, blue, alpha.
pub type Rgba = [u8; 4];

/// What an unpainted canvas has: the ground of the widget shows through.
pub const CLEAR: Rgba = [0; 4];

/// Half the diagonal of a pixel: nearer to an edge than this, a pixel may be blended.
const BLEND: f64 = 0.75;

/// A copy of the pixels of a canvas.
#[derive(PartialEq)]
pub struct Pixels {
    pub w: usize,
    pub h: usize,
    bytes: Vec<u8>,
}

impl Pixels {
    pub fn of(canvas: &HtmlCanvasElement) -> Self {
        let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
        let (w, h) = (canvas.width(), canvas.height());
        let image = context.get_image_data(0.0, 0.0, f64::from(w), f64::from(h)).unwrap();
        Self { w: w as usize, h: h as usize, bytes: image.data().0 }
    }

    pub fn at(&self, x: usize, y: usize) -> Rgba {
        let start = (y * self.w + x) * 4;
        self.bytes[start..start + 4].try_into().unwrap()
    }

    /// The pixel that holds a place given in CSS pixels.
    pub fn at_css(&self, (x, y): Pos, ratio: f64) -> Rgba {
        self.at((x * ratio) as usize, (y * ratio) as usize)
    }
}

/// A colour without transparency.
pub fn opaque(Rgb(r, g, b): Rgb) -> Rgba {
    [r, g, b, 255]
}

/// Equal but for what blending may round.
pub fn same(a: Rgba, b: Rgba) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 2)
}

/// How a shape meets a pixel.
#[derive(Clone, Copy, PartialEq)]
enum Cover {
    Full,
    None,
    /// Its edge runs through, or so near that the test does not decide.
    Edge,
}

/// The pixels that a scene must have, `None` where an edge is blended: a painter of its own, without plotters.
pub struct Picture {
    w: usize,
    h: usize,
    pixels: Vec<Option<Rgba>>,
}

impl Picture {
    pub fn of(scene: &Scene, palette: &Palette, ratio: f64) -> Self {
        let (w, h) = ((scene.w * ratio).round() as usize, (scene.h * ratio).round() as usize);
        let mut picture = Self { w, h, pixels: vec![Some(CLEAR); w * h] };
        let dev = |(x, y): Pos| ((x * ratio).round(), (y * ratio).round());
        for shape in &scene.shapes {
            match shape {
                Shape::Rect { rect, ink } => {
                    let (a, b) = (dev((rect.x, rect.y)), dev((rect.x + rect.w, rect.y + rect.h)));
                    // A hairline keeps one device pixel.
                    let b = (b.0.max(a.0 + 1.0), b.1.max(a.1 + 1.0));
                    let inside = |(x, y): Pos| x > a.0 && x < b.0 && y > a.1 && y < b.1;
                    picture.put(a, b, opaque(palette.rgb(*ink)), |at| if inside(at) { Cover::Full } else { Cover::None });
                }
                Shape::Disc { at, r, ink } => {
                    let (centre, r) = (dev(*at), (r * ratio).round().max(1.0));
                    let corners = ((centre.0 - r, centre.1 - r), (centre.0 + r, centre.1 + r));
                    picture.put(corners.0, corners.1, opaque(palette.rgb(*ink)), |at| within(distance(at, centre), r));
                }
                Shape::Line { points, width, ink } => {
                    let points: Vec<Pos> = points.iter().map(|point| dev(*point)).collect();
                    picture.line(&points, (width * ratio).round().max(1.0), opaque(palette.rgb(*ink)));
                }
            }
        }
        picture
    }

    fn line(&mut self, points: &[Pos], width: f64, colour: Rgba) {
        let half = width / 2.0;
        for pair in points.windows(2) {
            let (low, high) = bounds(pair);
            self.put((low.0 - half, low.1 - half), (high.0 + half, high.1 + half), colour, |at| {
                let (far, along, length) = beside(pair[0], pair[1], at);
                match within(far, half) {
                    Cover::Full if along < BLEND || along > length - BLEND => Cover::Edge,
                    cover => cover,
                }
            });
        }
        // A mitred corner reaches at most five widths out.
        let reach = width * 5.0;
        for corner in points.iter().skip(1).rev().skip(1) {
            let (low, high) = ((corner.0 - reach, corner.1 - reach), (corner.0 + reach, corner.1 + reach));
            self.put(low, high, colour, |at| if distance(at, *corner) < reach { Cover::Edge } else { Cover::None });
        }
    }

    /// Paints the pixels of a box, each judged by its centre.
    fn put(&mut self, low: Pos, high: Pos, colour: Rgba, cover: impl Fn(Pos) -> Cover) {
        let range = |low: f64, high: f64, most: usize| (low - 2.0).max(0.0) as usize..((high + 2.0).max(0.0) as usize).min(most);
        for y in range(low.1, high.1, self.h) {
            for x in range(low.0, high.0, self.w) {
                let pixel = &mut self.pixels[y * self.w + x];
                match cover((x as f64 + 0.5, y as f64 + 0.5)) {
                    Cover::Full => *pixel = Some(colour),
                    Cover::Edge if *pixel != Some(colour) => *pixel = None,
                    Cover::Edge | Cover::None => {}
                }
            }
        }
    }

    /// What is wrong with a canvas; empty when every pixel that the scene decides has its colour.
    pub fn differs(&self, canvas: &Pixels) -> String {
        if (canvas.w, canvas.h) != (self.w, self.h) {
            return format!("the canvas is {} x {}, not {} x {}", canvas.w, canvas.h, self.w, self.h);
        }
        let wrong = |i: &usize| self.pixels[*i].is_some_and(|expected| !same(expected, canvas.at(i % self.w, i / self.w)));
        let all: Vec<usize> = (0..self.pixels.len()).filter(wrong).collect();
        let Some(first) = all.first() else { return String::new() };
        let (x, y) = (first % self.w, first / self.w);
        format!("{} pixels differ, first ({x}, {y}): {:?}, not {:?}", all.len(), canvas.at(x, y), self.pixels[*first])
    }

    /// The share of pixels that the scene decides, and of those that it paints.
    pub fn decided(&self) -> (f64, f64) {
        let count = |keep: &dyn Fn(&Rgba) -> bool| self.pixels.iter().flatten().filter(|p| keep(p)).count() as f64;
        let all = self.pixels.len() as f64;
        (count(&|_| true) / all, count(&|pixel| *pixel != CLEAR) / all)
    }
}

fn within(far: f64, reach: f64) -> Cover {
    if far + BLEND <= reach {
        Cover::Full
    } else if far - BLEND >= reach {
        Cover::None
    } else {
        Cover::Edge
    }
}

fn distance(a: Pos, b: Pos) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

fn bounds(points: &[Pos]) -> (Pos, Pos) {
    let nothing = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
    points.iter().fold(nothing, |(low, high), p| ((low.0.min(p.0), low.1.min(p.1)), (high.0.max(p.0), high.1.max(p.1))))
}

/// The distance of a point from a piece of line, how far along it is, and the length of the piece.
fn beside(a: Pos, b: Pos, at: Pos) -> (f64, f64, f64) {
    let length = distance(a, b);
    if length == 0.0 {
        return (distance(a, at), 0.0, 0.0);
    }
    let along = (((at.0 - a.0) * (b.0 - a.0) + (at.1 - a.1) * (b.1 - a.1)) / length).clamp(0.0, length);
    let foot = (a.0 + (b.0 - a.0) * along / length, a.1 + (b.1 - a.1) * along / length);
    (distance(foot, at), along, length)
}
