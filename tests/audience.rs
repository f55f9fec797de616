//! The audience view on the bundled package: known answers and goldens of all five charts.

#![allow(clippy::unwrap_used)]

mod golden;

use audience_insight::data::{MarketId, Topic, Year};
use audience_insight::insight::{AgeBand, cohort, mean_age, population_share_pct};
use audience_insight::view::{BirthYears, Chart, Measure, ViewState, generations, other_generations, years};
use golden::{check, finding, package};

fn year(year: i32) -> Year {
    Year::new(year).unwrap()
}

fn state(chart: Chart) -> ViewState {
    ViewState { chart, ..ViewState::of(Topic::Audience) }
}

fn ages(market: &str, at: i32) -> Vec<f64> {
    package().population.as_ref().unwrap().ages(MarketId::parse(market).unwrap(), year(at)).unwrap()
}

#[track_caller]
fn check_share(market: &str, at: i32, from: i32, to: i32, share_pct: f64) {
    let got = cohort(&ages(market, at), year(at), year(from), year(to)).unwrap().share_pct;
    assert!((got - share_pct).abs() < 0.005, "{got}");
}

#[test]
fn shares_of_published_windows() {
    check_share("VNM", 2025, 1997, 2012, 22.33);
    check_share("KOR", 2025, 1997, 2012, 16.56);
    check_share("VNM", 2025, 1995, 2009, 20.12);
    check_share("KOR", 2025, 1995, 2009, 16.66);
    check_share("VNM", 2025, 1995, 2005, 14.22);
    check_share("VNM", 2019, 1997, 2012, 23.63);
    check_share("VNM", 2024, 1995, 2009, 20.31);
}

#[track_caller]
fn check_mean_age(market: &str, at: i32, expected: f64) {
    let got = mean_age(&ages(market, at)).unwrap();
    assert!((got - expected).abs() < 0.0051, "{got}");
}

#[test]
fn mean_ages() {
    check_mean_age("VNM", 2025, 34.94);
    check_mean_age("KOR", 2025, 45.47);
}

#[test]
fn goldens() {
    check("audience-rank", &state(Chart::AudienceRank));
    check("audience-time", &state(Chart::AudienceTime));
    check("audience-pyramid", &state(Chart::AudiencePyramid));
    check("audience-scenario", &state(Chart::AudienceScenario));
    check("audience-surveys", &state(Chart::AudienceSurveys));
}

#[track_caller]
fn check_finding(change: impl FnOnce(&mut ViewState), chart: Chart, expected: &str) {
    let mut state = state(chart);
    change(&mut state);
    assert_eq!(finding(&state), expected);
}

fn markets(codes: &[&str]) -> Option<Vec<MarketId>> {
    Some(codes.iter().map(|code| MarketId::parse(code).unwrap()).collect())
}

#[test]
fn rank_findings() {
    let chart = Chart::AudienceRank;
    check_finding(|s| s.year = year(2019), chart, "In 2019 people born 1997–2012 made up 23.6% of Viet Nam and 15.9% of South Korea.");
    check_finding(|s| s.markets = markets(&["PHL"]), chart, "In 2025 people born 1997–2012 are projected to be 30.3% of the Philippines.");
    check_finding(
        |s| (s.measure, s.markets) = (Some(Measure::Persons), markets(&["WLD", "VNM", "USA"])),
        chart,
        "In 2025 22.7 million people born 1997–2012 are projected to live in Viet Nam and 72.3 million in the United States.",
    );
    check_finding(
        |s| s.measure = Some(Measure::MeanAge),
        chart,
        "In 2025 the mean age is projected to be 34.9 years in Viet Nam and 45.5 years in South Korea.",
    );
    check_finding(
        |s| s.generation = BirthYears::new(2000, 2000).unwrap(),
        chart,
        "In 2025 people born in 2000 are projected to be 1.3% of Viet Nam and 1.2% of South Korea.",
    );
    check_finding(|s| s.generation = BirthYears::new(2030, 2040).unwrap(), chart, "Nobody in the figures for 2025 was born 2030–2040.");
}

#[test]
fn time_findings() {
    let chart = Chart::AudienceTime;
    check_finding(
        |s| s.to = Some(year(2020)),
        chart,
        "From 2015 to 2020 the share of people born 1997–2012 went from 24.7% to 23.4% in Viet Nam and from 15.9% to 16.0% in South Korea.",
    );
    check_finding(
        |s| (s.measure, s.from, s.to) = (Some(Measure::MeanAge), Some(year(1990)), Some(year(2025))),
        chart,
        "From 1990 to 2025 the mean age is projected to go from 25.2 years to 34.9 years in Viet Nam and from 29.3 years to 45.5 years in South Korea.",
    );
    check_finding(
        |s| (s.from, s.to) = (Some(year(1990)), Some(year(1995))),
        chart,
        "The years shown end before anybody was born 1997–2012.",
    );
    check_finding(|s| s.markets = markets(&["NAM"]), chart, "None of the selected markets has a population by age.");
}

#[test]
fn scenario_findings() {
    let chart = Chart::AudienceScenario;
    check_finding(
        |s| s.k_tenths = 10,
        chart,
        "If people born 1997–2012 went to the cinema as often as everyone else, they would buy 22.3% of tickets in Viet Nam and 16.6% in South Korea.",
    );
    check_finding(
        |s| (s.k_tenths, s.markets) = (15, markets(&["VNM"])),
        chart,
        "If people born 1997–2012 went to the cinema 1.5 times as often as everyone else, they would buy 30.1% of tickets in Viet Nam.",
    );
}

#[test]
fn controls_get_their_choices() {
    assert_eq!(years(package()).len(), 16);
    assert_eq!(years(package()).iter().find(|(_, projected)| *projected).map(|(year, _)| year.get()), Some(2024));
    assert!(generations(package()).iter().all(|g| g.offered));
    assert!(other_generations(package()).iter().all(|g| !g.offered && g.birth_to.is_some()));
}

#[test]
fn population_shares_of_surveys_are_those_of_the_population() {
    let people = package().population.as_ref().unwrap();
    let mut compared = 0;
    for row in &package().moviegoers {
        let Some(share_pct) = row.population_share_pct else { continue };
        let Some(ages) = people.ages(row.market, row.year) else { continue };
        let band = AgeBand { from: row.age_from.unwrap_or(0), to: row.age_to };
        let base = AgeBand { from: row.base_age_from.unwrap_or(0), to: row.base_age_to };
        let got = population_share_pct(&ages, band, base).unwrap();
        assert!((got - share_pct).abs() < 0.01, "{} {:?}: {got} against {share_pct}", row.survey, row.age_from);
        compared += 1;
    }
    assert!(compared >= 15, "{compared}");
}
