//! The card of a film: what the table says of it, nothing added.

use crate::data::{Dataset, Film, FilmId, FilmResult, ResultMeasure, SourceId, Stage};
use crate::figure::{Arg, Key, Msg, Table, add_source};
use crate::insight::ticket_price;

use super::say;

/// One line of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is.
    pub label: Msg,
    /// What the table says.
    pub value: Arg,
}

/// What is known of one film.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmCard {
    /// The film.
    pub film: FilmId,
    /// Its name.
    pub title: Arg,
    /// Titles, companies, people, dates, stage, cost: only lines with a source.
    pub facts: Vec<Fact>,
    /// Every result, those that were not chosen marked as such.
    pub results: Table,
    /// Caveats.
    pub notes: Vec<Msg>,
    /// Sources of the card, once each.
    pub sources: Vec<SourceId>,
}

/// The card of a film; `None` when the table does not have it.
#[must_use]
pub fn card(data: &Dataset, film: &FilmId) -> Option<FilmCard> {
    let film = data.film(film)?;
    let mut sources = Vec::new();
    add_source(&mut sources, &film.prov.source);
    let results = results(data, film, &mut sources);
    let facts = facts(data, film, &mut sources);
    let notes = say::words(&film.prov.note).into_iter().collect();
    Some(FilmCard { film: film.id.clone(), title: Arg::Film(film.id.clone()), facts, results, notes, sources })
}

fn facts(data: &Dataset, film: &Film, sources: &mut Vec<SourceId>) -> Vec<Fact> {
    let text = |text: &str| if text.is_empty() { Arg::Blank } else { Arg::Text(text.into()) };
    let date = |text: &str| if text.is_empty() { Arg::Blank } else { Arg::Date(text.into()) };
    let variants = Arg::List(film.title_variants.iter().map(|v| Arg::Text(v.clone())).collect());
    let countries = Arg::List(film.countries.iter().map(|m| Arg::Market(*m)).collect());
    let cost = match &film.cost {
        Some(cost) => {
            add_source(sources, &cost.source);
            say::worded(cost.qualifier, Arg::Money(cost.money.amount, cost.money.currency))
        }
        None if film.stage == Stage::Released => Msg::new(Key::OutcomesCardCostUnknown).into(),
        None => Arg::Blank,
    };
    let lines = [
        (Key::OutcomesCardTitleEn, text(&film.title_en)),
        (Key::OutcomesCardTitleKo, text(&film.title_ko)),
        (Key::OutcomesCardTitleVi, text(&film.title_vi)),
        (Key::OutcomesCardTitleOther, text(&film.title_other)),
        (Key::OutcomesCardVariants, variants),
        (Key::OutcomesColRelation, super::relation_one(film.relation).into()),
        (Key::OutcomesCardRelationNote, text(&film.relation_note)),
        (Key::OutcomesCardCountries, countries),
        (Key::OutcomesColCompanies, list(&film.companies)),
        (Key::OutcomesCardDirectors, list(&film.directors)),
        (Key::OutcomesCardCast, list(&film.cast)),
        (Key::OutcomesCardGenre, text(&film.genre)),
        (Key::OutcomesCardReleaseVn, date(&film.release_vn)),
        (Key::OutcomesCardReleaseKr, date(&film.release_kr)),
        (Key::OutcomesCardReleaseOther, text(&film.release_other)),
        (Key::OutcomesColStage, Msg::new(Key::OutcomesStage).select("stage", film.stage.as_str()).into()),
        (Key::OutcomesCardStageNote, text(&film.stage_note)),
        (Key::OutcomesColChecked, date(&film.stage_checked)),
        (Key::OutcomesCardCost, cost),
        (Key::OutcomesCardBreakeven, break_even(film, sources)),
        (Key::OutcomesCardTicket, ticket_price(data, film).map_or(Arg::Blank, |price| say::ticket(&price))),
    ];
    let is_there = |value: &Arg| match value {
        Arg::Blank => false,
        Arg::List(items) => !items.is_empty(),
        _ => true,
    };
    lines.into_iter().filter(|(_, value)| is_there(value)).map(|(key, value)| Fact { label: key.into(), value }).collect()
}

