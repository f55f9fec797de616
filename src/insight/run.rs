//! The run of a film in one territory: cumulative totals by day since release, and how it ended.

use crate::data::{Confidence, Currency, Dataset, Film, FilmId, FilmResult, FxRate, MarketId, Milestone, Money, Qualifier, ResultMeasure};

use super::money::{NoRate, UsedRate, convert};
use super::when::When;

/// How many dated points make a curve; fewer are shown as single points.
pub const CURVE_POINTS: usize = 3;

/// Values closer than this part of the higher one differ by rounding, not by source.
const ROUNDING: f64 = 0.005;

/// What a run counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Tickets sold.
    Tickets,
    /// Box office in a currency, converted at the rate of each figure's own date.
    Gross(Currency),
}

impl Unit {
    /// The measure of the rows that it takes.
    #[must_use]
    pub const fn measure(self) -> ResultMeasure {
        match self {
            Self::Tickets => ResultMeasure::Admissions,
            Self::Gross(_) => ResultMeasure::Gross,
        }
    }
}

/// One total of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Total<'a> {
    /// First and last day on which it may have been reached: 0 previews, 1 release day; `None` when unknown.
    pub days: Option<(u16, u16)>,
    /// Tickets, or money in the unit that was asked for.
    pub value: f64,
    /// Low and high where rows of the same moment and currency differ.
    pub range: Option<(f64, f64)>,
    /// The rates it was converted at; empty when it was not.
    pub rates: Vec<UsedRate>,
    /// The row that was chosen.
    pub row: &'a FilmResult,
}

impl Total<'_> {
    /// How exactly the amount is known: "about" where a rate is only about.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        let own = self.row.prov.qualifier;
        let about = self.rates.iter().any(|rate| rate.qualifier != Qualifier::Exact);
        if about && own == Qualifier::Exact { Qualifier::About } else { own }
    }

    /// How far the amount can be trusted: no further than the row and each rate.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.rates.iter().map(|rate| rate.confidence).fold(self.row.prov.confidence, Confidence::max)
    }
}

/// The run of one film in one territory.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'a> {
    /// Where.
    pub territory: MarketId,
    /// The dated totals in order of days.
    pub totals: Vec<Total<'a>>,
    /// How it ended.
    pub end: Option<Total<'a>>,
    /// Totals that say less than an earlier one ("over 1 million" in the week of "1.2 million by day 6").
    pub contained: Vec<Total<'a>>,
    /// Totals without a day, other than the end.
    pub undated: Vec<Total<'a>>,
    /// Rows that no rate brings into the currency.
    pub refused: Vec<(&'a FilmResult, NoRate)>,
}

impl Run<'_> {
    /// Whether the dated totals may be joined to a curve.
    #[must_use]
    pub fn is_curve(&self) -> bool {
        self.totals.len() >= CURVE_POINTS
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.totals.is_empty() && self.end.is_none()
    }
}

/// The run of a film in a territory, from the chosen rows of `film_results`.
///
/// A printed day is a point. A milestone without a day (a week, a weekend) is a span of days, or a
/// point where its date falls within that span. Totals only grow, so a span starts no earlier than the
/// last total before it. Previews are day 0. The end has a day when its date and the release are known
/// to the day: date - release + 1. Where a row was not chosen against another of the same moment and
/// currency, both give the range; printed conversions into another currency and weak rows do not.
#[must_use]
pub fn run<'a>(data: &'a Dataset, film: &'a Film, territory: MarketId, unit: Unit) -> Run<'a> {
    let mut run = Run { territory, totals: vec![], end: None, contained: vec![], undated: vec![], refused: vec![] };
    let rows: Vec<&FilmResult> =
        data.film_results.iter().filter(|r| r.film == film.id && r.territory == territory && r.measure == unit.measure()).collect();
    let release = release(film, territory);
    let mut seen: Vec<Moment> = Vec::new();
    for row in rows.iter().filter(|r| r.prov.chosen) {
        let moment = moment(row);
        if seen.contains(&moment) {
            continue;
        }
        let same: Vec<&FilmResult> = rows.iter().copied().filter(|r| self::moment(r) == moment).collect();
        seen.push(moment);
        match best(&data.fx_rates, &same, unit) {
            Ok(None) => {}
            Ok(Some(mut total)) => {
                total.days = days(total.row, release);
                match (total.row.milestone, total.days) {
                    (Milestone::Final, _) => run.end = Some(total),
                    (_, Some(_)) => run.totals.push(total),
                    (_, None) => run.undated.push(total),
                }
            }
            Err(refused) => run.refused.push(refused),
        }
    }
    in_order(&mut run);
    run
}

/// The territory in which the run of a film is best known: most dated totals, then an end, Viet Nam first.
#[must_use]
pub fn main_territory(data: &Dataset, film: &FilmId, measure: ResultMeasure) -> Option<MarketId> {
    let mut best: Option<(usize, MarketId)> = None;
    for territory in territories(data, film, measure) {
        let rows = data.film_results.iter().filter(|r| r.film == *film && r.territory == territory && r.measure == measure);
        let weight = |r: &FilmResult| if r.milestone == Milestone::Final { 1 } else { 2 * usize::from(r.day_to.is_some()) };
        let score = rows.filter(|r| r.prov.chosen).map(weight).sum::<usize>() * 2 + usize::from(territory == MarketId::VNM);
        if best.is_none_or(|(so_far, _)| score > so_far) {
            best = Some((score, territory));
        }
    }
    best.map(|(_, territory)| territory)
}

