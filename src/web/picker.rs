//! Choosing several markets or films: search in any language, checkboxes, clear and reset.

use web_sys::InputEvent;
use yew::prelude::*;

use crate::figure::{Arg, Key, Msg};
use crate::view::Action;

use super::dom;
use super::env::Env;
use super::store::Event;

/// Something that can be chosen.
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) label: String,
    /// Every name it is known by, in lower case, for the search.
    pub(super) search: String,
    pub(super) on: bool,
    /// A heading, where it differs from that of the choice before.
    pub(super) group: String,
    /// Why the chart cannot show it; empty when it can.
    pub(super) lacks: String,
}

/// What a picker does.
pub(super) struct Picks {
    pub(super) most: usize,
    pub(super) toggle: fn(&str, bool) -> Option<Action>,
    pub(super) clear: Action,
    pub(super) default: Action,
}

/// A closed summary that says what is chosen, and a panel to change it.
pub(super) fn picker(env: &Env, title: Key, choices: &[Choice], picks: &Picks) -> Html {
    let dispatch = env.dispatch.clone();
    let typed = Callback::from(move |event: InputEvent| dispatch.emit(Event::Search(dom::value_of(&event))));
    let wanted = dom::lower(&env.search);
    let full = choices.iter().filter(|choice| choice.on).count() >= picks.most;
    let mut list: Vec<Html> = Vec::new();
    let mut group = "";
    for choice in choices.iter().filter(|choice| choice.search.contains(&wanted)) {
        if choice.group != group {
            group = &choice.group;
            list.push(html! { <li class="group">{ group }</li> });
        }
        list.push(item(env, choice, picks, full));
    }
    html! {
        <details class="picker">
            <summary>{ summary(env, title, choices) }</summary>
            <div class="panel">
                <label class="search"><span>{ env.key(Key::UiSearch) }</span>
                    <input type="search" value={env.search.clone()} oninput={typed} /></label>
                <ul>{ for list }</ul>
                <p class="row">
                    <button type="button" onclick={env.act(picks.clear.clone())}>{ env.key(Key::UiClear) }</button>
                    <button type="button" onclick={env.act(picks.default.clone())}>{ env.key(Key::UiDefault) }</button>
                    <span class="hint">{ env.say(&Msg::new(Key::UiAtMost).with("n", Arg::Int(picks.most as i64))) }</span>
                </p>
            </div>
        </details>
    }
}

fn item(env: &Env, choice: &Choice, picks: &Picks, full: bool) -> Html {
    let (dispatch, id, toggle) = (env.dispatch.clone(), choice.id.clone(), picks.toggle);
    let onchange = Callback::from(move |event: web_sys::Event| {
        if let Some(action) = toggle(&id, dom::checked_of(&event)) {
            dispatch.emit(Event::Act(action));
        }
    });
    let lacks = if choice.lacks.is_empty() {
        Html::default()
    } else {
        html! { <small>{ &choice.lacks }</small> }
    };
    html! {
        <li>
            <label class={if choice.lacks.is_empty() { "" } else { "lacks" }}>
                <input type="checkbox" value={choice.id.clone()} checked={choice.on} disabled={full && !choice.on} {onchange} />
                <span>{ &choice.label }{ lacks }</span>
            </label>
        </li>
    }
}

fn summary(env: &Env, title: Key, choices: &[Choice]) -> String {
    let mut text = env.key(title);
    text.push_str(": ");
    let chosen: Vec<&str> = choices.iter().filter(|choice| choice.on).map(|choice| choice.label.as_str()).collect();
    let name = |at: usize| Arg::Text(chosen.get(at).copied().unwrap_or_default().into());
    text.push_str(&match chosen.len() {
        0 => env.key(Key::UiNoneChosen),
        1 | 2 => chosen.join(", "),
        n => env.say(&Msg::new(Key::UiChosenMore).with("a", name(0)).with("b", name(1)).with("n", Arg::Int(n as i64 - 2))),
    });
    text
}
