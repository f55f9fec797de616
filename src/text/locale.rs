//! One language: its templates in the order of the keys, and how it writes numbers.

use crate::figure::Key;
#[cfg(not(target_arch = "wasm32"))]
use crate::view::Lang;

use super::number::Numbers;

/// The words of one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Locale {
    templates: Vec<String>,
    numbers: Numbers,
    months: Vec<String>,
}

/// Why a locale was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocaleError {
    /// A packed file that is none, or of another version of the program.
    Stamp,
    /// A packed file holds another number of lines than the program has keys.
    Count,
    /// A line (counted from 1) that is no `Key = words`.
    Line(usize),
    /// A line names a key that the program does not know.
    Unknown(String),
    /// A key without a line.
    Missing(String),
    /// A key with two lines.
    Twice(String),
    /// One of the lines on how to write numbers and months is malformed.
    Numbers,
}

impl LocaleError {
    /// What is wrong, as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (before, name, after) = match self {
            Self::Stamp => ("This is not a file of words for this version of the program.", "", ""),
            Self::Count => ("The file of words has more or fewer lines than the program needs.", "", ""),
            Self::Numbers => ("The lines on numbers, units or months cannot be read.", "", ""),
            Self::Unknown(name) => ("The key ", name.as_str(), " is not known to the program."),
            Self::Missing(name) => ("The key ", name.as_str(), " has no line."),
            Self::Twice(name) => ("The key ", name.as_str(), " has two lines."),
            Self::Line(line) => {
                let mut text = String::from("Line ");
                text.push_str(&line.to_string());
                text.push_str(" does not read `Key = words`.");
                return text;
            }
        };
        [before, name, after].concat()
    }
}

/// First word of a packed locale file.
const STAMP: &str = "AI1 ";

impl Locale {
    /// Reads the packed form: `AI1 <count>`, then one template a line in the order of the keys.
    ///
    /// # Errors
    /// When the first line is another or the number of lines differs from the number of keys.
    pub fn parse_packed(text: &str) -> Result<Self, LocaleError> {
        let mut lines = text.lines();
        let count: usize = lines.next().and_then(|line| line.strip_prefix(STAMP)?.parse().ok()).ok_or(LocaleError::Stamp)?;
        let templates: Vec<String> = lines.map(String::from).collect();
        if count != Key::ALL.len() || templates.len() != count {
            return Err(LocaleError::Count);
        }
        Self::new(templates)
    }

    /// Reads a locale file: one line `Key = words` for every key, in any order; lines that start with # are comments.
    ///
    /// # Errors
    /// The first line that is malformed, unknown or double, or the first key without a line.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn parse_source(src: &str) -> Result<Self, LocaleError> {
        let mut found: Vec<Option<String>> = vec![None; Key::ALL.len()];
        for (at, line) in src.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (name, words) = line.split_once('=').ok_or(LocaleError::Line(at + 1))?;
            let (name, words) = (name.trim(), words.trim_matches(' '));
            if words.is_empty() {
                return Err(LocaleError::Line(at + 1));
            }
            let Some(place) = Key::ALL.iter().position(|key| key.name() == name).and_then(|place| found.get_mut(place)) else {
                return Err(LocaleError::Unknown(name.into()));
            };
            if place.replace(words.into()).is_some() {
                return Err(LocaleError::Twice(name.into()));
            }
        }
        let mut templates = Vec::with_capacity(found.len());
        for (key, words) in Key::ALL.iter().zip(found) {
            templates.push(words.ok_or_else(|| LocaleError::Missing(key.name().into()))?);
        }
        Self::new(templates)
    }

    /// English, from the file in this crate.
    ///
    /// # Errors
    /// When the file is malformed; a test holds that it is not.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn english() -> Result<Self, LocaleError> {
        Self::bundled(Lang::En)
    }

    /// A language from its file in this crate.
    ///
    /// # Errors
    /// When the file is malformed.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn bundled(lang: Lang) -> Result<Self, LocaleError> {
        Self::parse_source(match lang {
            Lang::En => include_str!("locales/en.txt"),
            Lang::Ko => include_str!("locales/ko.txt"),
            Lang::Vi => include_str!("locales/vi.txt"),
        })
    }

    fn new(templates: Vec<String>) -> Result<Self, LocaleError> {
        let line = |key: Key| templates.get(key as usize).map_or("", String::as_str);
        let numbers = Numbers::parse(line(Key::NumberMarks), line(Key::LargeUnits), line(Key::LargeUnitsShort));
        let months: Vec<String> = line(Key::MonthNames).split(',').map(|name| name.trim().into()).collect();
        match numbers {
            Some(numbers) if months.len() == 12 => Ok(Self { templates, numbers, months }),
            _ => Err(LocaleError::Numbers),
        }
    }

    /// The template of a key.
    #[must_use]
    pub fn template(&self, key: Key) -> &str {
        self.templates.get(key as usize).map_or("", String::as_str)
    }

    /// How it writes numbers.
    #[must_use]
    pub const fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// The name of a month, 1 to 12.
    #[must_use]
    pub fn month(&self, month: usize) -> Option<&str> {
        self.months.get(month.checked_sub(1)?).map(String::as_str)
    }
}

/// Turns a locale file into the packed form that the browser reads.
///
/// # Errors
/// As [`Locale::parse_source`].
#[cfg(not(target_arch = "wasm32"))]
pub fn pack_locale(src: &str) -> Result<String, LocaleError> {
    let locale = Locale::parse_source(src)?;
    let mut out = String::from(STAMP);
    out.push_str(&locale.templates.len().to_string());
    for template in &locale.templates {
        out.push('\n');
        out.push_str(template);
    }
    out.push('\n');
    Ok(out)
}