/// The territories with a chosen row of a film, in order of the table, Viet Nam first.
#[must_use]
pub fn territories(data: &Dataset, film: &FilmId, measure: ResultMeasure) -> Vec<MarketId> {
    let mut all: Vec<MarketId> = Vec::new();
    for row in data.film_results.iter().filter(|r| r.film == *film && r.measure == measure && r.prov.chosen) {
        if !all.contains(&row.territory) {
            all.push(row.territory);
        }
    }
    crate::order::by_key(&mut all, |t| *t != MarketId::VNM);
    all
}

/// The release date of a film in a territory, as far as known.
#[must_use]
pub fn release(film: &Film, territory: MarketId) -> Option<When> {
    match territory {
        MarketId::VNM => When::parse(&film.release_vn),
        MarketId::KOR => When::parse(&film.release_kr),
        _ => None,
    }
}

/// How a film ended in a territory: its end, or its greatest total so far with `false`.
#[must_use]
pub fn outcome<'a>(run: &Run<'a>) -> Option<(Total<'a>, bool)> {
    if let Some(end) = &run.end {
        return Some((end.clone(), true));
    }
    let mut last: Option<&Total<'a>> = None;
    for total in run.totals.iter().chain(&run.undated) {
        if last.is_none_or(|so_far| total.value > so_far.value) {
            last = Some(total);
        }
    }
    last.map(|total| (total.clone(), false))
}

/// What tells two moments of a run apart; all finals are one moment.
type Moment = (Milestone, Option<u16>, Option<u16>, String);

fn moment(row: &FilmResult) -> Moment {
    let dated = row.milestone == Milestone::Final || row.day_to.is_some();
    (row.milestone, row.day_from, row.day_to, if dated { String::new() } else { row.date.clone() })
}

/// The row of a moment to show: one in the currency itself, else in local money, else in dollars.
fn best<'a>(rates: &[FxRate], same: &[&'a FilmResult], unit: Unit) -> Result<Option<Total<'a>>, (&'a FilmResult, NoRate)> {
    let mut order: Vec<&'a FilmResult> = same.iter().copied().filter(|r| r.prov.chosen).collect();
    let Unit::Gross(to) = unit else {
        return Ok(order.first().map(|row| Total { days: None, value: row.value, range: range(same, row, 1.0), rates: vec![], row }));
    };
    crate::order::by_key(&mut order, |r| (r.currency != Some(to), r.currency == Some(Currency::USD)));
    let mut refused = None;
    for row in order {
        let Some(currency) = row.currency else { continue };
        match convert(rates, Money { amount: row.value, currency }, to, &row.date) {
            Ok(done) => {
                let factor = if row.value > 0.0 { done.money.amount / row.value } else { 1.0 };
                let total = Total { days: None, value: done.money.amount, range: range(same, row, factor), rates: done.rates, row };
                return Ok(Some(total));
            }
            Err(why) => refused = refused.or(Some((row, why))),
        }
    }
    refused.map_or(Ok(None), Err)
}

/// Low and high of the rows of one moment in the currency of the shown one, times `factor`; `None` when they agree but for rounding.
fn range(same: &[&FilmResult], shown: &FilmResult, factor: f64) -> Option<(f64, f64)> {
    let (mut low, mut high) = (shown.value, shown.value);
    for row in same.iter().filter(|r| r.currency == shown.currency && !r.prov.is_weak()) {
        low = low.min(row.value);
        high = high.max(row.value);
    }
    (high - low > high * ROUNDING).then_some((low * factor, high * factor))
}

/// The days on which the total of a row may have been reached.
fn days(row: &FilmResult, release: Option<When>) -> Option<(u16, u16)> {
    if row.milestone == Milestone::Previews {
        return Some((0, 0));
    }
    let since = || u16::try_from(When::parse(&row.date)?.days_since(release?)? + 1).ok();
    match (row.day_from, row.day_to) {
        (Some(from), Some(to)) if from < to => match since() {
            Some(day) if (from..=to).contains(&day) => Some((day, day)),
            _ => Some((from, to)),
        },
        (Some(day), _) | (_, Some(day)) => Some((day, day)),
        (None, None) if row.milestone == Milestone::Final => since().map(|day| (day, day)),
        (None, None) => None,
    }
}

/// Sorts the totals, sets those apart that an earlier one contains, and lets spans begin after the total before.
fn in_order(run: &mut Run) {
    crate::order::by_key(&mut run.totals, |t| t.days.map(|(from, to)| (to, from)));
    let mut kept: Vec<Total> = Vec::new();
    for mut total in std::mem::take(&mut run.totals) {
        let loose = total.days.is_some_and(|(from, to)| from < to) || total.row.prov.qualifier != Qualifier::Exact;
        if loose && kept.iter().any(|earlier| earlier.value >= total.value) {
            run.contained.push(total);
            continue;
        }
        if let (Some((from, to)), Some((_, before))) = (total.days, kept.last().and_then(|last| last.days)) {
            total.days = Some((from.max(before + u16::from(before < to)).min(to), to));
        }
        kept.push(total);
    }
    run.totals = kept;
    let last = run.totals.last().and_then(|t| t.days).map(|(_, to)| to);
    if let Some(end) = &mut run.end {
        // A final dated before a printed day says nothing of when the run ended.
        end.days = end.days.filter(|(day, _)| last.is_none_or(|last| *day >= last));
    }
}
