//! Index lines: each selected market over the years, the baseline at 100 and the claimed band.

use crate::data::{MarketId, Status};
use crate::figure::{Arg, At, Axis, Band, Body, Colour, Figure, Key, Mark, Msg, Point, RefLine, Scale, Series, Stroke, Xy};
use crate::insight::recovery::{IndexPoint, IndexSeries, Missing, SeriesKind};

use super::finding::Latest;
use super::words::tracker;
use super::{Ask, add_sources, is_protagonist};

/// What is drawn of one series.
struct Drawn<'s, 'a> {
    series: &'s IndexSeries<'a>,
    points: Vec<&'s IndexPoint<'a>>,
    colour: Colour,
}

/// The figure of the chart.
pub(super) fn figure(ask: &Ask) -> Figure {
    let drawn = drawn(ask);
    let notices = notices(ask, &drawn);
    if drawn.is_empty() {
        return ask.empty(notices);
    }
    let mut sources = vec![];
    let mut table = ask.table();
    let mut highest: f64 = 110.0;
    for one in &drawn {
        for point in &one.points {
            add_sources(&mut sources, one.series, point);
            table.rows.push(ask.cells(one.series, point));
            highest = highest.max(point.index);
        }
    }
    let last = f64::from(if ask.to > ask.from { ask.to } else { ask.from + 1 });
    Figure {
        chart: ask.chart,
        finding: finding(ask, &drawn),
        measured: ask.measured(),
        body: Body::Xy(Xy {
            x: Axis { title: Key::ColYear.into(), scale: Scale::Year, domain: (f64::from(ask.from), last) },
            y: Axis { title: Msg::new(Key::RecoveryColIndex).with("base", ask.base_word()), scale: Scale::Number, domain: (0.0, highest) },
            series: drawn.iter().map(|one| series(ask, one)).collect(),
            lines: vec![RefLine { at: At::Y(100.0), label: Msg::new(Key::RecoveryBaseLine).with("base", ask.base_word()) }],
            bands: vec![Band { on_x: false, range: (70.0, 80.0), label: Key::RecoveryBand.into() }],
        }),
        notes: notes(ask, &drawn).into_iter().chain(left_out(ask)).collect(),
        notices,
        sources,
        table,
    }
}

/// The series of the selected markets with a point in the years shown; the protagonists last.
fn drawn<'s, 'a>(ask: &'s Ask<'a>) -> Vec<Drawn<'s, 'a>> {
    let mut all = vec![];
    let mut nth = 0;
    for market in &ask.selected {
        let colour = Colour::of_market(*market, nth);
        if !is_protagonist(*market) {
            nth += 1;
        }
        for series in ask.of(*market).iter().flat_map(|found| &found.series) {
            let points = ask.within(series);
            if !points.is_empty() {
                // A proxy stands beside its market, not for it.
                let colour = if series.kind == SeriesKind::Proxy { Colour::Context } else { colour };
                all.push(Drawn { series, points, colour });
            }
        }
    }
    crate::order::by_key(&mut all, |one| match (one.series.market, one.series.kind) {
        (MarketId::VNM, SeriesKind::Proxy) => 1,
        (MarketId::KOR, _) => 2,
        (MarketId::VNM, _) => 3,
        _ => 0,
    });
    all
}

fn series(ask: &Ask, one: &Drawn) -> Series {
    let mut key = String::from(one.series.market.as_str());
    key.push('_');
    key.push_str(one.series.tracker());
    let stroke = match one.series.kind {
        SeriesKind::Printed => Stroke::Points,
        SeriesKind::Proxy => Stroke::Dashed,
        SeriesKind::Levels if one.series.is_weak() => Stroke::Dashed,
        SeriesKind::Levels => Stroke::Solid,
    };
    let mut before: Option<i32> = None;
    let points = one.points.iter().map(|point| {
        let year = point.year.get();
        let gap_before = before.is_some_and(|last| year - last > 1);
        before = Some(year);
        let open = point.is_weak() || point.status > Status::Computed;
        Point {
            x: f64::from(year),
            x_to: None,
            y: point.index,
            range: None,
            gap_before,
            dashed_before: point.is_weak() || one.series.kind == SeriesKind::Proxy,
            mark: if open { Mark::Hollow } else { Mark::Dot },
            tip: ask.tip(one.series, point),
        }
    });
    Series { key, name: ask.name(one.series), colour: one.colour, stroke, points: points.collect() }
}

