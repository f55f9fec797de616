//! Language-free messages: a key and typed arguments, turned into words by `text`.

use crate::data::{Currency, FilmId, MarketId, Qualifier, SourceId, Status, Verdict, Year};

use super::Key;

/// A message without language.
#[derive(Clone, Debug, PartialEq)]
pub struct Msg {
    /// Which sentence.
    pub key: Key,
    /// Its arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Msg {
    /// A message without arguments.
    #[must_use]
    pub const fn new(key: Key) -> Self {
        Self { key, args: Vec::new() }
    }

    /// The message with one more argument.
    #[must_use]
    pub fn with(self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.and(name, arg.into())
    }

    /// [`Self::with`] for every type of argument; like the methods below it stands once in the program.
    #[inline(never)]
    fn and(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// The message with a choice for a `select`.
    #[must_use]
    #[inline(never)]
    pub fn select(self, name: &'static str, word: &'static str) -> Self {
        self.and(name, Arg::Select(word))
    }

    /// The message with a film.
    #[must_use]
    #[inline(never)]
    pub fn film(self, name: &'static str, film: &FilmId) -> Self {
        self.and(name, Arg::Film(film.clone()))
    }

    /// The message with words from the data.
    #[must_use]
    #[inline(never)]
    pub fn text(self, name: &'static str, text: &str) -> Self {
        self.and(name, Arg::Text(text.into()))
    }

    /// The message with a large count.
    #[must_use]
    #[inline(never)]
    pub fn large(self, name: &'static str, value: f64) -> Self {
        self.and(name, Arg::Large(value))
    }

    /// The message with a whole number.
    #[must_use]
    #[inline(never)]
    pub fn int(self, name: &'static str, number: i64) -> Self {
        self.and(name, Arg::Int(number))
    }
}

/// A typed argument of a message or a cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Nothing to show: an empty cell.
    Blank,
    /// Words from the data, shown as they are.
    Text(String),
    /// A calendar year.
    Year(i32),
    /// A whole number; also chooses plural forms.
    Int(i64),
    /// A number with so many decimals.
    Num(f64, u8),
    /// A percentage (22.3 for 22.3 %) with so many decimals.
    Percent(f64, u8),
    /// A difference of percentages in percentage points with so many decimals.
    Points(f64, u8),
    /// A large count in words: "22.7 million".
    Large(f64),
    /// A large count in full: "106,088,895".
    Full(f64),
    /// Money, large amounts in words: "VND 171.8 billion".
    Money(f64, Currency),
    /// An index value with one decimal.
    Index(f64),
    /// "13.5 times".
    Times(f64, u8),
    /// An ISO date, year-month or year.
    Date(String),
    /// A market by its name.
    Market(MarketId),
    /// A film by its title.
    Film(FilmId),
    /// The publisher (and year) of a source.
    Source(SourceId),
    /// A word for a status.
    Status(Status),
    /// A word for a verdict.
    Verdict(Verdict),
    /// A value with the sign of its qualifier: "≥ 135".
    Qualified(Qualifier, Box<Arg>),
    /// Two ends: "2.1 to 2.2 million".
    Range(Box<Arg>, Box<Arg>),
    /// A list with the language's "and".
    List(Vec<Arg>),
    /// Another message.
    Msg(Box<Msg>),
    /// A choice for a `select` in the sentence; never shown.
    Select(&'static str),
}

impl From<Year> for Arg {
    fn from(year: Year) -> Self {
        Self::Year(year.get())
    }
}

impl From<MarketId> for Arg {
    fn from(market: MarketId) -> Self {
        Self::Market(market)
    }
}

impl From<Msg> for Arg {
    fn from(msg: Msg) -> Self {
        Self::Msg(Box::new(msg))
    }
}

impl From<Key> for Arg {
    fn from(key: Key) -> Self {
        Self::Msg(Box::new(Msg::new(key)))
    }
}
