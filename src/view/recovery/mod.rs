//! The recovery view: which cinema markets came back after the pandemic.

mod finding;
mod lines;
mod rank;
mod words;

use crate::data::{Dataset, MarketId, MarketKind, MarketMeasure, SourceId, Year};
use crate::figure::{Arg, Body, Figure, Key, Msg, Table, add_source};
use crate::insight::recovery::{Availability, Base, IndexPoint, IndexSeries, SeriesKind, availability};

use super::{Baseline, Chart, Measure, ViewState};

/// The figure of a state of this view.
#[must_use]
pub fn figure(data: &Dataset, state: &ViewState) -> Figure {
    let ask = Ask::new(data, state);
    match state.chart {
        Chart::RecoveryRank => rank::figure(&ask),
        _ => lines::figure(&ask),
    }
}

/// For how many markets each option of the controls has an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Each measure at the chosen baseline.
    pub measures: Vec<(Measure, usize)>,
    /// Each baseline at the chosen measure.
    pub bases: Vec<(Baseline, usize)>,
    /// The markets that the chosen measure and baseline lack.
    pub missing: Vec<MarketId>,
}

/// What the controls of this view say of a state: an option counts the markets that have it.
#[must_use]
pub fn choices(data: &Dataset, state: &ViewState) -> Choices {
    let measure = state.measure().unwrap_or(Measure::GrossLocal);
    let all = |measure, base| availability(data, market_measure(measure), insight_base(base));
    let count = |measure, base| all(measure, base).iter().filter(|found| found.missing.is_none()).count();
    let missing = all(measure, state.base).iter().filter(|found| found.missing.is_some()).map(|found| found.market).collect();
    Choices {
        measures: Measure::of(state.chart).iter().map(|m| (*m, count(*m, state.base))).collect(),
        bases: Baseline::ALL.iter().map(|b| (*b, count(measure, *b))).collect(),
        missing,
    }
}

/// The question of a state, with defaults filled in, and everything that could answer it.
struct Ask<'a> {
    data: &'a Dataset,
    chart: Chart,
    measure: Measure,
    base: Baseline,
    from: i32,
    to: i32,
    selected: Vec<MarketId>,
    found: Vec<Availability<'a>>,
}

/// The years shown unless the reader chooses.
const YEARS: (i32, i32) = (2015, 2025);

impl<'a> Ask<'a> {
    fn new(data: &'a Dataset, state: &ViewState) -> Self {
        let measure = state.measure().unwrap_or(Measure::GrossLocal);
        let found = availability(data, market_measure(measure), insight_base(state.base));
        let years = found.iter().flat_map(|f| &f.series).flat_map(|s| &s.points).map(|p| p.year.get());
        let (first, last) = years.fold(YEARS, |(first, last), year| (first.min(year), last.max(year)));
        let from = state.from.map_or(first, Year::get);
        let to = state.to.map_or(last, Year::get);
        let (from, to) = if from <= to { (from, to) } else { (to, from) };
        Self { data, chart: state.chart, measure, base: state.base, from, to, selected: state.markets(), found }
    }

    /// The points of a series within the years asked for.
    fn within<'s>(&self, series: &'s IndexSeries<'a>) -> Vec<&'s IndexPoint<'a>> {
        series.points.iter().filter(|point| (self.from..=self.to).contains(&point.year.get())).collect()
    }

    fn of(&self, market: MarketId) -> Option<&Availability<'a>> {
        self.found.iter().find(|found| found.market == market)
    }

    fn is_world(&self, market: MarketId) -> bool {
        self.data.market(market).is_some_and(|m| m.kind == MarketKind::World)
    }

    /// The series that speaks for a market, and its latest point shown: never a proxy.
    ///
    /// Of several the one that reaches furthest, then the one with more years.
    fn latest<'s>(&self, found: &'s Availability<'a>) -> Option<finding::Latest<'s, 'a>> {
        let mut best: Option<finding::Latest> = None;
        for series in found.series.iter().filter(|s| s.kind != SeriesKind::Proxy) {
            let Some(point) = self.within(series).last().copied() else { continue };
            let further = |(other, last): (&IndexSeries, &IndexPoint)| (point.year, series.points.len()) > (last.year, other.points.len());
            if best.is_none_or(further) {
                best = Some((series, point));
            }
        }
        best
    }

    fn measured(&self) -> Msg {
        Msg::new(Key::RecoveryMeasured).with("measure", self.measure_word()).with("base", self.base_word())
    }

    fn measure_word(&self) -> Arg {
        Arg::Select(self.measure.as_str())
    }

    fn base_word(&self) -> Arg {
        Arg::Select(self.base.as_str())
    }

    /// A figure with nothing drawn, and why.
    fn empty(&self, notices: Vec<Msg>) -> Figure {
        let nothing = Msg::new(Key::RecoveryNothing).with("measure", self.measure_word()).with("base", self.base_word());
        Figure {
            chart: self.chart,
            finding: nothing.clone(),
            measured: self.measured(),
            body: Body::Empty(nothing),
            notes: vec![],
            notices,
            sources: vec![],
            table: Table::new(self.measured()),
        }
    }
}

/// The markets the project is about.
fn is_protagonist(market: MarketId) -> bool {
    market == MarketId::VNM || market == MarketId::KOR
}

/// Names the sources of a point and of the base it is divided by, once each.
fn add_sources(sources: &mut Vec<SourceId>, series: &IndexSeries, point: &IndexPoint) {
    add_source(sources, &point.row.prov.source);
    for row in series.base.iter().flat_map(|base| &base.rows) {
        add_source(sources, &row.prov.source);
    }
}

const fn market_measure(measure: Measure) -> MarketMeasure {
    match measure {
        Measure::Admissions => MarketMeasure::Admissions,
        Measure::GrossUsd => MarketMeasure::GrossUsd,
        _ => MarketMeasure::GrossLocal,
    }
}

const fn insight_base(base: Baseline) -> Base {
    match base {
        Baseline::Y2019 => Base::Year(Year::clamped(2019)),
        Baseline::Mean => Base::Mean2017To2019,
    }
}
