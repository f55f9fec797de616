//! The explorer's link: read from the page, written to its history.

use crate::data::Topic;
use crate::figure::Msg;
use crate::link;
use crate::view::{Lang, Theme, ViewState};

use super::options::Options;

/// The part of the state that a slider drags.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Dragged {
    Generation,
    Scenario,
    BreakEven,
}

/// What differs between two states, where a slider drags it.
pub(super) fn dragged(before: &ViewState, now: &ViewState) -> Option<Dragged> {
    if before.generation != now.generation {
        Some(Dragged::Generation)
    } else if before.k_tenths != now.k_tenths {
        Some(Dragged::Scenario)
    } else if before.break_even != now.break_even {
        Some(Dragged::BreakEven)
    } else {
        None
    }
}

/// The state that the element's attributes, or the page's link in the explorer, ask for.
pub(super) fn opened(options: &Options) -> (ViewState, Vec<Msg>) {
    let view = Topic::parse(&options.view).unwrap_or(Topic::Audience);
    let query = if options.explorer { page_query() } else { options.state.clone() };
    let (mut state, notices) = link::from_query(&query, view);
    if !options.explorer && !options.view.is_empty() && state.view() != view {
        state = ViewState::of(view);
    }
    state.lang = Lang::parse(&options.lang).or(state.lang);
    if let Some(theme) = Theme::parse(&options.theme) {
        state.theme = theme;
    }
    (state, notices.iter().map(link::notice).collect())
}

fn page_query() -> String {
    let search = web_sys::window().and_then(|w| w.location().search().ok()).unwrap_or_default();
    search.trim_start_matches('?').into()
}

/// Puts the state into the page's link; each choice adds to the history, a drag adds once.
pub(super) fn write(state: &ViewState, replace: bool) {
    let query = link::to_query(state);
    if query == page_query() {
        return;
    }
    let mut url = String::from("?");
    url.push_str(&query);
    let Some(history) = web_sys::window().and_then(|w| w.history().ok()) else { return };
    let nothing = wasm_bindgen::JsValue::NULL;
    let written = if replace {
        history.replace_state_with_url(&nothing, "", Some(&url))
    } else {
        history.push_state_with_url(&nothing, "", Some(&url))
    };
    // A sandboxed frame may refuse; the widget works without.
    written.ok();
}
