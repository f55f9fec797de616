//! Numbers as a language writes them: decimals, separators and large units.
//!
//! Written by hand because `format!` of floats costs more bytes than the rest of this module tenfold.

/// How a language writes numbers, read from its locale file.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    group: char,
    decimal: char,
    minus: char,
    none: char,
    words: Vec<LargeUnit>,
    ticks: Vec<LargeUnit>,
}

/// From which size on a unit is used, and how: `{n}` is the multiple, `{rest}` what the unit below says of the remainder.
#[derive(Clone, Debug, PartialEq)]
struct LargeUnit {
    from: f64,
    template: String,
}

/// A rounded number: sign, whole part, and the decimals as a whole number of their last place.
struct Fixed {
    negative: bool,
    whole: u64,
    fraction: u64,
    decimals: u8,
}

/// Numbers of this size and above are not written out.
const TOO_LARGE: f64 = 1e18;

impl Numbers {
    /// Reads the marks (group, decimal, minus, nothing: four characters) and the two lists of large units; `None` when malformed.
    #[must_use]
    pub fn parse(marks: &str, words: &str, ticks: &str) -> Option<Self> {
        let mut chars = marks.chars();
        let numbers = Self {
            group: chars.next()?,
            decimal: chars.next()?,
            minus: chars.next()?,
            none: chars.next()?,
            words: units(words)?,
            ticks: units(ticks)?,
        };
        chars.next().is_none().then_some(numbers)
    }

    /// The number with so many decimals and grouped thousands, rounded half away from zero.
    #[must_use]
    pub fn fixed(&self, value: f64, decimals: u8) -> String {
        self.written(value, decimals, true, false)
    }

    /// A whole number with grouped thousands.
    #[must_use]
    pub fn whole(&self, value: i64) -> String {
        let mut out = String::new();
        if value < 0 {
            out.push(self.minus);
        }
        push_digits(&mut out, value.unsigned_abs(), Some(self.group));
        out
    }

    /// A whole number without separators: a year.
    #[must_use]
    pub fn plain(&self, value: i64) -> String {
        let mut out = String::new();
        if value < 0 {
            out.push(self.minus);
        }
        push_digits(&mut out, value.unsigned_abs(), None);
        out
    }

    /// A large number in words with at least three digits that count: "101.6 million"; below the first unit in full.
    #[must_use]
    pub fn large(&self, value: f64) -> String {
        self.in_units(value, &self.words, None)
    }

    /// A large number for an axis, short, with just enough decimals to tell steps of this size apart.
    #[must_use]
    pub fn large_tick(&self, value: f64, step: f64) -> String {
        self.in_units(value, &self.ticks, Some(step))
    }

    /// What stands for a number that is not one.
    #[must_use]
    pub const fn none(&self) -> char {
        self.none
    }

    fn written(&self, value: f64, decimals: u8, grouped: bool, trimmed: bool) -> String {
        let mut out = String::new();
        let Some(mut fixed) = fix(value, decimals) else {
            out.push(self.none);
            return out;
        };
        while trimmed && fixed.decimals > 0 && fixed.fraction % 10 == 0 {
            fixed.fraction /= 10;
            fixed.decimals -= 1;
        }
        if fixed.negative {
            out.push(self.minus);
        }
        push_digits(&mut out, fixed.whole, grouped.then_some(self.group));
        if fixed.decimals > 0 {
            out.push(self.decimal);
            for place in (0..fixed.decimals).rev() {
                push_digit(&mut out, fixed.fraction / power(place) % 10);
            }
        }
        out
    }

