//! Words and numbers: known answers, properties, and the locale files against the keys.
#![allow(clippy::panic, clippy::unwrap_used)] // integration tests stand outside of cfg(test)

use std::sync::OnceLock;

use audience_insight::data::{Currency, Dataset, FilmId, Qualifier, Status};
use audience_insight::figure::{Arg, Key, Msg, Scale};
use audience_insight::text::{Locale, LocaleError, Numbers, Words, pack_locale, placeholders};
use audience_insight::view::Lang;
use proptest::prelude::*;

const EN: &str = include_str!("../src/text/locales/en.txt");

fn english() -> &'static Locale {
    static ENGLISH: OnceLock<Locale> = OnceLock::new();
    ENGLISH.get_or_init(|| Locale::english().unwrap_or_else(|error| panic!("{}", error.sentence())))
}

/// English with one line replaced.
fn with(key: Key, words: &str) -> Locale {
    let start = format!("{} = ", key.name());
    let lines: Vec<String> =
        EN.lines().map(|line| if line.starts_with(&start) { format!("{start}{words}") } else { line.into() }).collect();
    Locale::parse_source(&lines.join("\n")).unwrap()
}

fn say(locale: &Locale, msg: &Msg) -> String {
    Words { locale, data: &Dataset::default(), lang: Lang::En }.say(msg)
}

#[track_caller]
fn arg(value: Arg, expected: &str) {
    let locale = english();
    assert_eq!(Words { locale, data: &Dataset::default(), lang: Lang::En }.arg(&value), expected);
}

/// A message of this template with the argument `n`.
#[track_caller]
fn fills(template: &str, n: Arg, expected: &str) {
    assert_eq!(say(&with(Key::UiLoading, template), &Msg::new(Key::UiLoading).with("n", n)), expected);
}

#[test]
fn every_key_has_a_line_and_every_line_a_key() {
    english();
    let mut names: Vec<&str> = Key::ALL.iter().map(|key| key.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Key::ALL.len(), "a key is declared twice");
}

#[test]
fn placeholders_are_well_formed() {
    let locale = english();
    let own = [Key::LargeUnits, Key::LargeUnitsShort, Key::NumberMarks, Key::MonthNames];
    for key in Key::ALL.iter().filter(|key| !own.contains(key)) {
        if let Err(error) = placeholders(locale.template(*key)) {
            panic!("{}: {error}", key.name());
        }
    }
    for bad in
        ["{", "a } b", "{a, select, x {y}}", "{a, choose, other {}}", "{a b}", "{a, plural, one {# film}}", "{n, plural, other {{x}}"]
    {
        assert!(placeholders(bad).is_err(), "{bad}");
    }
    assert_eq!(placeholders("{b} {a, select, x {{c}} other {}} {b}"), Ok(vec!["a".into(), "b".into(), "c".into()]));
}

#[test]
fn no_line_has_a_mark_the_house_does_not_use() {
    for line in EN.lines().filter(|line| !line.starts_with('#')) {
        assert!(!line.contains(['\t', '\u{2014}', '"']), "{line}");
    }
}

#[test]
fn packed_and_source_are_the_same() {
    let packed = pack_locale(EN).unwrap();
    assert_eq!(Locale::parse_packed(&packed), Ok(english().clone()));
    assert_eq!(Locale::parse_packed(&packed.replace('\n', "\r\n")), Ok(english().clone()));
}

#[test]
fn broken_locales_are_refused_with_a_sentence() {
    #[track_caller]
    fn check(result: Result<Locale, LocaleError>, expected: &LocaleError) {
        let error = result.unwrap_err();
        assert_eq!(&error, expected);
        assert!(error.sentence().ends_with('.'));
    }
    let packed = pack_locale(EN).unwrap();
    check(Locale::parse_packed(""), &LocaleError::Stamp);
    check(Locale::parse_packed("<!doctype html>"), &LocaleError::Stamp);
    check(Locale::parse_packed("AI1 x\n"), &LocaleError::Stamp);
    check(Locale::parse_packed("AI1 2\na\nb\n"), &LocaleError::Count);
    check(Locale::parse_packed(packed.rsplit_once("\nLoading").unwrap().0), &LocaleError::Count);
    check(Locale::parse_packed(&packed.replace(",.−–", ",.")), &LocaleError::Numbers);
    check(Locale::parse_source(""), &LocaleError::Missing("NumberMarks".into()));
    check(Locale::parse_source("NumberMarks"), &LocaleError::Line(1));
    check(Locale::parse_source("NumberMarks = "), &LocaleError::Line(1));
    check(Locale::parse_source("\n# note\nNoSuchKey = x"), &LocaleError::Unknown("NoSuchKey".into()));
    check(Locale::parse_source(&format!("{EN}\nUiLoading = x")), &LocaleError::Twice("UiLoading".into()));
}

