//! Rows of text to checked records; every problem with table, row and column.
//!
//! Runs where tables are read: on the host and in the reader of own data. The widget itself takes the
//! compact form of `pack` and carries none of this.

mod audience;
mod cells;
mod claims;
mod columns;
mod films;
mod markets;
mod population;

use std::collections::BTreeSet;

use super::problem::{Problem, ProblemKind, nearest};
use super::{Dataset, MarketId, Source, SourceRef};
use cells::{Known, read_table};

/// A table as read: nothing checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawTable {
    /// The resource name.
    pub name: String,
    /// The header.
    pub header: Vec<String>,
    /// The cells of each row with the line it starts on (the header is line 1).
    pub rows: Vec<(usize, Vec<String>)>,
}

/// The names of the tables that are known, in the order of the descriptor.
#[must_use]
pub fn table_names() -> Vec<&'static str> {
    columns::ALL.iter().map(|columns| columns.name).collect()
}

/// Checks tables and builds the dataset of all rows that could be read.
///
/// Any subset of the tables will do. A row with a problem is left out, a table without a column that
/// it needs too; everything else is used, and every problem is told.
#[must_use]
pub fn dataset_from_tables(tables: &[RawTable]) -> (Dataset, Vec<Problem>) {
    let mut problems = Vec::new();
    check_names(tables, &mut problems);
    let known = Known::of(tables);
    let found = &mut problems;
    let sources = read_table(tables, &columns::SOURCES, &known, found, claims::source);
    let (population, by_sex) = population::read(tables, &known, found);
    let to_ref = |source: &Source| SourceRef { id: source.id.clone(), publisher: source.publisher.clone(), date: source.date.clone() };
    let mut data = Dataset {
        source_refs: sources.iter().map(to_ref).collect(),
        sources,
        markets: read_table(tables, &columns::MARKETS, &known, found, markets::market),
        population,
        by_sex,
        moviegoers: read_table(tables, &columns::MOVIEGOERS, &known, found, audience::moviegoer),
        generations: read_table(tables, &columns::GENERATIONS, &known, found, audience::generation),
        market_years: read_table(tables, &columns::MARKET_YEARS, &known, found, markets::market_year),
        films: read_table(tables, &columns::FILMS, &known, found, films::film),
        film_results: read_table(tables, &columns::FILM_RESULTS, &known, found, films::film_result),
        fx_rates: read_table(tables, &columns::FX_RATES, &known, found, markets::fx_rate),
        claims: vec![],
    };
    let unchecked = read_table(tables, &columns::CLAIMS, &known, found, claims::claim);
    sort(&mut data);
    describe_markets(&mut data);
    data.claims = claims::with_rows(unchecked, &data, found);
    (data, problems)
}

/// Reports tables that are unknown, there twice, or missing although others name their rows.
fn check_names(tables: &[RawTable], problems: &mut Vec<Problem>) {
    let names = table_names();
    let mut seen = BTreeSet::new();
    let mut report = |table: &str, kind| problems.push(Problem { table: table.to_owned(), row: None, column: None, kind });
    for table in tables {
        let name = table.name.as_str();
        if !names.contains(&name) {
            report(name, ProblemKind::UnknownTable { nearest: nearest(name, &names) });
        } else if !seen.insert(name) {
            report(name, ProblemKind::TwiceTable);
        }
    }
    let needs: [(&str, &[&str]); 3] = [
        ("markets", &["population", "moviegoers", "market_years", "film_results"]),
        ("films", &["film_results"]),
        ("sources", &["population", "moviegoers", "generations", "market_years", "films", "film_results", "fx_rates", "claims"]),
    ];
    for (table, users) in needs {
        let user = users.iter().find(|user| seen.contains(*user));
        if let (false, Some(user)) = (seen.contains(table), user) {
            report(table, ProblemKind::MissingTable { named_by: (*user).to_owned() });
        }
    }
}

/// Puts rows in the order that views rely on: by market or film, then by time.
fn sort(data: &mut Dataset) {
    data.moviegoers.sort_by(|a, b| {
        let key = |m: &super::Moviegoer| (m.market, m.survey.clone(), m.year, m.age_from, m.age_to);
        key(a).cmp(&key(b))
    });
    data.market_years.sort_by_key(|row| (row.market, row.measure, row.basis, row.year));
    data.film_results.sort_by_key(|row| (row.film.clone(), row.territory, row.measure, row.day_to, row.date.clone()));
    data.fx_rates.sort_by_key(|row| (row.base.as_str().to_owned(), row.quote.as_str().to_owned(), row.period.clone()));
}

/// Adds the markets that rows name and that `markets` does not describe.
fn describe_markets(data: &mut Dataset) {
    let mut named: BTreeSet<MarketId> = data.market_years.iter().map(|row| row.market).collect();
    named.extend(data.moviegoers.iter().map(|row| row.market));
    named.extend(data.film_results.iter().map(|row| row.territory));
    named.extend(data.population.iter().flat_map(|population| &population.markets).map(|market| market.market));
    for id in named {
        if data.market(id).is_none() {
            data.markets.push(markets::undescribed(id));
        }
    }
}
