//! Audience insight: an embeddable widget on Korean-Vietnamese cinema.
//!
//! The house, from ground floor to roof; every arrow is a pure function until `web`:
//!
//! ```text
//! bytes -> data -> insight -> view -> figure -> chart -> paint -> web
//!                              (text gives the words, export writes the files)
//! ```
//!
//! `data` knows no measure, `insight` no view, `figure` no pixel, colour or language, `chart` no
//! browser, and `web` does no arithmetic on data. ARCHITECTURE.md is the guide for the next engineer.

pub mod chart;
pub mod data;
pub mod export;
pub mod figure;
pub mod insight;
pub mod link;
mod order;
pub mod paint;
pub mod text;
pub mod theme;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod web;
