//! From rows and bytes to a checked dataset; knows no measure, no view and no browser.

mod dataset;
mod decimal;
mod pack;
mod population;
mod problem;
mod read;
mod records;
mod rows;
mod types;
mod words;

pub use dataset::Dataset;
pub use pack::{PackError, Part, decode, encode};
pub use population::{AGES, MarketPopulation, Population};
pub use problem::{Expected, Problem, ProblemKind};
pub use records::{BreakEvenPoint, Claim, Film, FilmResult, FxRate, Generation, Market, MarketYear, Moviegoer, Quoted, Source, SourceRef};
pub use rows::{RawTable, dataset_from_tables, table_names};
pub use types::{ClaimId, Currency, FilmId, MarketId, Money, Provenance, Slug, SourceId, SurveyId, TrackerId, Year};
pub use words::{
    Basis, Confidence, GenerationKind, MarketKind, MarketMeasure, Milestone, Qualifier, RateKind, Relation, ResultMeasure, Sex, Stage,
    Status, SurveyUnit, Topic, Verdict,
};
pub(crate) use words::{Word, words};
