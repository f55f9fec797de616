//! The link state: known links, wrong links, and round trips of arbitrary states.

#![allow(clippy::panic, clippy::unwrap_used)] // integration tests stand outside of cfg(test)

use audience_insight::data::{Currency, Dataset, MarketId, Population, Slug, Topic, Year};
use audience_insight::insight::BreakEvenInputs;
use audience_insight::link::{self, LinkNotice, LinkProblem, from_query, to_query};
use audience_insight::text::{Locale, Words};
use audience_insight::view::{Baseline, BirthYears, Chart, Lang, Measure, Theme, ViewState, default_markets};
use proptest::prelude::*;

fn market(code: &str) -> MarketId {
    MarketId::parse(code).unwrap()
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// A good link gives this state and is what this state is written as.
#[track_caller]
fn both(query: &str, state: &ViewState) {
    assert_eq!(from_query(query, Topic::Audience), (state.clone(), vec![]));
    assert_eq!(to_query(state), query);
}

/// A wrong part falls back to the default with one notice.
#[track_caller]
fn wrong(query: &str, param: &str, value: &str) {
    let (state, notices) = from_query(query, Topic::Audience);
    let view = state.view();
    let chart = state.chart;
    assert_eq!(state, ViewState { chart, ..ViewState::of(view) });
    assert_eq!(notices, vec![LinkNotice { problem: LinkProblem::Value, param: param.into(), value: value.into() }]);
}

#[track_caller]
fn silent(query: &str) {
    assert_eq!(from_query(query, Topic::Recovery), (ViewState::of(Topic::Recovery), vec![]));
}

#[test]
fn good_links() {
    let audience = ViewState::of(Topic::Audience);
    let outcomes = ViewState::of(Topic::Outcomes);
    let recovery = ViewState::of(Topic::Recovery);
    both("view=audience", &audience);
    both("view=recovery", &recovery);
    both("view=audience&chart=pyramid", &ViewState { chart: Chart::AudiencePyramid, ..audience.clone() });
    both("view=audience&gen=1995-2009", &ViewState { generation: BirthYears::new(1995, 2009).unwrap(), ..audience.clone() });
    both("view=audience&year=2030", &ViewState { year: Year::clamped(2030), ..audience.clone() });
    both("view=audience&m=VNM,EUROPE", &ViewState { markets: Some(vec![market("VNM"), market("EUROPE")]), ..audience.clone() });
    both("view=audience&m=", &ViewState { markets: Some(vec![]), ..audience.clone() });
    both("view=audience&measure=mean_age", &ViewState { measure: Some(Measure::MeanAge), ..audience.clone() });
    both("view=audience&k=2.5", &ViewState { k_tenths: 25, ..audience.clone() });
    both("view=audience&k=10", &ViewState { k_tenths: 100, ..audience.clone() });
    both(
        "view=audience&survey=lotte_2022h1&lang=ko",
        &ViewState { survey: Some(slug("lotte_2022h1")), lang: Some(Lang::Ko), ..audience.clone() },
    );
    both(
        "view=recovery&base=2017-2019&from=2015&to=2025",
        &ViewState { base: Baseline::Mean, from: Some(Year::clamped(2015)), to: Some(Year::clamped(2025)), ..recovery },
    );
    both(
        "view=outcomes&films=leaving_mom,mai&money=KRW&theme=dark",
        &ViewState {
            films: Some(vec![slug("leaving_mom"), slug("mai")]),
            money: Some(Currency::KRW),
            theme: Theme::Dark,
            ..outcomes.clone()
        },
    );
    let break_even = BreakEvenInputs { vat_permille: 80, ticket_vnd: 95_000, ..BreakEvenInputs::default() };
    both(
        "view=outcomes&chart=breakeven&be=80_500_100_10000_25000_95000_500&claim=S001",
        &ViewState { chart: Chart::OutcomesBreakeven, break_even, claim: Some(slug("S001")), ..outcomes },
    );
}

#[test]
fn defaults_are_not_written() {
    let state = ViewState {
        markets: Some(default_markets(Chart::RecoveryLines)),
        measure: Some(Measure::GrossLocal),
        money: Some(Currency::VND),
        ..ViewState::of(Topic::Recovery)
    };
    assert_eq!(to_query(&state), "view=recovery");
}

#[test]
fn silent_links() {
    silent("");
    silent("?");
    silent("#view=recovery");
    silent("?view=recovery&&");
    silent("utm_source=x&utm_campaign=%F0&fbclid=1&gclid=2&id=a&childId=b");
}

#[test]
fn percent_encoding() {
    let (state, notices) = from_query("view=audience&m=VNM%2CKOR%2cJPN", Topic::Recovery);
    assert_eq!((state.markets().len(), notices), (3, vec![]));
    wrong("view=%ff%fe", "view", "\u{fffd}\u{fffd}");
    wrong("theme=%", "theme", "%");
    wrong("theme=%+1", "theme", "% 1");
    wrong("theme=%4", "theme", "%4");
    wrong("theme=a+b", "theme", "a b");
}

#[test]
fn wrong_links() {
    wrong("view=nope", "view", "nope");
    wrong("view=Recovery", "view", "Recovery");
    wrong("chart=lines", "chart", "lines");
    wrong("gen=2012-1997", "gen", "2012-1997");
    wrong("gen=1997", "gen", "1997");
    wrong("gen=1850-1900", "gen", "1850-1900");
    wrong("gen=1997-2060", "gen", "1997-2060");
    wrong("year=soon", "year", "soon");
    wrong("year=12345", "year", "12345");
    wrong("measure=gross_local", "measure", "gross_local");
    wrong("base=2018", "base", "2018");
    wrong("m=vnm", "m", "vnm");
    wrong("films=%3Cb%3E", "films", "<b>");
    wrong("money=dong", "money", "dong");
    wrong("survey=a.b", "survey", "a.b");
    wrong("lang=fr", "lang", "fr");
    wrong("theme=sepia", "theme", "sepia");
    for k in ["0", "10.1", "2.55", "-1", "2.", ".5.", "1e1", "", "999999999999"] {
        wrong(&format!("k={k}"), "k", k);
    }
    for be in ["1", "1001_0_0_0_0_1_0", "0_0_0_0_0_0_0", "0_0_0_0_0_1_0_0", "0_0_0_100000001_0_1_0", "a_0_0_0_0_1_0"] {
        wrong(&format!("be={be}"), "be", be);
    }
    wrong(&format!("theme={}", "x".repeat(100)), "theme", &"x".repeat(40));
}

#[test]
fn partly_wrong_links_keep_the_rest() {
    let (state, notices) = from_query("m=VNM,x,KOR,VNM", Topic::Audience);
    assert_eq!(state.markets, Some(vec![market("VNM"), market("KOR")]));
    assert_eq!(notices, vec![LinkNotice { problem: LinkProblem::Value, param: "m".into(), value: "x".into() }]);
    let (state, notices) = from_query("from=2025&to=2015", Topic::Recovery);
    assert_eq!((state.from, state.to, notices.len()), (Some(Year::clamped(2025)), None, 1));
    let (state, notices) = from_query("year=2020&year=2030", Topic::Audience);
    assert_eq!((state.year, notices.len()), (Year::clamped(2020), 1));
    let (_, notices) = from_query("foo=bar&view=audience", Topic::Audience);
    assert_eq!(notices, vec![LinkNotice { problem: LinkProblem::Unknown, param: "foo".into(), value: "bar".into() }]);
}

#[test]
fn at_most_twelve_and_at_most_4000_bytes() {
    let films: Vec<String> = (0..14).map(|n| format!("film{n}")).collect();
    let (state, notices) = from_query(&format!("view=outcomes&films={}", films.join(",")), Topic::Audience);
    assert_eq!(state.films.unwrap().len(), 12);
    assert_eq!(notices, vec![LinkNotice { problem: LinkProblem::TooMany, param: "films".into(), value: "film12".into() }]);
    let (state, notices) = from_query(&format!("view=outcomes&utm_x={}", "y".repeat(4_000)), Topic::Audience);
    assert_eq!(state, ViewState::of(Topic::Audience));
    assert_eq!(notices.iter().map(|notice| notice.problem).collect::<Vec<_>>(), vec![LinkProblem::TooLong]);
}

#[test]
fn old_links_keep_working() {
    let (state, notices) = from_query("measure=gross&view=recovery", Topic::Audience);
    assert_eq!((state.measure, notices), (Some(Measure::GrossLocal), vec![]));
    let (state, notices) = from_query("measure=gross&view=outcomes", Topic::Audience);
    assert_eq!((state.measure, notices), (Some(Measure::Gross), vec![]));
}

#[test]
fn what_only_the_data_can_judge() {
    let ask = "view=audience&year=2031&m=KOR,XXX&survey=no&films=no&money=XXX&claim=S999";
    let (mut state, notices) = from_query(ask, Topic::Audience);
    assert_eq!(notices, vec![]);
    let asked = state.clone();
    assert_eq!(link::check(&mut state, &Dataset::default()), vec![]);
    assert_eq!(state, asked);

    let years = |years: &[i32]| Population {
        unit: 1.0,
        years: years.iter().map(|year| Year::clamped(*year)).collect(),
        projected_from: Year::clamped(2024),
        source: slug("un"),
        markets: vec![],
    };
    let mut data = Dataset { population: Some(years(&[2020, 2025, 2030])), ..Dataset::default() };
    let notices = link::check(&mut state, &data);
    assert_eq!(notices, vec![LinkNotice { problem: LinkProblem::Value, param: "year".into(), value: "2031".into() }]);
    assert_eq!(state, ViewState { year: Year::clamped(2025), ..asked });
    data.population = Some(years(&[2019, 2024]));
    assert_eq!(link::check(&mut state, &data), vec![], "the default year is nobody's mistake");
    assert_eq!(state.year, Year::clamped(2024));
}

#[test]
fn notices_have_words() {
    let (_, notices) = from_query("foo=bar&theme=x&m=A,B", Topic::Audience);
    let locale = Locale::english().unwrap();
    let words = Words { locale: &locale, data: &Dataset::default(), lang: Lang::En };
    let said: Vec<String> = notices.iter().map(|notice| words.say(&link::notice(notice))).collect();
    assert_eq!(said[0], "The link names foo, which this page does not know; it was ignored.");
    assert!(said.contains(&"The link asks for theme=x, which cannot be shown here; the default is shown instead.".into()), "{said:?}");
    for problem in [LinkProblem::Value, LinkProblem::Unknown, LinkProblem::TooMany, LinkProblem::TooLong] {
        let notice = LinkNotice { problem, param: "m".into(), value: String::new() };
        assert!(words.say(&link::notice(&notice)).ends_with('.'));
    }
}

fn years() -> impl Strategy<Value = Year> {
    (1900..=2150).prop_map(Year::clamped)
}

fn slugs() -> impl Strategy<Value = Slug> {
    "[A-Za-z0-9_-]{1,48}".prop_map(|text| slug(&text))
}

prop_compose! {
    fn inputs()(
        shares in prop::array::uniform4(0_u16..=1000),
        amounts in prop::array::uniform2(0_u32..=100_000_000),
        ticket_vnd in 1_u32..=100_000_000,
    ) -> BreakEvenInputs {
        let [vat_permille, exhibitor_permille, distribution_permille, split_permille] = shares;
        let [marketing_mvnd, cost_mvnd] = amounts;
        BreakEvenInputs { vat_permille, exhibitor_permille, distribution_permille, marketing_mvnd, cost_mvnd, ticket_vnd, split_permille }
    }
}

prop_compose! {
    fn states()(
        (chart, base, theme, lang) in (
            prop::sample::select(Chart::ALL), prop::sample::select(Baseline::ALL),
            prop::sample::select(Theme::ALL), prop::option::of(prop::sample::select(Lang::ALL)),
        ),
        (birth, length) in (1900_i32..=2050, 0_i32..=150),
        (year, from, span) in (years(), prop::option::of(years()), prop::option::of(0_i32..=50)),
        markets in prop::option::of(prop::collection::btree_set("[A-Z]{3,6}", 0..=12)),
        films in prop::option::of(prop::collection::btree_set(slugs(), 0..=12)),
        money in prop::option::of("[A-Z]{3}"),
        (survey, claim) in (prop::option::of(slugs()), prop::option::of(slugs())),
        (k_tenths, break_even, measure) in (1_u16..=100, inputs(), prop::option::of(any::<prop::sample::Index>())),
    ) -> ViewState {
        let measures = Measure::of(chart);
        ViewState {
            chart,
            generation: BirthYears::new(birth, (birth + length).min(2050)).unwrap(),
            year,
            markets: markets.map(|codes| codes.iter().map(|code| market(code)).collect()),
            // The default, said or unsaid, is the same state.
            measure: measure.filter(|_| !measures.is_empty()).map(|at| *at.get(measures)).filter(|m| Some(m) != measures.first()),
            base,
            from,
            to: span.map(|span| Year::clamped(from.map_or(2000, Year::get) + span)),
            films: films.map(|films| films.into_iter().collect()),
            money: money.and_then(|code| Currency::parse(&code)).filter(|money| *money != Currency::VND),
            survey,
            k_tenths,
            break_even,
            claim,
            lang,
            theme,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_state_comes_back_from_its_link(state in states()) {
        let query = to_query(&state);
        prop_assert!(query.starts_with("view="));
        prop_assert!(query.len() <= link::MAX_QUERY);
        prop_assert!(query.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.,=&".contains(&b)), "{}", query);
        prop_assert_eq!(from_query(&query, Topic::Outcomes), (state, vec![]));
    }

    #[test]
    fn no_text_panics_and_what_is_read_is_stable(text in any::<String>()) {
        let (state, _) = from_query(&text, Topic::Audience);
        prop_assert_eq!(from_query(&to_query(&state), Topic::Audience).1, vec![]);
    }

    #[test]
    fn no_query_panics(parts in prop::collection::vec((prop::sample::select(&link::PARAMS[..]), "[0-9a-zA-Z_,.%+-]{0,20}"), 0..20)) {
        let query: Vec<String> = parts.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let (mut state, notices) = from_query(&query.join("&"), Topic::Audience);
        prop_assert!(notices.iter().all(|notice| notice.value.chars().count() <= 40));
        let written = to_query(&state);
        prop_assert_eq!(to_query(&from_query(&written, Topic::Recovery).0), written);
        link::check(&mut state, &Dataset::default());
    }
}
