//! Claims of the articles on the bundled tables: counts, order, and that every pointer opens what it says.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod golden;

use audience_insight::data::{Topic, Verdict};
use audience_insight::figure::Body;
use audience_insight::insight::claims::{claims_of, count_verdicts};
use audience_insight::link::from_query;
use audience_insight::text::Words;
use audience_insight::view::{Action, Lang, Theme, ViewState, claims, close_claim, figure, open_claim};
use golden::{english, package};

#[track_caller]
fn check_summary(view: Topic, expected: &str) {
    let data = package();
    let summary = claims(data, &ViewState::of(view)).summary;
    assert_eq!(Words { locale: english(), data, lang: Lang::En }.say(&summary), expected);
}

#[test]
fn every_claim_is_in_one_list_and_counted() {
    let data = package();
    let mut total = 0;
    for view in Topic::ALL {
        let list = claims_of(data, *view);
        let counted: usize = count_verdicts(&list).iter().map(|(_, n)| n).sum();
        assert_eq!(counted, list.len());
        total += counted;
    }
    assert_eq!(total, 73);
}

#[test]
fn unchecked_claims_come_last() {
    let list = claims_of(package(), Topic::Outcomes);
    assert_eq!(list.first().unwrap().verdict, Verdict::Wrong);
    assert_eq!(list.last().unwrap().verdict, Verdict::NotChecked);
}

#[test]
fn opening_sets_the_chart_and_keeps_language_and_theme() {
    let data = package();
    for claim in &data.claims {
        for view in Topic::ALL {
            let state = ViewState { lang: Some(Lang::Ko), theme: Theme::Dark, ..ViewState::of(*view) };
            let Action::Replace(next) = open_claim(claim, &state) else { panic!("{}", claim.id) };
            assert_eq!((next.view(), next.claim.as_ref()), (claim.view, Some(&claim.id)), "{}", claim.id);
            assert_eq!((next.lang, next.theme), (Some(Lang::Ko), Theme::Dark));
            let Action::Replace(closed) = close_claim(&next) else { panic!("{}", claim.id) };
            assert_eq!(closed.claim, None);
        }
    }
}

#[test]
fn pointers_are_links_without_notice() {
    for claim in package().claims.iter().filter(|claim| !claim.pointer.is_empty()) {
        let (_, notices) = from_query(&claim.pointer, claim.view);
        assert_eq!(notices, [], "{}: {}", claim.id, claim.pointer);
    }
}

/// A claim of this view that points at a chart finds something drawn there.
#[test]
fn recovery_pointers_draw_something() {
    let data = package();
    for claim in data.claims.iter().filter(|claim| claim.view == Topic::Recovery && !claim.pointer.is_empty()) {
        let (state, _) = from_query(&claim.pointer, claim.view);
        assert!(!matches!(figure(data, &state).body, Body::Empty(_)), "{}: {}", claim.id, claim.pointer);
    }
}

#[test]
fn summaries() {
    let counts = "2 with sources in conflict, 1 not like for like, 1 not verifiable, 3 that hold and 1 not checked";
    check_summary(Topic::Recovery, &format!("8 claims of 4 articles on this question: {counts}."));
}
