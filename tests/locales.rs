//! The files of words beside each other: every language says every sentence, with the values that English has.

#![allow(clippy::unwrap_used)] // integration tests stand outside of cfg(test)

mod golden;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use audience_insight::data::{Currency, Dataset};
use audience_insight::figure::{Arg, Key, Msg, Scale};
use audience_insight::text::{Locale, Words, pack_locale, placeholders};
use audience_insight::view::{Chart, Lang, Measure, ViewState, figure};
use golden::{check_golden, english, loaded, locales};

/// Lines in a form of their own.
const OWN_FORM: [Key; 4] = [Key::LargeUnits, Key::LargeUnitsShort, Key::NumberMarks, Key::MonthNames];

fn file(lang: Lang) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/locales").join(lang.as_str());
    std::fs::read_to_string(path.with_extension("txt")).unwrap()
}

fn locale(lang: Lang) -> &'static Locale {
    locales().iter().find(|(own, _)| *own == lang).map(|(_, locale)| locale).unwrap()
}

/// What a check finds wrong in a line of a language, for all lines of all languages.
#[track_caller]
fn every_line(check: impl Fn(Key, &str) -> Option<String>) {
    let mut found = vec![];
    for (lang, locale) in locales() {
        for key in Key::ALL.iter().filter(|key| !OWN_FORM.contains(key)) {
            if let Some(problem) = check(*key, locale.template(*key)) {
                found.push(format!("{} {}: {problem}", lang.as_str(), key.name()));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// The name of each `select` of a template with each of its branches.
fn branches(template: &str) -> BTreeSet<(String, String)> {
    fn inside(text: &str) -> &str {
        let mut depth = 0;
        let end = text.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        });
        &text[1..end.unwrap()]
    }
    let mut found = BTreeSet::new();
    for (at, _) in template.match_indices('{') {
        let argument = inside(&template[at..]);
        let Some((name, mut rest)) = argument.split_once(", select,") else { continue };
        if name.contains(['{', '}']) {
            continue;
        }
        while let Some(open) = rest.find('{') {
            found.insert((name.to_owned(), rest[..open].trim().to_owned()));
            rest = &rest[open + inside(&rest[open..]).len() + 2..];
        }
    }
    found
}

#[test]
fn every_file_packs_and_keeps_the_marks_of_the_house() {
    for (lang, locale) in locales() {
        let source = file(*lang);
        assert_eq!(Locale::parse_packed(&pack_locale(&source).unwrap()).as_ref(), Ok(locale));
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.contains(['\t', '\u{2014}', '"', '\u{a0}']), "{line}");
        }
    }
}

#[test]
fn every_line_is_well_formed_and_has_no_argument_that_english_lacks() {
    every_line(|key, words| {
        let known = placeholders(english().template(key)).unwrap();
        match placeholders(words) {
            Err(error) => Some(error),
            Ok(names) => names.into_iter().find(|name| !known.contains(name)).map(|name| format!("there is no argument {name}")),
        }
    });
}

/// A value that English says may be left out only where another one implies it.
#[test]
fn every_line_says_every_value_that_english_says() {
    every_line(|key, words| {
        let said = placeholders(words).unwrap();
        let missing = placeholders(english().template(key)).unwrap().into_iter().find(|name| !said.contains(name))?;
        // Which of two numbers are the same word in a language without plural forms.
        (key != Key::OutcomesRunsFew || missing != "n").then(|| format!("{missing} is not said"))
    });
}

#[test]
fn a_choice_is_made_between_the_same_words_in_every_language() {
    // Names of markets and currencies differ in how many of them are said in a way of their own.
    let free = |name: &str| matches!(name, "market" | "market2" | "code" | "currency" | "missing");
    every_line(|key, words| {
        let (known, own) = (branches(english().template(key)), branches(words));
        let (name, branch) = own.symmetric_difference(&known).find(|(name, _)| !free(name))?;
        Some(format!("{name} = {branch} is there in one of the two languages only"))
    });
}

#[test]
fn the_check_of_choices_sees_nested_ones() {
    let found = branches("{a, select, x {{b, select, y {1} other {{c}}}} other {}} {n, plural, =0 {z} other {{d, select, other {}}}}");
    let expected = [("a", "other"), ("a", "x"), ("b", "other"), ("b", "y"), ("d", "other")];
    assert_eq!(found, expected.map(|(name, branch)| (name.to_owned(), branch.to_owned())).into());
}

/// Vietnamese in one form only, each letter with its marks one character, so that searching finds it.
#[test]
fn letters_are_composed() {
    every_line(|_, words| words.contains(|c| ('\u{300}'..='\u{36f}').contains(&c)).then(|| words.to_owned()));
}

