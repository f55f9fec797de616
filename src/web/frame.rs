//! The layout of the widget, top to bottom in reading order: plain functions of the environment.

use web_sys::{HtmlElement, MouseEvent};
use yew::prelude::*;

use crate::data::Topic;
use crate::figure::{Body, Key, Msg};
use crate::theme::{Palette, Rgb};
use crate::view::{Action, Chart};

use super::app::Progress;
use super::chart_view::ChartView;
use super::env::Env;
use super::options::Options;
use super::store::{Event, Store};
use super::{controls, dom, make, panels, table_view};

/// Under this width of its box a widget opens with its controls closed, so that the chart is in sight.
pub(super) const NARROW_CSS: i32 = 520;

/// The whole widget.
pub(super) fn frame(env: &Env, store: &Store, options: &Options, root: &NodeRef, dark: bool, progress: Progress) -> Html {
    let loading = progress == Progress::Loading;
    let finding = env.say(&env.figure.finding);
    let status = match progress {
        Progress::Loading => env.key(Key::UiLoading),
        Progress::Ready => finding.clone(),
        Progress::Failed => String::new(),
    };
    html! {
        <section ref={root.clone()} class={if options.explorer { "ai page" } else { "ai" }} lang={env.lang.as_str()} data-theme={if dark { "dark" } else { "light" }}
            aria-busy={if loading { "true" } else { "false" }}>
            { if options.explorer { views(env) } else { make::text("p", "kicker", env.key(title_of(env.state.view()))) } }
            { headline(env, options, progress, finding) }
            <div class="live" role="status" aria-live="polite">{ status }</div>
            { tabs(env) }
            { match progress {
                Progress::Loading => Html::default(),
                Progress::Failed => failed(env),
                Progress::Ready => content(env, store, options, dark),
            } }
        </section>
    }
}

fn headline(env: &Env, options: &Options, progress: Progress, finding: String) -> Html {
    if progress != Progress::Ready {
        let words = if progress == Progress::Loading { env.key(Key::UiLoading) } else { String::new() };
        return make::text("p", "finding loading", words);
    }
    let level = ["h1", "h2", "h3", "h4", "h5", "h6"].get(usize::from(options.heading_level).saturating_sub(1)).copied().unwrap_or("h2");
    let measured = make::text("p", "measured", env.say(&env.figure.measured));
    make::node("header", "", vec![make::text(level, "finding", finding), measured])
}

/// The sentence and the button for a file that could not be had.
pub(super) fn failed(env: &Env) -> Html {
    html! {
        <div class="alert" role="alert">
            { make::text("p", "", env.key(Key::UiDataFailed)) }
            { button(env, "retry", Key::UiRetry, || Event::Retry) }
        </div>
    }
}

/// A button that sends one event.
pub(super) fn button(env: &Env, class: &'static str, key: Key, event: fn() -> Event) -> Html {
    let dispatch = env.dispatch.clone();
    let onclick: Callback<MouseEvent> = Callback::from(move |_| dispatch.emit(event()));
    html! { <button type="button" {class} {onclick}>{ env.key(key) }</button> }
}

fn content(env: &Env, store: &Store, options: &Options, dark: bool) -> Html {
    let figure = &env.figure;
    let chart = match &figure.body {
        Body::Empty(why) => make::text("p", "empty", env.say(why)),
        _ => html! { <ChartView env={env.clone()} {dark} /> },
    };
    let panels = vec![table_view::panel(env), panels::films(env), panels::claims(env, store), panels::sources(env, store)];
    let parts = vec![
        notices(env, &store.notices),
        controls::controls(env, store.narrow),
        chart,
        notices(env, &figure.notices),
        make::text("p", "sources-line", source_line(env)),
        make::node("ul", "notes", said(env, "li", &figure.notes)),
        make::node("div", "panels", panels),
        panels::about(env, store, options.explorer),
    ];
    make::node("div", "", parts)
}

