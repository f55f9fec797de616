//! What the controls offer for a state: markets, and which of them the chart lacks.

use crate::data::{Dataset, FilmId, MarketId, Topic};

use super::{ViewState, default_films, recovery};

/// The markets that a state's view has figures of, in table order.
#[must_use]
pub fn offered_markets(data: &Dataset, state: &ViewState) -> Vec<MarketId> {
    let has = |id: MarketId| match state.view() {
        Topic::Audience => data.population.as_ref().is_some_and(|p| p.markets.iter().any(|m| m.market == id)),
        Topic::Recovery => data.market_years.iter().any(|row| row.market == id),
        Topic::Outcomes => false,
    };
    data.markets.iter().map(|market| market.id).filter(|id| has(*id)).collect()
}

/// The offered markets that the chart cannot draw with the chosen measure and baseline.
#[must_use]
pub fn lacking_markets(data: &Dataset, state: &ViewState) -> Vec<MarketId> {
    match state.view() {
        Topic::Recovery => recovery::choices(data, state).missing,
        _ => Vec::new(),
    }
}

/// The films that a state's chart shows: the chosen ones, or its default.
#[must_use]
pub fn shown_films(data: &Dataset, state: &ViewState) -> Vec<FilmId> {
    state.films.clone().unwrap_or_else(|| default_films(data, state.chart))
}
