//! Every chart in its default state against its golden, and the words of every chart in many states.

#![allow(clippy::panic, clippy::unwrap_used)] // integration tests stand outside of cfg(test)

mod golden;

use audience_insight::data::{Dataset, Topic, Year};
use audience_insight::figure::{Arg, Axis, Band, Body, Figure, Key, Msg, RefLine, Tip};
use audience_insight::link;
use audience_insight::text::Words;
use audience_insight::view::{Baseline, BirthYears, Chart, Lang, Measure, ViewState, figure};
use golden::{check, english, loaded, locales, package};

fn default_of(chart: Chart) -> ViewState {
    ViewState { chart, ..ViewState::of(chart.view()) }
}

/// The default of a chart and states beside it: each measure, the other baseline, other years, other markets, nothing chosen.
fn states(chart: Chart) -> Vec<ViewState> {
    let normal = default_of(chart);
    let mut states = vec![
        ViewState { base: Baseline::Mean, ..normal.clone() },
        ViewState { year: Year::clamped(1990), generation: BirthYears::new(1900, 1900).unwrap(), ..normal.clone() },
        ViewState { year: Year::clamped(2050), generation: BirthYears::new(1900, 2050).unwrap(), k_tenths: 1, ..normal.clone() },
        ViewState { year: Year::clamped(2026), ..normal.clone() },
        ViewState { from: Some(Year::clamped(2020)), to: Some(Year::clamped(2021)), ..normal.clone() },
        ViewState { from: Some(Year::clamped(2140)), to: Some(Year::clamped(2150)), ..normal.clone() },
        ViewState { markets: Some(vec![]), films: Some(vec![]), ..normal.clone() },
        ViewState { markets: Some(package().markets.iter().map(|market| market.id).take(12).collect()), ..normal.clone() },
        ViewState { films: Some(package().films.iter().map(|film| film.id.clone()).take(12).collect()), ..normal.clone() },
    ];
    states.extend(package().markets.iter().map(|market| ViewState { markets: Some(vec![market.id]), ..normal.clone() }));
    states.extend(package().films.iter().map(|film| ViewState { films: Some(vec![film.id.clone()]), ..normal.clone() }));
    for money in ["USD", "KRW", "EUR"] {
        states.push(ViewState { money: audience_insight::data::Currency::parse(money), ..normal.clone() });
    }
    let base = states.clone();
    for measure in Measure::of(chart) {
        states.extend(base.iter().map(|state| ViewState { measure: Some(*measure), ..state.clone() }));
    }
    states.push(normal);
    states
}

/// Walks over the messages of a figure and finds what has no words.
struct Check<'a> {
    words: Words<'a>,
    problems: Vec<String>,
}

