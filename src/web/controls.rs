//! The controls of each chart: native inputs, one action each.

use web_sys::{Event, MouseEvent};
use yew::prelude::*;

use crate::data::{Currency, FilmId, MarketId, SurveyId, Year};
use crate::figure::{Arg, Key, Msg};
use crate::insight::BreakEvenInputs;
use crate::view::{self, Action, Baseline, BirthYears, Chart, MAX_SELECTED, Measure};

use super::dom;
use super::env::Env;
use super::picker::{Choice, Picker};
use super::range::{BirthRange, Slider};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ControlsProps {
    pub(super) env: Env,
}

/// All controls of the current chart.
#[component]
pub(super) fn Controls(ControlsProps { env }: &ControlsProps) -> Html {
    let chart = env.state.chart;
    let mut parts: Vec<Html> = Vec::new();
    match chart {
        Chart::AudienceRank => parts.extend([generation(env), year(env), measures(env, &[]), markets(env)]),
        Chart::AudienceTime => parts.extend([generation(env), measures(env, &[]), markets(env)]),
        Chart::AudiencePyramid | Chart::AudienceScenario => {
            parts.extend([generation(env), year(env), markets(env)]);
            if chart == Chart::AudienceScenario {
                parts.push(scenario(env));
            }
        }
        Chart::AudienceSurveys => parts.push(survey(env)),
        Chart::RecoveryLines | Chart::RecoveryRank => {
            let choices = view::recovery::choices(&env.data, &env.state);
            parts.extend([measures(env, &choices.measures), bases(env, &choices.bases), markets(env), years(env)]);
        }
        Chart::OutcomesRuns | Chart::OutcomesFinals => {
            parts.push(measures(env, &[]));
            if env.state.measure() == Some(Measure::Gross) {
                parts.push(money(env));
            }
            parts.push(films(env));
        }
        Chart::OutcomesCost => parts.extend([money(env), films(env)]),
        Chart::OutcomesPipeline => {}
        Chart::OutcomesBreakeven => parts.push(break_even(env)),
    }
    html! { <div class="controls">{ for parts }</div> }
}

/// A labelled native select.
fn select(label: String, options: Vec<(String, String, bool)>, on: Callback<String>) -> Html {
    let onchange = Callback::from(move |event: Event| on.emit(dom::value_of(&event)));
    html! {
        <label class="select"><span>{ label }</span>
            <select {onchange}>
                { for options.into_iter().map(|(value, text, selected)| html! { <option {value} {selected}>{ text }</option> }) }
            </select>
        </label>
    }
}

