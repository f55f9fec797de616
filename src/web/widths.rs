//! Widths of words by the browser's own measure of the resolved font.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use crate::chart::TextWidths;

use super::dom;

/// Measures on a canvas that is never shown: no node is added, no layout forced.
pub(super) struct BrowserWidths {
    context: CanvasRenderingContext2d,
    family: String,
}

impl BrowserWidths {
    /// Measures in the font of an element.
    pub(super) fn of(element: &HtmlElement) -> Option<Self> {
        let window = web_sys::window()?;
        let style = window.get_computed_style(element).ok()??;
        let family = style.get_property_value("font-family").ok()?;
        let canvas: HtmlCanvasElement = window.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { context, family })
    }
}

impl TextWidths for BrowserWidths {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        let weight = if bold { "600 " } else { "" };
        self.context.set_font(&[weight, &dom::px(size), " ", &self.family].concat());
        self.context.measure_text(text).map_or(0.0, |metrics| metrics.width())
    }
}
