//! ISO dates that may stop at the month or the year.

/// A date as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12; `None` when only the year is known.
    pub month: Option<u8>,
    /// The day of the month; `None` when only the month is known.
    pub day: Option<u8>,
}

impl When {
    /// Parses `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = match parts.next() {
            Some(part) => Some(number(part, 2).filter(|m| (1..=12).contains(m))? as u8),
            None => None,
        };
        let day = match parts.next() {
            Some(part) => Some(number(part, 2).filter(|d| (1..=31).contains(d))? as u8),
            None => None,
        };
        parts.next().is_none().then_some(Self { year, month, day })
    }

    /// Days since 1 March of year 0; `None` unless the day is known.
    ///
    /// Formula: Howard Hinnant's `days_from_civil`, Gregorian calendar.
    #[must_use]
    pub fn day_number(self) -> Option<i32> {
        let (month, day) = (i32::from(self.month?), i32::from(self.day?));
        let year = if month <= 2 { self.year - 1 } else { self.year };
        let shifted = (month + 9) % 12;
        Some(365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * shifted + 2) / 5 + day - 1)
    }

    /// Days from another date to this one; `None` unless both days are known.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> Option<i32> {
        Some(self.day_number()? - earlier.day_number()?)
    }

    /// First and last moment as decimal years; the same twice when the day is known.
    #[must_use]
    pub fn decimal_years(self) -> (f64, f64) {
        let year = f64::from(self.year);
        match (self.month, self.day) {
            (Some(month), Some(day)) => {
                let at = year + (f64::from(month) - 1.0) / 12.0 + (f64::from(day) - 0.5) / 372.0;
                (at, at)
            }
            (Some(month), None) => (year + (f64::from(month) - 1.0) / 12.0, year + f64::from(month) / 12.0),
            _ => (year, year + 1.0),
        }
    }
}

fn number(text: &str, digits: usize) -> Option<i32> {
    if text.len() != digits || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn days(later: &str, earlier: &str, expected: Option<i32>) {
        let between = When::parse(later).unwrap().days_since(When::parse(earlier).unwrap());
        assert_eq!(between, expected, "{later} - {earlier}");
    }

    #[test]
    fn days_between() {
        days("2025-08-03", "2025-08-01", Some(2));
        days("2025-10-10", "2025-08-01", Some(70));
        days("2024-03-01", "2024-02-28", Some(2));
        days("2023-03-01", "2023-02-28", Some(1));
        days("2025-01-01", "2024-01-01", Some(366));
        days("2025-08", "2025-08-01", None);
    }

    #[test]
    fn only_iso_dates_parse() {
        for bad in ["", "2025-8", "2025-13", "2025-00", "2025-08-32", "early 2025", "2025-08-01-01", "20250801", "+025"] {
            assert_eq!(When::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_month_is_a_span_of_the_year() {
        assert_eq!(When::parse("2025").unwrap().decimal_years(), (2025.0, 2026.0));
        assert_eq!(When::parse("2025-07").unwrap().decimal_years(), (2025.5, 2025.0 + 7.0 / 12.0));
    }
}
