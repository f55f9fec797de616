//! Population by single year of age, compactly: 1 July, ages 0 to 99 and 100 and over.

use serde::Serialize;

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

/// The stored form: what is left of each count after a prediction from its cohort, mostly small numbers.
///
/// The same people were counted in the year before, `step` years younger; the change of a cohort
/// continues that of the two cohorts next younger. Measured for all markets in thousands, brotli: 32 kB
/// for plain counts, 20 against the cohort, 13.7 against the continued change.
#[derive(Serialize)]
pub(super) struct Packed {
    pub(super) unit: u16,
    pub(super) years: Vec<Year>,
    pub(super) projected_from: Year,
    pub(super) source: SourceId,
    pub(super) markets: Vec<MarketId>,
    /// Places in market-major order of the years that a market lacks.
    pub(super) holes: Vec<u32>,
    pub(super) residuals: Vec<i32>,
}

impl Packed {
    /// Packs a population; `None` when a count is too far from its prediction to be one of persons.
    pub(super) fn from_population(population: &Population) -> Option<Self> {
        let (mut residuals, mut holes) = (Vec::new(), Vec::new());
        for (place, market) in population.markets.iter().enumerate() {
            for (at, counts) in market.years.iter().enumerate() {
                if counts.is_empty() {
                    holes.push(u32::try_from(place * population.years.len() + at).ok()?);
                }
                let cohort = Cohort::new(&population.years, &market.years, at);
                for (age, count) in counts.iter().enumerate() {
                    residuals.push(i32::try_from(i64::from(*count) - cohort.predict(counts, age)).ok()?);
                }
            }
        }
        Some(Self {
            unit: population.unit as u16,
            years: population.years.clone(),
            projected_from: population.projected_from,
            source: population.source.clone(),
            markets: population.markets.iter().map(|m| m.market).collect(),
            holes,
            residuals,
        })
    }

    /// Rebuilds the counts; `None` when the file is shorter than it says or a count would be negative.
    pub(super) fn into_population(self) -> Option<Population> {
        let Self { unit, years, projected_from, source, markets, holes, residuals } = self;
        let mut stream = residuals.into_iter();
        let mut holes = holes.into_iter().peekable();
        let mut all = Vec::new();
        let mut place = 0;
        for market in markets {
            let mut table: Vec<Vec<u32>> = Vec::new();
            for at in 0..years.len() {
                let mut counts: Vec<u32> = Vec::new();
                if holes.next_if_eq(&place).is_none() {
                    let cohort = Cohort::new(&years, &table, at);
                    for age in 0..AGES {
                        let count = cohort.predict(&counts, age) + i64::from(stream.next()?);
                        counts.push(u32::try_from(count).ok()?);
                    }
                }
                table.push(counts);
                place += 1;
            }
            all.push(MarketPopulation { market, years: table });
        }
        let all_used = stream.next().is_none() && holes.next().is_none();
        all_used.then_some(Population { unit: f64::from(unit.max(1)), years, projected_from, source, markets: all })
    }
}

/// The counts of a market in the year before, and how many years before.
struct Cohort<'a> {
    before: &'a [u32],
    step: usize,
}

impl<'a> Cohort<'a> {
    fn new(years: &[Year], table: &'a [Vec<u32>], at: usize) -> Self {
        let earlier = at.checked_sub(1);
        let step = earlier.and_then(|i| Some((years.get(at)?.get() - years.get(i)?.get()).max(0) as usize));
        Self { before: earlier.and_then(|i| table.get(i)).map_or(&[], Vec::as_slice), step: step.unwrap_or(0) }
    }

    /// The count of the same people in the year before, if they were born then.
    fn younger(&self, age: usize) -> Option<i64> {
        age.checked_sub(self.step).and_then(|age| self.before.get(age)).map(|count| i64::from(*count))
    }

    /// Predicts a count from the cohort and from the counts of younger ages in the same year.
    ///
    /// `C(a) = B(a) + 2 D(a-1) - D(a-2)` with the change `D = C - B` of a cohort; for those not yet born
    /// in the year before, `B = 0`.
    fn predict(&self, counts: &[u32], age: usize) -> i64 {
        let born = self.younger(age);
        let change = |back: usize| {
            let age = age.checked_sub(back)?;
            let count = i64::from(*counts.get(age)?);
            match born {
                Some(_) => self.younger(age).map(|younger| count - younger),
                None => Some(count),
            }
        };
        let trend = match (change(1), change(2)) {
            (Some(last), Some(second)) => 2 * last - second,
            (Some(last), None) => last,
            _ if born.is_none() => self.before.first().map_or(0, |newborn| i64::from(*newborn)),
            _ => 0,
        };
        born.unwrap_or(0) + trend
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Slug;

    #[test]
    fn packing_keeps_every_count() {
        let years = [1990, 1995, 2019].map(|y| Year::new(y).unwrap()).to_vec();
        let mut table: Vec<Vec<u32>> = (0..3_u32).map(|y| (0..101_u32).map(|a| (a * 7919 + y * 104_729) % 100_003).collect()).collect();
        let mut holes = table.clone();
        holes[1].clear();
        table[2][100] = 1_999_999_999;
        let population = Population {
            unit: 1000.0,
            years,
            projected_from: Year::new(2024).unwrap(),
            source: Slug::parse("un").unwrap(),
            markets: vec![
                MarketPopulation { market: MarketId::VNM, years: table },
                MarketPopulation { market: MarketId::KOR, years: holes },
            ],
        };
        assert_eq!(Packed::from_population(&population).unwrap().into_population(), Some(population));
    }

    #[test]
    fn a_short_file_is_refused() {
        let packed = Packed {
            unit: 1,
            years: vec![Year::new(2000).unwrap()],
            projected_from: Year::new(2024).unwrap(),
            source: Slug::parse("un").unwrap(),
            markets: vec![MarketId::KOR],
            holes: vec![],
            residuals: vec![1; 100],
        };
        assert!(packed.into_population().is_none());
    }
}
