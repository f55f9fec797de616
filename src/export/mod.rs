//! Files from a figure and its scene: SVG with real text.

#[cfg(not(target_arch = "wasm32"))]
mod svg;

#[cfg(not(target_arch = "wasm32"))]
pub use svg::svg;
