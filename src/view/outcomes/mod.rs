//! The outcomes view: runs, finals, cost, announced films, break-even, and the card of a film.

mod breakeven;
mod card;
mod cost;
mod finals;
mod pipeline;
mod runs;
mod say;

pub use card::{Fact, FilmCard, card};

use crate::data::{Dataset, Film, FilmId, Relation, ResultMeasure, Stage};
use crate::figure::{Body, Figure, Key, Msg, Table};
use crate::insight::{Unit, main_territory, run, territories};

use super::{Chart, Measure, ViewState};

/// The relation types in the order of their groups: the subject first, films for comparison last.
pub const RELATIONS: [Relation; 7] = [
    Relation::Coproduction,
    Relation::KoreanSubsidiary,
    Relation::Remake,
    Relation::CoproductionOther,
    Relation::KoreanExport,
    Relation::SourceFilm,
    Relation::LocalContext,
];

/// The films that the charts of this view open with, as far as the data has them.
const DEFAULTS: [&str; 5] = ["leaving_mom", "mai", "nha_ba_nu", "bo_gia", "six45"];

/// The figure of a state of this view.
#[must_use]
pub fn figure(data: &Dataset, state: &ViewState) -> Figure {
    match state.chart {
        Chart::OutcomesFinals => finals::figure(data, state),
        Chart::OutcomesCost => cost::figure(data, state),
        Chart::OutcomesPipeline => pipeline::figure(data, state),
        Chart::OutcomesBreakeven => breakeven::figure(data, state),
        _ => runs::figure(data, state),
    }
}

/// The films that a chart can draw in some measure, grouped by relation.
#[must_use]
pub fn drawable(data: &Dataset, chart: Chart) -> Vec<FilmId> {
    let has_total = |film: &Film, measure| !territories(data, &film.id, measure).is_empty();
    let can = |film: &&Film| match chart {
        Chart::OutcomesRuns => [Unit::Tickets, Unit::Gross(crate::data::Currency::USD)].into_iter().any(|unit| {
            main_territory(data, &film.id, unit.measure()).is_some_and(|territory| !run(data, film, territory, unit).is_empty())
        }),
        Chart::OutcomesFinals => has_total(film, ResultMeasure::Admissions) || has_total(film, ResultMeasure::Gross),
        Chart::OutcomesCost => film.cost.is_some() && has_total(film, ResultMeasure::Gross),
        Chart::OutcomesPipeline => film.stage != Stage::Released || pipeline::is_lately(data, film),
        Chart::OutcomesBreakeven => crate::insight::published_break_even(data, film).is_some(),
        _ => false,
    };
    let mut ids = Vec::new();
    for relation in RELATIONS {
        ids.extend(data.films.iter().filter(|f| f.relation == relation).filter(can).map(|f| f.id.clone()));
    }
    ids
}

/// The films that a chart shows, or points out, before the reader chooses.
#[must_use]
pub fn default_films(data: &Dataset, chart: Chart) -> Vec<FilmId> {
    let all = drawable(data, chart);
    if chart != Chart::OutcomesRuns {
        return all;
    }
    let known: Vec<FilmId> = DEFAULTS.iter().filter_map(|id| all.iter().find(|film| film.as_str() == *id).cloned()).collect();
    if known.is_empty() { all.into_iter().take(DEFAULTS.len()).collect() } else { known }
}

/// What the state asks to count.
fn unit(state: &ViewState) -> Unit {
    match state.measure() {
        Some(Measure::Admissions) => Unit::Tickets,
        _ => Unit::Gross(state.money()),
    }
}

/// A figure of a chart with its words, to be filled.
fn blank(chart: Chart, finding: Msg, measured: Msg, caption: impl Into<Msg>) -> Figure {
    Figure {
        chart,
        body: Body::Empty(finding.clone()),
        finding,
        measured,
        notes: vec![],
        notices: vec![],
        sources: vec![],
        table: Table::new(caption.into()),
    }
}

/// The type of collaboration of one film.
fn relation_one(relation: Relation) -> Msg {
    Msg::new(Key::OutcomesRelationOne).with("relation", crate::figure::Arg::Select(relation.as_str()))
}

/// The heading of a group of films.
#[must_use]
pub fn relation_name(relation: Relation) -> Msg {
    Msg::new(Key::OutcomesRelation).with("relation", crate::figure::Arg::Select(relation.as_str()))
}
