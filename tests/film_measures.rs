//! Known answers of the film measures, computed from the bundled tables.

#![allow(clippy::unwrap_used, clippy::panic)]

mod golden;

use audience_insight::data::{Currency, Dataset, Film, MarketId, Money, RateKind, Slug};
use audience_insight::insight::{
    BreakEvenInputs, NoRate, Unit, break_even, convert, cost_multiple, main_territory, net, outcome, published_break_even, rate_of, run,
    ticket_price,
};

fn film<'a>(data: &'a Dataset, id: &str) -> &'a Film {
    data.film(&Slug::parse(id).unwrap()).unwrap()
}

#[track_caller]
fn converts(amount: f64, from: Currency, to: Currency, date: &str, expected: f64, kinds: &[RateKind]) {
    let data = golden::package();
    let done = convert(&data.fx_rates, Money { amount, currency: from }, to, date).unwrap();
    assert!((done.money.amount / expected - 1.0).abs() < 0.001, "{} is not {expected}", done.money.amount);
    assert_eq!(done.rates.iter().map(|r| r.kind).collect::<Vec<_>>(), kinds);
}

#[track_caller]
fn refuses(from: Currency, to: Currency, date: &str, expected: NoRate) {
    let data = golden::package();
    assert_eq!(convert(&data.fx_rates, Money { amount: 1.0, currency: from }, to, date).unwrap_err(), expected);
}

#[track_caller]
fn rate_is_of(currency: Currency, date: &str, kind: RateKind, period: &str) {
    let data = golden::package();
    let rate = rate_of(&data.fx_rates, currency, date).unwrap();
    assert_eq!((rate.kind, rate.period.as_str()), (kind, period), "{date}");
}

fn cny() -> Currency {
    Currency::parse("CNY").unwrap()
}

#[test]
fn the_printed_conversion_was_wrong() {
    use RateKind::{BankQuote, MonthAverage};
    converts(171.8e9, Currency::VND, Currency::USD, "2025-08", 6.54e6, &[BankQuote]);
    converts(171.8e9, Currency::VND, Currency::KRW, "2025-08", 9.084e9, &[BankQuote, MonthAverage]);
    let data = golden::package();
    let times = |to, printed: f64| {
        printed / convert(&data.fx_rates, Money { amount: 171.8e9, currency: Currency::VND }, to, "2025-08").unwrap().money.amount
    };
    assert!((14.1..14.3).contains(&times(Currency::KRW, 128.85e9)));
    assert!((14.7..14.9).contains(&times(Currency::USD, 96.64e6)));
}

#[test]
fn conversions_at_the_rate_of_the_period() {
    converts(551e9, Currency::VND, Currency::USD, "2024", 22.80e6, &[RateKind::YearAverage]);
    converts(1e6, Currency::USD, Currency::VND, "2021", 23.16e9, &[RateKind::YearAverage]);
    converts(200.84e6, cny(), Currency::VND, "2015-01-16", 693.6e9, &[RateKind::YearAverage, RateKind::YearAverage]);
    converts(5.0, Currency::USD, Currency::USD, "", 5.0, &[]);
    converts(5.0, Currency::VND, Currency::VND, "1999", 5.0, &[]);
}

#[test]
fn the_nearest_period_wins_and_nothing_is_carried() {
    rate_is_of(Currency::VND, "2025-08-01", RateKind::BankQuote, "2025-08-13");
    rate_is_of(Currency::VND, "2025-09-19", RateKind::BankQuote, "2025-09-12"); // the firmer of two
    rate_is_of(Currency::VND, "2025-11-05", RateKind::Implied, "2025");
    rate_is_of(Currency::VND, "2025", RateKind::Implied, "2025");
    rate_is_of(Currency::KRW, "2025-08-31", RateKind::MonthAverage, "2025-08");
    rate_is_of(Currency::KRW, "2025-07", RateKind::YearAverage, "2025");
    rate_is_of(Currency::KRW, "2025", RateKind::YearAverage, "2025");
}

#[test]
fn no_rate_no_conversion() {
    let none = |currency, period: &str| NoRate::NonePublished { currency, period: period.into() };
    refuses(Currency::USD, Currency::VND, "2014", none(Currency::VND, "2014"));
    refuses(Currency::VND, Currency::KRW, "2026-01", none(Currency::VND, "2026-01"));
    refuses(Currency::USD, Currency::KRW, "2026-01-05", none(Currency::KRW, "2026-01-05"));
    refuses(Currency::parse("EUR").unwrap(), Currency::USD, "2024", none(Currency::parse("EUR").unwrap(), "2024"));
    refuses(Currency::VND, Currency::USD, "", NoRate::NoDate);
    refuses(Currency::VND, Currency::USD, "Tet", NoRate::NoDate);
}

#[track_caller]
fn run_is(id: &str, territory: &str, unit: Unit, expected: &[(u16, u16, f64)], end: Option<(Option<u16>, f64, f64)>) {
    let data = golden::package();
    let run = run(data, film(data, id), MarketId::parse(territory).unwrap(), unit);
    let got: Vec<_> = run.totals.iter().map(|t| (t.days.unwrap().0, t.days.unwrap().1, t.value.round())).collect();
    assert_eq!(got, expected);
    let got_end = run.end.map(|e| {
        let (low, high) = e.range.unwrap_or((e.value, e.value));
        (e.days.map(|d| d.0), low.round(), high.round())
    });
    assert_eq!(got_end, end);
}

const VND: Unit = Unit::Gross(Currency::VND);

