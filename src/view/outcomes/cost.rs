//! Published cost against final gross.

use crate::data::{Currency, Dataset, Film, Relation};
use crate::figure::{Arg, At, Axis, Body, Colour, Figure, Key, Mark, Msg, Point, RefLine, Scale, Series, Stroke, Table, Xy, add_source};
use crate::insight::{CostMultiple, Unit, convert, cost_multiple, kept_share, published_break_even, release};

use super::say;
use super::{Chart, ViewState};

/// Films with a published cost and a final gross that both come into the chosen currency.
pub fn figure(data: &Dataset, state: &ViewState) -> Figure {
    let currency = state.money();
    let unit = Unit::Gross(currency);
    let mut notices = Vec::new();
    let mut found: Vec<(&Film, CostMultiple)> = Vec::new();
    for film in &data.films {
        let chosen = state.films.as_ref().is_none_or(|films| films.contains(&film.id));
        let name = || Arg::Film(film.id.clone());
        match cost_multiple(data, film, currency) {
            _ if !chosen => {}
            Some(Ok(multiple)) => found.push((film, multiple)),
            Some(Err(why)) => {
                if let Some(cost) = &film.cost {
                    let own = Arg::Money(cost.money.amount, cost.money.currency);
                    notices.push(say::refusal(&film.id, own, &why, currency).with("market", Arg::Blank));
                }
            }
            None => {
                if let Some(cost) = &film.cost {
                    let amount = say::worded(cost.qualifier, Arg::Money(cost.money.amount, cost.money.currency));
                    notices.push(Msg::new(Key::OutcomesCostNoGross).with("film", name()).with("cost", amount));
                } else if state.films.is_some() {
                    notices.push(Msg::new(Key::OutcomesCostNone).with("film", name()));
                }
            }
        }
    }
    crate::order::by(&mut found, |a, b| b.1.times.total_cmp(&a.1.times));
    // True of the whole table, whatever the reader chose.
    let both = |film: &Film| film.relation == Relation::Coproduction && cost_multiple(data, film, Currency::USD).is_some();
    let no_coproduction = !data.films.iter().any(both);
    let finding = finding(&found, no_coproduction);
    let measured = Msg::new(Key::OutcomesCostMeasured).with("currency", say::code(currency));
    let mut figure = super::blank(Chart::OutcomesCost, finding, measured, Msg::new(Key::OutcomesCostTable));
    figure.notices = notices;
    if no_coproduction {
        figure.notes.push(Msg::new(Key::OutcomesCostCoproductions));
    }
    if found.is_empty() {
        return figure;
    }
    let needed = 1.0 / kept_share(&state.break_even);
    let mut lines = vec![RefLine { at: At::Diagonal(1.0), label: Msg::new(Key::OutcomesCostEqual) }];
    if needed.is_finite() {
        lines.push(RefLine { at: At::Diagonal(needed), label: Msg::new(Key::OutcomesCostNeeded).with("times", Arg::Times(needed, 1)) });
        figure.notes.push(Msg::new(Key::OutcomesCostAssumption).with("times", Arg::Times(needed, 1)));
    }
    figure.notes.push(Msg::new(Key::OutcomesCostNote));
    let (mut least, mut most) = (f64::MAX, 0.0_f64);
    let (mut least_gross, mut most_gross) = (f64::MAX, 0.0_f64);
    for (_, multiple) in &found {
        least = least.min(multiple.cost_amount);
        most = most.max(multiple.cost_amount);
        least_gross = least_gross.min(multiple.gross.value);
        most_gross = most_gross.max(multiple.gross.range.map_or(multiple.gross.value, |(_, high)| high));
    }
    let mut rates = Vec::new();
    for film in &data.films {
        let Some(published) = published_break_even(data, film) else { continue };
        let date = release(film, crate::data::MarketId::VNM).map(|_| film.release_vn.as_str()).unwrap_or_default();
        let money = crate::data::Money { amount: published.gross_vnd, currency: Currency::VND };
        if let Ok(done) = convert(&data.fx_rates, money, currency, date) {
            let value = say::worded(published.point.qualifier, Arg::Money(done.money.amount, currency));
            let args = |key| {
                let known = Arg::Select(if film.cost.is_some() { "yes" } else { "no" });
                Msg::new(key).film("film", &film.id).with("value", value.clone()).with("cost", known)
            };
            lines.push(RefLine { at: At::Y(done.money.amount), label: args(Key::OutcomesCostPublishedLine) });
            figure.notes.push(args(Key::OutcomesCostPublished));
            least_gross = least_gross.min(done.money.amount);
            add_source(&mut figure.sources, &published.point.source);
            rates.extend(done.rates);
        }
    }
    say::rate_notes(found.iter().flat_map(|(_, m)| m.gross.rates.iter().chain(&m.cost_rates)).chain(&rates), &mut figure.notes);
    let mut series = Vec::new();
    for (at, (film, multiple)) in found.iter().enumerate() {
        say::cite(&mut figure.sources, &multiple.gross);
        add_source(&mut figure.sources, &multiple.cost.source);
        multiple.cost_rates.iter().for_each(|used| add_source(&mut figure.sources, &used.source));
        series.push(point(film, multiple, unit, at));
    }
    table(&mut figure, &found, unit);
    figure.body = Body::Xy(Xy {
        x: axis(Key::OutcomesAxisCost, currency, least, most),
        y: axis(Key::OutcomesAxisGross, currency, least.min(least_gross), most_gross),
        series,
        lines,
        bands: vec![],
    });
    figure
}

