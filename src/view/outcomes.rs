//! The outcomes view.

use crate::data::Dataset;
use crate::figure::{Body, Figure, Key, Msg, Table};

use super::ViewState;

/// The figure of a state of this view.
#[must_use]
pub fn figure(_data: &Dataset, state: &ViewState) -> Figure {
    let nothing = Msg::new(Key::UiLoading);
    Figure {
        chart: state.chart,
        finding: nothing.clone(),
        measured: nothing.clone(),
        body: Body::Empty(nothing.clone()),
        notes: vec![],
        notices: vec![],
        sources: vec![],
        table: Table::new(nothing),
    }
}