impl Check<'_> {
    fn figure(&mut self, figure: &Figure) {
        for msg in [&figure.finding, &figure.measured, &figure.table.caption].into_iter().chain(&figure.notes).chain(&figure.notices) {
            self.msg(msg);
        }
        match &figure.body {
            Body::Empty(why) => self.msg(why),
            Body::Xy(xy) => {
                self.axes(&[&xy.x, &xy.y], &xy.lines, &xy.bands);
                for series in &xy.series {
                    self.shown(&series.name, &series.key);
                    series.points.iter().for_each(|point| self.tip(&point.tip));
                }
            }
            Body::Rows(rows) => {
                self.axes(&[&rows.x], &rows.lines, &rows.bands);
                rows.key.iter().for_each(|(_, msg)| self.msg(msg));
                for group in &rows.groups {
                    group.title.iter().for_each(|title| self.msg(title));
                    for row in &group.rows {
                        self.shown(&row.name, &row.key);
                        row.sub.iter().for_each(|sub| self.msg(sub));
                        row.value.iter().for_each(|value| self.arg(value));
                        row.marks.iter().for_each(|mark| self.tip(&mark.tip));
                    }
                }
            }
            Body::Pyramid(pyramid) => {
                self.axes(&[&pyramid.x], &[], &[]);
                self.msg(&pyramid.sides.0);
                self.msg(&pyramid.sides.1);
                pyramid.panels.iter().flat_map(|panel| &panel.ages).for_each(|age| self.tip(&age.tip));
            }
        }
        for column in &figure.table.columns {
            self.msg(&column.head);
        }
        for row in &figure.table.rows {
            if row.len() != figure.table.columns.len() {
                self.problems.push("a row of the table is not as long as its columns".into());
            }
            row.iter().for_each(|cell| self.arg(cell));
        }
        for source in &figure.sources {
            if self.words.data.source_ref(source).is_none() {
                self.problems.push(format!("source {source} is not in the data"));
            }
        }
    }

    fn axes(&mut self, axes: &[&Axis], lines: &[RefLine], bands: &[Band]) {
        for axis in axes {
            self.msg(&axis.title);
            let (first, last) = axis.domain;
            if !(first.is_finite() && last.is_finite() && first < last) {
                self.problems.push(format!("the domain {first} to {last} is none"));
            }
        }
        lines.iter().for_each(|line| self.msg(&line.label));
        bands.iter().for_each(|band| self.msg(&band.label));
    }

    fn tip(&mut self, tip: &Tip) {
        self.shown(&tip.name, "a tip");
        self.shown(&tip.at, "a tip");
        self.shown(&tip.value, "a tip");
        tip.more.iter().for_each(|more| self.msg(more));
        self.arg(&Arg::Source(tip.source.clone()));
    }

    /// An argument that must have words.
    fn shown(&mut self, arg: &Arg, of: &str) {
        self.arg(arg);
        if self.words.arg(arg).trim().is_empty() {
            self.problems.push(format!("{of} has an empty name or value"));
        }
    }

    fn msg(&mut self, msg: &Msg) {
        let name = msg.key.name();
        let given: Vec<&str> = msg.args.iter().map(|(name, _)| *name).collect();
        for (at, (own, arg)) in msg.args.iter().enumerate() {
            self.arg(arg);
            if given.iter().skip(at + 1).any(|other| other == own) {
                self.problems.push(format!("{name} has two arguments {own}"));
            }
            // A list may be empty where another branch of the sentence is taken.
            let silent = matches!(arg, Arg::Blank | Arg::Select(_)) || *arg == Arg::List(vec![]);
            if !silent && self.words.arg(arg).trim().is_empty() {
                self.problems.push(format!("{name}: argument {own} is empty"));
            }
        }
        // A branch that is taken and lacks an argument fails a debug assertion in `text`.
        let (words, silently) = (self.words, std::panic::AssertUnwindSafe(msg));
        let said = std::panic::catch_unwind(|| Words { ..words }.say(silently.0));
        let Ok(said) = said else { return self.problems.push(format!("{name} lacks an argument")) };
        if said.is_empty()
            || said.trim() != said
            || said.contains(['{', '}'])
            || said.contains("  ")
            || said.contains(" .")
            || said.contains(" ,")
        {
            self.problems.push(format!("{name} says: {said}"));
        }
    }

    fn arg(&mut self, arg: &Arg) {
        match arg {
            Arg::Msg(msg) => self.msg(msg),
            Arg::List(items) => items.iter().for_each(|item| self.shown(item, "a list")),
            Arg::Range(low, high) => [low, high].into_iter().for_each(|end| self.shown(end, "a range")),
            Arg::Qualified(_, value) => self.shown(value, "a qualified value"),
            Arg::Market(id) if self.words.data.market(*id).is_none() => self.problems.push(format!("market {id} is not in the data")),
            Arg::Film(id) if self.words.data.film(id).is_none() => self.problems.push(format!("film {id} is not in the data")),
            Arg::Source(id) if self.words.data.source_ref(id).is_none() && id.as_str() != "assumption" => {
                self.problems.push(format!("source {id} is not in the data"))
            }
            _ => {}
        }
    }
}

