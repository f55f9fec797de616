//! The latest year against the baseline, for every market that has it.

use crate::data::{MarketId, Qualifier, Status};
use crate::figure::{Arg, At, Axis, Band, Body, Colour, Figure, Key, Msg, RefLine, Row, RowGroup, RowMark, RowMarkKind, Rows, Scale};
use crate::insight::recovery::{IndexPoint, IndexSeries, Missing, SeriesKind};

use super::lines::is_protagonist;
use super::words::{index, tracker};
use super::{Ask, add_sources};

/// One market of the ranking.
struct Entry<'s, 'a> {
    series: &'s IndexSeries<'a>,
    point: &'s IndexPoint<'a>,
}

impl Entry<'_, '_> {
    const fn market(&self) -> MarketId {
        self.series.market
    }
}

/// The figure of the chart.
pub(super) fn figure(ask: &Ask) -> Figure {
    let mut entries: Vec<Entry> = vec![];
    for found in &ask.found {
        if let Some((series, point)) = ask.latest(found).filter(|(_, point)| point.year.get() > 2019) {
            entries.push(Entry { series, point });
        }
    }
    entries.sort_by(|one, other| other.point.index.total_cmp(&one.point.index));
    let notices = notices(ask, &entries);
    if entries.is_empty() {
        return ask.empty(notices);
    }
    let mut sources = vec![];
    let mut table = ask.table();
    let mut highest: f64 = 110.0;
    for entry in &entries {
        add_sources(&mut sources, entry.series, entry.point);
        table.rows.push(ask.cells(entry.series, entry.point));
        highest = highest.max(entry.point.index);
    }
    let year = entries.iter().map(|entry| entry.point.year).max();
    let row = |entry: &Entry| row(ask, entry, year == Some(entry.point.year));
    Figure {
        chart: ask.chart,
        finding: finding(ask, &entries),
        measured: ask.measured(),
        body: Body::Rows(Rows {
            x: Axis { title: Msg::new(Key::RecoveryColIndex).with("base", ask.base_word()), scale: Scale::Number, domain: (0.0, highest) },
            groups: vec![RowGroup { title: None, rows: entries.iter().map(row).collect() }],
            lines: vec![RefLine { at: At::X(100.0), label: Msg::new(Key::RecoveryBaseLine).with("base", ask.base_word()) }],
            bands: vec![Band { on_x: true, range: (70.0, 80.0), label: Key::RecoveryBand.into() }],
            key: vec![],
        }),
        notes: notes(ask, &entries),
        notices,
        sources,
        table,
    }
}

fn row(ask: &Ask, entry: &Entry, is_latest: bool) -> Row {
    let (series, point) = (entry.series, entry.point);
    let others = ask.selected.iter().filter(|market| !is_protagonist(**market));
    let nth = others.clone().position(|market| *market == entry.market());
    let selected = ask.selected.contains(&entry.market());
    let colour = match nth {
        _ if !selected => Colour::Context,
        nth => Colour::of_market(entry.market(), nth.unwrap_or(0)),
    };
    let sub = match (is_latest, point.is_weak()) {
        (true, false) => None,
        (latest, weak) => Some(
            Msg::new(Key::RecoveryRowSub)
                .with("year", point.year)
                .with("latest", Arg::Select(if latest { "yes" } else { "no" }))
                .with("weak", Arg::Select(if weak { "yes" } else { "no" })),
        ),
    };
    Row {
        key: entry.market().as_str().to_owned(),
        name: entry.market().into(),
        sub,
        focus: selected,
        colour,
        marks: vec![RowMark {
            kind: RowMarkKind::Bar,
            from: 0.0,
            to: point.index,
            weak: point.is_weak() || point.status > Status::Computed,
            tip: ask.tip(series, point),
        }],
        value: Some(index(series, point)),
    }
}

fn finding(ask: &Ask, entries: &[Entry]) -> Msg {
    let ranked: Vec<&Entry> = entries.iter().filter(|entry| !ask.is_world(entry.market())).collect();
    let back = ranked.iter().filter(|entry| entry.point.is_back()).count();
    let mut clauses = vec![];
    for (place, entry) in ranked.iter().enumerate() {
        let is_end = place == 0 || place + 1 == ranked.len();
        let any_protagonist = ranked.iter().any(|other| is_protagonist(other.market()));
        if is_protagonist(entry.market()) || (is_end && !any_protagonist) {
            clauses.push(
                Msg::new(Key::RecoveryRankClause)
                    .with("market", entry.market())
                    .with("place", Arg::Int(place as i64 + 1))
                    .with("value", ask.share(entry.series, entry.point))
                    .into(),
            );
        }
    }
    let count = Msg::new(Key::RecoveryFindRank)
        .with("back", Arg::Int(back as i64))
        .with("n", Arg::Int(ranked.len() as i64))
        .with("measure", ask.measure_word())
        .with("base", ask.base_word());
    if clauses.is_empty() {
        return count;
    }
    let places = Msg::new(Key::RecoveryFindPlaces).with("clauses", Arg::List(clauses)).with("base", ask.base_word());
    Msg::new(Key::RecoveryFindBoth).with("first", count).with("second", places)
}

fn notes(ask: &Ask, entries: &[Entry]) -> Vec<Msg> {
    let mut notes = vec![Msg::new(Key::RecoveryNoteLatest)];
    for entry in entries {
        if entry.series.kind == SeriesKind::Printed {
            notes.push(Msg::new(Key::RecoveryNotePrinted).with("market", entry.market()));
        }
        let twins = ask.of(entry.market()).map_or(0, |found| found.series.len());
        if twins > 1 && entry.series.kind == SeriesKind::Levels {
            let whose = tracker(entry.series.tracker());
            notes.push(Msg::new(Key::RecoveryNoteTwins).with("market", entry.market()).with("tracker", whose));
        }
    }
    if entries.iter().any(|entry| matches!(entry.point.qualifier, Qualifier::AtLeast | Qualifier::AtMost)) {
        notes.push(Key::RecoveryNoteBounds.into());
    }
    if entries.iter().any(|entry| entry.point.is_weak() || entry.point.status == Status::Estimate) {
        notes.push(Key::RecoveryNoteHatched.into());
    }
    if entries.iter().any(|entry| entry.series.base.as_ref().is_some_and(|base| base.printed)) {
        notes.push(Key::RecoveryNoteMean.into());
    }
    if ask.measure != super::Measure::Admissions {
        notes.push(Key::RecoveryNoteNominal.into());
    }
    notes
}

/// The markets that are not ranked, one sentence a reason.
fn notices(ask: &Ask, entries: &[Entry]) -> Vec<Msg> {
    let mut notices = vec![];
    let ranked = |market: MarketId| entries.iter().any(|entry| entry.market() == market);
    for why in Missing::ALL {
        let of_reason = ask.found.iter().filter(|found| found.missing == Some(why));
        let mut markets: Vec<Arg> = of_reason.map(|found| found.market.into()).collect();
        if why == Missing::NoFigure {
            let unknown = ask.selected.iter().filter(|market| ask.of(**market).is_none());
            markets.extend(unknown.map(|market| Arg::Market(*market)));
        }
        if !markets.is_empty() {
            notices.push(ask.missing(markets, why));
        }
    }
    for found in ask.found.iter().filter(|found| found.missing.is_none() && !ranked(found.market)) {
        notices.push(
            Msg::new(Key::RecoveryNoYear)
                .with("market", found.market)
                .with("from", Arg::Year(ask.from.max(2020)))
                .with("to", Arg::Year(ask.to)),
        );
    }
    notices
}
