//! Conversion of money at the rate of its own period, or a refusal.
//!
//! `amount x (target per USD) / (own per USD)`: every rate of the tables is against the dollar, so a
//! cross goes through it and names both rates. Sources: the rows of `fx_rates`.

use crate::data::{Confidence, Currency, FxRate, Money, Qualifier, RateKind, SourceId};

use super::When;

/// A rate that a conversion used.
#[derive(Clone, Debug, PartialEq)]
pub struct UsedRate {
    /// The currency of which so many units make one US dollar.
    pub currency: Currency,
    /// Units of `currency` for one US dollar.
    pub per_usd: f64,
    /// What kind of rate it is.
    pub kind: RateKind,
    /// The period it is of: ISO date, year-month or year.
    pub period: String,
    /// How exactly it was printed.
    pub qualifier: Qualifier,
    /// How far its source can be trusted.
    pub confidence: Confidence,
    /// The row of `sources`.
    pub source: SourceId,
}

/// An amount after conversion, with what it was converted at.
#[derive(Clone, Debug, PartialEq)]
pub struct Converted {
    /// The amount in the currency that was asked for.
    pub money: Money,
    /// The rates: none for the same currency, one to or from the dollar, two for a cross.
    pub rates: Vec<UsedRate>,
}

/// Why an amount was not converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRate {
    /// The amount has no date, so no rate is of its period.
    NoDate,
    /// No rate between this currency and the dollar is of this period.
    NonePublished {
        /// The currency without a rate.
        currency: Currency,
        /// The period that was asked for.
        period: String,
    },
}

/// The rate of a currency against the dollar in the period of a date.
///
/// In this order, and nothing is carried to a month or year that it is not of:
/// 1. the average of the month of the date;
/// 2. a quote of a day in that month: the firmer source first, then the nearest day;
/// 3. the average of the year;
/// 4. a rate implied by two printed totals of the year (labelled [`RateKind::Implied`]).
///
/// A date that is only a year takes 3 or 4. Rows that are not chosen are not used.
///
/// # Errors
/// [`NoRate`] when the date is unknown or no such rate is in the table.
pub fn rate_of(rates: &[FxRate], currency: Currency, date: &str) -> Result<UsedRate, NoRate> {
    let when = When::parse(date).ok_or(NoRate::NoDate)?;
    let mut best: Option<((u8, u8, i32), &FxRate)> = None;
    for row in rates.iter().filter(|r| r.base == Currency::USD && r.quote == currency && r.prov.chosen && r.rate > 0.0) {
        let Some(rank) = rank(row, when) else { continue };
        if best.is_none_or(|(so_far, _)| rank < so_far) {
            best = Some((rank, row));
        }
    }
    let (_, row) = best.ok_or_else(|| NoRate::NonePublished { currency, period: date.into() })?;
    Ok(UsedRate {
        currency,
        per_usd: row.rate,
        kind: row.kind,
        period: row.period.clone(),
        qualifier: row.prov.qualifier,
        confidence: row.prov.confidence,
        source: row.prov.source.clone(),
    })
}

/// How well a rate serves a date, smaller is better; `None` when it is of another period.
fn rank(row: &FxRate, when: When) -> Option<(u8, u8, i32)> {
    let of = When::parse(&row.period)?;
    if of.year != when.year {
        return None;
    }
    let weak = match row.prov.confidence {
        Confidence::High => 0,
        Confidence::Medium => 1,
        Confidence::Low => 2,
    };
    match (of.month, of.day) {
        (None, _) => Some((if row.kind == RateKind::YearAverage { 2 } else { 3 }, weak, 0)),
        (month, _) if month != when.month => None,
        (_, None) => Some((0, weak, 0)),
        (_, Some(_)) => Some((1, weak, of.days_since(when).unwrap_or(0).abs())),
    }
}

/// Brings an amount of a date into another currency.
///
/// An amount that is in the currency already passes as it is, without a rate.
///
/// # Errors
/// [`NoRate`] when a rate that is needed does not exist; the amount is then not to be shown in `to`.
pub fn convert(rates: &[FxRate], money: Money, to: Currency, date: &str) -> Result<Converted, NoRate> {
    let mut used = Vec::new();
    let mut amount = money.amount;
    if money.currency != to {
        if money.currency != Currency::USD {
            let rate = rate_of(rates, money.currency, date)?;
            amount /= rate.per_usd;
            used.push(rate);
        }
        if to != Currency::USD {
            let rate = rate_of(rates, to, date)?;
            amount *= rate.per_usd;
            used.push(rate);
        }
    }
    Ok(Converted { money: Money { amount, currency: to }, rates: used })
}
