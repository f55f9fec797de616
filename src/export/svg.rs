//! The chart as SVG: marks by plotters' SVG backend at ten times the size, words as text.

use plotters_svg::SVGBackend;

use crate::chart::{Anchor, Label, Scene};
use crate::paint::paint;
use crate::theme::{Palette, Rgb};

/// plotters rounds to whole pixels; at ten times the size that is a tenth of a CSS pixel.
const FINE: u32 = 10;

/// Writes a scene as a self-contained SVG with `title` and `desc`.
#[must_use]
pub fn svg(scene: &Scene, palette: &Palette, title: &str, desc: &str) -> String {
    let (w, h) = (scene.w.round() as u32, scene.h.round() as u32);
    let mut out = open(w, h, palette, title, desc);
    chart(&mut out, scene, palette);
    out.push_str("</svg>\n");
    out
}

/// The start of an SVG, with its ground filled.
pub(super) fn open(w: u32, h: u32, palette: &Palette, title: &str, desc: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
         font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif\">\n\
         <title>{}</title>\n<desc>{}</desc>\n<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>\n",
        escape(title),
        escape(desc),
        hex(palette.ground)
    )
}

/// The marks and words of a scene.
pub(super) fn chart(out: &mut String, scene: &Scene, palette: &Palette) {
    let (w, h) = (scene.w.round() as u32, scene.h.round() as u32);
    let mut marks = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut marks, (w * FINE, h * FINE));
        // Writing to a string cannot fail.
        paint(&mut backend, scene, palette, f64::from(FINE)).ok();
    }
    out.push_str("<g transform=\"scale(0.1)\">\n");
    for line in marks.lines().filter(|line| !line.starts_with("<svg") && !line.starts_with("</svg")) {
        out.push_str(line);
        out.push('\n');
    }
    out.push_str("</g>\n");
    for label in &scene.labels {
        text(out, label, palette);
    }
}

/// One line of words.
pub(super) fn text(out: &mut String, label: &Label, palette: &Palette) {
    let anchor = match label.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let weight = if label.bold { " font-weight=\"600\"" } else { "" };
    out.push_str(&format!(
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"{anchor}{weight}>{}</text>\n",
        label.x,
        label.y,
        label.size,
        hex(palette.rgb(label.ink)),
        hex(palette.ground),
        escape(&label.text)
    ));
}

fn hex(Rgb(r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Text as it may stand in XML and HTML, in attributes too; what XML cannot hold is left out.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
