//! Known answers and refusals of the recovery index on hand-made rows.

use super::*;
use crate::data::{Basis, Dataset, Market, MarketKind, MarketMeasure, Provenance, Slug};

const Y2019: Base = Base::Year(Year::clamped(2019));

fn market(code: &str) -> Market {
    Market {
        id: MarketId::parse(code).unwrap(),
        kind: MarketKind::Country,
        name_en: code.into(),
        name_ko: String::new(),
        name_vi: String::new(),
        currency: None,
        note: String::new(),
    }
}

fn row(code: &str, year: i32, measure: MarketMeasure, tracker: &str, value: f64) -> MarketYear {
    MarketYear {
        market: MarketId::parse(code).unwrap(),
        year: Year::new(year).unwrap(),
        measure,
        basis: None,
        value,
        currency: None,
        territory_note: String::new(),
        prov: Provenance {
            qualifier: Qualifier::Exact,
            status: Status::Reported,
            confidence: Confidence::High,
            tracker: Slug::parse(tracker).unwrap(),
            source: Slug::parse("s1").unwrap(),
            as_of: String::new(),
            computed_from: String::new(),
            chosen: true,
            note: String::new(),
        },
    }
}

fn data(rows: Vec<MarketYear>) -> Dataset {
    let mut data = Dataset { market_years: rows, ..Dataset::default() };
    for row in &data.market_years {
        if data.markets.iter().all(|m| m.id != row.market) {
            data.markets.push(market(row.market.as_str()));
        }
    }
    data
}

fn tickets(years: &[(i32, &str, f64)]) -> Dataset {
    data(years.iter().map(|(year, tracker, value)| row("AAA", *year, MarketMeasure::Admissions, tracker, *value)).collect())
}

#[track_caller]
fn check(data: &Dataset, base: Base, expected: Result<&[(i32, f64)], Missing>) {
    let all = availability(data, MarketMeasure::Admissions, base);
    let found = &all[0];
    match expected {
        Ok(points) => {
            let got: Vec<(i32, f64)> = found.series[0].points.iter().map(|p| (p.year.get(), p.index)).collect();
            assert_eq!(got, points);
            assert_eq!(found.missing, None);
        }
        Err(missing) => {
            assert_eq!(found.missing, Some(missing));
            assert!(found.series.is_empty());
        }
    }
}

#[test]
fn one_tracker_gives_an_index() {
    check(&tickets(&[(2019, "a", 200.0), (2020, "a", 50.0), (2025, "a", 150.0)]), Y2019, Ok(&[(2019, 100.0), (2020, 25.0), (2025, 75.0)]));
}

#[test]
fn only_the_tracker_differs() {
    check(&tickets(&[(2019, "a", 200.0), (2025, "b", 150.0)]), Y2019, Err(Missing::BaseOfAnotherTracker));
}

#[test]
fn a_mean_is_never_put_together_from_two_trackers() {
    let years = [(2017, "a", 100.0), (2018, "a", 110.0), (2019, "b", 120.0), (2025, "a", 90.0), (2025, "b", 90.0)];
    check(&tickets(&years), Base::Mean2017To2019, Err(Missing::IncompleteMean));
}

#[test]
fn a_mean_needs_its_three_years() {
    let years = [(2017, "a", 100.0), (2018, "a", 110.0), (2019, "a", 120.0), (2025, "a", 88.0)];
    check(
        &tickets(&years),
        Base::Mean2017To2019,
        Ok(&[(2017, 100.0 * 100.0 / 110.0), (2018, 100.0), (2019, 100.0 * 120.0 / 110.0), (2025, 80.0)]),
    );
    check(&tickets(&years[1..]), Base::Mean2017To2019, Err(Missing::IncompleteMean));
}

#[test]
fn reasons() {
    check(&tickets(&[(2018, "a", 1.0), (2025, "a", 1.0)]), Y2019, Err(Missing::NoBase));
    check(&tickets(&[(2018, "a", 1.0), (2019, "a", 1.0)]), Y2019, Err(Missing::NothingAfterBase));
    let mut none = tickets(&[]);
    none.markets.push(market("AAA"));
    check(&none, Y2019, Err(Missing::NoFigure));
    let mut lost = tickets(&[(2019, "a", 1.0), (2025, "a", 1.0)]);
    lost.market_years[1].prov.chosen = false;
    check(&lost, Y2019, Err(Missing::NothingAfterBase));
}

