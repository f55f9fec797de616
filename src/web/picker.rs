//! Choosing several markets or films: search in any language, checkboxes, clear and reset.

use web_sys::{InputEvent, MouseEvent};
use yew::prelude::*;

use crate::figure::{Arg, Key, Msg};

use super::dom;
use super::env::Env;

/// Something that can be chosen.
#[derive(Clone, PartialEq)]
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

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PickerProps {
    pub(super) env: Env,
    pub(super) title: Key,
    pub(super) choices: Vec<Choice>,
    pub(super) most: usize,
    pub(super) on_toggle: Callback<(String, bool)>,
    pub(super) on_clear: Callback<MouseEvent>,
    pub(super) on_reset: Callback<MouseEvent>,
}

/// A closed summary that says what is chosen, and a panel to change it.
#[component]
pub(super) fn Picker(props: &PickerProps) -> Html {
    let PickerProps { env, title, choices, most, on_toggle, on_clear, on_reset } = props;
    let search = use_state(String::new);
    let typed = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| search.set(dom::value_of(&event).to_lowercase()))
    };
    let chosen: Vec<&Choice> = choices.iter().filter(|choice| choice.on).collect();
    let full = chosen.len() >= *most;
    let mut summary = env.key(*title);
    summary.push_str(": ");
    summary.push_str(&match chosen.as_slice() {
        [] => env.key(Key::UiNoneChosen),
        [one] => one.label.clone(),
        [one, two] => [one.label.as_str(), two.label.as_str()].join(", "),
        [one, two, rest @ ..] => env.say(
            &Msg::new(Key::UiChosenMore)
                .with("a", Arg::Text(one.label.clone()))
                .with("b", Arg::Text(two.label.clone()))
                .with("n", Arg::Int(rest.len() as i64)),
        ),
    });
    let mut group = "";
    let list = choices.iter().filter(|choice| search.is_empty() || choice.search.contains(search.as_str())).map(|choice| {
        let heading = (choice.group != group).then(|| {
            group = &choice.group;
            html! { <li class="group">{ &choice.group }</li> }
        });
        let toggle = {
            let (on_toggle, id) = (on_toggle.clone(), choice.id.clone());
            Callback::from(move |event: web_sys::Event| on_toggle.emit((id.clone(), dom::checked_of(&event))))
        };
        html! {
            <>
                { heading.unwrap_or_default() }
                <li key={choice.id.clone()}>
                    <label class={classes!((!choice.lacks.is_empty()).then_some("lacks"))}>
                        <input type="checkbox" value={choice.id.clone()} checked={choice.on} disabled={full && !choice.on} onchange={toggle} />
                        <span>{ &choice.label }{ if choice.lacks.is_empty() { html! {} } else { html! { <small>{ &choice.lacks }</small> } } }</span>
                    </label>
                </li>
            </>
        }
    });
    html! {
        <details class="picker">
            <summary>{ summary }</summary>
            <div class="panel">
                <label class="search"><span>{ env.key(Key::UiSearch) }</span><input type="search" value={(*search).clone()} oninput={typed} /></label>
                <ul>{ for list }</ul>
                <p class="row">
                    <button type="button" onclick={on_clear}>{ env.key(Key::UiClear) }</button>
                    <button type="button" onclick={on_reset}>{ env.key(Key::UiDefault) }</button>
                    <span class="hint">{ env.say(&Msg::new(Key::UiAtMost).with("n", Arg::Int(*most as i64))) }</span>
                </p>
            </div>
        </details>
    }
}
