//! audience-insight: check a Data Package and build the widget's data files from it.
fn main() {}
