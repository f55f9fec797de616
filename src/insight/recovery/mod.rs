//! Recovery of cinema markets: a year against a baseline, within one tracker.
//!
//! `index = 100 x level of the year / level of the baseline`, both from the same market, measure and
//! tracker. Figures of two trackers are never divided by each other. A percentage that a source printed
//! is shown as it is and is not computed again.

mod availability;
#[cfg(test)]
mod tests;

pub use availability::{Availability, LeftOut, Missing, availability};

use crate::data::{Confidence, MarketId, MarketYear, Qualifier, Status, Year};

/// What is 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// One year.
    Year(Year),
    /// The mean of 2017, 2018 and 2019: printed by the tracker, or all three years of one tracker.
    Mean2017To2019,
}

impl Base {
    /// The last year of the baseline.
    #[must_use]
    pub const fn last_year(self) -> i32 {
        match self {
            Self::Year(year) => year.get(),
            Self::Mean2017To2019 => 2019,
        }
    }
}

/// What an index series is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesKind {
    /// Yearly levels of one tracker over its own base.
    Levels,
    /// Percentages as printed, each by its own publisher: points, never a line.
    Printed,
    /// The revenue of one cinema chain, in place of a market that has no series.
    Proxy,
}

/// The level that is 100.
#[derive(Clone, Debug, PartialEq)]
pub struct BaseLevel<'a> {
    /// In the unit of the rows.
    pub level: f64,
    /// How exactly it is known.
    pub qualifier: Qualifier,
    /// What kind of figure it is.
    pub status: Status,
    /// How far it can be trusted.
    pub confidence: Confidence,
    /// True when the tracker itself printed the mean.
    pub printed: bool,
    /// The rows it rests on.
    pub rows: Vec<&'a MarketYear>,
}

/// One year of an index series.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexPoint<'a> {
    /// The year.
    pub year: Year,
    /// The baseline is 100.
    pub index: f64,
    /// How exactly it is known, see [`quotient_qualifier`].
    pub qualifier: Qualifier,
    /// The less firm of year and base; at least `computed`, unless the index itself was printed.
    pub status: Status,
    /// The less firm of year and base as published.
    pub figures_status: Status,
    /// The weaker of year and base.
    pub confidence: Confidence,
    /// The row of the year: a level, or the printed index.
    pub row: &'a MarketYear,
}

/// The index of one market by one tracker.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexSeries<'a> {
    /// The market.
    pub market: MarketId,
    /// What it is made of.
    pub kind: SeriesKind,
    /// What is 100; `None` where the index itself was printed.
    pub base: Option<BaseLevel<'a>>,
    /// Ascending by year, one a year; years without a figure are left out.
    pub points: Vec<IndexPoint<'a>>,
}

impl IndexSeries<'_> {
    /// The tracker's identifier: that of the last point.
    #[must_use]
    pub fn tracker(&self) -> &str {
        self.points.last().map_or("", |point| point.row.prov.tracker.as_str())
    }

    /// Whether its base is weak, which makes every point weak.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.base.as_ref().is_some_and(|base| base.confidence == Confidence::Low)
    }
}

impl IndexPoint<'_> {
    /// Whether the year or its base rests on a weak source.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.confidence == Confidence::Low
    }

    /// Whether the market is back at the baseline: `index >= 100`, and not merely "at most" that.
    #[must_use]
    pub fn is_back(&self) -> bool {
        self.index >= 100.0 && self.qualifier != Qualifier::AtMost
    }

    /// Index points missing to the baseline: `100 - index`; negative when above it.
    #[must_use]
    pub fn gap_to_100(&self) -> f64 {
        100.0 - self.index
    }
}

/// How exactly `value / base` is known from how exactly each is known.
///
/// An exact part leaves the other's word; a base that is "at least" makes the quotient "at most" and
/// the other way round; two bounds that point the same way keep it; everything else is "about".
#[must_use]
pub fn quotient_qualifier(value: Qualifier, base: Qualifier) -> Qualifier {
    let turned = match base {
        Qualifier::AtLeast => Qualifier::AtMost,
        Qualifier::AtMost => Qualifier::AtLeast,
        other => other,
    };
    match (value, turned) {
        (Qualifier::Exact, other) | (other, Qualifier::Exact) => other,
        (one, other) if one == other => one,
        _ => Qualifier::About,
    }
}

/// The last earlier year with a value as low as the latest one: the year before when the latest is a rise.
///
/// Compares the figures of one tracker; `None` when no earlier year was as low.
#[must_use]
pub fn years_back(points: &[IndexPoint]) -> Option<Year> {
    let (latest, earlier) = points.split_last()?;
    earlier.iter().rev().find(|point| point.index <= latest.index).map(|point| point.year)
}

/// Compound growth per year between two points, percent: `100 x ((to / from)^(1 / years) - 1)`.
///
/// `None` when `to` is not later, or a value is not positive.
#[must_use]
pub fn growth_per_year_pct(from: &IndexPoint, to: &IndexPoint) -> Option<f64> {
    let years = to.year.get() - from.year.get();
    let fits = years > 0 && from.index > 0.0 && to.index > 0.0;
    fits.then(|| 100.0 * (root(to.index / from.index, years) - 1.0))
}

/// The `n`th root of a positive number, by halving: `powf` would bring its tables into the browser.
fn root(value: f64, n: i32) -> f64 {
    let (mut low, mut high) = (value.min(1.0), value.max(1.0));
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if middle.powi(n) < value { low = middle } else { high = middle }
    }
    high
}
