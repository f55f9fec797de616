//! Cumulative runs by day since release.

use crate::data::{Dataset, Film, Relation, Status};
use crate::figure::{Arg, At, Axis, Body, Colour, Figure, Key, Mark, Msg, Point, RefLine, Scale, Series, Stroke, Xy};
use crate::insight::{Run, Total, Unit, main_territory, outcome, run};

use super::say;
use super::{Chart, ViewState};

/// How far beyond the last known day the finals without a day stand.
const EDGE: f64 = 1.12;

/// Runs of the chosen films, each in the territory where it is best known.
pub fn figure(data: &Dataset, state: &ViewState) -> Figure {
    let unit = super::unit(state);
    let default = super::default_films(data, Chart::OutcomesRuns);
    let films = say::films(data, state.films.as_deref(), &default);
    let mut notices = Vec::new();
    let mut runs: Vec<(&Film, Run)> = Vec::new();
    for film in films {
        let run = main_territory(data, &film.id, unit.measure()).map(|territory| run(data, film, territory, unit));
        if let (Some(run), Unit::Gross(to)) = (&run, unit) {
            notices.extend(run.refused.iter().map(|(row, why)| say::refused(&film.id, row, why, to)));
        }
        match run.filter(|run| !run.is_empty()) {
            Some(run) => runs.push((film, run)),
            None => notices.push(say::of_unit(Key::OutcomesRunsNothing, unit).film("film", &film.id)),
        }
    }
    // The first co-production is the protagonist: drawn last, in the accent.
    let hero = runs.iter().position(|(film, _)| film.relation == Relation::Coproduction);
    if let Some(at) = hero {
        let hero = runs.remove(at);
        runs.push(hero);
    }
    let (finding, measured) = (finding(&runs, unit), say::of_unit(Key::OutcomesRunsMeasured, unit));
    let mut figure = super::blank(Chart::OutcomesRuns, finding, measured, say::of_unit(Key::OutcomesRunsTable, unit));
    figure.notices = notices;
    if runs.is_empty() {
        return figure;
    }
    let totals = || runs.iter().flat_map(|(_, run)| run.totals.iter().chain(&run.end));
    let last_day = totals().filter_map(|t| t.days).map(|(_, to)| to).max().unwrap_or(0);
    let undated = runs.iter().any(|(_, run)| run.end.as_ref().is_some_and(|end| end.days.is_none()));
    let edge = (f64::from(last_day) * EDGE).max(f64::from(last_day) + 1.0).ceil();
    let highest = totals().map(|t| t.range.map_or(t.value, |(_, high)| high)).fold(0.0, f64::max);
    notes(&mut figure, &runs, unit, undated);
    say::rate_notes(totals().flat_map(|t| &t.rates), &mut figure.notes);
    totals().for_each(|total| say::cite(&mut figure.sources, total));
    table(&mut figure, &runs, unit);

    let mut series = Vec::new();
    for (at, (film, run)) in runs.iter().enumerate() {
        let is_hero = hero.is_some() && at + 1 == runs.len();
        let colour = match at {
            _ if is_hero => Colour::Accent,
            _ if at < 8 => Colour::Series(at as u8),
            _ => Colour::Context,
        };
        series.push(line(film, run, unit, colour, edge));
    }
    figure.body = Body::Xy(Xy {
        x: Axis {
            title: Msg::new(Key::OutcomesAxisDay),
            scale: Scale::Day,
            domain: (0.0, if undated { edge } else { f64::from(last_day).max(1.0) }),
        },
        y: Axis { title: say::of_unit(Key::OutcomesAxisTotal, unit), scale: say::scale(unit), domain: (0.0, (highest * 1.05).max(1.0)) },
        series,
        lines: if undated { vec![RefLine { at: At::X(edge), label: Msg::new(Key::OutcomesFinalLine) }] } else { vec![] },
        bands: vec![],
    });
    figure
}

fn line(film: &Film, run: &Run, unit: Unit, colour: Colour, edge: f64) -> Series {
    let name = say::film_in(&film.id, run.territory);
    let mut points = Vec::new();
    let mut after_span = false;
    for total in &run.totals {
        let Some((from, to)) = total.days else { continue };
        let span = from < to;
        points.push(Point {
            x: f64::from(from),
            x_to: span.then(|| f64::from(to)),
            y: total.value,
            range: total.range,
            gap_before: false,
            dashed_before: span || after_span || total.row.prov.is_weak(),
            mark: if total.row.prov.status == Status::Disputed { Mark::Hollow } else { Mark::Dot },
            tip: say::tip(name.clone(), say::moment(total, false), total, unit),
        });
        after_span = span;
    }
    if let Some(end) = &run.end {
        points.push(Point {
            x: end.days.map_or(edge, |(day, _)| f64::from(day)),
            x_to: None,
            y: end.value,
            range: end.range,
            gap_before: end.days.is_none(),
            dashed_before: end.days.is_some(),
            mark: Mark::Hollow,
            tip: say::tip(name.clone(), say::moment(end, true), end, unit),
        });
    }
    let stroke = if run.is_curve() { Stroke::Solid } else { Stroke::Points };
    Series { key: film.id.as_str().into(), name, colour, stroke, points }
}

