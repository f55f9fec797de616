//! Reads a Data Package.
