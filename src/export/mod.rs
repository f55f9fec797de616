//! Files from a figure and its scene: SVG with real text, static HTML, CSV, JSON and the social card.
//!
//! All of them start from a `Sheet`: a figure with its words and where its data is from.

#[cfg(not(target_arch = "wasm32"))]
mod card;
#[cfg(not(target_arch = "wasm32"))]
mod cell;
#[cfg(not(target_arch = "wasm32"))]
mod csv;
#[cfg(not(target_arch = "wasm32"))]
mod html;
#[cfg(not(target_arch = "wasm32"))]
mod json;
#[cfg(not(target_arch = "wasm32"))]
mod labels;
#[cfg(not(target_arch = "wasm32"))]
mod sheet;
#[cfg(not(target_arch = "wasm32"))]
mod svg;

#[cfg(not(target_arch = "wasm32"))]
pub use card::{CARD_H, CARD_W, card};
#[cfg(not(target_arch = "wasm32"))]
pub use csv::csv;
#[cfg(not(target_arch = "wasm32"))]
pub use html::html;
#[cfg(not(target_arch = "wasm32"))]
pub use json::json;
#[cfg(not(target_arch = "wasm32"))]
pub use sheet::{Cited, Origin, Sheet};
#[cfg(not(target_arch = "wasm32"))]
pub use svg::svg;