fn axis(title: Key, currency: Currency, least: f64, most: f64) -> Axis {
    Axis {
        title: Msg::new(title).with("currency", say::code(currency)),
        scale: Scale::LogMoney(currency),
        domain: (least / 1.5, most * 1.5),
    }
}

fn point(film: &Film, multiple: &CostMultiple, unit: Unit, at: usize) -> Series {
    let name = say::film_in(&film.id, multiple.gross.row.territory);
    let mut tip =
        say::tip(name.clone(), say::qualified(multiple.cost.qualifier, say::amount(multiple.cost_amount, unit)), &multiple.gross, unit);
    let cost = say::worded(multiple.cost.qualifier, say::amount(multiple.cost_amount, unit));
    tip.more.insert(
        0,
        Msg::new(Key::OutcomesCostTip)
            .with("cost", cost)
            .with("times", times(multiple))
            .with("source", Arg::Source(multiple.cost.source.clone())),
    );
    Series {
        key: film.id.as_str().into(),
        name,
        colour: match film.relation {
            Relation::Coproduction => Colour::Accent,
            _ if at < 8 => Colour::Series(at as u8),
            _ => Colour::Context,
        },
        stroke: Stroke::Points,
        points: vec![Point {
            x: multiple.cost_amount,
            x_to: None,
            y: multiple.gross.value,
            range: multiple.gross.range,
            gap_before: false,
            dashed_before: false,
            mark: if multiple.cost.qualifier == crate::data::Qualifier::Exact { Mark::Dot } else { Mark::Hollow },
            tip,
        }],
    }
}

fn times(multiple: &CostMultiple) -> Arg {
    say::worded(multiple.qualifier, Arg::Times(multiple.times, 1))
}

fn table(figure: &mut Figure, found: &[(&Film, CostMultiple)], unit: Unit) {
    let head = |key| Msg::new(key).with("currency", say::currency(unit));
    let table = Table::new(figure.table.caption.clone()).columns(&[(Key::ColFilm, false), (Key::ColTerritory, false)]);
    let table = table
        .column(head(Key::OutcomesAxisCost), true)
        .columns(&[(Key::OutcomesColCostPrecision, false), (Key::OutcomesColCostSource, false)]);
    figure.table = say::total_columns(table.column(Key::OutcomesColTimes, true), unit);
    for (film, multiple) in found {
        let mut cells = vec![
            Arg::Film(film.id.clone()),
            multiple.gross.row.territory.into(),
            Arg::Full(multiple.cost_amount),
            say::precision(multiple.cost.qualifier),
            Arg::Source(multiple.cost.source.clone()),
            say::qualified(multiple.qualifier, Arg::Times(multiple.times, 1)),
        ];
        cells.extend(say::total_cells(&multiple.gross, unit));
        figure.table.rows.push(cells);
    }
}

/// "Mai grossed about 11.0 times its published cost. No Korea-Viet Nam co-production has both figures published."
fn finding(found: &[(&Film, CostMultiple)], no_coproduction: bool) -> Msg {
    let Some(((film, best), others)) = found.split_first() else {
        return Msg::new(if no_coproduction { Key::OutcomesCostCoproductions } else { Key::OutcomesCostEmpty });
    };
    // All of a few; of many the next two and the last.
    let many = others.len() > 3;
    let named = others.iter().enumerate().filter(|(at, _)| !many || *at < 2 || at + 1 == others.len());
    let items: Vec<Arg> = named
        .map(|(_, (film, multiple))| Msg::new(Key::OutcomesCostItem).film("film", &film.id).with("times", times(multiple)).into())
        .collect();
    let first = Msg::new(Key::OutcomesCostFinding)
        .film("film", &film.id)
        .with("times", times(best))
        .select("more", if items.is_empty() { "no" } else { "yes" })
        .with("others", if items.is_empty() { Arg::Blank } else { Arg::List(items) });
    if !no_coproduction {
        return first;
    }
    Msg::new(Key::OutcomesTwoSentences).with("first", first).with("second", Msg::new(Key::OutcomesCostCoproductions))
}
