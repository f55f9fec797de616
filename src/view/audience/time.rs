//! The cohort from 1990 to 2050, at the years in the data and nowhere between.

use crate::data::{MarketId, Year};
use crate::figure::{Arg, Axis, Band, Body, Figure, Key, Mark, Msg, Point, Scale, Series, Stroke, Table, Xy};
use crate::view::{Measure, in_sentence};

use super::{Ask, axis_of, cell, label, measure_word};

pub(super) fn figure(mut ask: Ask) -> Figure {
    let measure = ask.state.measure().unwrap_or(Measure::Share);
    let cohort = measure != Measure::MeanAge;
    if measure == Measure::Persons && ask.markets.len() > 1 {
        ask.leave_out_world();
    }
    let within = |year: &Year| ask.state.from.is_none_or(|from| *year >= from) && ask.state.to.is_none_or(|to| *year <= to);
    let born = |year: &Year| !cohort || *year >= ask.from;
    let years: Vec<Year> = ask.people.years.iter().copied().filter(|year| within(year) && born(year)).collect();
    let (Some(first), Some(last)) = (years.first().copied(), years.last().copied()) else {
        let early = ask.people.years.iter().any(within);
        return ask.nothing(if early { Key::AudienceTooEarly } else { Key::AudienceNoYears });
    };

    let mut order = ask.markets.clone();
    crate::order::by_key(&mut order, |market| (*market == MarketId::KOR, *market == MarketId::VNM));
    let mut series: Vec<Series> = Vec::new();
    let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
    for market in order {
        let points: Vec<Point> = years.iter().filter_map(|year| point(&ask, measure, market, *year)).collect();
        for point in &points {
            low = low.min(point.y);
            high = high.max(point.y);
        }
        series.push(Series {
            key: market.as_str().to_owned(),
            name: Arg::Market(market),
            colour: ask.colour(market),
            stroke: Stroke::Solid,
            points,
        });
    }
    if high <= 0.0 {
        let why = if ask.markets.is_empty() { Key::AudienceNoMarkets } else { Key::AudienceNobody };
        return ask.nothing(why);
    }

    let (scale, title) = axis_of(measure);
    let end = f64::from(last.get()).max(f64::from(first.get()) + 1.0);
    let start = f64::from(first.get());
    let measured = Msg::new(Key::AudienceTimeMeasured).with("measure", measure_word(measure)).with("born", ask.born());
    let mut notes = vec![Key::AudienceNoteDataYears.into()];
    if cohort && ask.people.years.iter().any(|year| within(year) && !born(year)) {
        notes.push(Msg::new(Key::AudienceNoteUnborn).with("from", ask.from));
    }
    notes.extend(ask.notes(&years, cohort));
    if !cohort {
        notes.push(Key::AudienceNoteMeanAge.into());
    }
    ask.territory_notes(&ask.markets, &mut notes);
    Figure {
        chart: ask.state.chart,
        finding: finding(&ask, measure, &years),
        table: table(&ask, measure, &years, measured.clone(), title),
        measured,
        body: Body::Xy(Xy {
            x: Axis { title: Key::AudienceAxisYear.into(), scale: Scale::Year, domain: (start, end) },
            y: Axis {
                title: title.into(),
                scale,
                domain: (if cohort { 0.0 } else { (low - 1.0).max(0.0) }, high + if cohort { 0.0 } else { 1.0 }),
            },
            series,
            lines: vec![],
            bands: bands(&ask, cohort, start, end),
        }),
        notes,
        sources: ask.sources(cohort),
        notices: ask.notices,
    }
}

fn point(ask: &Ask, measure: Measure, market: MarketId, year: Year) -> Option<Point> {
    let y = ask.value(measure, market, year)?;
    let projected = ask.people.is_projection(year);
    let growing = measure != Measure::MeanAge && year <= ask.to;
    let mut tip = ask.tip(market, year, measure, y);
    if growing {
        tip.more.push(Msg::new(Key::AudienceTipGrowing).with("year", year));
    }
    Some(Point {
        x: f64::from(year.get()),
        x_to: None,
        y,
        range: None,
        gap_before: false,
        dashed_before: projected,
        mark: if projected || growing { Mark::Hollow } else { Mark::Dot },
        tip,
    })
}

/// Where the cohort is still being born, and where the figures are projections; they never overlap.
fn bands(ask: &Ask, cohort: bool, start: f64, end: f64) -> Vec<Band> {
    let projected = f64::from(ask.people.projected_from.get());
    let complete = f64::from(ask.to.get() + 1);
    let mut bands = Vec::new();
    let mut add = |from: f64, to: f64, label: Key| {
        if from < to {
            bands.push(Band { on_x: true, range: (from, to), label: label.into() });
        }
    };
    let grown = if cohort { complete.clamp(start, end.max(start)) } else { start };
    add(start, grown.min(projected), Key::AudienceBandGrowing);
    add(projected.max(start), grown, Key::AudienceBandBoth);
    add(projected.max(grown), end, Key::AudienceBandProjection);
    bands
}

/// From the first year in which the cohort is complete to the last year shown.
fn finding(ask: &Ask, measure: Measure, years: &[Year]) -> Msg {
    let complete = |year: &&Year| measure == Measure::MeanAge || **year > ask.to;
    let last = years.last().copied().unwrap_or(ask.year);
    let first = years.iter().find(complete).copied().unwrap_or(last);
    let two = ask.markets.len() > 1;
    let key = match (measure, first == last, two) {
        (Measure::Share, false, false) => Key::AudienceTimeShareOne,
        (Measure::Share, false, true) => Key::AudienceTimeShareTwo,
        (Measure::Persons, false, false) => Key::AudienceTimePersonsOne,
        (Measure::Persons, false, true) => Key::AudienceTimePersonsTwo,
        (_, false, false) => Key::AudienceTimeMeanAgeOne,
        (_, false, true) => Key::AudienceTimeMeanAgeTwo,
        (Measure::Persons, true, false) => Key::AudiencePersonsOne,
        (Measure::Persons, true, true) => Key::AudiencePersonsTwo,
        (Measure::MeanAge, true, false) => Key::AudienceMeanAgeOne,
        (Measure::MeanAge, true, true) => Key::AudienceMeanAgeTwo,
        (_, true, false) => Key::AudienceShareOne,
        (_, true, true) => Key::AudienceShareTwo,
    };
    let mut msg = Msg::new(key).with("year0", first).with("year", last).with("born", ask.born_by(last)).with("tense", ask.tense(last));
    for (market, names) in ask.markets.iter().zip([("market", "start", "value"), ("market2", "start2", "value2")]) {
        let at = |year: Year| label(measure, ask.value(measure, *market, year).unwrap_or(0.0));
        msg = msg.with(names.0, in_sentence(*market)).with(names.1, at(first)).with(names.2, at(last));
    }
    msg
}

fn table(ask: &Ask, measure: Measure, years: &[Year], caption: Msg, title: Key) -> Table {
    let mut table = Table::new(caption)
        .columns(&[(Key::ColMarket, false), (Key::ColYear, true)])
        .column(title, true)
        .columns(&[(Key::ColStatus, false), (Key::ColSource, false)]);
    for market in &ask.markets {
        for year in years {
            if let Some(value) = ask.value(measure, *market, *year) {
                table.rows.push(vec![
                    Arg::Market(*market),
                    Arg::from(*year),
                    cell(measure, value),
                    Arg::Status(ask.status(*year)),
                    Arg::Source(ask.people.source.clone()),
                ]);
            }
        }
    }
    table
}