    fn in_units(&self, value: f64, units: &[LargeUnit], step: Option<f64>) -> String {
        let size = value.abs();
        if fix(value, 0).is_none() {
            return self.written(value, 0, true, false);
        }
        // The rounded number may reach the next unit: 999,960,000 is 1 billion, not 1000.0 million.
        let mut unit: Option<(&LargeUnit, Option<&LargeUnit>, u8)> = None;
        for (at, next) in units.iter().enumerate() {
            let (from, decimals) = unit.map_or((1.0, 0), |(unit, _, decimals)| (unit.from, decimals));
            if round(size / from, decimals) * from < next.from * (1.0 - 1e-12) {
                break;
            }
            let multiple = size / next.from;
            let decimals = match step {
                Some(step) if step > 0.0 => decimals_of(step / next.from),
                _ if next.template.contains("{rest}") => 0,
                _ if multiple < 10.0 => 2,
                _ => u8::from(multiple < 1000.0),
            };
            unit = Some((next, at.checked_sub(1).and_then(|below| units.get(below)), decimals));
        }
        let Some((unit, below, decimals)) = unit else {
            let decimals = step.map_or(0, decimals_of);
            return self.written(value, decimals, true, step.is_some());
        };
        let multiple = size / unit.from;
        let mut out = String::new();
        if value < 0.0 {
            out.push(self.minus);
        }
        // Below the lowest unit there are ones. From ten units on the remainder is said in hundreds, from a hundred on it is not.
        let (one, ones) = below.map_or((1.0, "{n}"), |below| (below.from, below.template.as_str()));
        if multiple < 100.0 && unit.template.contains("{rest}") {
            let place = if below.is_some() && multiple >= 10.0 { 100.0 } else { 1.0 };
            let mut whole = multiple.floor();
            let mut rest = round((size - whole * unit.from) / one / place, 0) * place;
            if rest * one >= unit.from {
                whole += 1.0;
                rest = 0.0;
            }
            let rest = if rest > 0.0 { fill(ones, &self.written(rest, 0, false, false), "") } else { String::new() };
            out.push_str(&fill(&unit.template, &self.written(whole, 0, false, false), &rest));
        } else {
            // Only the largest unit has no end: Vietnamese counts 5.593 tỷ.
            let grouped = units.last().is_some_and(|last| last.from <= unit.from);
            out.push_str(&fill(&unit.template, &self.written(multiple, decimals, grouped, true), ""));
        }
        out
    }
}

/// The fewest decimals, at most six, that show a multiple of this step.
#[must_use]
pub(super) fn decimals_of(step: f64) -> u8 {
    let mut scaled = step.abs();
    let mut decimals = 0;
    while decimals < 6 && (scaled - scaled.round()).abs() > scaled * 1e-6 {
        scaled *= 10.0;
        decimals += 1;
    }
    decimals
}

fn units(text: &str) -> Option<Vec<LargeUnit>> {
    let mut list: Vec<LargeUnit> = Vec::new();
    for part in text.split(';') {
        let (from, template) = part.split_once(':')?;
        let from = whole_number(from.trim_matches(' '))?;
        if !template.contains("{n}") || list.last().is_some_and(|unit| unit.from >= from) {
            return None;
        }
        list.push(LargeUnit { from, template: template.trim_matches(' ').into() });
    }
    Some(list)
}

fn whole_number(text: &str) -> Option<f64> {
    let number: u64 = text.parse().ok()?;
    (number >= 10).then_some(number as f64)
}

fn fill(template: &str, n: &str, rest: &str) -> String {
    let mut text = template.replace("{n}", n).replace("{rest}", rest);
    text.truncate(text.trim_end().len());
    text
}

/// Rounds half away from zero, taking the number for the decimal that prints as it: 0.15 is 0.2, 1.005 is 1.01.
///
/// `None` when it is not finite or too large.
fn fix(value: f64, decimals: u8) -> Option<Fixed> {
    let size = value.abs();
    if !value.is_finite() || size >= TOO_LARGE {
        return None;
    }
    let decimals = decimals.min(9);
    let scale = power(decimals);
    let mut whole = size.trunc();
    // Whole part and remainder are exact; the decimal that was meant lies within half of the last binary place.
    let scaled = (size - whole) * scale as f64;
    let half_place = (size.next_up() - size) / 2.0 * scale as f64;
    let nudge = if half_place < 0.25 { half_place + scaled * f64::EPSILON } else { 0.0 };
    let mut fraction = (scaled + nudge + 0.5).floor();
    if fraction >= scale as f64 {
        fraction -= scale as f64;
        whole += 1.0;
    }
    let (whole, fraction) = (whole as u64, fraction as u64);
    Some(Fixed { negative: value < 0.0 && (whole > 0 || fraction > 0), whole, fraction, decimals })
}

fn round(value: f64, decimals: u8) -> f64 {
    fix(value, decimals).map_or(value, |fixed| fixed.whole as f64 + fixed.fraction as f64 / power(decimals) as f64)
}

fn power(decimals: u8) -> u64 {
    let mut power = 1;
    for _ in 0..decimals.min(18) {
        power *= 10;
    }
    power
}

fn push_digits(out: &mut String, number: u64, group: Option<char>) {
    let mut places = 1;
    while places < 20 && number / power(places) > 0 && places < 19 {
        places += 1;
    }
    for place in (0..places).rev() {
        push_digit(out, number / power(place) % 10);
        if let Some(mark) = group
            && place > 0
            && place % 3 == 0
        {
            out.push(mark);
        }
    }
}

fn push_digit(out: &mut String, digit: u64) {
    out.push((b'0' + (digit % 10) as u8) as char);
}
