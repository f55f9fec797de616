//! The controls of each chart: native inputs, one action each.

use std::rc::Rc;

use yew::prelude::*;

use crate::data::{Currency, FilmId, MarketId, SurveyId, Year};
use crate::figure::{Arg, Key, Msg};
use crate::insight::BreakEvenInputs;
use crate::view::{self, Action, Baseline, BirthYears, Chart, MAX_SELECTED, Measure};

use super::dom;
use super::env::{Env, Reader};
use super::picker::{Choice, Picks, picker};
use super::range::{Field, birth_range, slider};

/// All controls of the current chart, in a box that can be closed.
pub(super) fn controls(env: &Env, narrow: bool) -> Html {
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
    if parts.is_empty() {
        return Html::default();
    }
    html! {
        <details class="adjust" open={!narrow}>
            <summary>{ env.key(Key::UiAdjust) }</summary>
            <div class="controls">{ for parts }</div>
        </details>
    }
}

/// A labelled native select.
pub(super) fn select(env: &Env, label: Key, options: Vec<(String, String, bool)>, read: Reader) -> Html {
    let onchange = env.on_change(read);
    html! {
        <label class="select"><span>{ env.key(label) }</span>
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
    let published = view::generations(&env.data).into_iter().map(|generation| (generation, Key::UiGenerationOption));
    let others = view::other_generations(&env.data).into_iter().map(|generation| (generation, Key::UiGenerationOther));
    for (generation, key) in published.chain(others) {
        let Some(to) = generation.birth_to else { continue };
        // A window that is published too stands once, as published.
        let value = window(generation.birth_from, to);
        if options.iter().any(|(other, ..)| *other == value) {
            continue;
        }
        let on = (generation.birth_from, to) == (now.from, now.to);
        found |= on;
        let text = Msg::new(key)
            .with("from", generation.birth_from)
            .with("to", to)
            .with("publisher", Arg::Text(generation.label.clone()))
            .with("kind", Arg::Select(generation.kind.as_str()));
        options.push((value, env.say(&text), on));
    }
    if !found {
        options.insert(0, (window(now.from, now.to), env.key(Key::UiGenerationOwn), true));
    }
    let read: Reader = Rc::new(|value| {
        let (from, to) = value.split_once('-')?;
        BirthYears::new(from.parse().ok()?, to.parse().ok()?).map(Action::Generation)
    });
    html! { <div class="generation">{ select(env, Key::UiGeneration, options, read) }{ birth_range(env) }</div> }
}

fn year(env: &Env) -> Html {
    let options = view::years(&env.data)
        .into_iter()
        .map(|(year, projected)| {
            let key = if projected { Key::UiYearProjected } else { Key::UiYearPlain };
            (dom::int(i64::from(year.get())), env.say(&Msg::new(key).with("year", year)), year == env.state.year)
        })
        .collect();
    select(env, Key::ColYear, options, Rc::new(|value| Year::parse(value).map(Action::Year)))
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
    let choices: Vec<Choice> = view::offered_markets(&env.data, &env.state)
        .into_iter()
        .filter_map(|id| env.data.market(id))
        .map(|market| Choice {
            id: market.id.as_str().into(),
            label: env.arg(&Arg::Market(market.id)),
            search: dom::lower(&[market.name_en.as_str(), &market.name_ko, &market.name_vi, market.id.as_str()].join(" ")),
            on: chosen.contains(&market.id),
            group: String::new(),
            lacks: if lacking.contains(&market.id) { env.key(Key::UiLacks) } else { String::new() },
        })
        .collect();
    // Those that the chart has come first; the table is in order of codes.
    let (have, lack): (Vec<Choice>, Vec<Choice>) = choices.into_iter().partition(|choice| choice.lacks.is_empty());
    let choices: Vec<Choice> = have.into_iter().chain(lack).collect();
    picker(
        env,
        Key::UiMarkets,
        &choices,
        &Picks {
            most: MAX_SELECTED,
            toggle: |id, on| MarketId::parse(id).map(|id| Action::Market(id, on)),
            clear: Action::Markets(vec![]),
            default: Action::MarketsDefault,
        },
    )
}

fn years(env: &Env) -> Html {
    const FIRST: i32 = 2015;
    const LAST: i32 = 2025;
    let (from, to) = (env.state.from, env.state.to);
    let options = |shown: i32| (FIRST..=LAST).map(|year| (dom::int(i64::from(year)), env.arg(&Arg::Year(year)), year == shown)).collect();
    // The ends of the record are the default and stay out of the link.
    let inner = |text: &str| Year::parse(text).filter(|year| year.get() > FIRST && year.get() < LAST);
    html! {
        <div class="years">
            { select(env, Key::UiFrom, options(from.map_or(FIRST, Year::get)), Rc::new(move |text| Some(Action::Years(inner(text), to)))) }
            { select(env, Key::UiTo, options(to.map_or(LAST, Year::get)), Rc::new(move |text| Some(Action::Years(from, inner(text))))) }
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
                search: dom::lower(
                    &[film.title_en.as_str(), &film.title_ko, &film.title_vi, &film.title_other, &film.title_variants.join(" ")].join(" "),
                ),
                on: chosen.contains(&film.id),
                group: env.say(&view::relation_name(relation)),
                lacks: if drawable.contains(&film.id) { String::new() } else { env.key(Key::UiLacks) },
            });
        }
    }
    picker(
        env,
        Key::UiFilms,
        &choices,
        &Picks {
            most: MAX_SELECTED,
            toggle: |id, on| FilmId::parse(id).map(|id| Action::Film(id, on)),
            clear: Action::Films(vec![]),
            default: Action::FilmsDefault,
        },
    )
}

