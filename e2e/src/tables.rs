//! The tables of data/, read for comparison.