#[test]
fn runs_of_leaving_mom() {
    let admissions = [(3, 3, 840e3), (6, 6, 1.2e6), (15, 21, 2e6)];
    run_is("leaving_mom", "VNM", Unit::Tickets, &admissions, Some((Some(71), 2.1e6, 2.2e6)));
    let gross = [(0, 0, 22e9), (1, 1, 32e9), (2, 2, 41.5e9), (3, 3, 78e9), (6, 6, 100e9), (8, 14, 150e9)];
    run_is("leaving_mom", "VNM", VND, &gross, Some((Some(50), 171.7e9, 171.7e9)));
}

#[test]
fn runs_of_others() {
    let mai = [(1, 1, 23.3e9), (3, 3, 100e9), (9, 9, 300e9), (13, 13, 400e9), (41, 41, 520e9)];
    run_is("mai", "VNM", VND, &mai, Some((None, 551e9, 551e9)));
    let nu = [(1, 1, 23e9), (3, 3, 80e9), (7, 7, 200e9), (14, 14, 350e9)];
    run_is("nha_ba_nu", "VNM", VND, &nu, Some((None, 459e9, 475e9)));
    run_is("bo_gia", "VNM", VND, &[(4, 4, 100e9), (16, 16, 300e9)], Some((None, 395e9, 427e9)));
    run_is("the_medium", "KOR", Unit::Tickets, &[(4, 4, 403e3), (5, 5, 550e3)], None);
    run_is("six45", "VNM", Unit::Tickets, &[(3, 3, 300e3), (10, 10, 1.32e6)], Some((None, 2.15e6, 2.26e6)));
    run_is(
        "exhuma",
        "VNM",
        Unit::Gross(Currency::USD),
        &[(1, 1, 660e3), (3, 3, 3.02e6), (19, 19, 7_179_839.0)],
        Some((None, 8_773_060.0, 8_773_060.0)),
    );
}

#[test]
fn totals_that_say_less_are_set_apart() {
    let data = golden::package();
    let run = run(data, film(data, "leaving_mom"), MarketId::VNM, Unit::Tickets);
    assert_eq!(run.contained.iter().map(|t| t.value).collect::<Vec<_>>(), [1e6]);
}

#[test]
fn the_best_known_territory() {
    let data = golden::package();
    let of = |id: &str, unit: Unit| main_territory(data, &Slug::parse(id).unwrap(), unit.measure()).map(|t| t.as_str().to_owned());
    assert_eq!(of("the_medium", Unit::Tickets).as_deref(), Some("KOR"));
    assert_eq!(of("exhuma", VND).as_deref(), Some("VNM"));
    assert_eq!(of("miss_granny", VND).as_deref(), Some("KOR"));
    assert_eq!(of("muoi", VND), None);
}

#[test]
fn without_a_final_the_last_total_counts() {
    let data = golden::package();
    let run = run(data, film(data, "go_go_sisters"), MarketId::VNM, Unit::Gross(Currency::USD));
    let (total, is_final) = outcome(&run).unwrap();
    assert_eq!((total.value, is_final), (3.6e6, false));
}

#[track_caller]
fn multiple(id: &str, currency: Currency, expected: f64, qualifier: audience_insight::data::Qualifier) {
    let data = golden::package();
    let multiple = cost_multiple(data, film(data, id), currency).unwrap().unwrap();
    assert!((multiple.times - expected).abs() < 0.01, "{}", multiple.times);
    assert_eq!(multiple.qualifier, qualifier);
}

#[test]
fn multiples_of_cost() {
    use audience_insight::data::Qualifier::{About, AtMost};
    multiple("mai", Currency::VND, 11.02, About);
    multiple("mai", Currency::KRW, 11.02, About);
    multiple("nha_ba_nu", Currency::VND, 15.833, AtMost);
    multiple("demon_prince", Currency::USD, 1.41, AtMost);
    multiple("miss_granny", Currency::USD, 16.156, About);
    let data = golden::package();
    assert!(cost_multiple(data, film(data, "miss_granny"), Currency::VND).unwrap().is_err());
    for none in ["leaving_mom", "muoi", "love_in_vietnam", "solo_prince"] {
        assert!(cost_multiple(data, film(data, none), Currency::VND).is_none(), "{none}");
    }
}

#[test]
fn break_even_of_the_default_assumptions() {
    let inputs = BreakEvenInputs::default();
    let even = break_even(&inputs).unwrap();
    assert!((even.admissions - 1_020_833.3).abs() < 1.0, "{}", even.admissions);
    assert!((even.gross_vnd - 81.667e9).abs() < 1e6);
    assert!(even.net_vnd.abs() < 1.0);
    let loss = net(&inputs, 0.0);
    assert_eq!((loss.net_vnd, loss.first_vnd, loss.second_vnd), (-35e9, -17.5e9, -17.5e9));
    assert!(break_even(&BreakEvenInputs { exhibitor_permille: 1000, ..inputs }).is_none());
    assert!(break_even(&BreakEvenInputs { ticket_vnd: 0, ..inputs }).is_none());
}

#[test]
fn published_figures_of_leaving_mom() {
    let data = golden::package();
    let mom = film(data, "leaving_mom");
    let price = ticket_price(data, mom).unwrap();
    assert!((price.ticket_vnd - 81_762.0).abs() < 1.0, "{}", price.ticket_vnd);
    let point = published_break_even(data, mom).unwrap();
    assert_eq!((point.gross_vnd, point.admissions.map(|a| a.value)), (78e9, Some(840e3)));
}
