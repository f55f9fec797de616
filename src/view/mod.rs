//! What the reader asked, and the figure that answers: one file a view, `(Dataset, ViewState) -> Figure`.

mod audience;
mod choices;
mod claims;
pub mod outcomes;
pub mod recovery;
mod state;

pub use audience::{generations, other_generations, surveys, years};
pub use choices::{lacking_markets, offered_markets, shown_films};
pub use claims::{ClaimItem, Claims, claims, close_claim, open_claim};
pub use outcomes::{Fact, FilmCard, RELATIONS, card, default_films, drawable, relation_name};
pub use state::{Action, Baseline, BirthYears, Chart, Lang, MAX_SELECTED, Measure, Theme, ViewState, default_markets, reduce};

use crate::data::{Dataset, MarketId, Part};
use crate::figure::{Arg, Figure, Key, Msg};

/// The figure of a state.
#[must_use]
pub fn figure(data: &Dataset, state: &ViewState) -> Figure {
    match state.chart.view() {
        crate::data::Topic::Audience => audience::figure(data, state),
        crate::data::Topic::Recovery => recovery::figure(data, state),
        crate::data::Topic::Outcomes => outcomes::figure(data, state),
    }
}

/// The data files that a state needs.
#[must_use]
pub fn parts(state: &ViewState) -> Vec<Part> {
    match state.chart {
        Chart::AudienceRank | Chart::AudienceTime | Chart::AudienceScenario => vec![Part::Population],
        Chart::AudiencePyramid => {
            let mut parts = vec![Part::Population];
            parts.extend(state.markets().into_iter().take(2).map(Part::Sexes));
            parts
        }
        Chart::AudienceSurveys => vec![Part::Population, Part::Surveys],
        Chart::RecoveryLines | Chart::RecoveryRank => vec![Part::Markets],
        Chart::OutcomesRuns | Chart::OutcomesFinals | Chart::OutcomesCost | Chart::OutcomesPipeline | Chart::OutcomesBreakeven => {
            vec![Part::Films]
        }
    }
}

/// The name of a market as it stands in the middle of a sentence: "the Philippines".
fn in_sentence(market: MarketId) -> Arg {
    Msg::new(Key::MarketInSentence).with("market", market).into()
}
