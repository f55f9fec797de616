//! Rows of `moviegoers` and `generations`.

use super::cells::{Row, percent};
use crate::data::problem::Expected;
use crate::data::{Generation, GenerationKind, Moviegoer, Sex, SurveyUnit, Year};

pub(super) fn moviegoer(row: &mut Row) -> Option<Moviegoer> {
    let survey = row.slug("survey");
    let market = row.market("market");
    let year = row.year("year");
    let measure = row.slug("measure");
    let (age_from, age_to) = (row.age("age_from"), row.age("age_to"));
    let (base_age_from, base_age_to) = (row.age("base_age_from"), row.age("base_age_to"));
    let ages_in_order = row.in_order("age_from", age_from.flatten(), "age_to", age_to.flatten());
    let base_in_order = row.in_order("base_age_from", base_age_from.flatten(), "base_age_to", base_age_to.flatten());
    let sex = row.word_or("sex", Sex::ALL, Sex::as_str, Sex::Both);
    let unit = row.word("unit", SurveyUnit::ALL, SurveyUnit::as_str);
    let value = match unit {
        Some(SurveyUnit::Percent) => row.percent("value"),
        _ => row.amount("value"),
    };
    let population_share_pct = row.may("population_share_pct", Expected::Percent, percent);
    let prov = row.provenance();
    if !ages_in_order || !base_in_order {
        return None;
    }
    Some(Moviegoer {
        survey: survey?,
        market: market?,
        year: year?,
        measure: measure?.as_str().to_owned(),
        definition: row.owned("definition"),
        age_from: age_from?,
        age_to: age_to?,
        sex: sex?,
        value: value?,
        unit: unit?,
        base_age_from: base_age_from?,
        base_age_to: base_age_to?,
        population_share_pct: population_share_pct?,
        sample: row.owned("sample"),
        prov: prov?,
    })
}

pub(super) fn generation(row: &mut Row) -> Option<Generation> {
    let id = row.slug("id");
    let label = row.filled("label");
    let birth_from = row.year("birth_from");
    let birth_to = row.may("birth_to", Expected::Year, Year::parse);
    let kind = row.word_or("kind", GenerationKind::ALL, GenerationKind::as_str, GenerationKind::Cohort);
    let offered = row.flag("offered", true);
    let also_sources = row.sources("also_sources");
    let prov = row.provenance();
    if !row.in_order("birth_from", birth_from, "birth_to", birth_to.flatten()) {
        return None;
    }
    Some(Generation {
        id: id?.as_str().to_owned(),
        label: label?,
        birth_from: birth_from?,
        birth_to: birth_to?,
        publishers: row.texts("publishers"),
        kind: kind?,
        offered: offered?,
        also_sources: also_sources?,
        prov: prov?,
    })
}
