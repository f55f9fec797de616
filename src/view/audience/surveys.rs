use crate::data::{Dataset, SurveyId};
use crate::figure::{Figure, Key, Msg};
use crate::view::ViewState;
/// The surveys by age, for a control.
pub fn surveys(_data: &Dataset) -> Vec<(SurveyId, Msg)> {
    vec![]
}
pub(super) fn figure(_data: &Dataset, state: &ViewState) -> Figure {
    super::empty(state.chart, Key::UiLoading.into())
}
