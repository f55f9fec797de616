//! The words: a locale turns language-free messages and typed numbers into text.
//!
//! The templates are data (`locales/*.txt`), so a further language needs no code.

#[cfg(not(target_arch = "wasm32"))]
mod check;
mod josa;
mod locale;
mod number;
mod template;
mod words;

#[cfg(not(target_arch = "wasm32"))]
pub use check::placeholders;
#[cfg(not(target_arch = "wasm32"))]
pub use locale::pack_locale;
pub use locale::{Locale, LocaleError};
pub use number::Numbers;
pub use words::Words;