#[test]
fn fixed_numbers() {
    let cases: [(f64, u8, &str); 24] = [
        (46.8, 1, "46.8"),
        (22.33, 1, "22.3"),
        (22.33, 2, "22.33"),
        (22.33, 3, "22.330"),
        (0.05, 1, "0.1"),
        (0.05, 2, "0.05"),
        (0.15, 1, "0.2"),
        (1.005, 2, "1.01"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (-46.85, 1, "−46.9"),
        (-0.04, 1, "0.0"),
        (-0.0, 0, "0"),
        (99.95, 1, "100.0"),
        (999.999, 2, "1,000.00"),
        (1_234_567.891, 2, "1,234,567.89"),
        (106_088_895.0, 0, "106,088,895"),
        (1e15, 0, "1,000,000,000,000,000"),
        (999_999_999_999_999.0, 0, "999,999,999,999,999"),
        (999_999_999_999_999.5, 0, "1,000,000,000,000,000"),
        (f64::NAN, 1, "–"),
        (f64::INFINITY, 0, "–"),
        (f64::MAX, 0, "–"),
        (5e-324, 9, "0.000000000"),
    ];
    for (value, decimals, expected) in cases {
        arg(Arg::Num(value, decimals), expected);
    }
}

#[test]
fn large_numbers_and_money() {
    arg(Arg::Large(101_598_527.0), "101.6 million");
    arg(Arg::Large(1_200_000.0), "1.2 million");
    arg(Arg::Large(1_234_567.0), "1.23 million");
    arg(Arg::Large(840_000.0), "840,000");
    arg(Arg::Large(999_999.0), "999,999");
    arg(Arg::Large(999_999.6), "1 million");
    arg(Arg::Large(9_996_000.0), "10 million");
    arg(Arg::Large(999_949_999.0), "999.9 million");
    arg(Arg::Large(999_960_000.0), "1 billion");
    arg(Arg::Large(171.8e9), "171.8 billion");
    arg(Arg::Large(1.05e12), "1.05 trillion");
    arg(Arg::Large(1_234e12), "1,234 trillion");
    arg(Arg::Large(12_345.6e12), "12,346 trillion");
    arg(Arg::Large(0.0), "0");
    arg(Arg::Large(-1_200_000.0), "−1.2 million");
    arg(Arg::Large(f64::NAN), "–");
    arg(Arg::Full(106_088_895.0), "106,088,895");
    arg(Arg::Money(171.8e9, Currency::VND), "VND 171.8 billion");
    arg(Arg::Money(6.5e6, Currency::USD), "USD 6.5 million");
    arg(Arg::Money(9.1e9, Currency::KRW), "KRW 9.1 billion");
    arg(Arg::Money(80_000.0, Currency::VND), "VND 80,000");
    arg(Arg::Money(7.354, Currency::USD), "USD 7.35");
    arg(Arg::Money(7.0, Currency::USD), "USD 7");
    arg(Arg::Money(-25e9, Currency::VND), "VND −25 billion");
}

#[test]
fn other_arguments() {
    arg(Arg::Blank, "");
    arg(Arg::Select("x"), "");
    arg(Arg::Year(2025), "2025");
    arg(Arg::Int(1_234), "1,234");
    arg(Arg::Int(i64::MIN), "−9,223,372,036,854,775,808");
    arg(Arg::Percent(22.33, 1), "22.3%");
    arg(Arg::Points(-3.0, 1), "−3.0 percentage points");
    arg(Arg::Points(1.0, 0), "1 percentage point");
    arg(Arg::Index(46.83), "46.8");
    arg(Arg::Times(13.5, 1), "13.5 times");
    arg(Arg::Date("2025-08-01".into()), "1 August 2025");
    arg(Arg::Date("2025-08".into()), "August 2025");
    arg(Arg::Date("2025".into()), "2025");
    arg(Arg::Date("2025-13-01".into()), "2025-13-01");
    arg(Arg::Date("2025-08-xx".into()), "2025-08-xx");
    arg(Arg::Date(String::new()), "");
    arg(Arg::Status(Status::Projection), "projection");
    arg(Arg::Film(FilmId::parse("mai").unwrap()), "mai");
    arg(Arg::Qualified(Qualifier::AtLeast, Box::new(Arg::Index(135.0))), "≥ 135.0");
    arg(Arg::Qualified(Qualifier::Exact, Box::new(Arg::Int(3))), "3");
}

#[test]
fn ranges_say_the_unit_once() {
    let range = |a, b| Arg::Range(Box::new(a), Box::new(b));
    arg(range(Arg::Large(2.1e6), Arg::Large(2.2e6)), "2.1 to 2.2 million");
    arg(range(Arg::Large(840_000.0), Arg::Large(1.2e6)), "840,000 to 1.2 million");
    arg(range(Arg::Money(2.1e9, Currency::VND), Arg::Money(2.2e9, Currency::VND)), "VND 2.1 to 2.2 billion");
    arg(range(Arg::Money(-1e9, Currency::VND), Arg::Money(1e9, Currency::VND)), "VND −1 to VND 1 billion");
    arg(range(Arg::Percent(20.0, 0), Arg::Percent(30.0, 0)), "20 to 30%");
    arg(range(Arg::Large(2.1e6), Arg::Large(2.1e6)), "2.1 million");
    arg(range(Arg::Year(1997), Arg::Year(2012)), "1997 to 2012");
    arg(range(Arg::Date("2025-08-01".into()), Arg::Date("2025-08-03".into())), "1 August 2025 to 3 August 2025");
}

#[test]
fn lists() {
    let list = |items: &[&str]| Arg::List(items.iter().map(|item| Arg::Text((*item).into())).collect());
    arg(list(&[]), "");
    arg(list(&["A"]), "A");
    arg(list(&["A", "B"]), "A and B");
    arg(list(&["A", "B", "C", "D"]), "A, B, C and D");
}

#[test]
fn selects_and_plurals() {
    let films = "{n, plural, =0 {no film} one {# film} other {# films}} shown";
    fills(films, Arg::Int(0), "no film shown");
    fills(films, Arg::Int(1), "1 film shown");
    fills(films, Arg::Int(1_200), "1,200 films shown");
    let status = "It {n, select, projection {is projected to be} none {is nothing} other {was}} so";
    fills(status, Arg::Status(Status::Projection), "It is projected to be so");
    fills(status, Arg::Select("projection"), "It is projected to be so");
    fills(status, Arg::Text("x".into()), "It was so");
    fills(status, Arg::Blank, "It is nothing so");
    fills("{n, select, a {x} other {<{n, plural, one {#!} other {# of {n}}}>}}", Arg::Int(2), "<2 of 2>");
}

#[test]
fn malformed_templates_print_themselves() {
    for template in ["{n", "a } b", "{n, choose, other {}}", "{n, select, x {y}}", "{ }", "{n, plural}", "}{", "# {n,}"] {
        fills(template, Arg::Text("v".into()), template);
    }
}

#[test]
#[cfg(debug_assertions)]
#[should_panic(expected = "no argument n")]
fn a_missing_argument_is_caught_in_tests() {
    let _ = say(&with(Key::UiLoading, "{n}"), &Msg::new(Key::UiLoading));
}

#[test]
fn other_languages_are_said_by_data_alone() {
    let korean = Numbers::parse(",.−–", "10000: {n}만; 100000000: {n}억 {rest}; 1000000000000: {n}조 {rest}", "10000: {n}만").unwrap();
    assert_eq!(korean.large(1_200_000.0), "120만");
    assert_eq!(korean.large(123_450_000.0), "1억 2345만");
    assert_eq!(korean.large(199_999_999.0), "2억");
    assert_eq!(korean.large(171_800_000_000.0), "1718억");
    assert_eq!(korean.large(1_050_000_000_000.0), "1조 500억");
    assert_eq!(korean.large(9_999.0), "9,999");
    let vietnamese = Numbers::parse(".,−–", "1000000: {n} triệu; 1000000000: {n} tỷ", "1000: {n}k").unwrap();
    assert_eq!(vietnamese.large(171.8e9), "171,8 tỷ");
    assert_eq!(vietnamese.large(999.96e9), "1.000 tỷ");
    assert_eq!(vietnamese.large(5_593e9), "5.593 tỷ");
    assert_eq!(vietnamese.large(12_345.6e9), "12.346 tỷ");
    assert_eq!(vietnamese.large(999.5e6), "999,5 triệu");
    assert_eq!(vietnamese.large(1.2e6), "1,2 triệu");
    assert_eq!(vietnamese.fixed(1_234.5, 1), "1.234,5");
    assert!(Numbers::parse(",.", "10: {n}", "10: {n}").is_none());
    assert!(Numbers::parse(",.−–", "10: {n}; 10: {n}", "10: {n}").is_none());
    assert!(Numbers::parse(",.−–", "10: x", "10: {n}").is_none());
}

#[test]
fn ticks() {
    let locale = english();
    let words = Words { locale, data: &Dataset::default(), lang: Lang::En };
    let cases = [
        (2020.0, 5.0, Scale::Year, "2020"),
        (30.0, 10.0, Scale::Day, "30"),
        (0.25, 0.25, Scale::Number, "0.25"),
        (100.0, 50.0, Scale::Number, "100"),
        (-0.5, 0.5, Scale::Number, "−0.5"),
        (0.3, 0.1, Scale::Number, "0.3"),
        (20.0, 5.0, Scale::Percent, "20%"),
        (2.5, 2.5, Scale::Percent, "2.5%"),
        (0.0, 500_000.0, Scale::Count, "0"),
        (500_000.0, 500_000.0, Scale::Count, "500k"),
        (1_500_000.0, 500_000.0, Scale::Count, "1.5m"),
        (2_000_000.0, 500_000.0, Scale::Count, "2m"),
        (200.0, 50.0, Scale::Count, "200"),
        (150e9, 50e9, Scale::Money(Currency::VND), "150bn"),
        (1e9, 0.0, Scale::LogMoney(Currency::VND), "1bn"),
        (2.5e7, 0.0, Scale::LogMoney(Currency::VND), "25m"),
        (2025.0, 0.5, Scale::Time, "2025"),
        (2025.5, 0.5, Scale::Time, "July 2025"),
    ];
    for (value, step, scale, expected) in cases {
        assert_eq!(words.tick(value, step, scale), expected);
    }
}

/// The decimal that prints as the number, rounded half away from zero digit by digit.
fn rounded(value: f64, decimals: usize) -> String {
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let up = fraction.as_bytes().get(decimals).is_some_and(|d| *d >= b'5');
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(decimals).collect();
    let number: u128 = format!("{whole}{kept}").parse::<u128>().unwrap() + u128::from(up);
    let digits = format!("{number:0>width$}", width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if value < 0.0 && number > 0 { "-" } else { "" };
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn ungrouped(value: f64, decimals: u8) -> String {
    english().numbers().fixed(value, decimals).replace(',', "").replace('−', "-")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn decimals_round_like_the_printed_number(value in -1e8_f64..1e8, decimals in 0_u8..=6) {
        prop_assert_eq!(ungrouped(value, decimals), rounded(value, usize::from(decimals)));
    }

    #[test]
    fn short_decimals_round_like_the_printed_number(mantissa in -1_000_000_000_i64..1_000_000_000, places in 0_i32..7, decimals in 0_u8..=6) {
        let value = mantissa as f64 / 10_f64.powi(places);
        prop_assert_eq!(ungrouped(value, decimals), rounded(value, usize::from(decimals)));
    }

    #[test]
    fn all_numbers_up_to_1e15_round_like_format(value in -1e15_f64..1e15) {
        let expected = format!("{value:.0}");
        if value.fract().abs() != 0.5 {
            prop_assert_eq!(ungrouped(value, 0), expected);
        }
    }

    #[test]
    fn no_number_panics(bits in any::<u64>(), step in any::<u64>(), decimals in any::<u8>()) {
        let (value, step) = (f64::from_bits(bits), f64::from_bits(step));
        let locale = english();
        let words = Words { locale, data: &Dataset::default(), lang: Lang::En };
        for arg in [Arg::Num(value, decimals), Arg::Large(value), Arg::Money(value, Currency::USD), Arg::Index(value)] {
            prop_assert!(!words.arg(&arg).is_empty());
        }
        for scale in [Scale::Year, Scale::Day, Scale::Number, Scale::Percent, Scale::Count, Scale::Time, Scale::LogMoney(Currency::USD)] {
            prop_assert!(!words.tick(value, step, scale).is_empty());
        }
    }

    #[test]
    fn large_numbers_keep_three_digits(value in 1e3_f64..9e14) {
        let locale = english();
        let text = locale.numbers().large(value).replace(',', "");
        let (number, unit) = text.split_once(' ').unwrap_or((&text, ""));
        let factor = match unit { "million" => 1e6, "billion" => 1e9, "trillion" => 1e12, _ => 1.0 };
        let said = number.parse::<f64>().unwrap() * factor;
        prop_assert!((said / value - 1.0).abs() <= 0.005, "{} for {}", text, value);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_template_panics(template in "[{}#,a n=0]{0,40}|(\\{n, select, (other|a) \\{|\\}|n|#){0,30}", number in any::<i64>()) {
        if !template.trim().is_empty() {
            let locale = with(Key::UiLoading, &template);
            let mut msg = Msg::new(Key::UiLoading).with("n", Arg::Int(number));
            for name in ["", "a", "an", "na", "a0", "0"] {
                msg = msg.with(name, Arg::Blank);
            }
            let said = std::panic::catch_unwind(|| say(&locale, &msg));
            if let Err(error) = said {
                let text = error.downcast_ref::<String>().map_or("", String::as_str);
                prop_assert!(text.contains("has no argument"), "{}", text);
            }
        }
    }
}
