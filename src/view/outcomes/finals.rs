//! Final results ranked within each type of collaboration.

use crate::data::{Dataset, Film, MarketId, Relation, Status};
use crate::figure::{Arg, Axis, Body, Colour, Figure, Key, Msg, Row, RowGroup, RowMark, RowMarkKind, Rows, Table};
use crate::insight::{Run, Total, Unit, outcome, run, territories};

use super::say;
use super::{Chart, ViewState};

/// How one film ended in one territory.
struct Outcome<'a> {
    film: &'a Film,
    territory: MarketId,
    total: Total<'a>,
    is_final: bool,
}

/// All results of a measure, or of the chosen films where the reader chose some.
pub fn figure(data: &Dataset, state: &ViewState) -> Figure {
    let unit = super::unit(state);
    let mut notices = Vec::new();
    let mut outcomes: Vec<Outcome> = Vec::new();
    for film in &data.films {
        let chosen = state.films.as_ref().is_some_and(|films| films.contains(&film.id));
        if state.films.is_some() && !chosen {
            continue;
        }
        let before = outcomes.len();
        let mut was_refused = false;
        for territory in territories(data, &film.id, unit.measure()) {
            let run: Run = run(data, film, territory, unit);
            if let Some((total, is_final)) = outcome(&run) {
                outcomes.push(Outcome { film, territory, total, is_final });
            } else if let (Some((row, why)), Unit::Gross(to)) = (run.refused.first(), unit) {
                notices.push(say::refused(&film.id, row, why, to));
                was_refused = true;
            }
        }
        if chosen && before == outcomes.len() && !was_refused {
            notices.push(say::of_unit(Key::OutcomesFinalsNothing, unit).film("film", &film.id));
        }
    }
    crate::order::by(&mut outcomes, |a, b| b.total.value.total_cmp(&a.total.value));
    let finding = finding(&outcomes, unit);
    let measured = say::of_unit(Key::OutcomesFinalsMeasured, unit);
    let mut figure = super::blank(Chart::OutcomesFinals, finding, measured, say::of_unit(Key::OutcomesFinalsTable, unit));
    figure.notices = notices;
    if outcomes.is_empty() {
        return figure;
    }
    figure.notes.push(say::of_unit(Key::OutcomesFinalsNote, unit));
    say::rate_notes(outcomes.iter().flat_map(|o| &o.total.rates), &mut figure.notes);

    let mut groups = Vec::new();
    let table = Table::new(figure.table.caption.clone()).columns(&[(Key::ColFilm, false), (Key::OutcomesColRelation, false)]);
    let table = table.columns(&[(Key::ColTerritory, false), (Key::OutcomesColMoment, false)]);
    figure.table = say::total_columns(table, unit);
    for relation in super::RELATIONS {
        let mut rows = Vec::new();
        for outcome in outcomes.iter().filter(|o| o.film.relation == relation) {
            rows.push(row(outcome, unit));
            say::cite(&mut figure.sources, &outcome.total);
            let mut cells = vec![
                Arg::Film(outcome.film.id.clone()),
                super::relation_one(relation).into(),
                outcome.territory.into(),
                say::moment(&outcome.total, outcome.is_final),
            ];
            cells.extend(say::total_cells(&outcome.total, unit));
            figure.table.rows.push(cells);
        }
        if !rows.is_empty() {
            groups.push(RowGroup { title: Some(super::relation_name(relation)), rows });
        }
    }
    let highest = outcomes.iter().map(|o| o.total.range.map_or(o.total.value, |(_, high)| high)).fold(0.0, f64::max);
    figure.body = Body::Rows(Rows {
        x: Axis { title: say::of_unit(Key::OutcomesAxisFinal, unit), scale: say::scale(unit), domain: (0.0, highest.max(1.0)) },
        groups,
        lines: vec![],
        bands: vec![],
        key: vec![],
    });
    figure
}

fn row(outcome: &Outcome, unit: Unit) -> Row {
    let Outcome { film, territory, total, is_final } = outcome;
    let name = say::film_in(&film.id, *territory);
    let mut tip = say::tip(name, say::moment(total, *is_final), total, unit);
    let value =
        if *is_final { say::printed(total, unit) } else { say::qualified(crate::data::Qualifier::AtLeast, say::amount(total.value, unit)) };
    if !is_final {
        tip.more.insert(0, Msg::new(Key::OutcomesNotFinal));
    }
    let weak = !is_final || total.row.prov.is_weak() || total.row.prov.status == Status::Estimate;
    let mut marks = vec![RowMark { kind: RowMarkKind::Bar, from: 0.0, to: total.value, weak, tip: tip.clone() }];
    if let Some((low, high)) = total.range {
        marks.push(RowMark { kind: RowMarkKind::Span, from: low, to: high, weak: true, tip });
    }
    let focus = film.relation == Relation::Coproduction;
    let mut key = String::from(film.id.as_str());
    key.push('-');
    key.push_str(territory.as_str());
    Row {
        key,
        name: Arg::Film(film.id.clone()),
        sub: Some(
            Msg::new(Key::OutcomesFinalsSub)
                .with("market", *territory)
                .select("final", if *is_final { "yes" } else { "no" })
                .with("moment", say::moment(total, *is_final)),
        ),
        focus,
        colour: if focus { Colour::Accent } else { Colour::Context },
        marks,
        value: Some(value),
    }
}

/// "Of the Korea-Viet Nam co-productions Leaving Mom earned most: VND 171.7 billion in Viet Nam, against VND 714 billion for Red Rain, ..."
fn finding(outcomes: &[Outcome], unit: Unit) -> Msg {
    let ended = || outcomes.iter().filter(|o| o.is_final);
    let best = ended().find(|o| o.film.relation == Relation::Coproduction).or_else(|| ended().next()).or(outcomes.first());
    let Some(best) = best else { return say::of_unit(Key::OutcomesFinalsEmpty, unit) };
    let top = outcomes.iter().find(|o| o.territory == best.territory).filter(|top| top.film.id != best.film.id);
    let kind = if best.film.relation == Relation::Coproduction { "coproduction" } else { "other" };
    say::of_unit(Key::OutcomesFinalsFinding, unit)
        .select("kind", kind)
        .film("film", &best.film.id)
        .with("market", crate::view::in_sentence(best.territory))
        .with("value", say::in_words(&best.total, unit))
        .select("than", if top.is_some() { "yes" } else { "no" })
        .with("top", top.map_or(Arg::Blank, |top| Arg::Film(top.film.id.clone())))
        .with("top_value", top.map_or(Arg::Blank, |top| say::in_words(&top.total, unit)))
}
