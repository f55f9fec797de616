//! The link state: `ViewState` to and from a query string.
