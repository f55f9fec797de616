//! From values to pixels and to round ticks.

use crate::figure::{Axis, Scale};

/// A checked axis: a finite, non-empty domain on a range of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mapped {
    lo: f64,
    hi: f64,
    from_css: f64,
    to_css: f64,
    log: bool,
}

impl Mapped {
    /// Maps a domain to pixels; a domain that is empty or not finite becomes one around its first value.
    #[must_use]
    pub fn new(domain: (f64, f64), range_css: (f64, f64), log: bool) -> Self {
        let (mut lo, mut hi) = domain;
        if !lo.is_finite() {
            lo = 0.0;
        }
        if !hi.is_finite() || hi <= lo {
            hi = lo + lo.abs().max(1.0);
        }
        if log {
            lo = lo.max(1e-9);
            hi = hi.max(lo * 10.0);
        }
        Self { lo, hi, from_css: range_css.0, to_css: range_css.1, log }
    }

    /// The pixel of a value; finite for any input.
    #[must_use]
    pub fn css(&self, value: f64) -> f64 {
        let part =
            if self.log { (value.max(1e-12) / self.lo).ln() / (self.hi / self.lo).ln() } else { (value - self.lo) / (self.hi - self.lo) };
        let part = if part.is_finite() { part.clamp(-4.0, 5.0) } else { 0.0 };
        self.from_css + part * (self.to_css - self.from_css)
    }

    /// The domain after checking.
    #[must_use]
    pub const fn domain(&self) -> (f64, f64) {
        (self.lo, self.hi)
    }
}

/// Whether an axis is logarithmic.
#[must_use]
pub const fn is_log(axis: &Axis) -> bool {
    matches!(axis.scale, Scale::LogMoney(_))
}

/// Round ticks within a domain: at most `most`, each a multiple of 1, 2, 2.5 or 5 times a power of ten.
///
/// Returns the step and the ticks. Whole-number scales (years, days) never get a broken step.
#[must_use]
pub fn ticks(domain: (f64, f64), most: usize, scale: Scale) -> (f64, Vec<f64>) {
    let (lo, hi) = domain;
    if !(lo.is_finite() && hi.is_finite()) || hi <= lo || most == 0 {
        return (1.0, Vec::new());
    }
    if let Scale::LogMoney(_) = scale {
        return (1.0, decades(lo, hi, most));
    }
    let step = nice_step((hi - lo) / most as f64, matches!(scale, Scale::Year | Scale::Day));
    let first = (lo / step - 1e-9).ceil();
    let last = (hi / step + 1e-9).floor();
    if !(first.is_finite() && last.is_finite()) || last - first > 1000.0 {
        return (step, Vec::new());
    }
    let count = (last - first).max(-1.0) as i64;
    (step, (0..=count).map(|i| (first + i as f64) * step).collect())
}

/// The smallest round step that is not under `least`.
fn nice_step(least: f64, whole: bool) -> f64 {
    let mut power: f64 = 1e-9;
    while power < 1e18 {
        for factor in [1.0, 2.0, 2.5, 5.0] {
            let step = factor * power;
            let fits = !whole || (step >= 1.0 && step.fract() == 0.0);
            if fits && step >= least * (1.0 - 1e-9) {
                return step;
            }
        }
        power *= 10.0;
    }
    least
}

/// Powers of ten, with 2 and 5 between when there is room.
fn decades(lo: f64, hi: f64, most: usize) -> Vec<f64> {
    let mut dense = Vec::new();
    let mut power = 1.0;
    while power <= hi && power < 1e18 {
        for factor in [1.0, 2.0, 5.0] {
            let tick = factor * power;
            if tick >= lo * (1.0 - 1e-9) && tick <= hi * (1.0 + 1e-9) {
                dense.push((tick, factor));
            }
        }
        power *= 10.0;
    }
    // One more than asked: labels that would touch are left out when they are placed.
    if dense.len() <= most + 1 {
        return dense.into_iter().map(|(tick, _)| tick).collect();
    }
    dense.into_iter().filter(|(_, factor)| *factor < 1.5).map(|(tick, _)| tick).collect()
}

/// A domain widened to whole ticks, so that the first and last grid line close the plot.
#[must_use]
pub fn rounded_out(domain: (f64, f64), most: usize, scale: Scale) -> (f64, f64) {
    let (lo, hi) = domain;
    if !(lo.is_finite() && hi.is_finite()) || hi <= lo || matches!(scale, Scale::LogMoney(_)) {
        return domain;
    }
    let (step, _) = ticks(domain, most, scale);
    ((lo / step + 1e-9).floor() * step, (hi / step - 1e-9).ceil() * step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(domain: (f64, f64), most: usize, scale: Scale, expected: &[f64]) {
        let (_, got) = ticks(domain, most, scale);
        assert_eq!(got.len(), expected.len(), "{got:?}");
        for (a, b) in got.iter().zip(expected) {
            assert!((a - b).abs() < 1e-9, "{got:?}");
        }
    }

    #[test]
    fn ticks_are_round() {
        check((0.0, 100.0), 5, Scale::Number, &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        check((2015.0, 2025.0), 5, Scale::Year, &[2016.0, 2018.0, 2020.0, 2022.0, 2024.0]);
        check((0.0, 1.0), 4, Scale::Number, &[0.0, 0.25, 0.5, 0.75, 1.0]);
        check((0.0, 3.0), 9, Scale::Day, &[0.0, 1.0, 2.0, 3.0]);
        check((5.0, 5.0), 5, Scale::Number, &[]);
        check((f64::NAN, 5.0), 5, Scale::Number, &[]);
    }

    proptest! {
        #[test]
        fn any_finite_domain_gives_few_rising_ticks_inside(lo in -1e12..1e12_f64, size in 1e-3..1e12_f64, most in 1_usize..12) {
            let (_, got) = ticks((lo, lo + size), most, Scale::Number);
            prop_assert!(got.len() <= most + 1);
            prop_assert!(got.windows(2).all(|w| w[0] < w[1]));
            let slack = size * 1e-6 + 1e-6 * lo.abs();
            prop_assert!(got.iter().all(|t| *t >= lo - slack && *t <= lo + size + slack));
        }

        #[test]
        fn pixels_are_finite_and_keep_order(lo in -1e9..1e9_f64, size in 1e-3..1e9_f64, a in any::<f64>(), b in any::<f64>()) {
            let map = Mapped::new((lo, lo + size), (0.0, 300.0), false);
            prop_assert!(map.css(a).is_finite());
            if a.is_finite() && b.is_finite() && a <= b {
                prop_assert!(map.css(a) <= map.css(b));
            }
        }
    }
}
