//! All markets ranked by the cohort's share, its persons, or the mean age.

use crate::data::MarketId;
use crate::figure::{Arg, Axis, Body, Figure, Key, Msg, Row, RowGroup, RowMark, RowMarkKind, Rows, Table};
use crate::view::Measure;

use super::{Ask, axis_of, cell, label, measure_word};

pub(super) fn figure(mut ask: Ask) -> Figure {
    let measure = ask.state.measure().unwrap_or(Measure::Share);
    let year = ask.year;
    let mut values: Vec<(MarketId, f64)> =
        ask.people.markets.iter().filter_map(|m| Some((m.market, ask.value(measure, m.market, year)?))).collect();
    crate::order::by(&mut values, |a, b| b.1.total_cmp(&a.1));
    if measure == Measure::Persons && values.len() > 1 {
        values.retain(|(market, _)| *market != MarketId::WLD);
        ask.leave_out_world();
    }
    let most = values.first().map_or(0.0, |(_, value)| *value);
    if most <= 0.0 {
        return ask.nothing(Key::AudienceNobody);
    }
    let value_of = |market: &MarketId| values.iter().find(|(m, _)| m == market).map(|(m, v)| (*m, label(measure, *v)));
    let mut named: Vec<_> = ask.markets.iter().filter_map(value_of).take(2).collect();
    if named.is_empty() {
        named.extend(values.first().map(|(m, v)| (*m, label(measure, *v))));
    }
    let (one, two) = match measure {
        Measure::Persons => (Key::AudiencePersonsOne, Key::AudiencePersonsTwo),
        Measure::MeanAge => (Key::AudienceMeanAgeOne, Key::AudienceMeanAgeTwo),
        _ => (Key::AudienceShareOne, Key::AudienceShareTwo),
    };
    let finding = ask.pair(one, two, &named);
    let (scale, title) = axis_of(measure);
    let weak = ask.people.is_projection(year);
    let row = |(market, value): &(MarketId, f64)| {
        let focus = ask.markets.contains(market);
        Row {
            key: market.as_str().to_owned(),
            name: Arg::Market(*market),
            sub: None,
            focus,
            colour: if focus { ask.colour(*market) } else { crate::figure::Colour::Context },
            marks: vec![RowMark { kind: RowMarkKind::Bar, from: 0.0, to: *value, weak, tip: ask.tip(*market, year, measure, *value) }],
            value: Some(label(measure, *value)),
        }
    };
    let rows: Vec<Row> = values.iter().map(row).collect();
    let measured = Msg::new(Key::AudienceRankMeasured).with("measure", measure_word(measure)).with("born", ask.born()).with("year", year);
    let mut table = Table::new(measured.clone()).column(Key::ColMarket, false).column(title, true).columns(&[
        (Key::ColYear, true),
        (Key::ColStatus, false),
        (Key::ColSource, false),
    ]);
    for (market, value) in &values {
        table.rows.push(vec![
            Arg::Market(*market),
            cell(measure, *value),
            Arg::from(year),
            Arg::Status(ask.status(year)),
            Arg::Source(ask.people.source.clone()),
        ]);
    }
    let cohort = measure != Measure::MeanAge;
    let mut notes = ask.notes(&[year], cohort);
    if !cohort {
        notes.push(Key::AudienceNoteMeanAge.into());
    }
    let drawn: Vec<MarketId> = values.iter().map(|(market, _)| *market).collect();
    ask.territory_notes(&drawn, &mut notes);
    Figure {
        chart: ask.state.chart,
        finding,
        measured,
        body: Body::Rows(Rows {
            x: Axis { title: title.into(), scale, domain: (0.0, most) },
            groups: vec![RowGroup { title: None, rows }],
            lines: vec![],
            bands: vec![],
            key: vec![],
        }),
        notes,
        sources: ask.sources(cohort),
        notices: ask.notices,
        table,
    }
}
