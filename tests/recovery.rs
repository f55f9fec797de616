//! The recovery view on the bundled tables: known answers and goldens of both charts.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod golden;

use audience_insight::data::{Dataset, MarketId, MarketMeasure, Topic, Year};
use audience_insight::figure::{Body, Stroke};
use audience_insight::insight::recovery::{Availability, Base, Missing, SeriesKind, availability};
use audience_insight::text::Words;
use audience_insight::view::{Baseline, Chart, Lang, Measure, ViewState, figure, recovery};
use golden::{dump, english, package};

const Y2019: Base = Base::Year(Year::clamped(2019));

fn of<'a>(data: &'a Dataset, code: &str, measure: MarketMeasure, base: Base) -> Availability<'a> {
    let id = MarketId::parse(code).unwrap();
    availability(data, measure, base).into_iter().find(|found| found.market == id).unwrap()
}

/// The index to one decimal.
#[track_caller]
fn index(data: &Dataset, code: &str, measure: MarketMeasure, base: Base, year: i32, expected: f64) {
    let found = of(data, code, measure, base);
    let points = found.series.iter().flat_map(|s| &s.points);
    let point = points.into_iter().find(|p| p.year.get() == year).unwrap();
    assert_eq!((point.index * 10.0).round() / 10.0, expected);
}

#[track_caller]
fn missing(data: &Dataset, code: &str, measure: MarketMeasure, base: Base, expected: Missing) {
    assert_eq!(of(data, code, measure, base).missing, Some(expected));
}

#[test]
fn known_answers() {
    use MarketMeasure::{Admissions, GrossLocal, GrossUsd};
    let data = package();
    index(data, "KOR", Admissions, Y2019, 2024, 54.3);
    index(data, "KOR", Admissions, Y2019, 2025, 46.8);
    index(data, "KOR", Admissions, Base::Mean2017To2019, 2025, 48.0);
    index(data, "KOR", GrossLocal, Y2019, 2025, 54.7);
    index(data, "KOR", GrossLocal, Base::Mean2017To2019, 2025, 57.3);
    index(data, "JPN", GrossLocal, Y2019, 2025, 105.1);
    index(data, "CHN", GrossLocal, Y2019, 2025, 80.6);
    index(data, "FRA", Admissions, Base::Mean2017To2019, 2025, 75.4);
    index(data, "DEU", Admissions, Y2019, 2025, 77.5);
    index(data, "NAM", GrossUsd, Y2019, 2025, 77.8);
    index(data, "WLD", GrossUsd, Y2019, 2025, 78.7);
}

#[test]
fn reasons_why_not() {
    use MarketMeasure::{Admissions, GrossLocal, GrossUsd};
    let data = package();
    missing(data, "VNM", Admissions, Y2019, Missing::NoBase);
    missing(data, "VNM", GrossUsd, Y2019, Missing::NoBase);
    missing(data, "VNM", GrossLocal, Base::Mean2017To2019, Missing::PrintedOnAnotherBase);
    missing(data, "GBR", Admissions, Y2019, Missing::BaseOfAnotherTracker);
    missing(data, "GBR", GrossLocal, Y2019, Missing::NothingAfterBase);
    missing(data, "KOR", GrossUsd, Y2019, Missing::NothingAfterBase);
    missing(data, "JPN", Admissions, Base::Mean2017To2019, Missing::IncompleteMean);
    missing(data, "PHL", Admissions, Y2019, Missing::NoFigure);
}

#[test]
fn viet_nam_is_exactly_what_was_printed() {
    let data = package();
    let found = of(data, "VNM", MarketMeasure::GrossLocal, Y2019);
    let printed: Vec<(i32, f64, &str)> = found.series[0].points.iter().map(|p| (p.year.get(), p.index, p.qualifier.as_str())).collect();
    assert_eq!(found.series[0].kind, SeriesKind::Printed);
    assert_eq!(printed, [(2023, 90.0, "about"), (2024, 108.9, "about"), (2025, 135.0, "at_least")]);
    assert_eq!(found.series[1].kind, SeriesKind::Proxy);
    assert_eq!(found.series.len(), 2);

    let Body::Xy(xy) = figure(data, &ViewState::of(Topic::Recovery)).body else { panic!("lines") };
    let points = xy.series.last().unwrap();
    assert_eq!((points.key.as_str(), points.stroke), ("VNM_cgv", Stroke::Points));
    assert_eq!(points.points.iter().map(|p| p.y).collect::<Vec<_>>(), [90.0, 108.9, 135.0]);
}

/// No point of any series is divided by a base of another tracker.
#[test]
fn no_index_crosses_trackers() {
    let data = package();
    for measure in [MarketMeasure::Admissions, MarketMeasure::GrossLocal, MarketMeasure::GrossUsd] {
        for base in [Y2019, Base::Mean2017To2019] {
            for series in availability(data, measure, base).iter().flat_map(|found| &found.series) {
                for base in series.base.iter().flat_map(|base| &base.rows) {
                    for point in &series.points {
                        assert_eq!(point.row.prov.tracker, base.prov.tracker);
                        assert_eq!(point.row.currency, base.currency);
                        assert!(point.row.prov.chosen && base.prov.chosen);
                    }
                }
            }
        }
    }
}

