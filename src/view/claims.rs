//! The articles' claims of a view, with what checking found, and what opening one does.

use crate::data::{Claim, Dataset, SourceId, Verdict};
use crate::figure::{Arg, Key, Msg, add_source};
use crate::insight::claims::{claims_of, count_verdicts};
use crate::link::from_query;

use super::{Action, ViewState};

/// The list of claims of a view.
#[derive(Clone, Debug, PartialEq)]
pub struct Claims<'a> {
    /// How many claims of how many articles, and how many of each verdict, "not checked" among them.
    pub summary: Msg,
    /// The claims in the order of the list; empty while the table is not loaded.
    pub items: Vec<ClaimItem<'a>>,
}

/// One claim of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimItem<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// True for the one that is open.
    pub open: bool,
    /// True when rows of the data show it, so that opening it sets the chart.
    pub shows_chart: bool,
}

/// The claims that belong to the view of a state.
#[must_use]
pub fn claims<'a>(data: &'a Dataset, state: &ViewState) -> Claims<'a> {
    let all = claims_of(data, state.view());
    let mut articles: Vec<SourceId> = vec![];
    for claim in &all {
        add_source(&mut articles, &claim.article);
    }
    let count = |(verdict, n): &(Verdict, usize)| Msg::new(Key::ClaimsCount).int("n", *n as i64).select("verdict", verdict.as_str()).into();
    let summary = Msg::new(Key::ClaimsSummary)
        .int("n", all.len() as i64)
        .int("articles", articles.len() as i64)
        .with("counts", Arg::List(count_verdicts(&all).iter().map(count).collect()));
    let item =
        |claim: &'a Claim| ClaimItem { claim, open: state.claim.as_ref() == Some(&claim.id), shows_chart: !claim.pointer.is_empty() };
    Claims { summary, items: all.into_iter().map(item).collect() }
}

/// What opening a claim does: the chart that shows it, or the chart as it is, with the claim open.
///
/// Language and theme stay.
#[must_use]
pub fn open_claim(claim: &Claim, state: &ViewState) -> Action {
    let mut next = match (claim.pointer.is_empty(), claim.view == state.view()) {
        (false, _) => from_query(&claim.pointer, claim.view).0,
        (true, true) => state.clone(),
        (true, false) => ViewState::of(claim.view),
    };
    (next.lang, next.theme) = (state.lang, state.theme);
    next.claim = Some(claim.id.clone());
    Action::Replace(Box::new(next))
}

/// What closing the open claim does: the chart stays as it is.
#[must_use]
pub fn close_claim(state: &ViewState) -> Action {
    Action::Replace(Box::new(ViewState { claim: None, ..state.clone() }))
}
