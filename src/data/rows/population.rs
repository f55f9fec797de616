//! Rows of `population`: one a market, year and single age, gathered into tables by market.

use std::collections::{BTreeMap, BTreeSet};

use super::RawTable;
use super::cells::{Known, Row, read_table};
use super::columns::POPULATION;
use crate::data::population::{AGES, MarketPopulation, Population};
use crate::data::problem::{Expected, Problem, ProblemKind};
use crate::data::{MarketId, Slug, SourceId, Status, Year};

/// One row: persons of one age.
struct Persons {
    market: MarketId,
    year: Year,
    age: usize,
    female: Option<u32>,
    male: Option<u32>,
    both: u32,
    status: Status,
    source: SourceId,
    line: usize,
}

/// No country counts more people of one age; the compact form needs a limit.
const MOST_PERSONS: u32 = 250_000_000;

/// Which column is gathered.
type Pick = fn(&Persons) -> Option<u32>;

/// Complete years by market: the counts of ages 0 to 100.
type Tables = BTreeMap<MarketId, BTreeMap<Year, Vec<u32>>>;

fn persons(row: &mut Row) -> Option<Persons> {
    let count = |text: &str| text.parse().ok().filter(|count| *count <= MOST_PERSONS);
    let market = row.market("market");
    let year = row.year("year");
    let age = row.need("age", Expected::SingleAge, |text| text.parse().ok().filter(|age| *age < AGES));
    let both = row.need("both", Expected::Count, count);
    let female = row.may("female", Expected::Count, count);
    let male = row.may("male", Expected::Count, count);
    let status = row.word("status", Status::ALL, Status::as_str);
    let source = row.source("source");
    if let (Some(both), Some(Some(female)), Some(Some(male))) = (both, female, male)
        && u64::from(female) + u64::from(male) != u64::from(both)
    {
        row.report("both", ProblemKind::Sum { female, male, both });
    }
    Some(Persons {
        market: market?,
        year: year?,
        age: age?,
        female: female?,
        male: male?,
        both: both?,
        status: status?,
        source: source?,
        line: row.line(),
    })
}

/// Reads the table into the population of both sexes and, where given, of women and men by market.
pub(super) fn read(tables: &[RawTable], known: &Known, problems: &mut Vec<Problem>) -> (Option<Population>, Vec<(Population, Population)>) {
    let rows = read_table(tables, &POPULATION, known, problems, persons);
    let Some(source) = rows.first().map(|row| row.source.clone()) else { return (None, vec![]) };
    let first_projection = rows.iter().filter(|row| row.status == Status::Projection).map(|row| row.year).min();
    let projected_from = first_projection.unwrap_or(Year::clamped(i32::MAX));
    check_years_and_sources(&rows, &source, projected_from, problems);
    let make = |tables: &Tables| population(tables, projected_from, &source);

    let both = gather(&rows, "both", |row| Some(row.both), |_, _| true, problems);
    // A row that is missing lacks all three; it is told once.
    let complete = |market: MarketId, year: Year| both.get(&market).is_some_and(|years| years.contains_key(&year));
    let women = gather(&rows, "female", |row| row.female, complete, problems);
    let men = gather(&rows, "male", |row| row.male, complete, problems);
    let mut by_sex = Vec::new();
    for (market, women_years) in women {
        if let Some(men_years) = men.get(&market) {
            let year_in_both = |year: &Year| men_years.contains_key(year);
            let women_years: BTreeMap<Year, Vec<u32>> = women_years.into_iter().filter(|(year, _)| year_in_both(year)).collect();
            let men_years = men_years.iter().filter(|(year, _)| women_years.contains_key(year));
            let men_years = men_years.map(|(year, counts)| (*year, counts.clone())).collect();
            if !women_years.is_empty() {
                by_sex.push((make(&BTreeMap::from([(market, women_years)])), make(&BTreeMap::from([(market, men_years)]))));
            }
        }
    }
    ((!both.is_empty()).then(|| make(&both)), by_sex)
}

fn report(problems: &mut Vec<Problem>, row: Option<usize>, column: &str, kind: ProblemKind) {
    problems.push(Problem { table: POPULATION.name.to_owned(), row, column: Some(column.to_owned()), kind });
}

/// The whole table shares one source and one first projected year; each other value is reported once.
fn check_years_and_sources(rows: &[Persons], source: &Slug, projected_from: Year, problems: &mut Vec<Problem>) {
    let mut sources = BTreeSet::from([source]);
    let mut years = BTreeSet::new();
    for row in rows {
        if sources.insert(&row.source) {
            let kind = ProblemKind::SecondSource { found: row.source.as_str().to_owned(), used: source.as_str().to_owned() };
            report(problems, Some(row.line), "source", kind);
        }
        if row.status != Status::Projection && row.year >= projected_from && years.insert((row.market, row.year)) {
            let kind = ProblemKind::EstimateAfterProjection { year: row.year.get(), projected_from: projected_from.get() };
            report(problems, Some(row.line), "status", kind);
        }
    }
}

/// The years of every market that have all ages; a year with some of them is reported if `tell` says so.
fn gather(rows: &[Persons], column: &str, pick: Pick, tell: impl Fn(MarketId, Year) -> bool, problems: &mut Vec<Problem>) -> Tables {
    let mut found: BTreeMap<(MarketId, Year), Vec<Option<u32>>> = BTreeMap::new();
    for row in rows {
        let counts = found.entry((row.market, row.year)).or_insert_with(|| vec![None; AGES]);
        if let Some(slot) = counts.get_mut(row.age) {
            *slot = pick(row);
        }
    }
    let mut tables = Tables::new();
    for ((market, year), counts) in found {
        let missing = counts.iter().filter(|count| count.is_none()).count();
        if missing == 0 {
            tables.entry(market).or_default().insert(year, counts.into_iter().flatten().collect());
        } else if missing < AGES && tell(market, year) {
            let of = [market.as_str(), " ", &year.get().to_string()].concat();
            let first_missing = counts.iter().position(Option::is_none).unwrap_or(0);
            report(problems, None, column, ProblemKind::Ages { of, first_missing, missing });
        }
    }
    tables
}

/// One table of all years; a year that a market lacks is an empty list.
fn population(tables: &Tables, projected_from: Year, source: &SourceId) -> Population {
    let years: BTreeSet<Year> = tables.values().flat_map(BTreeMap::keys).copied().collect();
    let markets = tables.iter().map(|(market, by_year)| MarketPopulation {
        market: *market,
        years: years.iter().map(|year| by_year.get(year).cloned().unwrap_or_default()).collect(),
    });
    let markets = markets.collect();
    Population { unit: 1.0, years: years.into_iter().collect(), projected_from, source: source.clone(), markets }
}
