//! Browser tests over WebDriver; see `tests/`.