/// What each chart says in its default state, and first with each measure, in every language but English.
#[test]
fn sentences_of_the_defaults() {
    for (lang, locale) in locales().iter().filter(|(lang, _)| *lang != Lang::En) {
        let mut out = String::new();
        for chart in Chart::ALL {
            let state = ViewState { chart: *chart, ..ViewState::of(chart.view()) };
            let data = loaded(&state);
            let (words, figure) = (Words { locale, data: &data, lang: *lang }, figure(&data, &state));
            let sentences = [("finding", &figure.finding), ("measured", &figure.measured)].into_iter();
            let notes = figure.notes.iter().map(|note| ("note", note)).chain(figure.notices.iter().map(|notice| ("notice", notice)));
            writeln!(out, "chart: {}", chart.as_str()).unwrap();
            for (what, msg) in sentences.chain(notes) {
                writeln!(out, "{what}: {}", words.say(msg)).unwrap();
            }
            let heads: Vec<String> = figure.table.columns.iter().map(|column| words.say(&column.head)).collect();
            writeln!(out, "head: {}", heads.join(" | ")).unwrap();
            for measure in Measure::of(*chart) {
                let state = ViewState { measure: Some(*measure), ..state.clone() };
                let finding = audience_insight::view::figure(&data, &state).finding;
                writeln!(out, "{}: {}", measure.as_str(), words.say(&finding)).unwrap();
            }
        }
        check_golden(&["sentences-", lang.as_str()].concat(), &out);
    }
}

#[track_caller]
fn vietnamese(value: &Arg, expected: &str) {
    let words = Words { locale: locale(Lang::Vi), data: &Dataset::default(), lang: Lang::Vi };
    assert_eq!(words.arg(value), expected);
}

#[test]
fn vietnamese_numbers() {
    vietnamese(&Arg::Num(1_234.5, 1), "1.234,5");
    vietnamese(&Arg::Percent(22.33, 1), "22,3%");
    vietnamese(&Arg::Percent(-3.0, 1), "−3,0%");
    vietnamese(&Arg::Points(1.0, 1), "1,0 điểm phần trăm");
    vietnamese(&Arg::Times(13.5, 1), "13,5 lần");
    vietnamese(&Arg::Full(106_088_895.0), "106.088.895");
    vietnamese(&Arg::Large(840_000.0), "840.000");
    vietnamese(&Arg::Large(1_200_000.0), "1,2 triệu");
    vietnamese(&Arg::Large(8.2e9), "8,2 tỷ");
    vietnamese(&Arg::Year(2025), "2025");
    vietnamese(&Arg::Date("2025-08-01".into()), "1/8/2025");
    vietnamese(&Arg::Date("2025-08".into()), "tháng 8/2025");
    vietnamese(&Arg::Date("2025".into()), "2025");
    let list = |items: &[&str]| Arg::List(items.iter().map(|item| Arg::Text((*item).into())).collect());
    vietnamese(&list(&["A", "B"]), "A và B");
    vietnamese(&list(&["A", "B", "C", "D"]), "A, B, C và D");
}

#[test]
fn vietnamese_money_has_the_currency_after_the_number() {
    vietnamese(&Arg::Money(171.8e9, Currency::VND), "171,8 tỷ đồng");
    vietnamese(&Arg::Money(5_593e9, Currency::VND), "5.593 tỷ đồng");
    vietnamese(&Arg::Money(80_000.0, Currency::VND), "80.000 đồng");
    vietnamese(&Arg::Money(-25e9, Currency::VND), "−25 tỷ đồng");
    vietnamese(&Arg::Money(1_046.8e9, Currency::KRW), "1.047 tỷ won");
    vietnamese(&Arg::Money(6.5e6, Currency::USD), "6,5 triệu USD");
    vietnamese(&Arg::Money(7.354, Currency::USD), "7,35 USD");
    vietnamese(&Arg::Money(261.2e9, Currency::parse("JPY").unwrap()), "261,2 tỷ yên");
    vietnamese(&Arg::Money(10.0, Currency::parse("CHF").unwrap()), "10 CHF");
    let range = |a, b| Arg::Range(Box::new(a), Box::new(b));
    vietnamese(&range(Arg::Large(2.1e6), Arg::Large(2.2e6)), "2,1–2,2 triệu");
    vietnamese(&range(Arg::Money(78e3, Currency::VND), Arg::Money(82e3, Currency::VND)), "78.000–82.000 đồng");
    vietnamese(&range(Arg::Money(459e9, Currency::VND), Arg::Money(475e9, Currency::VND)), "459–475 tỷ đồng");
    vietnamese(&range(Arg::Large(840_000.0), Arg::Large(1.2e6)), "840.000–1,2 triệu");
}

#[test]
fn vietnamese_ticks() {
    let words = Words { locale: locale(Lang::Vi), data: &Dataset::default(), lang: Lang::Vi };
    let cases = [
        (500_000.0, 500_000.0, Scale::Count, "500 nghìn"),
        (1_500_000.0, 500_000.0, Scale::Count, "1,5 triệu"),
        (1_500e9, 500e9, Scale::Money(Currency::VND), "1.500 tỷ"),
        (2.5, 2.5, Scale::Percent, "2,5%"),
        (2025.5, 0.5, Scale::Time, "tháng 7/2025"),
    ];
    for (value, step, scale, expected) in cases {
        assert_eq!(words.tick(value, step, scale), expected);
    }
}