fn break_even(film: &Film, sources: &mut Vec<SourceId>) -> Arg {
    let Some(point) = &film.break_even else { return Arg::Blank };
    add_source(sources, &point.source);
    let value = match (point.measure, point.value, point.currency) {
        (Some(ResultMeasure::Gross), Some(value), Some(currency)) => Arg::Money(value, currency),
        (Some(ResultMeasure::Admissions), Some(value), _) => Msg::new(Key::OutcomesTickets).large("n", value).into(),
        _ => Arg::Blank,
    };
    let shape = match (&value, point.day) {
        (Arg::Blank, Some(_)) => "day",
        (Arg::Blank, None) => return Arg::Blank,
        (_, Some(_)) => "both",
        (_, None) => "value",
    };
    Msg::new(Key::OutcomesCardBreakevenValue)
        .select("shape", shape)
        .select("how", point.qualifier.as_str())
        .with("value", value)
        .int("day", point.day.unwrap_or(0).into())
        .into()
}

fn results(data: &Dataset, film: &Film, sources: &mut Vec<SourceId>) -> Table {
    let table = Table::new(Msg::new(Key::OutcomesCardResults).film("film", &film.id));
    let table = table.columns(&[(Key::ColTerritory, false), (Key::OutcomesColMoment, false), (Key::ColDate, false)]);
    let table = table.columns(&[(Key::ColValue, true), (Key::ColStatus, false), (Key::OutcomesColUsed, false)]);
    let mut table = table.columns(&[(Key::ColNote, false), (Key::ColSource, false)]);
    let mut rows: Vec<&FilmResult> = data.film_results.iter().filter(|r| r.film == film.id).collect();
    crate::order::by_key(&mut rows, |r| {
        (r.territory != crate::data::MarketId::VNM, r.territory, r.measure, say::is_end(r), r.day_to, !r.prov.chosen)
    });
    for row in rows {
        add_source(sources, &row.prov.source);
        let value = match (row.measure, row.currency) {
            (_, Some(currency)) => Arg::Money(row.value, currency),
            (ResultMeasure::DaysAtNo1, _) => Msg::new(Key::OutcomesDaysAtTop).int("n", row.value as i64).into(),
            _ => Msg::new(Key::OutcomesTickets).large("n", row.value).into(),
        };
        let used = Msg::new(Key::OutcomesUsed).select("used", if row.prov.chosen { "yes" } else { "no" });
        table.rows.push(vec![
            row.territory.into(),
            moment(row),
            Arg::Date(row.date.clone()),
            say::qualified(row.prov.qualifier, value),
            Arg::Status(row.prov.status),
            used.into(),
            Arg::Text(row.prov.note.clone()),
            Arg::Source(row.prov.source.clone()),
        ]);
    }
    table
}

/// The moment of a row as the table has it.
fn moment(row: &FilmResult) -> Arg {
    let (from, to) = (row.day_from.or(row.day_to), row.day_to.or(row.day_from));
    Msg::new(Key::OutcomesMilestone)
        .select("milestone", row.milestone.as_str())
        .with(
            "days",
            Arg::Select(match (from, to) {
                (Some(from), Some(to)) if from < to => "span",
                (Some(_), _) => "day",
                _ => "none",
            }),
        )
        .with("from", from.map_or(Arg::Blank, |day| Arg::Int(day.into())))
        .with("to", to.map_or(Arg::Blank, |day| Arg::Int(day.into())))
        .into()
}

/// A cell that holds a list, its items separated by `;`.
pub fn list(cell: &str) -> Arg {
    Arg::List(cell.split(';').filter(|item| !item.trim().is_empty()).map(|item| Arg::Text(item.trim().into())).collect())
}
