//! The verdicts on the articles' claims: which come first, and how many there are of each.

use crate::data::{Claim, Dataset, Topic, Verdict};

/// The verdicts in the order of the list: what readers should know first, what nobody checked last.
pub const VERDICT_ORDER: [Verdict; 7] = [
    Verdict::Wrong,
    Verdict::InConflict,
    Verdict::NotLikeForLike,
    Verdict::Outdated,
    Verdict::NotVerifiable,
    Verdict::Holds,
    Verdict::NotChecked,
];

/// The claims that belong to a question, by [`VERDICT_ORDER`], then in the order of the table.
#[must_use]
pub fn claims_of(data: &Dataset, view: Topic) -> Vec<&Claim> {
    let of_view = |verdict| data.claims.iter().filter(move |claim| claim.view == view && claim.verdict == verdict);
    VERDICT_ORDER.iter().flat_map(|verdict| of_view(*verdict)).collect()
}

/// How many of the claims have each verdict, by [`VERDICT_ORDER`]; verdicts without a claim are left out.
#[must_use]
pub fn count_verdicts(claims: &[&Claim]) -> Vec<(Verdict, usize)> {
    let count = |verdict| claims.iter().filter(|claim| claim.verdict == verdict).count();
    VERDICT_ORDER.iter().map(|verdict| (*verdict, count(*verdict))).filter(|(_, n)| *n > 0).collect()
}
