//! Which index series exist, and why the others do not.

use crate::data::{Basis, Confidence, Dataset, MarketId, MarketMeasure, MarketYear, Qualifier, Status, TrackerId};

use super::{Base, BaseLevel, IndexPoint, IndexSeries, SeriesKind, quotient_qualifier};

/// What one market has for a measure and baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Availability<'a> {
    /// The market.
    pub market: MarketId,
    /// Its series, proxies last.
    pub series: Vec<IndexSeries<'a>>,
    /// Why it has no series of the market; a proxy may still be there.
    pub missing: Option<Missing>,
    /// Trackers whose figures are in the data and cannot be indexed.
    pub left_out: Vec<LeftOut<'a>>,
}

/// Figures of one tracker that cannot be indexed.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut<'a> {
    /// The tracker.
    pub tracker: &'a TrackerId,
    /// True when it has the baseline but no later year; false when it lacks the baseline.
    pub has_base: bool,
}

/// Why a market has no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No figure at all.
    NoFigure,
    /// No figure for the base year.
    NoBase,
    /// No tracker has all of 2017, 2018 and 2019, and none printed their mean.
    IncompleteMean,
    /// The figure for the baseline is another tracker's than the later ones.
    BaseOfAnotherTracker,
    /// Nothing after the baseline.
    NothingAfterBase,
    /// A percentage was printed, on another baseline.
    PrintedOnAnotherBase,
}

impl Missing {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::NoFigure,
        Self::NoBase,
        Self::IncompleteMean,
        Self::BaseOfAnotherTracker,
        Self::NothingAfterBase,
        Self::PrintedOnAnotherBase,
    ];

    /// A name for the choice of words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoFigure => "no_figure",
            Self::NoBase => "no_base",
            Self::IncompleteMean => "incomplete_mean",
            Self::BaseOfAnotherTracker => "other_tracker",
            Self::NothingAfterBase => "nothing_after",
            Self::PrintedOnAnotherBase => "printed_base",
        }
    }
}

/// What every market of the data has for a measure and baseline, in the order of `markets`.
///
/// `measure` is admissions, gross in local money (with printed indices and the chain's revenue as a
/// proxy) or gross in US dollars as published. A series needs its tracker's own baseline and at least
/// one later year; only chosen rows count.
#[must_use]
pub fn availability(data: &Dataset, measure: MarketMeasure, base: Base) -> Vec<Availability<'_>> {
    data.markets.iter().map(|market| of_market(data, market.id, measure, base)).collect()
}

fn of_market(data: &Dataset, market: MarketId, measure: MarketMeasure, base: Base) -> Availability<'_> {
    let rows = chosen(data, market, measure);
    let means = mean_measure(measure).map_or_else(Vec::new, |mean| chosen(data, market, mean));
    let mut found = Availability { market, series: vec![], missing: None, left_out: vec![] };
    for tracker in trackers(&rows) {
        let own = only(&rows, tracker);
        let level = base_level(&own, &only(&means, tracker), base);
        let has_base = level.is_some();
        match level.and_then(|level| levels(market, SeriesKind::Levels, &own, level, base)) {
            Some(series) => found.series.push(series),
            None => found.left_out.push(LeftOut { tracker, has_base }),
        }
    }
    let mut printed_elsewhere = false;
    if measure == MarketMeasure::GrossLocal {
        let indices = chosen(data, market, MarketMeasure::GrossIndex);
        if base.last_year() == 2019 && matches!(base, Base::Year(_)) {
            found.series.extend(printed(market, &indices));
        } else {
            printed_elsewhere = !indices.is_empty();
        }
    }
    if found.series.is_empty() {
        found.missing = Some(reason(&rows, &found.left_out, base, printed_elsewhere));
    }
    if measure == MarketMeasure::GrossLocal {
        let revenue = chosen(data, market, MarketMeasure::CgvVietnamRevenue);
        for tracker in trackers(&revenue) {
            let own = only(&revenue, tracker);
            let level = base_level(&own, &[], base);
            found.series.extend(level.and_then(|level| levels(market, SeriesKind::Proxy, &own, level, base)));
        }
    }
    found
}

fn reason(rows: &[&MarketYear], left_out: &[LeftOut], base: Base, printed_elsewhere: bool) -> Missing {
    let has_base = left_out.iter().any(|l| l.has_base);
    let later = rows.iter().any(|row| row.year.get() > base.last_year());
    match base {
        _ if printed_elsewhere => Missing::PrintedOnAnotherBase,
        _ if rows.is_empty() => Missing::NoFigure,
        _ if has_base && later => Missing::BaseOfAnotherTracker,
        _ if has_base => Missing::NothingAfterBase,
        Base::Mean2017To2019 => Missing::IncompleteMean,
        Base::Year(_) => Missing::NoBase,
    }
}

