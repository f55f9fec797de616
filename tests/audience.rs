//! The audience view on the bundled package: known answers and findings of all five charts; their goldens are in `goldens.rs`.

#![allow(clippy::unwrap_used, clippy::panic)]

mod golden;

use audience_insight::data::{Dataset, MarketId, Slug, Topic, Year};
use audience_insight::figure::{Body, Key, Msg};
use audience_insight::insight::{AgeBand, cohort, mean_age, population_share_pct};
use audience_insight::text::Words;
use audience_insight::view::{BirthYears, Chart, Lang, Measure, ViewState, figure, generations, other_generations, surveys, years};
use golden::{finding, package};

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
fn an_incomplete_cohort_is_not_compared_over_time() {
    check_finding(
        |s| s.to = Some(year(2010)),
        Chart::AudienceTime,
        "In 2010 people born 1997 to mid-2010 made up 22.0% of Viet Nam and 14.3% of South Korea.",
    );
}

#[test]
fn pyramid_findings() {
    let chart = Chart::AudiencePyramid;
    check_finding(
        |s| s.generation = BirthYears::new(2025, 2025).unwrap(),
        chart,
        "In 2025 people born in the first half of 2025, aged 0, are projected to be 0.7% of Viet Nam and 0.2% of South Korea.",
    );
    check_finding(
        |s| (s.generation, s.markets) = (BirthYears::new(1900, 1960).unwrap(), markets(&["JPN"])),
        chart,
        "In 2025 people born 1900–1960, aged 64 and over, are projected to be 30.6% of Japan.",
    );
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

#[test]
fn survey_findings() {
    let chart = Chart::AudienceSurveys;
    let opened = |id: &str| Slug::parse(id);
    check_finding(
        |s| s.survey = opened("mpaa_2014_admissions"),
        chart,
        "In the United States in 2014, ages 12–17 accounted for 14% of the tickets counted and for 8.0% of the population aged 2 and over, an index of 175.",
    );
    check_finding(
        |s| s.survey = opened("qme_2019_heavy_users"),
        chart,
        "In Viet Nam in 2019, ages 25–29 were 37% of the heavy users in one online panel and 32% of the panel’s sample.",
    );
    check_finding(
        |s| s.survey = opened("cnc_2024_reach"),
        chart,
        "In France in 2024 the highest figure was 80.8%, for ages 3–24. Counted: At least one cinema visit in the year.",
    );
    check_finding(
        |s| s.survey = opened("qme_2019_ever"),
        chart,
        "In Viet Nam in 2019 the figure for ages 16–39 was 84%. Counted: Have watched a film at a cinema.",
    );
    check_finding(
        |s| s.markets = markets(&["JPN", "THA"]),
        chart,
        "In Japan in 2023, ages 20–29 accounted for 22% of the cinema-goers counted and for 15.1% of the population aged 15 to 69, an index of 146.",
    );
}

#[test]
fn every_survey_of_the_control_opens() {
    let surveys = surveys(package());
    assert!(surveys.len() > 60, "{}", surveys.len());
    for (id, _) in surveys {
        let state = ViewState { survey: Some(id.clone()), ..state(Chart::AudienceSurveys) };
        let figure = figure(package(), &state);
        let Body::Rows(rows) = &figure.body else { panic!("{id}: no rows") };
        assert!(figure.notices.is_empty(), "{id}");
        assert!(rows.groups.iter().all(|group| !group.rows.is_empty()), "{id}");
        let mut keys: Vec<&str> = rows.groups.iter().flat_map(|group| &group.rows).map(|row| row.key.as_str()).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all, "{id}: keys are unique");
    }
}

#[test]
fn what_cannot_be_shown_is_named() {
    let notices = |change: &dyn Fn(&mut ViewState), chart: Chart| {
        let mut state = state(chart);
        change(&mut state);
        let words = Words { locale: golden::english(), data: package(), lang: Lang::En };
        figure(package(), &state).notices.iter().map(|notice| words.say(notice)).collect::<Vec<_>>()
    };
    assert_eq!(
        notices(&|s| s.year = year(2023), Chart::AudienceRank),
        ["The figures have no year 2023; 2025 is shown instead. Nothing is interpolated."]
    );
    assert_eq!(
        notices(&|s| s.markets = markets(&["VNM", "NAM", "SGP"]), Chart::AudienceTime),
        ["No population by age for the United States and Canada and Singapore."]
    );
    assert_eq!(
        notices(&|s| s.markets = markets(&["VNM", "KOR", "JPN"]), Chart::AudiencePyramid),
        ["The pyramid shows two markets at a time; not shown: Japan."]
    );
    assert_eq!(
        notices(&|s| s.measure = Some(Measure::Persons), Chart::AudienceRank),
        ["The world (2.05 billion in 2025) is left out: on its scale the other markets could not be read."]
    );
    assert_eq!(
        notices(&|s| s.survey = Slug::parse("none"), Chart::AudienceSurveys),
        ["There is no survey “none”; the latest good one of each market is shown instead."]
    );
    assert_eq!(notices(&|s| s.markets = markets(&["JPN", "THA"]), Chart::AudienceSurveys), ["No survey by age for Thailand."]);
}

#[test]
fn a_chart_waits_for_its_data() {
    for chart in Chart::of(Topic::Audience) {
        let figure = figure(&Dataset::default(), &state(chart));
        assert_eq!(figure.body, Body::Empty(Msg::new(Key::UiLoading)), "{chart:?}");
    }
    let without_sexes = Dataset { by_sex: vec![], ..package().clone() };
    let pyramid = figure(&without_sexes, &state(Chart::AudiencePyramid));
    assert!(matches!(pyramid.body, Body::Empty(why) if why.key == Key::UiLoading));
}
