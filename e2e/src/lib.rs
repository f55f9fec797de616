//! Browser tests over WebDriver: a small client ([`driver`]), a server with faults on demand
//! ([`server`]), what is known about the explorer's page ([`explorer`]) and its tables ([`tables`]).
//! The tests stand in `tests/`; `src/bin/screens.rs` takes pictures for people to look at.
//!
//! Everything here serves tests, so a thing that goes wrong panics with a sentence.

mod browser;
pub mod driver;
pub mod explorer;
mod page_script;
mod picture;
pub mod server;
pub mod tables;
