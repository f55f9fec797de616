//! Small helpers over the browser; each gives `None` instead of a panic where something is missing.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

/// The text of the input or select that an event comes from.
pub(super) fn value_of(event: &Event) -> String {
    let target = event.target();
    target
        .clone()
        .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
        .map(|input| input.value())
        .or_else(|| target.and_then(|t| t.dyn_into::<HtmlSelectElement>().ok()).map(|select| select.value()))
        .unwrap_or_default()
}

/// Whether the checkbox that an event comes from is checked.
pub(super) fn checked_of(event: &Event) -> bool {
    event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
}

/// Fires a bubbling, composed event with a detail on the host element.
pub(super) fn fire(host: &HtmlElement, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // The result only says whether a listener prevented the default, which there is none of.
        host.dispatch_event(&event).ok();
    }
}

/// An object with string fields, for event details.
pub(super) fn object(fields: &[(&str, &str)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        js_sys::Reflect::set(&object, &(*name).into(), &(*value).into()).ok();
    }
    object.into()
}

/// Sets a style property through the CSSOM, which a strict policy allows; `style="..."` it would refuse.
pub(super) fn set_style(element: &HtmlElement, property: &str, value: &str) {
    element.style().set_property(property, value).ok();
}

/// Whether a media query matches.
pub(super) fn matches(query: &str) -> bool {
    web_sys::window().and_then(|w| w.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// Whole CSS pixels as text with a unit.
pub(super) fn px(value: f64) -> String {
    let mut text = String::new();
    push_int(&mut text, value.round() as i64);
    text.push_str("px");
    text
}

/// A whole number as text.
pub(super) fn int(value: i64) -> String {
    let mut text = String::new();
    push_int(&mut text, value);
    text
}

fn push_int(out: &mut String, value: i64) {
    use std::fmt::Write as _;
    // Writing to a string cannot fail.
    write!(out, "{value}").ok();
}

/// A colour for an SVG attribute.
pub(super) fn rgb(colour: crate::theme::Rgb) -> String {
    let mut text = String::from("rgb(");
    for (i, part) in [colour.0, colour.1, colour.2].iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        push_int(&mut text, i64::from(*part));
    }
    text.push(')');
    text
}

/// Lower case by the browser's rules: Rust's own tables would cost 3 kB.
pub(super) fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}
