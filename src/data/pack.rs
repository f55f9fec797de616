//! The compact form in which data reaches the browser: a stamp, then postcard.
//!
//! One file a chart (see [`Part`]), so that a chart loads only what it needs. The build step and the
//! reader of own data write the same form.

use serde::Serialize;

use super::dataset::Dataset;
use super::population::{Packed, Population};
use super::read::Reader;
use super::records::{Claim, Film, FilmResult, FxRate, Generation, Market, MarketYear, Moviegoer, Source, SourceRef};
use super::types::{MarketId, SourceId};

/// Magic and version of the form; a file of another version is refused.
const STAMP: &[u8; 4] = b"AI\x00\x02";

/// One data file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Population of both sexes in thousands, generations: shares of a cohort.
    Population,
    /// Population by sex of one market, exact: the pyramid.
    Sexes(MarketId),
    /// Surveys of moviegoers by age.
    Surveys,
    /// Yearly figures of markets.
    Markets,
    /// Films, their results and exchange rates.
    Films,
    /// Claims of the articles.
    Claims,
    /// Sources with their links.
    Sources,
}

impl Part {
    /// The parts that exist once a package.
    pub const ONCE: [Self; 6] = [Self::Population, Self::Surveys, Self::Markets, Self::Films, Self::Claims, Self::Sources];

    /// The logical file name, without folder or hash.
    #[must_use]
    pub fn file_name(self) -> String {
        match self {
            Self::Population => "population.bin".into(),
            Self::Sexes(market) => {
                let mut name = String::from("sexes-");
                name.push_str(market.as_str());
                name.push_str(".bin");
                name
            }
            Self::Surveys => "surveys.bin".into(),
            Self::Markets => "markets.bin".into(),
            Self::Films => "films.bin".into(),
            Self::Claims => "claims.bin".into(),
            Self::Sources => "sources.bin".into(),
        }
    }
}

/// Why a data file was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// It does not start with the stamp: not a data file, or of another version.
    Stamp,
    /// It ends early or holds a value that does not fit.
    Content,
}

/// What a file holds, in this order; [`Reader`] reads it back.
#[derive(Serialize)]
struct Tables {
    markets: Vec<Market>,
    generations: Vec<Generation>,
    moviegoers: Vec<Moviegoer>,
    market_years: Vec<MarketYear>,
    films: Vec<Film>,
    film_results: Vec<FilmResult>,
    fx_rates: Vec<FxRate>,
    claims: Vec<Claim>,
    sources: Vec<Source>,
    source_refs: Vec<SourceRef>,
    population: Option<Packed>,
    sexes: Option<(Packed, Packed)>,
}

/// Writes one part of a dataset.
///
/// # Errors
/// [`PackError::Content`] when the dataset lacks what the part needs.
pub fn encode(data: &Dataset, part: Part) -> Result<Vec<u8>, PackError> {
    let mut tables = Tables {
        markets: data.markets.clone(),
        generations: vec![],
        moviegoers: vec![],
        market_years: vec![],
        films: vec![],
        film_results: vec![],
        fx_rates: vec![],
        claims: vec![],
        sources: vec![],
        source_refs: vec![],
        population: None,
        sexes: None,
    };
    let mut used: Vec<SourceId> = Vec::new();
    match part {
        Part::Population => {
            let population = data.population.as_ref().ok_or(PackError::Content)?;
            used.push(population.source.clone());
            tables.population = Some(Packed::from_population(&in_thousands(population)).ok_or(PackError::Content)?);
            tables.generations.clone_from(&data.generations);
            used.extend(data.generations.iter().flat_map(|g| g.also_sources.iter().chain([&g.prov.source]).cloned()));
        }
        Part::Sexes(market) => {
            let (women, men) = data.sexes(market).ok_or(PackError::Content)?;
            tables.markets.clear();
            let pack = |of| Packed::from_population(of).ok_or(PackError::Content);
            tables.sexes = Some((pack(women)?, pack(men)?));
        }
        Part::Surveys => {
            tables.moviegoers.clone_from(&data.moviegoers);
            used.extend(data.moviegoers.iter().map(|m| m.prov.source.clone()));
        }
        Part::Markets => {
            tables.market_years.clone_from(&data.market_years);
            used.extend(data.market_years.iter().map(|m| m.prov.source.clone()));
        }
        Part::Films => {
            tables.films.clone_from(&data.films);
            tables.film_results.clone_from(&data.film_results);
            tables.fx_rates.clone_from(&data.fx_rates);
            used.extend(data.films.iter().map(|f| f.prov.source.clone()));
            used.extend(data.films.iter().filter_map(|f| f.cost.as_ref()).map(|c| c.source.clone()));
            used.extend(data.films.iter().filter_map(|f| f.break_even.as_ref()).map(|b| b.source.clone()));
            used.extend(data.film_results.iter().map(|r| r.prov.source.clone()));
            used.extend(data.fx_rates.iter().map(|r| r.prov.source.clone()));
        }
        Part::Claims => {
            tables.markets.clear();
            tables.claims.clone_from(&data.claims);
            used.extend(data.claims.iter().map(|c| c.article.clone()));
            used.extend(data.claims.iter().filter_map(|c| c.evidence_source.clone()));
        }
        Part::Sources => {
            tables.markets.clear();
            tables.sources.clone_from(&data.sources);
        }
    }
    tables.source_refs = data.source_refs.iter().filter(|s| used.contains(&s.id)).cloned().collect();
    let body = postcard::to_allocvec(&tables).map_err(|_| PackError::Content)?;
    Ok([STAMP.as_slice(), &body].concat())
}

/// Reads one part back into a dataset to be merged.
///
/// # Errors
/// [`PackError`] for a file of another kind, version or length; never a panic.
pub fn decode(bytes: &[u8]) -> Result<Dataset, PackError> {
    let body = bytes.strip_prefix(STAMP.as_slice()).ok_or(PackError::Stamp)?;
    let mut from = Reader::new(body);
    let mut data = Dataset {
        markets: from.list(Reader::market_row),
        generations: from.list(Reader::generation),
        moviegoers: from.list(Reader::moviegoer),
        market_years: from.list(Reader::market_year),
        films: from.list(Reader::film),
        film_results: from.list(Reader::film_result),
        fx_rates: from.list(Reader::fx_rate),
        claims: from.list(Reader::claim),
        sources: from.list(Reader::source),
        source_refs: from.list(Reader::source_ref),
        population: None,
        by_sex: vec![],
    };
    let (population, sexes) = (from.population(), from.sexes());
    if from.bad {
        return Err(PackError::Content);
    }
    if let Some(packed) = population {
        data.population = Some(packed.into_population().ok_or(PackError::Content)?);
    }
    if let Some((women, men)) = sexes {
        let women = women.into_population().ok_or(PackError::Content)?;
        data.by_sex.push((women, men.into_population().ok_or(PackError::Content)?));
    }
    Ok(data)
}

/// Rounds an exact population to the nearest thousand: 14 kB brotli against 40 for all markets.
fn in_thousands(population: &Population) -> Population {
    let mut rounded = population.clone();
    if population.unit < 1000.0 {
        rounded.unit = 1000.0;
        for counts in rounded.markets.iter_mut().flat_map(|m| m.years.iter_mut()).flatten() {
            *counts = (*counts + 500) / 1000;
        }
    }
    rounded
}
