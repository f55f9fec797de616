//! Population by single year of age, compactly: 1 July, ages 0 to 99 and 100 and over.

use serde::{Deserialize, Serialize};

use super::types::{MarketId, SourceId, Year};

/// The number of single ages: 0 to 99, and 100 and over.
pub const AGES: usize = 101;

/// Population of several markets in several years.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    /// Persons for one count: 1, or 1000 where the file is rounded to thousands.
    pub unit: f64,
    /// The years, ascending.
    pub years: Vec<Year>,
    /// The first year that is a projection.
    pub projected_from: Year,
    /// The row of `sources`.
    pub source: SourceId,
    /// One entry a market.
    pub markets: Vec<MarketPopulation>,
}

/// The counts of one market, in the years of its [`Population`].
#[derive(Clone, Debug, PartialEq)]
pub struct MarketPopulation {
    /// The market.
    pub market: MarketId,
    /// A year each: 101 counts in units of [`Population::unit`], or none where the market lacks the year.
    pub years: Vec<Vec<u32>>,
}

impl Population {
    /// The counts of a market in a year, in persons; `None` when the year or market is not in the data.
    #[must_use]
    pub fn ages(&self, market: MarketId, year: Year) -> Option<Vec<f64>> {
        let at = self.years.iter().position(|y| *y == year)?;
        let counts = self.markets.iter().find(|m| m.market == market)?.years.get(at).filter(|counts| !counts.is_empty())?;
        Some(counts.iter().map(|count| f64::from(*count) * self.unit).collect())
    }

    /// Whether figures of this year are projections.
    #[must_use]
    pub fn is_projection(&self, year: Year) -> bool {
        year >= self.projected_from
    }
}

/// The stored form: residuals against the same cohort in the year before, which compress to a third.
#[derive(Serialize, Deserialize)]
pub(super) struct Packed {
    unit: u16,
    years: Vec<Year>,
    projected_from: Year,
    source: SourceId,
    markets: Vec<MarketId>,
    residuals: Vec<i32>,
}

impl Packed {
    pub(super) fn from_population(population: &Population) -> Self {
        let mut residuals = Vec::new();
        for market in &population.markets {
            for (at, counts) in market.years.iter().enumerate() {
                let before = at.checked_sub(1).and_then(|i| market.years.get(i));
                for (age, count) in counts.iter().enumerate() {
                    let guess = predict(&population.years, at, before, age, residual_base(counts, age));
                    residuals.push((i64::from(*count) - guess) as i32);
                }
            }
        }
        Self {
            unit: population.unit as u16,
            years: population.years.clone(),
            projected_from: population.projected_from,
            source: population.source.clone(),
            markets: population.markets.iter().map(|m| m.market).collect(),
            residuals,
        }
    }

    /// Rebuilds the counts; `None` when the file is shorter than it says or a count would be negative.
    pub(super) fn into_population(self) -> Option<Population> {
        let Self { unit, years, projected_from, source, markets, residuals } = self;
        let mut stream = residuals.into_iter();
        let mut all = Vec::new();
        for market in markets {
            let mut table: Vec<Vec<u32>> = Vec::new();
            for at in 0..years.len() {
                let mut counts: Vec<u32> = Vec::with_capacity(AGES);
                for age in 0..AGES {
                    let before = at.checked_sub(1).and_then(|i| table.get(i));
                    let guess = predict(&years, at, before, age, residual_base(&counts, age));
                    let count = guess.checked_add(i64::from(stream.next()?))?;
                    counts.push(u32::try_from(count).ok()?);
                }
                table.push(counts);
            }
            all.push(MarketPopulation { market, years: table });
        }
        stream.next().is_none().then_some(Population { unit: f64::from(unit.max(1)), years, projected_from, source, markets: all })
    }
}

/// The count of the age before in the same year, the fallback prediction.
fn residual_base(counts: &[u32], age: usize) -> i64 {
    age.checked_sub(1).and_then(|i| counts.get(i)).map_or(0, |c| i64::from(*c))
}

/// What the same people counted in the year before, or the neighbouring age where there is no such count.
fn predict(years: &[Year], at: usize, before: Option<&Vec<u32>>, age: usize, neighbour: i64) -> i64 {
    let step = at.checked_sub(1).and_then(|i| Some((years.get(at)?.get() - years.get(i)?.get()).max(0) as usize));
    let cohort = step.and_then(|step| age.checked_sub(step)).and_then(|younger| before?.get(younger));
    cohort.map_or(neighbour, |count| i64::from(*count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Slug;

    #[test]
    fn packing_keeps_every_count() {
        let years = [1990, 1995, 2019].map(|y| Year::new(y).unwrap()).to_vec();
        let table = (0..3_u32).map(|y| (0..101_u32).map(|a| (a * 7919 + y * 104_729) % 100_003).collect()).collect();
        let population = Population {
            unit: 1000.0,
            years,
            projected_from: Year::new(2024).unwrap(),
            source: Slug::parse("un").unwrap(),
            markets: vec![MarketPopulation { market: MarketId::VNM, years: table }],
        };
        assert_eq!(Packed::from_population(&population).into_population(), Some(population));
    }

    #[test]
    fn a_short_file_is_refused() {
        let packed = Packed {
            unit: 1,
            years: vec![Year::new(2000).unwrap()],
            projected_from: Year::new(2024).unwrap(),
            source: Slug::parse("un").unwrap(),
            markets: vec![MarketId::KOR],
            residuals: vec![1; 100],
        };
        assert!(packed.into_population().is_none());
    }
}
