//! If the cohort went to the cinema k times as often as everyone else: visibly a scenario.

use crate::data::{MarketId, Status};
use crate::figure::{Arg, At, Axis, Body, Figure, Key, Mark, Msg, Point, RefLine, Scale, Series, Stroke, Table, Xy};
use crate::insight::scenario_share_pct;

use super::Ask;

/// The values of k that are drawn, in tenths: close together where the curve bends.
fn steps(chosen: u16) -> Vec<u16> {
    let mut steps: Vec<u16> = (1..10).chain((10..30).step_by(2)).chain((30..=100).step_by(5)).collect();
    if let Err(at) = steps.binary_search(&chosen) {
        steps.insert(at, chosen);
    }
    steps
}

/// "2" or "2.5", with "times".
fn times(tenths: u16) -> Arg {
    Arg::Times(f64::from(tenths) / 10.0, u8::from(!tenths.is_multiple_of(10)))
}

pub(super) fn figure(mut ask: Ask) -> Figure {
    let chosen = ask.state.k_tenths.clamp(1, 100);
    let year = ask.year;
    ask.markets.retain(|market| ask.people.ages(*market, year).is_some());
    let mut shares: Vec<(MarketId, f64)> =
        ask.markets.iter().filter_map(|market| Some((*market, ask.cohort(*market, year)?.share_pct))).collect();
    if !shares.iter().any(|(_, share)| *share > 0.0) {
        let why = if ask.markets.is_empty() { Key::AudienceNoMarkets } else { Key::AudienceNobody };
        return ask.nothing(why);
    }
    let at = |share: f64, tenths: u16| scenario_share_pct(f64::from(tenths) / 10.0, share);
    let named: Vec<_> = shares.iter().take(2).map(|(m, share)| (*m, Arg::Percent(at(*share, chosen), 1))).collect();
    let often = Arg::Select(match chosen {
        5 => "half",
        10 => "same",
        _ => "other",
    });
    let finding = ask.pair(Key::AudienceScenarioOne, Key::AudienceScenarioTwo, &named).with("often", often).with("k", times(chosen));
    let measured = Msg::new(Key::AudienceScenarioMeasured).with("born", ask.born()).with("year", year);
    let mut table = Table::new(measured.clone()).columns(&[
        (Key::ColMarket, false),
        (Key::AudienceColOften, true),
        (Key::AudienceAxisTickets, true),
        (Key::ColYear, true),
        (Key::ColStatus, false),
        (Key::ColSource, false),
    ]);
    let point = |market: MarketId, share: f64, tenths: u16| {
        let value = at(share, tenths);
        let more = vec![Msg::new(Key::AudienceTipShare).with("share", Arg::Percent(share, 1))];
        Point {
            x: f64::from(tenths) / 10.0,
            x_to: None,
            y: value,
            range: None,
            gap_before: false,
            dashed_before: true,
            mark: if tenths == chosen { Mark::Hollow } else { Mark::None },
            tip: ask.plain_tip(Arg::Market(market), times(tenths), Arg::Percent(value, 1), Status::Estimate, more),
        }
    };
    for (market, share) in &shares {
        for tenths in steps(chosen) {
            table.rows.push(vec![
                Arg::Market(*market),
                Arg::Num(f64::from(tenths) / 10.0, 1),
                Arg::Percent(at(*share, tenths), 1),
                Arg::from(year),
                Arg::Status(Status::Estimate),
                Arg::Source(ask.people.source.clone()),
            ]);
        }
    }
    crate::order::by_key(&mut shares, |(market, _)| (*market == MarketId::KOR, *market == MarketId::VNM));
    let most = shares.iter().map(|(_, share)| at(*share, 100)).fold(0.0, f64::max);
    let series: Vec<Series> = shares
        .iter()
        .map(|(market, share)| Series {
            key: market.as_str().to_owned(),
            name: Arg::Market(*market),
            colour: ask.colour(*market),
            stroke: Stroke::Dashed,
            points: steps(chosen).into_iter().map(|tenths| point(*market, *share, tenths)).collect(),
        })
        .collect();
    let mut notes = vec![Key::AudienceNoteAssumed.into(), Key::AudienceNoteFormula.into(), Key::AudienceNoteVietNam.into()];
    notes.extend(ask.notes(&[year], true));
    ask.territory_notes(&ask.markets, &mut notes);
    Figure {
        chart: ask.state.chart,
        finding,
        measured,
        body: Body::Xy(Xy {
            x: Axis { title: Key::AudienceAxisOften.into(), scale: Scale::Number, domain: (0.0, 10.0) },
            y: Axis { title: Key::AudienceAxisTickets.into(), scale: Scale::Percent, domain: (0.0, most) },
            series,
            lines: vec![RefLine { at: At::X(1.0), label: Key::AudienceLineEqual.into() }],
            bands: vec![],
        }),
        notes,
        sources: ask.sources(true),
        notices: ask.notices,
        table,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_k_is_drawn_once_and_in_order() {
        for chosen in 1..=100 {
            let steps = steps(chosen);
            assert_eq!(steps.iter().filter(|k| **k == chosen).count(), 1);
            assert!(steps.is_sorted());
        }
    }
}
