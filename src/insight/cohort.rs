//! Cohorts: the share of a population that was born in a window of years, and its mean age.
//!
//! Source: UN World Population Prospects 2024 (medium variant from 2024 on), persons at 1 July by
//! single year of age, CC BY 3.0 IGO; or a newsroom's own table of the same form.

use crate::data::{AGES, Year};

/// The last class of age, 100 and over.
pub const OPEN_AGE: usize = AGES - 1;

/// A cohort within a population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cohort {
    /// Persons of the cohort.
    pub persons: f64,
    /// Persons of the cohort in percent of all persons.
    pub share_pct: f64,
}

/// How much of an age belongs to the people born from `from` to `to`: 0, 0.5 or 1.
///
/// At 1 July of year Y a person aged x was born in Y - x or in Y - x - 1. Births are taken as spread
/// evenly over the year, so half of the age belongs to each; the weight is the sum of the halves
/// whose birth year lies in the window. The open class 100 and over cannot be split: it counts like
/// age 100, so all who are older belong to birth year Y - 101, and a window that holds both Y - 100
/// and Y - 101 takes the class in full. Windows that follow each other without a gap therefore never
/// count a person twice, and those from Y - 101 to Y count everybody.
#[must_use]
pub fn weight(age: usize, year: Year, from: Year, to: Year) -> f64 {
    let younger = year.get() - age.min(OPEN_AGE) as i32;
    let half = |born: i32| if from.get() <= born && born <= to.get() { 0.5 } else { 0.0 };
    half(younger) + half(younger - 1)
}

/// The cohort born from `from` to `to` among the persons by single age at 1 July of `year`.
///
/// persons = sum of weight(x) n(x); share = 100 x persons / sum of n(x). `None` without any person.
#[must_use]
pub fn cohort(ages: &[f64], year: Year, from: Year, to: Year) -> Option<Cohort> {
    let total: f64 = ages.iter().sum();
    let persons = ages.iter().enumerate().map(|(age, count)| weight(age, year, from, to) * count).sum();
    (total > 0.0).then(|| Cohort { persons, share_pct: 100.0 * persons / total })
}

/// The youngest and the oldest age that the cohort has at 1 July of `year`; `None` when nobody was born yet.
#[must_use]
pub fn age_span(year: Year, from: Year, to: Year) -> Option<(usize, usize)> {
    let mut lit = (0..AGES).filter(|age| weight(*age, year, from, to) > 0.0);
    let first = lit.next()?;
    Some((first, lit.next_back().unwrap_or(first)))
}

/// The mean age in years: sum of (x + 0.5) n(x) / sum of n(x), where 100 and over counts as 100.5.
///
/// A person aged x is on average x and a half. This is the method of the published comparison that
/// puts 2025 at 34.9 years for Viet Nam and 45.5 for South Korea. `None` without any person.
#[must_use]
pub fn mean_age(ages: &[f64]) -> Option<f64> {
    let total: f64 = ages.iter().sum();
    let years: f64 = ages.iter().enumerate().map(|(age, count)| (age as f64 + 0.5) * count).sum();
    (total > 0.0).then(|| years / total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn year(y: i32) -> Year {
        Year::new(y).unwrap()
    }

    #[track_caller]
    fn check_weight(age: usize, at: i32, from: i32, to: i32, expected: f64) {
        assert_eq!(weight(age, year(at), year(from), year(to)), expected);
    }

    #[test]
    fn edge_ages_count_half() {
        check_weight(11, 2025, 1997, 2012, 0.0);
        check_weight(12, 2025, 1997, 2012, 0.5);
        check_weight(13, 2025, 1997, 2012, 1.0);
        check_weight(27, 2025, 1997, 2012, 1.0);
        check_weight(28, 2025, 1997, 2012, 0.5);
        check_weight(29, 2025, 1997, 2012, 0.0);
    }

    #[test]
    fn one_birth_year_is_two_halves() {
        check_weight(24, 2025, 2000, 2000, 0.5);
        check_weight(25, 2025, 2000, 2000, 0.5);
    }

    #[test]
    fn the_open_age_counts_like_100() {
        check_weight(100, 2025, 1900, 1923, 0.0);
        check_weight(100, 2025, 1900, 1924, 0.5);
        check_weight(100, 2025, 1900, 1925, 1.0);
        check_weight(100, 2025, 1925, 1930, 0.5);
        check_weight(150, 2025, 1900, 1925, 1.0);
    }

    #[test]
    fn births_to_come_count_nothing() {
        check_weight(0, 2025, 2026, 2040, 0.0);
        check_weight(0, 2025, 2025, 2040, 0.5);
    }

    #[track_caller]
    fn check_span(at: i32, from: i32, to: i32, expected: Option<(usize, usize)>) {
        assert_eq!(age_span(year(at), year(from), year(to)), expected);
    }

    #[test]
    fn ages_of_a_cohort() {
        check_span(2025, 1997, 2012, Some((12, 28)));
        check_span(2000, 1997, 2012, Some((0, 3)));
        check_span(1990, 1997, 2012, None);
        check_span(2050, 1900, 1955, Some((94, 100)));
    }

    #[test]
    fn mean_age_of_small_populations() {
        assert_eq!(mean_age(&[]), None);
        assert_eq!(mean_age(&[0.0; AGES]), None);
        assert_eq!(mean_age(&[1.0, 1.0]), Some(1.0));
    }

    #[test]
    fn an_empty_population_has_no_cohort() {
        assert_eq!(cohort(&[0.0; AGES], year(2025), year(1997), year(2012)), None);
    }

    proptest! {
        #[test]
        fn shares_of_a_partition_add_up_to_100(
            counts in proptest::collection::vec(0_u32..10_000_000, AGES),
            at in 2001_i32..2051,
            mut cuts in proptest::collection::vec(1900_i32..2050, 0..8),
        ) {
            prop_assume!(counts.iter().any(|c| *c > 0));
            let ages: Vec<f64> = counts.iter().map(|c| f64::from(*c)).collect();
            cuts.extend([1899, 2050]);
            cuts.sort_unstable();
            cuts.dedup();
            let sum: f64 = cuts
                .windows(2)
                .map(|cut| cohort(&ages, year(at), year(cut[0] + 1), year(cut[1])).unwrap().share_pct)
                .sum();
            prop_assert!((sum - 100.0).abs() < 1e-9, "{sum}");
        }

        #[test]
        fn a_wider_window_never_holds_fewer(at in 1990_i32..2051, from in 1901_i32..2049, len in 0_i32..60, age in 0_usize..AGES) {
            let to = (from + len).min(2049);
            let narrow = weight(age, year(at), year(from), year(to));
            prop_assert!(weight(age, year(at), year(from - 1), year(to)) >= narrow);
            prop_assert!(weight(age, year(at), year(from), year(to + 1)) >= narrow);
        }
    }
}
