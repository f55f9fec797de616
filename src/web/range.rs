//! Sliders with a typed field: one value, or two birth years.

use std::rc::Rc;

use yew::prelude::*;

use crate::figure::Key;
use crate::view::{Action, BirthYears};

use super::dom;
use super::env::{Env, Reader};

/// A value that can be slid and typed, in whole steps.
pub(super) struct Field {
    pub(super) label: Key,
    pub(super) value: i64,
    pub(super) least: i64,
    pub(super) most: i64,
    pub(super) step: i64,
    /// How many steps make one of the shown unit, a power of ten: 10 for tenths.
    pub(super) per_unit: i64,
    pub(super) unit: Key,
}

/// A slider with a typed field for the same value.
pub(super) fn slider(env: &Env, field: &Field, make: Rc<dyn Fn(i64) -> Action>) -> Html {
    let Field { label, value, least, most, step, per_unit, unit } = *field;
    let slid: Reader = Rc::new({
        let make = make.clone();
        move |text| text.parse::<i64>().ok().map(|value| make(value.clamp(least, most)))
    });
    let typed: Reader = Rc::new(move |text| steps(text, per_unit).map(|value| make(value.clamp(least, most))));
    let label = env.key(label);
    html! {
        <div class="slider">
            <label><span>{ label.clone() }</span>
                <input type="range" min={dom::int(least)} max={dom::int(most)} step={dom::int(step)} value={dom::int(value)} oninput={env.on_input(slid)} />
            </label>
            <input class="typed" type="text" inputmode="decimal" aria-label={label} value={shown(value, per_unit)} onchange={env.on_change(typed)} />
            <span class="unit">{ env.key(unit) }</span>
        </div>
    }
}

/// Reads a typed decimal with point or comma as whole steps; `per_unit` is a power of ten.
fn steps(text: &str, per_unit: i64) -> Option<i64> {
    let clean: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    let (whole, part) = clean.split_once('.').unwrap_or((&clean, ""));
    let mut value: i64 = whole.parse().ok()?;
    let mut digits = part.chars();
    let mut scale = per_unit;
    while scale >= 10 {
        let digit = digits.next().map_or(Some(0), |c| c.to_digit(10))?;
        value = value.checked_mul(10)?.checked_add(i64::from(digit))?;
        scale /= 10;
    }
    Some(value)
}

/// Writes whole steps as a decimal without trailing zeros.
fn shown(value: i64, per_unit: i64) -> String {
    let mut text = dom::int(value / per_unit);
    let mut rest = (value % per_unit).abs();
    let mut scale = per_unit / 10;
    if rest > 0 {
        text.push('.');
    }
    while rest > 0 && scale > 0 {
        text.push_str(&dom::int(rest / scale));
        rest %= scale;
        scale /= 10;
    }
    text
}

/// The two birth years: two handles on one track, and two typed fields.
pub(super) fn birth_range(env: &Env) -> Html {
    html! {
        <div class="birth" role="group" aria-label={env.key(Key::UiBirthYears)}>
            { typed_year(env, true) }
            <div class="two">{ handle(env, true) }{ handle(env, false) }</div>
            { typed_year(env, false) }
        </div>
    }
}

/// Reads one of the two years; the moved one stops at the other.
fn reader(env: &Env, first: bool) -> Reader {
    let BirthYears { from, to } = env.state.generation;
    Rc::new(move |text| {
        let year = text.trim().parse::<i32>().ok()?;
        let (from, to) = if first { (year.min(to.get()), to.get()) } else { (from.get(), year.max(from.get())) };
        BirthYears::new(from, to).map(Action::Generation)
    })
}

fn value_and_name(env: &Env, first: bool) -> (String, String) {
    let BirthYears { from, to } = env.state.generation;
    let (year, key) = if first { (from, Key::UiBornFrom) } else { (to, Key::UiBornTo) };
    (dom::int(i64::from(year.get())), env.key(key))
}

fn handle(env: &Env, first: bool) -> Html {
    let (value, name) = value_and_name(env, first);
    html! { <input type="range" aria-label={name} min="1925" max="2025" step="1" {value} oninput={env.on_input(reader(env, first))} /> }
}

fn typed_year(env: &Env, first: bool) -> Html {
    let (value, name) = value_and_name(env, first);
    html! {
        <label><span>{ name }</span>
            <input class="typed" type="text" inputmode="numeric" {value} onchange={env.on_change(reader(env, first))} /></label>
    }
}
