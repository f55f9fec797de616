//! A cell of the table as a value: what a spreadsheet or a program can compute with.

use crate::data::{Currency, Qualifier};
use crate::figure::Arg;

/// A typed cell. Numbers are rounded as they are shown; counts and money are in whole units.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    /// The word for its type in JSON.
    pub(super) kind: &'static str,
    /// The number, if it is one.
    pub(super) value: Option<f64>,
    /// Low and high of a range of numbers.
    pub(super) ends: Option<(f64, f64)>,
    /// The currency of money.
    pub(super) currency: Option<Currency>,
    /// How exactly a number was printed, where the cell says it.
    pub(super) qualifier: Option<Qualifier>,
    /// The identifier of a market, film or source; the word for a status or verdict; an ISO date.
    pub(super) id: Option<String>,
}

impl Cell {
    /// The value of an argument.
    pub(super) fn of(arg: &Arg) -> Self {
        match arg {
            Arg::Blank | Arg::Select(_) => Self::plain("blank"),
            Arg::Text(_) | Arg::List(_) | Arg::Msg(_) => Self::plain("text"),
            Arg::Year(year) => Self::number("year", f64::from(*year), 0),
            Arg::Int(number) => Self::number("count", *number as f64, 0),
            Arg::Num(number, decimals) => Self::number("number", *number, *decimals),
            Arg::Percent(number, decimals) => Self::number("percent", *number, *decimals),
            Arg::Points(number, decimals) => Self::number("points", *number, *decimals),
            Arg::Times(number, decimals) => Self::number("times", *number, *decimals),
            Arg::Index(number) => Self::number("index", *number, 1),
            Arg::Large(number) | Arg::Full(number) => Self::number("count", *number, 0),
            Arg::Money(amount, currency) => Self { currency: Some(*currency), ..Self::number("money", *amount, 2) },
            Arg::Date(date) => Self::named("date", date),
            Arg::Market(id) => Self::named("market", id.as_str()),
            Arg::Film(id) => Self::named("film", id.as_str()),
            Arg::Source(id) => Self::named("source", id.as_str()),
            Arg::Status(status) => Self::named("status", status.as_str()),
            Arg::Verdict(verdict) => Self::named("verdict", verdict.as_str()),
            Arg::Qualified(qualifier, inner) => Self { qualifier: Some(*qualifier), ..Self::of(inner) },
            Arg::Range(low, high) => {
                let (low, high) = (Self::of(low), Self::of(high));
                Self { value: None, ends: low.value.zip(high.value), id: None, ..low }
            }
        }
    }

    const fn plain(kind: &'static str) -> Self {
        Self { kind, value: None, ends: None, currency: None, qualifier: None, id: None }
    }

    fn number(kind: &'static str, value: f64, decimals: u8) -> Self {
        let unit = 10_f64.powi(i32::from(decimals));
        let rounded = (value * unit).round() / unit;
        // No minus before a zero.
        Self { value: rounded.is_finite().then_some(rounded + 0.0), ..Self::plain(kind) }
    }

    fn named(kind: &'static str, id: &str) -> Self {
        Self { id: Some(id.to_owned()), ..Self::plain(kind) }
    }
}