/// Problems of the words of a figure in a state, in every language, with its link.
fn problems(data: &Dataset, state: &ViewState) -> Vec<String> {
    let figure = figure(data, state);
    let mut problems = vec![];
    for (lang, locale) in locales() {
        let mut check = Check { words: Words { locale, data, lang: *lang }, problems: vec![] };
        check.figure(&figure);
        check.problems.sort();
        check.problems.dedup();
        let link = link::to_query(state);
        problems.extend(check.problems.iter().map(|problem| format!("{} {link}: {problem}", lang.as_str())));
    }
    problems
}

#[track_caller]
fn chart(chart: Chart) {
    let normal = default_of(chart);
    let found: Vec<String> = states(chart).iter().flat_map(|state| problems(&loaded_once(state), state)).take(40).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    let said = |data: &Dataset| Words { locale: english(), data, lang: Lang::En }.say(&figure(data, &normal).finding);
    assert_eq!(said(&loaded(&normal)), said(package()), "the packed data says another thing than the tables");
    check(chart.as_str(), &normal);
}

/// As [`loaded`], keeping the last dataset while the same parts are asked for.
fn loaded_once(state: &ViewState) -> std::rc::Rc<Dataset> {
    use std::cell::RefCell;
    use std::rc::Rc;
    type Kept = Option<(Vec<audience_insight::data::Part>, Rc<Dataset>)>;
    thread_local!(static KEPT: RefCell<Kept> = const { RefCell::new(None) });
    let parts = audience_insight::view::parts(state);
    KEPT.with_borrow_mut(|kept| match kept {
        Some((same, data)) if *same == parts => Rc::clone(data),
        _ => {
            let data = Rc::new(loaded(state));
            *kept = Some((parts, Rc::clone(&data)));
            data
        }
    })
}

macro_rules! charts {
    ($($name:ident = $chart:ident),+ $(,)?) => {
        $(#[test] fn $name() { chart(Chart::$chart); })+

        #[test]
        fn every_chart_has_a_test() {
            assert_eq!(Chart::ALL, &[$(Chart::$chart),+]);
        }
    };
}

charts! {
    audience_rank = AudienceRank,
    audience_time = AudienceTime,
    audience_pyramid = AudiencePyramid,
    audience_surveys = AudienceSurveys,
    audience_scenario = AudienceScenario,
    recovery_lines = RecoveryLines,
    recovery_rank = RecoveryRank,
    outcomes_runs = OutcomesRuns,
    outcomes_finals = OutcomesFinals,
    outcomes_cost = OutcomesCost,
    outcomes_pipeline = OutcomesPipeline,
    outcomes_breakeven = OutcomesBreakeven,
}

#[test]
fn the_check_of_words_finds_what_is_wrong() {
    let data = Dataset::default();
    let mut check = Check { words: Words { locale: english(), data: &data, lang: Lang::En }, problems: vec![] };
    check.msg(&Msg::new(Key::TipSource));
    check.msg(&Msg::new(Key::TipSource).with("source", Arg::Text(String::new())));
    check.msg(&Msg::new(Key::TipSource).with("source", Arg::List(vec![Arg::Text("{x}".into())])));
    check.arg(&Arg::Range(Box::new(Arg::Text(" ".into())), Box::new(Arg::Market(audience_insight::data::MarketId::VNM))));
    assert_eq!(
        check.problems,
        [
            "TipSource lacks an argument",
            "TipSource: argument source is empty",
            "TipSource says: Source: ",
            "TipSource says: Source: {x}",
            "a range has an empty name or value",
            "market VNM is not in the data",
        ]
    );
}

#[test]
fn every_claim_points_at_something_that_can_be_drawn() {
    let mut found = Vec::new();
    for claim in package().claims.iter().filter(|claim| !claim.pointer.is_empty()) {
        let (mut state, mut notices) = link::from_query(&claim.pointer, Topic::Audience);
        notices.extend(link::check(&mut state, package()));
        found.extend(notices.iter().map(|notice| format!("{}: {notice:?}", claim.id)));
        if state.view() != claim.view {
            found.push(format!("{}: another view", claim.id));
        }
        let figure = figure(package(), &state);
        if matches!(figure.body, Body::Empty(_)) {
            found.push(format!("{}: nothing to see at {}", claim.id, claim.pointer));
        }
        found.extend(problems(package(), &state));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
