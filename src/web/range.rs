//! Sliders with a typed field and buttons: one value, or two birth years.

use web_sys::InputEvent;
use yew::prelude::*;

use crate::figure::Key;
use crate::view::{Action, BirthYears};

use super::dom;
use super::env::Env;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SliderProps {
    pub(super) label: String,
    /// In whole steps.
    pub(super) value: i64,
    pub(super) least: i64,
    pub(super) most: i64,
    pub(super) step: i64,
    /// How many steps make one of the shown unit: 10 for tenths.
    #[prop_or(1)]
    pub(super) per_unit: i64,
    #[prop_or_default]
    pub(super) unit: String,
    pub(super) on_value: Callback<i64>,
}

/// A slider with a typed field for the same value.
#[component]
pub(super) fn Slider(props: &SliderProps) -> Html {
    let SliderProps { label, value, least, most, step, per_unit, unit, on_value } = props;
    let (least, most, per_unit) = (*least, *most, (*per_unit).max(1));
    let slid = {
        let on_value = on_value.clone();
        Callback::from(move |event: InputEvent| {
            if let Ok(value) = dom::value_of(&event).parse::<i64>() {
                on_value.emit(value.clamp(least, most));
            }
        })
    };
    let typed = {
        let on_value = on_value.clone();
        Callback::from(move |event: web_sys::Event| {
            if let Some(value) = steps(&dom::value_of(&event), per_unit) {
                on_value.emit(value.clamp(least, most));
            }
        })
    };
    html! {
        <div class="slider">
            <label><span>{ label }</span>
                <input type="range" min={dom::int(least)} max={dom::int(most)} step={dom::int(*step)} value={dom::int(*value)} oninput={slid} /></label>
            <input class="typed" type="text" inputmode="decimal" aria-label={label.clone()} value={shown(*value, per_unit)} onchange={typed} />
            <span class="unit">{ unit }</span>
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

#[derive(Clone, PartialEq, Properties)]
pub(super) struct YearsProps {
    pub(super) env: Env,
}

/// The two birth years: two handles on one track, and two typed fields.
#[component]
pub(super) fn BirthRange(YearsProps { env }: &YearsProps) -> Html {
    const LEAST: i64 = 1925;
    const MOST: i64 = 2025;
    let BirthYears { from, to } = env.state.generation;
    let (from, to) = (i64::from(from.get()), i64::from(to.get()));
    let change = |first: bool| {
        let dispatch = env.dispatch.clone();
        move |text: String| {
            let Ok(year) = text.trim().parse::<i32>() else { return };
            // The moved handle stops at the other one.
            let (a, b) = if first { (year.min(to as i32), to as i32) } else { (from as i32, year.max(from as i32)) };
            if let Some(years) = BirthYears::new(a, b) {
                dispatch.emit(Action::Generation(years));
            }
        }
    };
    let handle = |first: bool, value: i64, key: Key| {
        let change = change(first);
        let oninput = Callback::from(move |event: InputEvent| change(dom::value_of(&event)));
        html! {
            <input type="range" aria-label={env.key(key)} min={dom::int(LEAST)} max={dom::int(MOST)} step="1" value={dom::int(value)} {oninput} />
        }
    };
    let field = |first: bool, value: i64, key: Key| {
        let change = change(first);
        let onchange = Callback::from(move |event: web_sys::Event| change(dom::value_of(&event)));
        html! { <label><span>{ env.key(key) }</span><input class="typed" type="text" inputmode="numeric" value={dom::int(value)} {onchange} /></label> }
    };
    html! {
        <div class="birth" role="group" aria-label={env.key(Key::UiBirthYears)}>
            { field(true, from, Key::UiBornFrom) }
            <div class="two">{ handle(true, from, Key::UiBornFrom) }{ handle(false, to, Key::UiBornTo) }</div>
            { field(false, to, Key::UiBornTo) }
        </div>
    }
}