#[test]
fn printed_percentages_have_no_other_baseline() {
    let mut printed = row("VNM", 2025, MarketMeasure::GrossIndex, "cgv", 135.0);
    printed.basis = Some(Basis::Index2019);
    let data = data(vec![printed]);
    let found = availability(&data, MarketMeasure::GrossLocal, Y2019);
    assert_eq!(found[0].series[0].kind, SeriesKind::Printed);
    assert_eq!(found[0].series[0].points[0].index, 135.0);
    let found = availability(&data, MarketMeasure::GrossLocal, Base::Mean2017To2019);
    assert_eq!(found[0].missing, Some(Missing::PrintedOnAnotherBase));
}

#[track_caller]
fn check_qualifier(value: Qualifier, base: Qualifier, expected: Qualifier) {
    assert_eq!(quotient_qualifier(value, base), expected);
}

#[test]
fn qualifiers_of_a_quotient() {
    use Qualifier::{About, AtLeast, AtMost, Exact};
    check_qualifier(Exact, Exact, Exact);
    check_qualifier(AtLeast, Exact, AtLeast);
    check_qualifier(Exact, AtLeast, AtMost);
    check_qualifier(Exact, AtMost, AtLeast);
    check_qualifier(AtLeast, AtMost, AtLeast);
    check_qualifier(AtLeast, AtLeast, About);
    check_qualifier(AtLeast, About, About);
    check_qualifier(About, Exact, About);
}

#[test]
fn weak_when_either_is_weak() {
    let mut data = tickets(&[(2019, "a", 200.0), (2020, "a", 50.0)]);
    data.market_years[0].prov.confidence = Confidence::Low;
    data.market_years[1].prov.status = Status::Estimate;
    let found = availability(&data, MarketMeasure::Admissions, Y2019);
    let point = &found[0].series[0].points[1];
    assert!(point.is_weak());
    assert_eq!(point.status, Status::Estimate);
}

#[test]
fn as_low_since_and_growth() {
    let data = tickets(&[(2019, "a", 100.0), (2021, "a", 40.0), (2023, "a", 60.0), (2025, "a", 50.0)]);
    let found = availability(&data, MarketMeasure::Admissions, Y2019);
    let points = &found[0].series[0].points;
    assert_eq!(years_back(points), Year::new(2021));
    assert_eq!(years_back(&points[..2]), None);
    assert!((growth_per_year_pct(&points[1], &points[2]).unwrap() - 22.474_487_139).abs() < 1e-6);
    assert!((growth_per_year_pct(&points[0], &points[1]).unwrap() + 36.754_446_797).abs() < 1e-6);
    assert_eq!(growth_per_year_pct(&points[2], &points[1]), None);
    assert_eq!(points[3].gap_to_100(), 50.0);
}

proptest::proptest! {
    #[test]
    fn the_baseline_is_100(value in 1e-3..1e15_f64, later in 1e-3..1e15_f64) {
        let data = tickets(&[(2019, "a", value), (2025, "a", later)]);
        let found = availability(&data, MarketMeasure::Admissions, Y2019);
        assert_eq!(found[0].series[0].points[0].index, 100.0);
    }

    #[test]
    fn the_mean_of_the_base_years_is_100(a in 1.0..1e12_f64, b in 1.0..1e12_f64, c in 1.0..1e12_f64) {
        let data = tickets(&[(2017, "a", a), (2018, "a", b), (2019, "a", c), (2025, "a", 1.0)]);
        let found = availability(&data, MarketMeasure::Admissions, Base::Mean2017To2019);
        let sum: f64 = found[0].series[0].points.iter().take(3).map(|p| p.index).sum();
        assert!((sum / 3.0 - 100.0).abs() < 1e-9);
    }

    #[test]
    fn roots_undo_powers(value in 1e-6..1e6_f64, n in 1..40_i32) {
        assert!((root(value, n).powi(n) / value - 1.0).abs() < 1e-9);
    }
}