#[track_caller]
fn ko(value: Arg, expected: &str) {
    assert_eq!(Words { locale: locale(Lang::Ko), data: &Dataset::default(), lang: Lang::Ko }.arg(&value), expected);
}

#[test]
fn korean_numbers_dates_and_money() {
    ko(Arg::Large(840_000.0), "84만");
    ko(Arg::Large(12_349.0), "1만 2349");
    ko(Arg::Large(9_999.0), "9,999");
    ko(Arg::Large(9_999.7), "1만");
    ko(Arg::Large(99_999.6), "10만");
    ko(Arg::Large(1_020_833.3), "102만");
    ko(Arg::Large(8_553_210.0), "855만");
    ko(Arg::Large(22_654_321.0), "2265만");
    ko(Arg::Large(99_999_999.0), "1억");
    ko(Arg::Large(101_598_527.0), "1억 160만");
    ko(Arg::Large(2_048_610_000.0), "20억 4900만");
    ko(Arg::Large(9_999_600_000.0), "100억");
    ko(Arg::Large(81_666_670_000.0), "817억");
    ko(Arg::Large(999_960_000_000.0), "1조");
    ko(Arg::Large(-1_200_000.0), "−120만");
    ko(Arg::Full(106_088_895.0), "106,088,895");
    ko(Arg::Money(171.8e9, Currency::VND), "1718억 동");
    ko(Arg::Money(82_345.0, Currency::VND), "8만 2345 동");
    ko(Arg::Money(1.05e12, Currency::KRW), "1조 500억 원");
    ko(Arg::Money(7.354, Currency::USD), "7.35 달러");
    ko(Arg::Money(-25e9, Currency::VND), "−250억 동");
    ko(Arg::Money(5.0, Currency::parse("NZD").unwrap()), "5 NZD");
    ko(Arg::Date("2025-08-01".into()), "2025년 8월 1일");
    ko(Arg::Date("2025-08".into()), "2025년 8월");
    ko(Arg::Date("2025".into()), "2025년");
    ko(Arg::Percent(22.33, 1), "22.3%");
}

#[test]
fn korean_ranges_keep_the_large_unit() {
    let range = |a, b| Arg::Range(Box::new(a), Box::new(b));
    ko(range(Arg::Large(2.1e6), Arg::Large(2.2e6)), "210만~220만");
    ko(range(Arg::Large(200_000.0), Arg::Large(100_200_000.0)), "20만~1억 20만");
    ko(range(Arg::Money(171.7e9, Currency::VND), Arg::Money(171.8e9, Currency::VND)), "1717억~1718억 동");
    ko(range(Arg::Money(78_000.0, Currency::VND), Arg::Money(80_000.0, Currency::VND)), "7만 8000~8만 동");
    ko(range(Arg::Percent(20.0, 0), Arg::Percent(30.0, 0)), "20~30%");
    ko(range(Arg::Int(12), Arg::Int(28)), "12~28");
}

#[test]
fn korean_particles_follow_the_last_sound() {
    #[track_caller]
    fn check(forms: &str, text: &str, expected: &str) {
        let source = file(Lang::Ko);
        let line = source.lines().find(|line| line.starts_with("TipSource = ")).unwrap();
        let locale = Locale::parse_source(&source.replace(line, &format!("TipSource = {{source, josa, {forms}}}"))).unwrap();
        let msg = Msg::new(Key::TipSource).with("source", Arg::Text(text.into()));
        assert_eq!(Words { locale: &locale, data: &Dataset::default(), lang: Lang::Ko }.say(&msg), expected);
    }
    check("은/는", "대한민국", "대한민국은");
    check("은/는", "말레이시아", "말레이시아는");
    check("이/가", "유럽(UNIC 회원국)", "유럽(UNIC 회원국)이");
    check("이/가", "말레이시아(2020년)", "말레이시아(2020년)가");
    check("은/는", "Mai", "Mai는");
    check("은/는", "Red Rain", "Red Rain은");
    check("은/는", "Oh! Baby!", "Oh! Baby!는");
    check("’은/’는", "6/45", "6/45’는");
    check("’은/’는", "그‘말’", "그‘말’’은");
    check("을/를", "22.3%", "22.3%를");
    check("이다/다", "1만 2000", "1만 2000이다");
    check("이다/다", "209", "209다");
    check("이다/다", "206", "206이다");
    check("으로/로", "서울", "서울로");
    check("으로/로", "21", "21로");
    check("으로/로", "20", "20으로");
    check("으로/로", "Rascal", "Rascal로");
    check("이/가", "서울", "서울이");
    check("이/가", "", "가");
    check("은는", "a", "{source, josa, 은는}");
    assert!(placeholders("{a, josa, 은/는}").is_ok());
    for bad in ["{a, josa}", "{a, josa, 은는}", "{a, josa, /는}", "{a, josa, {은}/는}"] {
        assert!(placeholders(bad).is_err(), "{bad}");
    }
}
