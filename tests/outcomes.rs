//! The outcomes view on the bundled package: findings, goldens of other states than the defaults, and the film card.

#![allow(clippy::unwrap_used, clippy::panic)]

mod golden;

use audience_insight::data::{Currency, Dataset, FilmId, Slug, Topic};
use audience_insight::text::Words;
use audience_insight::view::outcomes::{card, default_films, drawable};
use audience_insight::view::{Chart, Lang, Measure, ViewState};
use golden::{check, finding, loaded};

fn state(chart: Chart) -> ViewState {
    ViewState { chart, ..ViewState::of(Topic::Outcomes) }
}

fn film(id: &str) -> FilmId {
    Slug::parse(id).unwrap()
}

fn admissions(chart: Chart) -> ViewState {
    ViewState { measure: Some(Measure::Admissions), ..state(chart) }
}

fn of(films: &[&str], state: ViewState) -> ViewState {
    ViewState { films: Some(films.iter().map(|id| film(id)).collect()), ..state }
}

#[test]
fn goldens_beside_the_defaults() {
    check("outcomes-runs-admissions", &admissions(Chart::OutcomesRuns));
    check("outcomes-finals-usd", &ViewState { money: Some(Currency::USD), ..state(Chart::OutcomesFinals) });
    check("outcomes-finals-admissions", &admissions(Chart::OutcomesFinals));
    check("outcomes-cost-usd", &ViewState { money: Some(Currency::USD), ..state(Chart::OutcomesCost) });
}

#[track_caller]
fn says(state: &ViewState, expected: &str) {
    assert_eq!(finding(state), expected);
}

#[test]
fn findings() {
    says(
        &of(&["leaving_mom"], admissions(Chart::OutcomesRuns)),
        "Leaving Mom sold 840,000 tickets by day 3, at least 1.2 million by day 6 and 2.1 to 2.2 million in the end.",
    );
    says(
        &of(&["muoi"], state(Chart::OutcomesRuns)),
        "None of these films has a published gross for a day or for its whole run that can be shown in VND.",
    );
    says(
        &of(&["muoi"], state(Chart::OutcomesCost)),
        "No Korea–Viet Nam co-production in the data has both a published cost and a published gross.",
    );
    says(&of(&["mai"], state(Chart::OutcomesPipeline)), "None of these films is announced and still to come.");
}

#[test]
fn nothing_to_draw_is_an_empty_figure() {
    for chart in Chart::of(Topic::Outcomes) {
        for films in [&[][..], &["no_such_film"][..]] {
            let state = of(films, state(chart));
            for data in [&loaded(&state), &Dataset::default()] {
                assert_eq!(audience_insight::view::figure(data, &state).chart, chart);
            }
        }
    }
}

#[test]
fn films_for_the_controls() {
    let data = loaded(&state(Chart::OutcomesRuns));
    let names = |films: Vec<FilmId>| films.iter().map(|f| f.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(default_films(&data, Chart::OutcomesRuns)), ["leaving_mom", "mai", "nha_ba_nu", "bo_gia", "six45"]);
    assert_eq!(names(drawable(&data, Chart::OutcomesCost)), ["demon_prince", "mai", "nha_ba_nu", "miss_granny"]);
    assert_eq!(names(drawable(&data, Chart::OutcomesBreakeven)), ["leaving_mom"]);
    assert_eq!(names(drawable(&data, Chart::OutcomesRuns)).len(), 17);
}

#[test]
fn a_film_card() {
    let data = loaded(&state(Chart::OutcomesRuns));
    let words = Words { locale: golden::english(), data: &data, lang: Lang::En };
    let mut text = String::new();
    for id in ["leaving_mom", "six45", "saigon_oppa"] {
        let card = card(&data, &film(id)).unwrap();
        for fact in &card.facts {
            text += &format!("{}: {}\n", words.say(&fact.label), words.arg(&fact.value));
        }
        for row in &card.results.rows {
            text += &format!("  {}\n", row.iter().map(|cell| words.arg(cell)).collect::<Vec<_>>().join(" | "));
        }
        for note in &card.notes {
            text += &format!("note: {}\n", words.say(note));
        }
        text.push('\n');
    }
    golden::check_golden("outcomes-card", &text);
    assert!(card(&data, &film("no_such_film")).is_none());
}
