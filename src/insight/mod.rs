//! The measures: each a pure function with its formula and source; knows no view.

mod audience_index;
mod breakeven;
pub mod claims;
mod cohort;
pub mod recovery;

pub use audience_index::{AgeBand, audience_index, population_share_pct, scenario_share_pct};
pub use breakeven::BreakEvenInputs;
pub use cohort::{Cohort, OPEN_AGE, age_span, cohort, mean_age, weight};
