//! The checked types that tables are made of: parsed at the door, no loose strings inside.

use std::fmt;
use std::rc::Rc;

use super::words::{Confidence, Qualifier, Status};

use serde::Serialize;

/// A short identifier made of `[A-Za-z0-9_-]`, 1 to 64 characters: a film, source, tracker or survey.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Slug(Rc<str>);

/// The identifier of a row of `films`.
pub type FilmId = Slug;
/// The identifier of a row of `sources`.
pub type SourceId = Slug;
/// Whose series a figure belongs to; an index never crosses trackers.
pub type TrackerId = Slug;
/// The survey that groups the age bands of one panel.
pub type SurveyId = Slug;
/// The identifier of a row of `claims`.
pub type ClaimId = Slug;

impl Slug {
    /// Parses an identifier; `None` when it is empty, too long or holds another character.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = !text.is_empty() && text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        fits.then(|| Self(Rc::from(text)))
    }

    /// An identifier from a data file, which held a parsed one when it was written.
    pub(super) fn unchecked(text: &str) -> Self {
        Self(Rc::from(text))
    }

    /// The text of the identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A market: an ISO 3166 alpha-3 code, or one of the agreed codes NAM, UKI, EUROPE, WLD.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct MarketId([u8; 6]);

impl MarketId {
    /// Viet Nam.
    pub const VNM: Self = Self(*b"VNM\0\0\0");
    /// South Korea.
    pub const KOR: Self = Self(*b"KOR\0\0\0");
    /// The world.
    pub const WLD: Self = Self(*b"WLD\0\0\0");

    /// Parses three to six capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if !(3..=6).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        let mut code = [0; 6];
        for (to, from) in code.iter_mut().zip(bytes) {
            *to = *from;
        }
        Some(Self(code))
    }

    /// A code from a data file, which held a parsed one when it was written.
    pub(super) const fn unchecked(code: [u8; 6]) -> Self {
        Self(code)
    }

    /// The code, three to six letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let len = self.0.iter().position(|b| *b == 0).unwrap_or(6);
        self.0.get(..len).and_then(|code| core::str::from_utf8(code).ok()).unwrap_or("")
    }
}

impl fmt::Debug for MarketId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for MarketId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A calendar year from 1900 to 2150.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Year(i16);

impl Year {
    /// A year, `None` outside 1900 to 2150.
    #[must_use]
    pub const fn new(year: i32) -> Option<Self> {
        if year >= 1900 && year <= 2150 { Some(Self(year as i16)) } else { None }
    }

    /// The nearest year within 1900 to 2150.
    #[must_use]
    pub const fn clamped(year: i32) -> Self {
        match Self::new(year) {
            Some(year) => year,
            None if year < 1900 => Self(1900),
            None => Self(2150),
        }
    }

    /// Parses four digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        text.parse().ok().and_then(Self::new)
    }

    /// The year as a number.
    #[must_use]
    pub const fn get(self) -> i32 {
        self.0 as i32
    }
}

/// An ISO 4217 currency code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The Vietnamese dong.
    pub const VND: Self = Self(*b"VND");
    /// The South Korean won.
    pub const KRW: Self = Self(*b"KRW");
    /// The United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// Parses three capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code: [u8; 3] = text.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Self(code))
    }

    /// A code from a data file, which held a parsed one when it was written.
    pub(super) const fn unchecked(code: [u8; 3]) -> Self {
        Self(code)
    }

    /// The code, three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An amount of money in whole units of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Money {
    /// Units of the currency (not thousands or millions).
    #[serde(serialize_with = "super::decimal::serialize")]
    pub amount: f64,
    /// The currency.
    pub currency: Currency,
}

/// Where a figure is from and how far it goes; every fact row has one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Provenance {
    /// How exactly it was printed.
    pub qualifier: Qualifier,
    /// What kind of figure it is.
    pub status: Status,
    /// How far the source can be trusted.
    pub confidence: Confidence,
    /// Whose series it is.
    pub tracker: TrackerId,
    /// The row of `sources`.
    pub source: SourceId,
    /// ISO date, year-month or year; empty when unknown.
    pub as_of: String,
    /// The arithmetic, when computed by this project; otherwise empty.
    pub computed_from: String,
    /// False for a row that lost against a conflicting one.
    pub chosen: bool,
    /// A caveat in a short sentence; may be empty.
    pub note: String,
}
