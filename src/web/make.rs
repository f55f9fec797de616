//! Plain elements through two functions: `html!` writes its code out at every use, these are shared.
//!
//! `html!` stays where an element has listeners or many attributes.

use yew::prelude::*;
use yew::virtual_dom::VTag;

/// An element with a class (none when empty) and children.
#[inline(never)]
pub(super) fn node(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    element(tag, class, children).into()
}

/// An element with a class (none when empty) and words.
#[inline(never)]
pub(super) fn text(tag: &'static str, class: &'static str, words: String) -> Html {
    element(tag, class, vec![say(words)]).into()
}

/// Words without an element.
#[inline(never)]
pub(super) fn say(words: String) -> Html {
    Html::from(words)
}

/// A cell of a table: a header of a column or row has a scope.
#[inline(never)]
pub(super) fn cell(tag: &'static str, scope: &'static str, numeric: bool, words: String) -> Html {
    let mut cell = element(tag, if numeric { "num" } else { "" }, vec![say(words)]);
    if !scope.is_empty() {
        cell.add_attribute("scope", scope);
    }
    cell.into()
}

/// A closed panel: a summary and what opens under it.
#[inline(never)]
pub(super) fn panel(class: &'static str, summary: String, content: Html) -> Html {
    node("details", class, vec![text("summary", "", summary), content])
}

fn element(tag: &'static str, class: &'static str, children: Vec<Html>) -> VTag {
    let mut element = VTag::new(tag);
    if !class.is_empty() {
        element.add_attribute("class", class);
    }
    element.add_children(children);
    element
}