#[test]
fn choices_count_markets() {
    let data = package();
    let choices = recovery::choices(data, &ViewState::of(Topic::Recovery));
    let count = |measure: Measure| choices.measures.iter().find(|(m, _)| *m == measure).unwrap().1;
    assert_eq!(count(Measure::GrossLocal), choices.bases[0].1);
    assert!(count(Measure::Admissions) > 5 && count(Measure::GrossUsd) == 2);
    assert_eq!(count(Measure::GrossLocal) + choices.missing.len(), data.markets.len());
}

/// Any selection gives a figure whose words are all there.
#[test]
fn every_selection_has_words() {
    let data = package();
    let all: Vec<MarketId> = data.markets.iter().map(|m| m.id).collect();
    for chart in [Chart::RecoveryLines, Chart::RecoveryRank] {
        for measure in [Measure::GrossLocal, Measure::Admissions, Measure::GrossUsd] {
            for base in [Baseline::Y2019, Baseline::Mean] {
                for size in [0, 1, 2, 5] {
                    for markets in all.windows(size.max(1)).step_by(size + 1) {
                        for (from, to) in [(None, None), (Year::new(2018), Year::new(2021)), (Year::new(2030), Year::new(2030))] {
                            let markets = Some(markets.iter().take(size).copied().collect());
                            let state =
                                ViewState { chart, measure: Some(measure), base, markets, from, to, ..ViewState::of(Topic::Recovery) };
                            let figure = figure(data, &state);
                            let words = Words { locale: english(), data, lang: Lang::En };
                            assert!(!words.say(&figure.finding).contains("  "));
                            let text = dump(&figure, words);
                            assert!(!text.contains(['{', '}']), "{text}");
                            assert!(figure.table.rows.iter().all(|row| row.len() == figure.table.columns.len()));
                        }
                    }
                }
            }
        }
    }
}

#[track_caller]
fn check(name: &str, chart: Chart, change: impl Fn(&mut ViewState)) {
    let mut state = ViewState { chart, ..ViewState::of(Topic::Recovery) };
    change(&mut state);
    golden::check(name, &state);
}

fn markets(codes: &[&str]) -> Option<Vec<MarketId>> {
    Some(codes.iter().filter_map(|code| MarketId::parse(code)).collect())
}

// One test a chart: each thread of a test reads the package once.

#[test]
fn golden_lines() {
    let chart = Chart::RecoveryLines;
    check("recovery-lines", chart, |_| {});
    check("recovery-lines-admissions", chart, |s| s.measure = Some(Measure::Admissions));
    check("recovery-lines-mean", chart, |s| s.base = Baseline::Mean);
    check("recovery-lines-usd", chart, |s| {
        s.measure = Some(Measure::GrossUsd);
        s.markets = markets(&["NAM", "WLD", "VNM", "KOR"]);
    });
    check("recovery-lines-proxy", chart, |s| {
        s.markets = markets(&["VNM"]);
        (s.from, s.to) = (Year::new(2018), Year::new(2022));
    });
    check("recovery-lines-weak", chart, |s| s.markets = markets(&["UKI", "MYS", "EUROPE", "GBR"]));
}

#[test]
fn golden_rank() {
    let chart = Chart::RecoveryRank;
    check("recovery-rank", chart, |_| {});
    check("recovery-rank-admissions", chart, |s| s.measure = Some(Measure::Admissions));
    check("recovery-rank-mean", chart, |s| s.base = Baseline::Mean);
    check("recovery-rank-usd", chart, |s| s.measure = Some(Measure::GrossUsd));
}

#[test]
fn a_missing_year_is_a_gap_and_never_a_line() {
    let data = package();
    let all: Vec<MarketId> = recovery_markets(data);
    let mut gaps = 0;
    for measure in [Measure::GrossLocal, Measure::Admissions, Measure::GrossUsd] {
        for base in Baseline::ALL {
            for markets in all.chunks(12) {
                let state =
                    ViewState { measure: Some(measure), base: *base, markets: Some(markets.to_vec()), ..ViewState::of(Topic::Recovery) };
                let Body::Xy(xy) = figure(data, &state).body else { continue };
                for series in xy.series.iter().filter(|series| series.stroke != Stroke::Points) {
                    for pair in series.points.windows(2) {
                        let missing = pair[1].x - pair[0].x > 1.0;
                        assert_eq!(pair[1].gap_before, missing, "{} {}", series.key, pair[1].x);
                        gaps += usize::from(missing);
                    }
                }
            }
        }
    }
    assert!(gaps > 5, "the record has gaps, and the charts show {gaps}");
}

fn recovery_markets(data: &Dataset) -> Vec<MarketId> {
    let mut markets: Vec<MarketId> = data.market_years.iter().map(|row| row.market).collect();
    markets.sort_unstable();
    markets.dedup();
    markets
}