/// The printed mean that belongs to a measure.
const fn mean_measure(measure: MarketMeasure) -> Option<MarketMeasure> {
    match measure {
        MarketMeasure::Admissions => Some(MarketMeasure::AdmissionsMean),
        MarketMeasure::GrossLocal => Some(MarketMeasure::GrossLocalMean),
        _ => None,
    }
}

/// The chosen rows with a positive value, ascending by year.
fn chosen(data: &Dataset, market: MarketId, measure: MarketMeasure) -> Vec<&MarketYear> {
    let fits = |row: &&MarketYear| row.market == market && row.measure == measure && row.prov.chosen && row.value > 0.0;
    let mut rows: Vec<&MarketYear> = data.market_years.iter().filter(fits).collect();
    crate::order::by_key(&mut rows, |row| row.year);
    rows
}

fn trackers<'a>(rows: &[&'a MarketYear]) -> Vec<&'a TrackerId> {
    let mut all: Vec<&TrackerId> = vec![];
    for row in rows {
        if !all.contains(&&row.prov.tracker) {
            all.push(&row.prov.tracker);
        }
    }
    all
}

/// The rows of one tracker and, for money, of its first row's currency; one a year.
fn only<'a>(rows: &[&'a MarketYear], tracker: &TrackerId) -> Vec<&'a MarketYear> {
    let mut own: Vec<&MarketYear> = vec![];
    for row in rows.iter().filter(|row| row.prov.tracker == *tracker) {
        if own.iter().all(|other| other.year != row.year && other.currency == row.currency) {
            own.push(row);
        }
    }
    own
}

/// What is 100: the base year's row, the printed mean, or the mean of the three years.
fn base_level<'a>(own: &[&'a MarketYear], means: &[&'a MarketYear], base: Base) -> Option<BaseLevel<'a>> {
    let (rows, printed): (Vec<&MarketYear>, bool) = match (base, means.last()) {
        (Base::Year(year), _) => (own.iter().filter(|row| row.year == year).copied().collect(), false),
        (Base::Mean2017To2019, Some(mean)) => (vec![mean], true),
        (Base::Mean2017To2019, None) => {
            let rows: Vec<&MarketYear> = own.iter().filter(|row| (2017..=2019).contains(&row.year.get())).copied().collect();
            if rows.len() != 3 {
                return None;
            }
            (rows, false)
        }
    };
    let first = rows.first()?;
    let mut level = BaseLevel {
        level: rows.iter().map(|row| row.value).sum::<f64>() / rows.len() as f64,
        qualifier: first.prov.qualifier,
        status: Status::Reported,
        confidence: Confidence::High,
        printed,
        rows: vec![],
    };
    for row in &rows {
        level.status = level.status.max(row.prov.status);
        level.confidence = level.confidence.max(row.prov.confidence);
        level.qualifier = mean_qualifier(level.qualifier, row.prov.qualifier);
    }
    level.rows = rows;
    Some(level)
}

/// How exactly a sum is known: an exact part leaves the other's word, unlike bounds are "about".
fn mean_qualifier(one: Qualifier, other: Qualifier) -> Qualifier {
    match (one, other) {
        (Qualifier::Exact, word) | (word, Qualifier::Exact) => word,
        (one, other) if one == other => one,
        _ => Qualifier::About,
    }
}

/// The series of a tracker over its base; `None` without a year after the baseline.
fn levels<'a>(market: MarketId, kind: SeriesKind, own: &[&'a MarketYear], base: BaseLevel<'a>, asked: Base) -> Option<IndexSeries<'a>> {
    let point = |row: &&'a MarketYear| {
        let by_definition = matches!(asked, Base::Year(year) if year == row.year);
        IndexPoint {
            year: row.year,
            index: if by_definition { 100.0 } else { 100.0 * row.value / base.level },
            qualifier: if by_definition { Qualifier::Exact } else { quotient_qualifier(row.prov.qualifier, base.qualifier) },
            status: row.prov.status.max(base.status).max(Status::Computed),
            figures_status: row.prov.status.max(base.status),
            confidence: row.prov.confidence.max(base.confidence),
            row,
        }
    };
    let points: Vec<IndexPoint> = own.iter().map(point).collect();
    let later = points.last().is_some_and(|point| point.year.get() > asked.last_year());
    later.then_some(IndexSeries { market, kind, base: Some(base), points })
}

/// The printed percentages of a market, exactly as they stand.
fn printed<'a>(market: MarketId, indices: &[&'a MarketYear]) -> Option<IndexSeries<'a>> {
    let mut points: Vec<IndexPoint> = vec![];
    for row in indices.iter().filter(|row| row.basis == Some(Basis::Index2019)) {
        if points.iter().all(|other| other.year != row.year) {
            points.push(IndexPoint {
                year: row.year,
                index: row.value,
                qualifier: row.prov.qualifier,
                status: row.prov.status,
                figures_status: row.prov.status,
                confidence: row.prov.confidence,
                row,
            });
        }
    }
    (!points.is_empty()).then_some(IndexSeries { market, kind: SeriesKind::Printed, base: None, points })
}
