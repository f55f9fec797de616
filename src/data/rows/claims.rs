//! Rows of `claims` and `sources`.

use super::cells::Row;
use crate::data::problem::{Expected, Problem, ProblemKind};
use crate::data::{Claim, Dataset, MarketId, Slug, Source, Topic, Verdict, Year};

/// A claim with the line it stands on, so that its pointers can be checked once all tables are read.
pub(super) fn claim(row: &mut Row) -> Option<(usize, Claim)> {
    let id = row.slug("id");
    let view = row.word("view", Topic::ALL, Topic::as_str);
    let article = row.source("article");
    let paraphrase = row.filled("paraphrase");
    let verdict = row.word("verdict", Verdict::ALL, Verdict::as_str);
    let checked = verdict.is_some_and(|verdict| verdict != Verdict::NotChecked);
    let evidence =
        if checked { row.need("evidence", Expected::Evidence, |text| Some(text.to_owned())) } else { Some(row.owned("evidence")) };
    let evidence_source =
        if checked || !row.text("evidence_source").is_empty() { row.source("evidence_source").map(Some) } else { Some(None) };
    let claim = Claim {
        id: id?,
        view: view?,
        article: article?,
        subject: row.owned("subject"),
        printed: row.owned("printed"),
        paraphrase: paraphrase?,
        verdict: verdict?,
        evidence: evidence?,
        evidence_source: evidence_source?,
        pointer: row.owned("pointer"),
        rows: row.texts("rows"),
    };
    Some((row.line(), claim))
}

/// Keeps the claims whose pointers name rows that are there; reports the others.
pub(super) fn with_rows(claims: Vec<(usize, Claim)>, data: &Dataset, problems: &mut Vec<Problem>) -> Vec<Claim> {
    let mut kept = Vec::new();
    for (line, claim) in claims {
        match claim.rows.iter().find(|pointer| !resolves(data, pointer)) {
            None => kept.push(claim),
            Some(pointer) => problems.push(Problem {
                table: "claims".to_owned(),
                row: Some(line),
                column: Some("rows".to_owned()),
                kind: ProblemKind::Cell { found: pointer.clone(), expected: Expected::RowPointer },
            }),
        }
    }
    kept
}

/// Whether a pointer such as `market_years/KOR/2025/admissions` names at least one row.
///
/// Keys: `population/MARKET/YEAR`, `market_years/MARKET/YEAR/MEASURE`, `moviegoers/SURVEY`,
/// `generations/ID`, `films/ID`, `film_results/FILM/TERRITORY/DAY-OR-MILESTONE/MEASURE`,
/// `fx_rates/BASE/QUOTE/PERIOD`, `markets/ID`, `sources/ID`; keys at the end may be left off.
fn resolves(data: &Dataset, pointer: &str) -> bool {
    let mut parts = pointer.split('/');
    let table = parts.next().unwrap_or("");
    let keys: Vec<&str> = parts.collect();
    let key = |at: usize| keys.get(at).copied();
    let is = |at: usize, text: &str| key(at).is_none_or(|key| key == text);
    let fits = |count: usize| !keys.is_empty() && keys.len() <= count;
    let year = |at: usize, year: Year| key(at).is_none_or(|key| Year::parse(key) == Some(year));
    match table {
        "population" => {
            let market = key(0).and_then(MarketId::parse);
            let year = key(1).and_then(Year::parse);
            let population = data.population.as_ref();
            let found = market.and_then(|market| {
                let years = &population?.years;
                years.iter().find(|y| year.is_none_or(|year| **y == year) && population.is_some_and(|p| p.ages(market, **y).is_some()))
            });
            fits(2) && (keys.len() == 1 || year.is_some()) && found.is_some()
        }
        "market_years" => {
            fits(4)
                && data.market_years.iter().any(|row| {
                    is(0, row.market.as_str())
                        && year(1, row.year)
                        && is(2, row.measure.as_str())
                        && key(3).is_none_or(|key| {
                            key == row.prov.tracker.as_str()
                                || key == row.prov.source.as_str()
                                || row.basis.is_some_and(|basis| basis.as_str() == key)
                        })
                })
        }
        "moviegoers" => fits(1) && data.moviegoers.iter().any(|row| is(0, row.survey.as_str())),
        "generations" => fits(1) && data.generations.iter().any(|row| is(0, &row.id)),
        "films" => fits(1) && data.films.iter().any(|row| is(0, row.id.as_str())),
        "film_results" => {
            let moment = |day: Option<u16>, milestone: &str| {
                key(2).is_none_or(|key| key == milestone || key.parse().is_ok_and(|key: u16| day == Some(key)))
            };
            fits(4)
                && data.film_results.iter().any(|row| {
                    is(0, row.film.as_str())
                        && is(1, row.territory.as_str())
                        && (moment(row.day_from, row.milestone.as_str()) || moment(row.day_to, row.milestone.as_str()))
                        && is(3, row.measure.as_str())
                })
        }
        "fx_rates" => {
            fits(3) && data.fx_rates.iter().any(|row| is(0, row.base.as_str()) && is(1, row.quote.as_str()) && is(2, &row.period))
        }
        "markets" => fits(1) && data.markets.iter().any(|row| is(0, row.id.as_str())),
        "sources" => fits(1) && data.sources.iter().any(|row| is(0, row.id.as_str())),
        _ => false,
    }
}

pub(super) fn source(row: &mut Row) -> Option<Source> {
    let id = row.need("id", Expected::Slug, Slug::parse);
    let title = row.filled("title");
    let publisher = row.filled("publisher");
    let date = row.date("date");
    let url = row.may("url", Expected::Url, |text| is_url(text).then(|| text.to_owned()));
    Some(Source {
        id: id?,
        title: title?,
        publisher: publisher?,
        date: date?,
        url: url?.unwrap_or_default(),
        licence: row.owned("licence"),
        note: row.owned("note"),
    })
}

/// Whether a text is one http address: no other scheme may reach a link in the page.
fn is_url(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty() && !host.starts_with('/')) && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}