/// A set of exclusive choices as buttons.
fn segments(env: &Env, label: Key, options: Vec<(String, &'static str, bool, Action)>) -> Html {
    let button = |(text, value, on, action): (String, &'static str, bool, Action)| {
        html! { <button type="button" data-value={value} aria-pressed={on.to_string()} onclick={env.act(action)}>{ text }</button> }
    };
    html! {
        <div class="segments" role="group" aria-label={env.key(label)}>
            <span class="label" aria-hidden="true">{ env.key(label) }</span>
            <span class="set">{ for options.into_iter().map(button) }</span>
        </div>
    }
}

fn generation(env: &Env) -> Html {
    let now = env.state.generation;
    let window = |from: Year, to: Year| {
        let mut text = dom::int(i64::from(from.get()));
        text.push('-');
        text.push_str(&dom::int(i64::from(to.get())));
        text
    };
    let mut found = false;
    let mut options: Vec<(String, String, bool)> = Vec::new();
    for generation in view::generations(&env.data) {
        let Some(to) = generation.birth_to else { continue };
        let on = (generation.birth_from, to) == (now.from, now.to);
        found |= on;
        let text = Msg::new(Key::UiGenerationOption)
            .with("from", generation.birth_from)
            .with("to", to)
            .with("publisher", Arg::Text(generation.label.clone()));
        options.push((window(generation.birth_from, to), env.say(&text), on));
    }
    if !found {
        options.insert(0, (window(now.from, now.to), env.key(Key::UiGenerationOwn), true));
    }
    let dispatch = env.dispatch.clone();
    let chosen = Callback::from(move |value: String| {
        let years = value.split_once('-').and_then(|(a, b)| BirthYears::new(a.parse().ok()?, b.parse().ok()?));
        if let Some(years) = years {
            dispatch.emit(Action::Generation(years));
        }
    });
    html! { <div class="generation">{ select(env.key(Key::UiGeneration), options, chosen) }<BirthRange env={env.clone()} /></div> }
}

fn year(env: &Env) -> Html {
    let options = view::years(&env.data)
        .into_iter()
        .map(|(year, projected)| {
            let key = if projected { Key::UiYearProjected } else { Key::UiYearPlain };
            (dom::int(i64::from(year.get())), env.say(&Msg::new(key).with("year", year)), year == env.state.year)
        })
        .collect();
    let dispatch = env.dispatch.clone();
    let chosen = Callback::from(move |value: String| {
        if let Some(year) = Year::parse(&value) {
            dispatch.emit(Action::Year(year));
        }
    });
    select(env.key(Key::ColYear), options, chosen)
}

const fn measure_key(measure: Measure) -> Key {
    match measure {
        Measure::Share => Key::MeasureShare,
        Measure::Persons => Key::MeasurePersons,
        Measure::MeanAge => Key::MeasureMeanAge,
        Measure::Admissions => Key::MeasureAdmissions,
        Measure::GrossLocal => Key::MeasureGrossLocal,
        Measure::GrossUsd => Key::MeasureGrossUsd,
        Measure::Gross => Key::MeasureGross,
    }
}

/// The measures of the chart; where it matters, each says for how many markets it exists.
fn measures(env: &Env, counts: &[(Measure, usize)]) -> Html {
    let now = env.state.measure();
    let options = Measure::of(env.state.chart)
        .iter()
        .map(|measure| {
            let name = env.key(measure_key(*measure));
            let text = match counts.iter().find(|(m, _)| m == measure) {
                Some((_, n)) => counted(env, name, *n),
                None => name,
            };
            (text, measure.as_str(), now == Some(*measure), Action::Measure(*measure))
        })
        .collect();
    segments(env, Key::UiMeasure, options)
}

fn counted(env: &Env, name: String, n: usize) -> String {
    env.say(&Msg::new(Key::UiCounted).with("name", Arg::Text(name)).with("n", Arg::Int(n as i64)))
}

fn bases(env: &Env, counts: &[(Baseline, usize)]) -> Html {
    let options = counts
        .iter()
        .map(|(base, n)| {
            let name = env.key(if *base == Baseline::Y2019 { Key::Base2019 } else { Key::BaseMean });
            (counted(env, name, *n), base.as_str(), env.state.base == *base, Action::Base(*base))
        })
        .collect();
    segments(env, Key::UiBase, options)
}

fn markets(env: &Env) -> Html {
    let chosen = env.state.markets();
    let lacking = view::lacking_markets(&env.data, &env.state);
    let mut choices: Vec<Choice> = view::offered_markets(&env.data, &env.state)
        .into_iter()
        .filter_map(|id| env.data.market(id))
        .map(|market| Choice {
            id: market.id.as_str().into(),
            label: env.arg(&Arg::Market(market.id)),
            search: [market.name_en.as_str(), &market.name_ko, &market.name_vi, market.id.as_str()].join(" ").to_lowercase(),
            on: chosen.contains(&market.id),
            group: String::new(),
            lacks: if lacking.contains(&market.id) { env.key(Key::UiLacks) } else { String::new() },
        })
        .collect();
    choices.sort_by(|a, b| (!a.lacks.is_empty(), &a.label).cmp(&(!b.lacks.is_empty(), &b.label)));
    let dispatch = env.dispatch.clone();
    let on_toggle = Callback::from(move |(id, on): (String, bool)| {
        if let Some(id) = MarketId::parse(&id) {
            dispatch.emit(Action::Market(id, on));
        }
    });
    let reset = env.dispatch.reform(|_: MouseEvent| Action::MarketsDefault);
    html! {
        <Picker env={env.clone()} title={Key::UiMarkets} {choices} most={MAX_SELECTED} {on_toggle}
            on_clear={env.act(Action::Markets(vec![]))} on_reset={reset} />
    }
}

fn years(env: &Env) -> Html {
    let now = (env.state.from, env.state.to);
    type Ends = (Option<Year>, Option<Year>);
    let one = |key: Key, value: Option<Year>, default: i32, make: fn(Option<Year>, Ends) -> Action| {
        let shown = value.map_or(default, Year::get);
        let options = (2015..=2025).map(|year| (dom::int(i64::from(year)), env.arg(&Arg::Year(year)), year == shown)).collect();
        let dispatch = env.dispatch.clone();
        let chosen = Callback::from(move |text: String| dispatch.emit(make(Year::parse(&text).filter(|y| y.get() != default), now)));
        select(env.key(key), options, chosen)
    };
    html! {
        <div class="years">
            { one(Key::UiFrom, now.0, 2015, |year, now| Action::Years(year, now.1)) }
            { one(Key::UiTo, now.1, 2025, |year, now| Action::Years(now.0, year)) }
        </div>
    }
}

fn money(env: &Env) -> Html {
    let now = env.state.money();
    let options = [(Currency::VND, "VND"), (Currency::USD, "USD"), (Currency::KRW, "KRW")]
        .into_iter()
        .map(|(currency, code)| (String::from(code), code, now == currency, Action::Money(currency)))
        .collect();
    segments(env, Key::UiMoney, options)
}

fn films(env: &Env) -> Html {
    let drawable = view::drawable(&env.data, env.state.chart);
    let chosen = env.state.films.clone().unwrap_or_else(|| view::default_films(&env.data, env.state.chart));
    let mut choices: Vec<Choice> = Vec::new();
    for relation in view::RELATIONS {
        for film in env.data.films.iter().filter(|film| film.relation == relation) {
            choices.push(Choice {
                id: film.id.as_str().into(),
                label: env.arg(&Arg::Film(film.id.clone())),
                search: [film.title_en.as_str(), &film.title_ko, &film.title_vi, &film.title_other, &film.title_variants.join(" ")]
                    .join(" ")
                    .to_lowercase(),
                on: chosen.contains(&film.id),
                group: env.say(&view::relation_name(relation)),
                lacks: if drawable.contains(&film.id) { String::new() } else { env.key(Key::UiLacks) },
            });
        }
    }
    let dispatch = env.dispatch.clone();
    let on_toggle = Callback::from(move |(id, on): (String, bool)| {
        if let Some(id) = FilmId::parse(&id) {
            dispatch.emit(Action::Film(id, on));
        }
    });
    let reset = env.dispatch.reform(|_: MouseEvent| Action::FilmsDefault);
    html! {
        <Picker env={env.clone()} title={Key::UiFilms} {choices} most={MAX_SELECTED} {on_toggle}
            on_clear={env.act(Action::Films(vec![]))} on_reset={reset} />
    }
}

fn survey(env: &Env) -> Html {
    let now = env.state.survey.as_ref();
    let mut options = vec![(String::new(), env.key(Key::UiSurveyAll), now.is_none())];
    options.extend(view::surveys(&env.data).into_iter().map(|(id, name)| (String::from(id.as_str()), env.say(&name), now == Some(&id))));
    let dispatch = env.dispatch.clone();
    select(env.key(Key::UiSurvey), options, Callback::from(move |value: String| dispatch.emit(Action::Survey(SurveyId::parse(&value)))))
}

fn scenario(env: &Env) -> Html {
    let dispatch = env.dispatch.clone();
    let on_value = Callback::from(move |tenths: i64| dispatch.emit(Action::Scenario(tenths.clamp(1, 100) as u16)));
    html! {
        <div class="assumption">
            <Slider label={env.key(Key::UiScenario)} value={i64::from(env.state.k_tenths)} least={1} most={100} step={1} per_unit={10} unit={env.key(Key::UiScenarioUnit)} {on_value} />
        </div>
    }
}

fn break_even(env: &Env) -> Html {
    let inputs = env.state.break_even;
    // (label, value, least, most, step, steps per unit, unit, how it is set)
    type Field = (Key, i64, i64, i64, i64, i64, Key, fn(&mut BreakEvenInputs, i64));
    let fields: [Field; 7] = [
        (Key::BeCost, i64::from(inputs.cost_mvnd), 0, 200_000, 500, 1000, Key::BeBillions, |i, v| i.cost_mvnd = v as u32),
        (Key::BeMarketing, i64::from(inputs.marketing_mvnd), 0, 100_000, 500, 1000, Key::BeBillions, |i, v| i.marketing_mvnd = v as u32),
        (Key::BeTicket, i64::from(inputs.ticket_vnd), 20_000, 200_000, 1000, 1, Key::BeDong, |i, v| i.ticket_vnd = v as u32),
        (Key::BeVat, i64::from(inputs.vat_permille), 0, 300, 5, 10, Key::BePercent, |i, v| i.vat_permille = v as u16),
        (Key::BeExhibitor, i64::from(inputs.exhibitor_permille), 0, 900, 10, 10, Key::BePercent, |i, v| i.exhibitor_permille = v as u16),
        (Key::BeDistribution, i64::from(inputs.distribution_permille), 0, 500, 10, 10, Key::BePercent, |i, v| {
            i.distribution_permille = v as u16
        }),
        (Key::BeSplit, i64::from(inputs.split_permille), 0, 1000, 10, 10, Key::BePercent, |i, v| i.split_permille = v as u16),
    ];
    let one = |(label, value, least, most, step, per_unit, unit, set): Field| {
        let dispatch = env.dispatch.clone();
        let on_value = Callback::from(move |value: i64| {
            let mut next = inputs;
            set(&mut next, value);
            dispatch.emit(Action::BreakEven(next));
        });
        html! { <Slider label={env.key(label)} {value} {least} {most} {step} {per_unit} unit={env.key(unit)} {on_value} /> }
    };
    html! {
        <fieldset class="assumption wide">
            <legend>{ env.key(Key::UiAssumptions) }</legend>
            { for fields.into_iter().map(one) }
        </fieldset>
    }
}