fn survey(env: &Env) -> Html {
    let now = env.state.survey.as_ref();
    let mut options = vec![(String::new(), env.key(Key::UiSurveyAll), now.is_none())];
    options.extend(view::surveys(&env.data).into_iter().map(|(id, name)| (String::from(id.as_str()), env.say(&name), now == Some(&id))));
    select(env, Key::UiSurvey, options, Rc::new(|value| Some(Action::Survey(SurveyId::parse(value)))))
}

fn scenario(env: &Env) -> Html {
    let field = Field {
        label: Key::UiScenario,
        value: i64::from(env.state.k_tenths),
        least: 1,
        most: 100,
        step: 1,
        per_unit: 10,
        unit: Key::UiScenarioUnit,
    };
    html! { <div class="assumption">{ slider(env, &field, Rc::new(|tenths| Action::Scenario(tenths as u16))) }</div> }
}

fn break_even(env: &Env) -> Html {
    let inputs = env.state.break_even;
    type Set = fn(&mut BreakEvenInputs, i64);
    // Label, value, least, most, step, steps for one unit, unit, and how it is set.
    type Input = (Key, i64, i64, i64, i64, i64, Key, Set);
    let fields: [Input; 7] = [
        (Key::BeCost, i64::from(inputs.cost_mvnd), 0, 200_000, 500, 1000, Key::BeBillions, |i, v| i.cost_mvnd = v as u32),
        (Key::BeMarketing, i64::from(inputs.marketing_mvnd), 0, 100_000, 500, 1000, Key::BeBillions, |i, v| i.marketing_mvnd = v as u32),
        (Key::BeTicket, i64::from(inputs.ticket_vnd), 20_000, 200_000, 1000, 1, Key::BeDong, |i, v| i.ticket_vnd = v as u32),
        (Key::BeVat, i64::from(inputs.vat_permille), 0, 300, 5, 10, Key::BePercent, |i, v| i.vat_permille = v as u16),
        (Key::BeExhibitor, i64::from(inputs.exhibitor_permille), 0, 900, 10, 10, Key::BePercent, |i, v| i.exhibitor_permille = v as u16),
        (Key::BeDistribution, i64::from(inputs.distribution_permille), 0, 500, 10, 10, Key::BePercent, |i, v| {
            i.distribution_permille = v as u16;
        }),
        (Key::BeSplit, i64::from(inputs.split_permille), 0, 1000, 10, 10, Key::BePercent, |i, v| i.split_permille = v as u16),
    ];
    let one = |(label, value, least, most, step, per_unit, unit, set): Input| {
        let field = Field { label, value, least, most, step, per_unit, unit };
        slider(
            env,
            &field,
            Rc::new(move |value| {
                let mut next = inputs;
                set(&mut next, value);
                Action::BreakEven(next)
            }),
        )
    };
    html! {
        <fieldset class="assumption wide">
            <legend>{ env.key(Key::UiAssumptions) }</legend>
            { for fields.into_iter().map(one) }
        </fieldset>
    }
}
