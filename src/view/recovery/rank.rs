//! The latest year against the baseline, for every market that has it.

use crate::data::{MarketId, Qualifier, Status};
use crate::figure::{Arg, At, Axis, Band, Body, Colour, Figure, Key, Msg, RefLine, Row, RowGroup, RowMark, RowMarkKind, Rows, Scale};
use crate::insight::recovery::{Missing, SeriesKind};

use super::finding::Latest;
use super::words::{index, tracker};
use super::{Ask, add_sources, is_protagonist};

/// The figure of the chart.
pub(super) fn figure(ask: &Ask) -> Figure {
    let mut entries: Vec<Latest> = vec![];
    for found in &ask.found {
        entries.extend(ask.latest(found).filter(|(_, point)| point.year.get() > 2019));
    }
    // The latest year first: an earlier year says less of recovery and is set apart.
    let year = entries.iter().map(|(_, point)| point.year).max();
    crate::order::by(&mut entries, |(_, one), (_, other)| {
        (Some(one.year) != year).cmp(&(Some(other.year) != year)).then(other.index.total_cmp(&one.index))
    });
    let notices = notices(ask, &entries);
    if entries.is_empty() {
        return ask.empty(notices);
    }
    let mut sources = vec![];
    let mut table = ask.table();
    let mut highest: f64 = 110.0;
    for (series, point) in &entries {
        add_sources(&mut sources, series, point);
        table.rows.push(ask.cells(series, point));
        highest = highest.max(point.index);
    }
    let split = entries.iter().filter(|(_, point)| Some(point.year) == year).count();
    let (recent, earlier) = entries.split_at(split.min(entries.len()));
    let rows = |entries: &[Latest]| entries.iter().map(|entry| row(ask, entry, year == Some(entry.1.year))).collect();
    let mut groups = vec![RowGroup { title: None, rows: rows(recent) }];
    if !earlier.is_empty() {
        groups.push(RowGroup { title: Some(Key::RecoveryEarlier.into()), rows: rows(earlier) });
    }
    Figure {
        chart: ask.chart,
        finding: finding(ask, recent),
        measured: ask.measured(),
        body: Body::Rows(Rows {
            x: Axis { title: Msg::new(Key::RecoveryColIndex).with("base", ask.base_word()), scale: Scale::Number, domain: (0.0, highest) },
            groups,
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

fn row(ask: &Ask, entry: &Latest, is_latest: bool) -> Row {
    let (series, point) = *entry;
    let others = ask.selected.iter().filter(|market| !is_protagonist(**market));
    let nth = others.clone().position(|market| *market == series.market);
    let selected = ask.selected.contains(&series.market);
    let colour = match nth {
        _ if !selected => Colour::Context,
        nth => Colour::of_market(series.market, nth.unwrap_or(0)),
    };
    let sub = match (is_latest, point.is_weak()) {
        (true, false) => None,
        (latest, weak) => Some(
            Msg::new(Key::RecoveryRowSub)
                .with("year", point.year)
                .select("latest", if latest { "yes" } else { "no" })
                .select("weak", if weak { "yes" } else { "no" }),
        ),
    };
    Row {
        key: series.market.as_str().to_owned(),
        name: series.market.into(),
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

fn finding(ask: &Ask, recent: &[Latest]) -> Msg {
    let ranked: Vec<&Latest> = recent.iter().filter(|(series, _)| !ask.is_world(series.market)).collect();
    let Some((_, first)) = ranked.first().filter(|_| ranked.len() > 2) else {
        return ask.finding(recent, ask.measure_word());
    };
    let back = ranked.iter().filter(|(_, point)| point.is_back()).count();
    let any_protagonist = ranked.iter().any(|(series, _)| is_protagonist(series.market));
    let mut clauses = vec![];
    for (place, (series, point)) in ranked.iter().enumerate() {
        let is_end = place == 0 || place + 1 == ranked.len();
        if is_protagonist(series.market) || (is_end && !any_protagonist) {
            clauses.push(
                Msg::new(Key::RecoveryRankClause)
                    .with("market", series.market)
                    .int("place", place as i64 + 1)
                    .with("value", ask.share(series, point))
                    .into(),
            );
        }
    }
    Msg::new(Key::RecoveryFindRank)
        .int("back", back as i64)
        .int("n", ranked.len() as i64)
        .with("year", first.year)
        .with("measure", ask.measure_word())
        .with("base", ask.base_word())
        .with("clauses", Arg::List(clauses))
}

fn notes(ask: &Ask, entries: &[Latest]) -> Vec<Msg> {
    let mut notes: Vec<Msg> = vec![];
    for (series, _) in entries {
        if series.kind == SeriesKind::Printed {
            notes.push(Msg::new(Key::RecoveryNotePrintedRow).with("market", series.market));
        }
        let twins = ask.of(series.market).map_or(0, |found| found.series.len());
        if twins > 1 && series.kind == SeriesKind::Levels {
            let whose = tracker(series.tracker());
            notes.push(Msg::new(Key::RecoveryNoteTwins).with("market", series.market).with("tracker", whose));
        }
    }
    if entries.iter().any(|(_, point)| matches!(point.qualifier, Qualifier::AtLeast | Qualifier::AtMost)) {
        notes.push(Key::RecoveryNoteBounds.into());
    }
    if entries.iter().any(|(_, point)| point.is_weak() || point.status > Status::Computed) {
        notes.push(Key::RecoveryNoteHatched.into());
    }
    if entries.iter().any(|(series, _)| series.base.as_ref().is_some_and(|base| base.printed)) {
        notes.push(Key::RecoveryNoteMean.into());
    }
    if ask.measure != super::Measure::Admissions {
        notes.push(Key::RecoveryNoteNominal.into());
    }
    notes
}

/// The markets that are not ranked, one sentence a reason.
fn notices(ask: &Ask, entries: &[Latest]) -> Vec<Msg> {
    let mut notices = vec![];
    let ranked = |market: MarketId| entries.iter().any(|(series, _)| series.market == market);
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