fn finding(ask: &Ask, drawn: &[Drawn]) -> Msg {
    let latest: Vec<Latest> = ask.selected.iter().filter_map(|market| ask.of(*market)).filter_map(|found| ask.latest(found)).collect();
    match (latest.is_empty(), drawn.last().and_then(|one| one.points.last().map(|point| (one.series, *point)))) {
        (true, Some(proxy)) => ask.finding(&[proxy], Arg::Select("proxy")),
        _ => ask.finding(&latest, ask.measure_word()),
    }
}

fn notes(ask: &Ask, drawn: &[Drawn]) -> Vec<Msg> {
    let mut notes = vec![];
    let any = |test: fn(&IndexPoint) -> bool| drawn.iter().flat_map(|one| &one.points).any(|point| test(point));
    for one in drawn {
        match one.series.kind {
            SeriesKind::Printed => notes.push(Msg::new(Key::RecoveryNotePrinted).with("market", one.series.market)),
            SeriesKind::Proxy => notes.push(Msg::new(Key::RecoveryNoteProxy).with("market", one.series.market)),
            SeriesKind::Levels => {}
        }
    }
    if any(|point| point.is_weak() || point.status > Status::Computed) {
        notes.push(Key::RecoveryNoteOpen.into());
    }
    if drawn.iter().any(|one| one.points.windows(2).any(|pair| matches!(pair, [a, b] if b.year.get() - a.year.get() > 1))) {
        notes.push(Key::RecoveryNoteGaps.into());
    }
    if drawn.iter().any(|one| one.series.base.as_ref().is_some_and(|base| base.printed)) {
        notes.push(Key::RecoveryNoteMean.into());
    }
    if ask.measure != super::Measure::Admissions {
        notes.push(Key::RecoveryNoteNominal.into());
    }
    notes
}

/// The selected markets that cannot be drawn, and why.
fn notices(ask: &Ask, drawn: &[Drawn]) -> Vec<Msg> {
    let mut notices = vec![];
    let why = |market: MarketId| ask.of(market).map_or(Some(Missing::NoFigure), |found| found.missing);
    for reason in Missing::ALL {
        let markets: Vec<Arg> = ask.selected.iter().filter(|m| why(**m) == Some(reason)).map(|m| Arg::Market(*m)).collect();
        if !markets.is_empty() {
            notices.push(ask.missing(markets, reason));
        }
    }
    for market in &ask.selected {
        if ask.of(*market).is_none_or(|found| found.missing.is_some()) {
            continue;
        }
        let shown = drawn.iter().any(|one| one.series.market == *market && one.series.kind != SeriesKind::Proxy);
        if !shown {
            notices.push(
                Msg::new(Key::RecoveryNoYear).with("market", *market).with("from", Arg::Year(ask.from)).with("to", Arg::Year(ask.to)),
            );
        }
    }
    notices
}

impl Ask<'_> {
    /// Why markets cannot be shown.
    pub(super) fn missing(&self, markets: Vec<Arg>, why: Missing) -> Msg {
        Msg::new(Key::RecoveryMissing)
            .with("markets", Arg::List(markets))
            .select("why", why.as_str())
            .with("measure", self.measure_word())
            .with("base", self.base_word())
    }
}

/// The trackers whose figures are left out of the series that are drawn, and why.
fn left_out(ask: &Ask) -> Vec<Msg> {
    let mut notes = vec![];
    for market in &ask.selected {
        let Some(found) = ask.of(*market).filter(|found| found.missing.is_none()) else { continue };
        for has_base in [false, true] {
            let of_reason = found.left_out.iter().filter(|left| left.has_base == has_base);
            let trackers: Vec<Arg> = of_reason.map(|left| tracker(left.tracker.as_str())).collect();
            if !trackers.is_empty() {
                notes.push(
                    Msg::new(Key::RecoveryLeftOut)
                        .with("market", *market)
                        .with("trackers", Arg::List(trackers))
                        .select("why", if has_base { "nothing_after" } else { "no_base" })
                        .with("base", ask.base_word()),
                );
            }
        }
    }
    notes
}
