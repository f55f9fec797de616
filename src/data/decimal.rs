//! Numbers as people print them: a few digits and a power of ten, which compress far better than doubles.
//!
//! For `#[serde(serialize_with = "...")]` on values of records; any other double is kept bit by bit.

use serde::{Serialize, Serializer};

/// The exponent that marks a double kept bit by bit.
const BITS: i8 = i8::MAX;

/// Beyond this, whole numbers are no longer exact in a double.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Digits and power of ten of a number, or its bits.
fn split(value: f64) -> (i64, i8) {
    for places in 0..=9_i8 {
        let scaled = (value * power(places)).round();
        if scaled.abs() < EXACT && join(scaled as i64, -places) == value && value.to_bits() != (-0.0_f64).to_bits() {
            let (mut digits, mut exponent) = (scaled as i64, -places);
            while places == 0 && digits != 0 && digits % 10 == 0 {
                digits /= 10;
                exponent += 1;
            }
            return (digits, exponent);
        }
    }
    (value.to_bits() as i64, BITS)
}

/// The number of digits and power of ten: exact, since both factors are.
pub(super) fn join(digits: i64, exponent: i8) -> f64 {
    match exponent {
        BITS => f64::from_bits(digits as u64),
        0.. => digits as f64 * power(exponent),
        _ => digits as f64 / power(exponent.saturating_neg()),
    }
}

/// A power of ten, at most the largest that a double holds exactly.
fn power(exponent: i8) -> f64 {
    let mut power = 1.0;
    for _ in 0..exponent.min(22) {
        power *= 10.0;
    }
    power
}

pub(super) fn serialize<S: Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
    split(*value).serialize(to)
}

/// The same for values that may be missing.
pub(super) fn option<S: Serializer>(value: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    value.map(split).serialize(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, digits: i64, exponent: i8) {
        assert_eq!(split(value), (digits, exponent));
        assert_eq!(join(digits, exponent).to_bits(), value.to_bits());
    }

    #[test]
    fn printed_numbers_are_short_and_come_back_bit_by_bit() {
        check(0.0, 0, 0);
        check(7.0, 7, 0);
        check(106_085_000.0, 106_085, 3);
        check(4_510_000_000_000.0, 451, 10);
        check(6.2827, 62_827, -4);
        check(-37.5, -375, -1);
        check(0.1 + 0.2, 0.300_000_000_000_000_04_f64.to_bits() as i64, BITS);
        check(-0.0, i64::MIN, BITS);
        check(f64::INFINITY, f64::INFINITY.to_bits() as i64, BITS);
    }

    #[test]
    fn no_exponent_panics() {
        for exponent in i8::MIN..=i8::MAX {
            assert!(!join(i64::MAX, exponent).is_nan() || exponent == BITS);
        }
    }
}