fn notes(figure: &mut Figure, runs: &[(&Film, Run)], unit: Unit, undated: bool) {
    figure.notes.push(Msg::new(Key::OutcomesRunsMarks).select("undated", if undated { "yes" } else { "no" }));
    let few: Vec<Arg> = runs.iter().filter(|(_, run)| !run.is_curve()).map(|(film, _)| Arg::Film(film.id.clone())).collect();
    if !few.is_empty() {
        figure.notes.push(Msg::new(Key::OutcomesRunsFew).int("n", few.len() as i64).with("films", Arg::List(few)));
    }
    for (film, run) in runs {
        for total in &run.contained {
            figure.notes.push(
                Msg::new(Key::OutcomesContained)
                    .film("film", &film.id)
                    .with("value", say::in_words(total, unit))
                    .with("moment", say::moment(total, false))
                    .with("measure", say::measure(unit)),
            );
        }
    }
}

fn table(figure: &mut Figure, runs: &[(&Film, Run)], unit: Unit) {
    let table = std::mem::replace(&mut figure.table, crate::figure::Table::new(Msg::new(Key::ColFilm)));
    let table = table.columns(&[(Key::ColFilm, false), (Key::ColTerritory, false), (Key::ColDay, false), (Key::ColDate, false)]);
    figure.table = say::total_columns(table, unit);
    for (film, run) in runs {
        for (total, is_end) in run.totals.iter().map(|t| (t, false)).chain(run.end.iter().map(|t| (t, true))) {
            let mut cells =
                vec![Arg::Film(film.id.clone()), run.territory.into(), say::moment(total, is_end), Arg::Date(total.row.date.clone())];
            cells.extend(say::total_cells(total, unit));
            figure.table.rows.push(cells);
        }
    }
}

/// "Leaving Mom sold 840,000 tickets by day 3, at least 1.2 million by day 6 and 2.1 to 2.2 million in the end."
fn finding(runs: &[(&Film, Run)], unit: Unit) -> Msg {
    let Some((film, run)) = runs.last() else { return say::of_unit(Key::OutcomesRunsEmpty, unit) };
    let days: Vec<(u16, &Total)> = run
        .totals
        .iter()
        .filter_map(|t| t.days.map(|(from, to)| (from, to, t)))
        .filter(|(from, to, _)| from == to && *to > 0)
        .map(|(_, to, t)| (to, t))
        .collect();
    // The first weekend, or the first day known, and the last day known.
    let first = days.iter().find(|(day, _)| *day == 3).or(days.first());
    let second = days.last().filter(|last| first.is_none_or(|first| first.0 < last.0));
    let first_last = [first, second];
    let day = |at: Option<&(u16, &Total)>| at.map_or(Arg::Blank, |(day, _)| Arg::Int((*day).into()));
    let value = |at: Option<&(u16, &Total)>| at.map_or(Arg::Blank, |(_, total)| say::in_words(total, unit));
    let shape = match (first_last, &run.end) {
        ([Some(_), Some(_)], Some(_)) => "two_end",
        ([Some(_), Some(_)], None) => "two",
        ([Some(_), None], Some(_)) => "one_end",
        ([Some(_), None], None) => "one",
        (_, Some(_)) => "end",
        _ => "none",
    };
    let own = say::of_unit(Key::OutcomesRunsFinding, unit)
        .with("film", say::film_in(&film.id, run.territory))
        .select("shape", shape)
        .with("a", value(first))
        .with("day_a", day(first))
        .with("b", value(second))
        .with("day_b", day(second))
        .with("end", run.end.as_ref().map_or(Arg::Blank, |end| say::in_words(end, unit)));
    let mut top: Option<(&Film, &Run, Total, bool)> = None;
    for (other, run) in runs {
        if let Some((total, is_final)) = outcome(run)
            && top.as_ref().is_none_or(|(_, _, so_far, _)| total.value > so_far.value)
        {
            top = Some((other, run, total, is_final));
        }
    }
    match top.filter(|(top, _, _, _)| top.id != film.id) {
        Some((top, run, total, is_final)) => {
            let second = say::of_unit(Key::OutcomesRunsTop, unit)
                .with("film", say::film_in(&top.id, run.territory))
                .with("value", say::in_words(&total, unit))
                .select("final", if is_final { "yes" } else { "no" })
                .with("moment", say::moment(&total, is_final));
            Msg::new(Key::OutcomesTwoSentences).with("first", own).with("second", second)
        }
        None => own,
    }
}
