//! Rows of `films` and `film_results`.

use super::cells::{Row, Unit, amount};
use crate::data::problem::Expected;
use crate::data::{BreakEvenPoint, Film, FilmResult, MarketId, Milestone, Money, Qualifier, Quoted, Relation, ResultMeasure, Stage};

pub(super) fn film(row: &mut Row) -> Option<Film> {
    let id = row.slug("id");
    let title_en = row.filled("title_en");
    let countries = row.list("countries", Expected::Market, MarketId::parse);
    let relation = row.word("relation", Relation::ALL, Relation::as_str);
    let release_vn = row.date("release_vn");
    let release_kr = row.date("release_kr");
    let stage = row.word_or("stage", Stage::ALL, Stage::as_str, Stage::Released);
    let stage_checked = row.date("stage_checked");
    let cost = cost(row);
    let break_even = break_even(row);
    let prov = row.provenance();
    Some(Film {
        id: id?,
        title_en: title_en?,
        title_ko: row.owned("title_ko"),
        title_vi: row.owned("title_vi"),
        title_other: row.owned("title_other"),
        title_variants: row.texts("title_variants"),
        countries: countries?,
        relation: relation?,
        relation_note: row.owned("relation_note"),
        companies: row.texts("companies").join("; "),
        directors: row.texts("directors").join("; "),
        cast: row.texts("cast").join("; "),
        genre: row.owned("genre"),
        release_vn: release_vn?,
        release_kr: release_kr?,
        release_other: row.owned("release_other"),
        stage: stage?,
        stage_note: row.owned("stage_note"),
        stage_checked: stage_checked?,
        cost: cost?,
        break_even: break_even?,
        prov: prov?,
    })
}

/// The published cost: all of its columns or none.
fn cost(row: &mut Row) -> Option<Option<Quoted>> {
    if ["cost_value", "cost_currency", "cost_qualifier", "cost_source"].iter().all(|column| row.text(column).is_empty()) {
        return Some(None);
    }
    let amount = row.amount("cost_value");
    let currency = row.currency("cost_currency");
    let qualifier = row.word_or("cost_qualifier", Qualifier::ALL, Qualifier::as_str, Qualifier::Exact);
    let source = row.source("cost_source");
    Some(Some(Quoted { money: Money { amount: amount?, currency: currency? }, qualifier: qualifier?, source: source? }))
}

/// The published break-even point: a measure with value and unit, or a day, or both.
fn break_even(row: &mut Row) -> Option<Option<BreakEvenPoint>> {
    let columns = ["measure", "value", "unit", "qualifier", "day", "source"];
    if columns.iter().all(|column| row.text(&["break_even_", column].concat()).is_empty()) {
        return Some(None);
    }
    let day = row.day("break_even_day");
    let (measure, value, currency) = if row.text("break_even_measure").is_empty() {
        let value = row.may("break_even_value", Expected::Amount, amount);
        if value.flatten().is_some() || day == Some(None) {
            row.reject("break_even_measure", Expected::OneOf(vec!["admissions", "gross"]));
            return None;
        }
        (Some(None), value, Some(None))
    } else {
        let measure = row.word("break_even_measure", ResultMeasure::ALL, ResultMeasure::as_str);
        let value = row.amount("break_even_value").map(Some);
        let currency = measure.and_then(|measure| row.unit("break_even_unit", unit_of(measure)));
        (measure.map(Some), value, currency)
    };
    let qualifier = row.word_or("break_even_qualifier", Qualifier::ALL, Qualifier::as_str, Qualifier::Exact);
    let source = row.source("break_even_source");
    Some(Some(BreakEvenPoint { measure: measure?, value: value?, currency: currency?, qualifier: qualifier?, day: day?, source: source? }))
}

pub(super) fn film_result(row: &mut Row) -> Option<FilmResult> {
    let film = row.film("film");
    let territory = row.market("territory");
    let milestone = row.word("milestone", Milestone::ALL, Milestone::as_str);
    let (day_from, day_to) = (row.day("day_from"), row.day("day_to"));
    let in_order = row.in_order("day_from", day_from.flatten(), "day_to", day_to.flatten());
    let date = row.date("date");
    let measure = row.word("measure", ResultMeasure::ALL, ResultMeasure::as_str);
    let value = row.amount("value");
    let currency = measure.and_then(|measure| row.unit("unit", unit_of(measure)));
    let prov = row.provenance();
    if !in_order {
        return None;
    }
    Some(FilmResult {
        film: film?,
        territory: territory?,
        milestone: milestone?,
        day_from: day_from?,
        day_to: day_to?,
        date: date?,
        measure: measure?,
        value: value?,
        currency: currency?,
        prov: prov?,
    })
}

fn unit_of(measure: ResultMeasure) -> Unit {
    match measure {
        ResultMeasure::Admissions => Unit::Word("tickets"),
        ResultMeasure::Gross => Unit::AnyCurrency,
        ResultMeasure::DaysAtNo1 => Unit::Word("days"),
    }
}
