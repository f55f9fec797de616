//! The measures: each a pure function with its formula and source; knows no view.

mod audience_index;
mod breakeven;
pub mod claims;
mod cohort;
mod cost;
mod money;
pub mod recovery;
mod run;
mod when;

pub use audience_index::{AgeBand, audience_index, population_share_pct, scenario_share_pct};
pub use breakeven::{BreakEvenInputs, Net, Price, PublishedBreakEven, break_even, kept_share, net, published_break_even, ticket_price};
pub use cohort::{Cohort, OPEN_AGE, age_span, cohort, mean_age, weight};
pub use cost::{CostMultiple, cost_multiple};
pub use money::{Converted, NoRate, UsedRate, convert, rate_of};
pub use run::{CURVE_POINTS, Run, Total, Unit, main_territory, outcome, release, run, territories};
pub use when::When;
