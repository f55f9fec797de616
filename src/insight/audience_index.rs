//! The audience index of an age band, the birth years it spans, and the scenario share.

use crate::data::Year;

/// Ages from the first to the last; `None` as the last when open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeBand {
    /// First age.
    pub from: u8,
    /// Last age; `None` when open.
    pub to: Option<u8>,
}

impl AgeBand {
    /// Whether an age lies in the band.
    #[must_use]
    pub fn holds(self, age: usize) -> bool {
        age >= usize::from(self.from) && self.to.is_none_or(|to| age <= usize::from(to))
    }

    /// The first (`None` when open) and the last birth year that the band spans in a survey of `year`.
    ///
    /// A person aged a to b during year Y was born from Y - b - 1 to Y - a.
    #[must_use]
    pub fn birth_years(self, year: Year) -> (Option<i32>, i32) {
        (self.to.map(|to| year.get() - i32::from(to) - 1), year.get() - i32::from(self.from))
    }
}

/// The audience index: audience share / population share of the same base ages x 100.
///
/// 100 means that the band goes to the cinema in proportion to its number. Both shares must have the
/// same base ages. `None` where the population share is not positive.
#[must_use]
pub fn audience_index(audience_share_pct: f64, population_share_pct: f64) -> Option<f64> {
    (population_share_pct > 0.0).then(|| 100.0 * audience_share_pct / population_share_pct)
}

/// The share of a band in the population of the base ages, percent.
///
/// 100 x persons in both band and base / persons in the base; whole ages, since surveys ask for the
/// age and not for the birth year. `None` when the base is empty.
#[must_use]
pub fn population_share_pct(ages: &[f64], band: AgeBand, base: AgeBand) -> Option<f64> {
    let (mut all, mut inside) = (0.0, 0.0);
    for (age, count) in ages.iter().enumerate().filter(|(age, _)| base.holds(*age)) {
        all += count;
        if band.holds(age) {
            inside += count;
        }
    }
    (all > 0.0).then(|| 100.0 * inside / all)
}

/// The share of visits, percent, of a group that goes `k` times as often as everyone else: k p / (k p + 1 - p).
///
/// `share_pct` is p, the group's share of the population in percent. An assumption about k, not a measurement.
#[must_use]
pub fn scenario_share_pct(k: f64, share_pct: f64) -> f64 {
    let visits = k * share_pct;
    let all = visits + 100.0 - share_pct;
    if all > 0.0 { 100.0 * visits / all } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_born(from: u8, to: Option<u8>, at: i32, expected: (Option<i32>, i32)) {
        assert_eq!(AgeBand { from, to }.birth_years(Year::new(at).unwrap()), expected);
    }

    #[test]
    fn birth_years_of_bands() {
        check_born(20, Some(29), 2022, (Some(1992), 2002));
        check_born(12, Some(17), 2014, (Some(1996), 2002));
        check_born(60, None, 2014, (None, 1954));
        check_born(0, Some(24), 2024, (Some(1999), 2024));
    }

    #[test]
    fn index_of_shares() {
        assert_eq!(audience_index(20.0, 10.0), Some(200.0));
        assert_eq!(audience_index(20.0, 0.0), None);
        assert_eq!(audience_index(27.3, 13.08).map(f64::round), Some(209.0));
    }

    #[test]
    fn shares_of_base_ages() {
        let ages = [10.0, 20.0, 30.0, 40.0];
        let all = AgeBand { from: 0, to: None };
        let older = AgeBand { from: 2, to: None };
        assert_eq!(population_share_pct(&ages, older, all), Some(70.0));
        assert_eq!(population_share_pct(&ages, AgeBand { from: 0, to: Some(2) }, AgeBand { from: 1, to: Some(2) }), Some(100.0));
        assert_eq!(population_share_pct(&ages, all, AgeBand { from: 9, to: None }), None);
    }

    #[track_caller]
    fn check_scenario(k: f64, share: f64, expected: f64) {
        let got = scenario_share_pct(k, share);
        assert!((got - expected).abs() < 0.005, "{got}");
    }

    #[test]
    fn scenario_shares() {
        check_scenario(2.0, 22.329, 36.51);
        check_scenario(1.0, 22.329, 22.33);
        check_scenario(0.0, 22.329, 0.0);
        check_scenario(3.0, 100.0, 100.0);
        check_scenario(0.0, 100.0, 0.0);
        check_scenario(2.0, 0.0, 0.0);
    }

    proptest! {
        #[test]
        fn more_visits_give_a_larger_share(k in 0.1_f64..10.0, share in 0.1_f64..99.9) {
            let got = scenario_share_pct(k, share);
            prop_assert!(got > 0.0 && got < 100.0);
            prop_assert!(scenario_share_pct(k * 1.1, share) > got);
        }
    }
}