/// Each message in an element of its own.
fn said(env: &Env, tag: &'static str, list: &[Msg]) -> Vec<Html> {
    let mut all = Vec::new();
    for msg in list {
        all.push(make::text(tag, "", env.say(msg)));
    }
    all
}

fn notices(env: &Env, list: &[Msg]) -> Html {
    html! { <div class="notices" role="status">{ for said(env, "p", list) }</div> }
}

pub(super) const fn title_of(view: Topic) -> Key {
    match view {
        Topic::Audience => Key::AudienceTitle,
        Topic::Recovery => Key::RecoveryTitle,
        Topic::Outcomes => Key::OutcomesTitle,
    }
}

/// Hands the design tokens to the style sheet, so that colours stand in one place.
pub(super) fn tokens(element: &HtmlElement, palette: &Palette) {
    let set = |name: &str, rgb: Rgb| dom::set_style(element, name, &dom::rgb(rgb));
    set("--ground", palette.ground);
    set("--ink", palette.text);
    set("--muted", palette.muted);
    set("--grid", palette.grid);
    set("--axis", palette.axis);
    set("--accent", palette.accent);
    set("--focus", palette.korea);
}

/// The three questions.
fn views(env: &Env) -> Html {
    let button = |view: &Topic| {
        let key = match view {
            Topic::Audience => Key::UiNavAudience,
            Topic::Recovery => Key::UiNavRecovery,
            Topic::Outcomes => Key::UiNavOutcomes,
        };
        let current = (env.state.view() == *view).then_some("page");
        html! {
            <button type="button" data-view={view.as_str()} aria-current={current} onclick={env.act(Action::View(*view))}>{ env.key(key) }</button>
        }
    };
    html! { <nav class="views" aria-label={env.key(Key::UiViews)}>{ for Topic::ALL.iter().map(button) }</nav> }
}

/// The charts of a view.
fn tabs(env: &Env) -> Html {
    let tab = |chart: Chart| {
        let on = if env.state.chart == chart { "true" } else { "false" };
        html! {
            <button type="button" role="tab" data-chart={chart.as_str()} aria-selected={on} onclick={env.act(Action::Chart(chart))}>
                { env.key(chart_name(chart)) }
            </button>
        }
    };
    html! { <div class="tabs" role="tablist" aria-label={env.key(Key::UiCharts)}>{ for Chart::of(env.state.view()).map(tab) }</div> }
}

const fn chart_name(chart: Chart) -> Key {
    match chart {
        Chart::AudienceRank => Key::AudienceChartRank,
        Chart::AudienceTime => Key::AudienceChartTime,
        Chart::AudiencePyramid => Key::AudienceChartPyramid,
        Chart::AudienceSurveys => Key::AudienceChartSurveys,
        Chart::AudienceScenario => Key::AudienceChartScenario,
        Chart::RecoveryLines => Key::RecoveryChartLines,
        Chart::RecoveryRank => Key::RecoveryChartRank,
        Chart::OutcomesRuns => Key::OutcomesChartRuns,
        Chart::OutcomesFinals => Key::OutcomesChartFinals,
        Chart::OutcomesCost => Key::OutcomesChartCost,
        Chart::OutcomesPipeline => Key::OutcomesChartPipeline,
        Chart::OutcomesBreakeven => Key::OutcomesChartBreakeven,
    }
}

/// The publishers behind what is drawn, in one line.
fn source_line(env: &Env) -> String {
    let mut names: Vec<&str> = Vec::new();
    for id in &env.figure.sources {
        let name = env.data.source_ref(id).map_or(id.as_str(), |source| source.publisher.as_str());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    // More than four would bury the chart; the panel has them all.
    let key = if names.len() > 4 { Key::UiSourcesMore } else { Key::UiSources };
    names.truncate(4);
    let mut line = env.key(key);
    line.push(' ');
    line.push_str(&names.join(" · "));
    line
}
