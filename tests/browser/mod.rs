//! The bench of the browser tests: a page with a mounted widget, what it should say, what it should draw.

mod checks;
mod expected;
mod hands;
mod packed;
mod page;
mod pixels;

pub use expected::Expected;
pub use page::{Attributes, Page, PretendedRatio, Server, frame, ratio, until, until_eq};
pub use pixels::{CLEAR, Picture, Pixels, opaque, same};
