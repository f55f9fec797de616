//! What a driver speaks of: browsers, windows, elements, keys, lines of the console.

use serde_json::{Value, json};
use std::path::PathBuf;

/// The key of an element's reference in WebDriver's JSON.
pub(crate) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser that can be driven. Firefox and WebKit become variants with their own capabilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium by way of chromedriver.
    Chromium,
}

impl Browser {
    /// The driver's program: `CHROMEDRIVER` or Debian's.
    pub(crate) fn program(self) -> PathBuf {
        match self {
            Self::Chromium => std::env::var_os("CHROMEDRIVER").map_or_else(|| "/usr/bin/chromedriver".into(), PathBuf::from),
        }
    }

    pub(crate) fn arguments(self, port: u16) -> Vec<String> {
        match self {
            Self::Chromium => vec![format!("--port={port}"), "--log-level=OFF".into()],
        }
    }

    pub(crate) fn capabilities(self) -> Value {
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "unhandledPromptBehavior": "ignore",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en-GB",
                ] },
            }),
        }
    }

    /// Whether it speaks the Chrome DevTools Protocol: device metrics, media features, scripts
    /// before the page's own, the console's log.
    #[must_use]
    pub const fn has_cdp(self) -> bool {
        matches!(self, Self::Chromium)
    }
}

/// The size of the page's window in CSS pixels, and device pixels for one of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Device pixels for one CSS pixel.
    pub ratio: f64,
}

impl Viewport {
    /// A window of this size with one device pixel for a CSS pixel.
    #[must_use]
    pub const fn new(width: u32, height: u32) -> Self {
        Self { width, height, ratio: 1.0 }
    }
}

/// One line of the browser's console.
#[derive(Clone, Debug)]
pub struct ConsoleLine {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    pub level: String,
    /// `javascript`, `network`, `security`, `console-api`, …
    pub source: String,
    /// What it says.
    pub message: String,
}

/// A reference to an element of the page.
#[derive(Clone, Debug)]
pub struct Element(pub(crate) String);

impl Element {
    pub(crate) fn to_json(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// A key that is not a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Key {
    Tab,
    Enter,
    Escape,
    Space,
    Left,
    Up,
    Right,
    Down,
    Home,
    End,
    Shift,
}

impl Key {
    pub(crate) const fn code(self) -> char {
        match self {
            Self::Tab => '\u{E004}',
            Self::Enter => '\u{E007}',
            Self::Escape => '\u{E00C}',
            Self::Space => ' ',
            Self::Left => '\u{E012}',
            Self::Up => '\u{E013}',
            Self::Right => '\u{E014}',
            Self::Down => '\u{E015}',
            Self::Home => '\u{E011}',
            Self::End => '\u{E010}',
            Self::Shift => '\u{E008}',
        }
    }
}
