//! The checked dataset: whatever tables are loaded so far, and how rows are found in them.

use super::population::Population;
use super::records::{Claim, Film, FilmResult, FxRate, Generation, Market, MarketYear, Moviegoer, Source, SourceRef};
use super::types::{FilmId, MarketId, SourceId};

/// Everything loaded so far; a table that is not loaded is empty or `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// All markets that any table names.
    pub markets: Vec<Market>,
    /// Population of both sexes, all markets.
    pub population: Option<Population>,
    /// Population by sex: women then men, one entry a market that was asked for.
    pub by_sex: Vec<(Population, Population)>,
    /// Definitions of Gen Z.
    pub generations: Vec<Generation>,
    /// Surveys of who goes to the cinema.
    pub moviegoers: Vec<Moviegoer>,
    /// Yearly figures of markets.
    pub market_years: Vec<MarketYear>,
    /// Films.
    pub films: Vec<Film>,
    /// Results of films.
    pub film_results: Vec<FilmResult>,
    /// Exchange rates.
    pub fx_rates: Vec<FxRate>,
    /// Claims of the articles.
    pub claims: Vec<Claim>,
    /// Sources with their links, loaded with a panel.
    pub sources: Vec<Source>,
    /// Publisher and date of the sources that charts name.
    pub source_refs: Vec<SourceRef>,
}

impl Dataset {
    /// A market by its code.
    #[must_use]
    pub fn market(&self, id: MarketId) -> Option<&Market> {
        self.markets.iter().find(|market| market.id == id)
    }

    /// A film by its slug.
    #[must_use]
    pub fn film(&self, id: &FilmId) -> Option<&Film> {
        self.films.iter().find(|film| film.id == *id)
    }

    /// Publisher and date of a source.
    #[must_use]
    pub fn source_ref(&self, id: &SourceId) -> Option<&SourceRef> {
        self.source_refs.iter().find(|source| source.id == *id)
    }

    /// The population by sex of a market, women and men.
    #[must_use]
    pub fn sexes(&self, market: MarketId) -> Option<(&Population, &Population)> {
        let has = |p: &Population| p.markets.iter().any(|m| m.market == market);
        self.by_sex.iter().find(|(women, _)| has(women)).map(|(women, men)| (women, men))
    }

    /// Takes over every table that `other` has; a table that both have is replaced, sexes are added.
    pub fn merge(&mut self, other: Self) {
        fn take<T>(to: &mut Vec<T>, from: Vec<T>) {
            if !from.is_empty() {
                *to = from;
            }
        }
        let Self {
            markets,
            population,
            by_sex,
            generations,
            moviegoers,
            market_years,
            films,
            film_results,
            fx_rates,
            claims,
            sources,
            source_refs,
        } = other;
        for market in markets {
            if self.market(market.id).is_none() {
                self.markets.push(market);
            }
        }
        for source in source_refs {
            if self.source_ref(&source.id).is_none() {
                self.source_refs.push(source);
            }
        }
        self.by_sex.extend(by_sex);
        if population.is_some() {
            self.population = population;
        }
        take(&mut self.generations, generations);
        take(&mut self.moviegoers, moviegoers);
        take(&mut self.market_years, market_years);
        take(&mut self.films, films);
        take(&mut self.film_results, film_results);
        take(&mut self.fx_rates, fx_rates);
        take(&mut self.claims, claims);
        take(&mut self.sources, sources);
    }
}
