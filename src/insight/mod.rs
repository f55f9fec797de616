//! The measures: each a pure function with its formula and source; knows no view.

mod breakeven;

pub use breakeven::BreakEvenInputs;
