//! The root component: loads what the state needs, keeps link and host in step, lays out the widget.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::data::{Dataset, Part, Topic};
use crate::figure::{Body, Key};
use crate::link;
use crate::text::Locale;
use crate::theme::Palette;
use crate::view::{self, Action, Chart, Lang, Theme, ViewState};

use super::chart_view::ChartView;
use super::controls::Controls;
use super::env::{Env, Inner};
use super::options::Options;
use super::panels::{About, Claims, Films, Sources};
use super::store::{Event, Failure, Store};
use super::table_view::TableView;
use super::{dom, store};

/// What the loader gives.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AppProps {
    pub(super) host: HtmlElement,
    pub(super) options: Options,
}

/// The state that the element's attributes, or the page's link in the explorer, ask for.
fn opened(options: &Options) -> (ViewState, Vec<crate::figure::Msg>) {
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

/// The part of the state that a slider drags.
#[derive(Clone, Copy, PartialEq)]
enum Dragged {
    Generation,
    Scenario,
    BreakEven,
}

fn dragged(before: &ViewState, now: &ViewState) -> Option<Dragged> {
    [
        (before.generation != now.generation, Dragged::Generation),
        (before.k_tenths != now.k_tenths, Dragged::Scenario),
        (before.break_even != now.break_even, Dragged::BreakEven),
    ]
    .into_iter()
    .find_map(|(changed, what)| changed.then_some(what))
}

/// Puts the state into the page's link; each choice adds to the history, a drag adds once.
fn write_link(state: &ViewState, replace: bool) {
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

/// Tells the host and the console, once, of a file that the chart cannot do without.
fn report(host: &HtmlElement, part: Part, failure: &Failure) {
    let (code, why) = match failure {
        Failure::Network(sentence) => ("network", sentence.as_str()),
        Failure::Content => ("data", "its content cannot be read: it is cut off or of another version"),
    };
    let mut message = part.file_name();
    message.push_str(": ");
    message.push_str(why);
    let mut line = String::from("audience-insight: ");
    line.push_str(code);
    line.push_str(": ");
    line.push_str(&message);
    web_sys::console::error_1(&line.into());
    dom::fire(host, "ai-error", &dom::object(&[("code", code), ("message", &message)]));
}

/// The root component.
#[component]
pub(super) fn App(props: &AppProps) -> Html {
    let options = props.options.clone();
    let store = use_reducer({
        let options = options.clone();
        move || {
            let (state, notices) = opened(&options);
            Store {
                state: Rc::new(state),
                data: Rc::new(Dataset::default()),
                locale: None,
                loaded: vec![],
                failed: vec![],
                notices,
                attempt: 0,
            }
        }
    });
    let asked = use_mut_ref(Vec::<(Part, u32)>::new);
    let want = {
        let (options, store, asked) = (options.clone(), store.dispatcher(), asked);
        move |part: Part, attempt: u32| {
            if asked.borrow().contains(&(part, attempt)) {
                return;
            }
            asked.borrow_mut().push((part, attempt));
            let (options, store) = (options.clone(), store.clone());
            spawn_local(async move {
                let mut name = String::from("data/");
                name.push_str(&part.file_name());
                match options.fetch(&name).await {
                    Ok(bytes) => store.dispatch(Event::Loaded(part, bytes)),
                    Err(sentence) => store.dispatch(Event::Failed(part, sentence)),
                }
            });
        }
    };

    // Attributes that change at run time open their state; not on the first render, which read them.
    let first = use_mut_ref(|| true);
    use_effect_with(options.clone(), {
        let store = store.dispatcher();
        move |options: &Options| {
            if !first.replace(false) {
                let (state, notices) = opened(options);
                store.dispatch(Event::Open(Box::new(state), notices));
            }
        }
    });

    let lang = store.state.lang.unwrap_or(Lang::En);
    use_effect_with(lang, {
        let (options, store) = (options.clone(), store.dispatcher());
        move |lang: &Lang| {
            let lang = *lang;
            spawn_local(async move {
                for lang in [lang, Lang::En] {
                    let mut name = String::from("text/");
                    name.push_str(lang.as_str());
                    name.push_str(".txt");
                    let parsed = options.fetch(&name).await.ok().and_then(|bytes| String::from_utf8(bytes).ok());
                    if let Some(locale) = parsed.and_then(|text| Locale::parse_packed(&text).ok()) {
                        return store.dispatch(Event::Words(lang, Rc::new(locale)));
                    }
                }
                // No words at all: only the loader can still say so.
                options.on_error.call(&["network".into(), "the words could not be loaded".into()]);
            });
        }
    });

    use_effect_with((store.state.clone(), store.attempt), {
        let want = want.clone();
        move |(state, attempt): &(Rc<ViewState>, u32)| {
            for part in view::parts(state) {
                want(part, *attempt);
            }
        }
    });

    let before = use_mut_ref(|| None::<(Rc<ViewState>, Option<Dragged>)>);
    use_effect_with(store.state.clone(), {
        let explorer = options.explorer;
        move |state: &Rc<ViewState>| {
            let last = before.borrow().clone();
            let drag = last.as_ref().and_then(|(last, _)| dragged(last, state));
            let replace = last.is_none_or(|(_, last_drag)| drag.is_some() && drag == last_drag);
            before.replace(Some((state.clone(), drag)));
            if explorer {
                write_link(state, replace);
            }
        }
    });
    use_effect_with((), {
        let (options, store) = (options.clone(), store.dispatcher());
        move |()| {
            let listener = options.explorer.then(web_sys::window).flatten().map(|window| {
                EventListener::new(&window, "popstate", move |_| {
                    let (state, notices) = opened(&options);
                    store.dispatch(Event::Open(Box::new(state), notices));
                })
            });
            move || drop(listener)
        }
    });

    let dark = use_dark();
    let shown_dark = match store.state.theme {
        Theme::Auto => dark,
        Theme::Light => false,
        Theme::Dark => true,
    };

    let needed = view::parts(&store.state);
    let failure = needed.iter().find_map(|part| store.failed.iter().find(|(failed, _)| failed == part)).cloned();
    let failed = failure.is_some();
    use_effect_with(failure, {
        let host = props.host.clone();
        move |failure: &Option<(Part, Failure)>| {
            if let Some((part, failure)) = failure {
                report(&host, *part, failure);
            }
        }
    });
    let Some((_, locale)) = store.locale.clone() else { return html! {} };
    let missing = needed.iter().any(|part| !store.loaded.contains(part));
    let figure = Rc::new(view::figure(&store.data, &store.state));
    let dispatch = {
        let store = store.dispatcher();
        Callback::from(move |action: Action| store.dispatch(Event::Act(action)))
    };
    let env = Env::new(Inner {
        data: store.data.clone(),
        locale,
        lang,
        state: store.state.clone(),
        figure: figure.clone(),
        dispatch,
        want: {
            let attempt = store.attempt;
            Callback::from(move |part| want(part, attempt))
        },
        base: options.base.clone(),
    });
    html! {
        <Frame {env} host={props.host.clone()} dark={shown_dark} level={options.heading_level} explorer={options.explorer}
            loading={missing && !failed} {failed} notices={store.notices.clone()} retry={retry(&store)} />
    }
}

fn retry(store: &UseReducerHandle<store::Store>) -> Callback<MouseEvent> {
    let store = store.dispatcher();
    Callback::from(move |_| store.dispatch(Event::Retry))
}

/// Whether the system asks for dark, kept in step.
#[hook]
fn use_dark() -> bool {
    const QUERY: &str = "(prefers-color-scheme: dark)";
    let dark = use_state(|| dom::matches(QUERY));
    use_effect_with((), {
        let dark = dark.setter();
        move |()| {
            let list = web_sys::window().and_then(|w| w.match_media(QUERY).ok().flatten());
            let listener = list.map(|list| {
                let target = list.clone();
                EventListener::new(&target, "change", move |_| dark.set(list.matches()))
            });
            move || drop(listener)
        }
    });
    *dark
}

#[derive(Clone, PartialEq, Properties)]
struct FrameProps {
    env: Env,
    host: HtmlElement,
    dark: bool,
    level: u8,
    explorer: bool,
    loading: bool,
    failed: bool,
    notices: Vec<crate::figure::Msg>,
    retry: Callback<MouseEvent>,
}

/// The layout of the widget, top to bottom in reading order.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let FrameProps { env, host, dark, level, explorer, loading, failed, notices, retry } = props;
    let root = use_node_ref();
    let palette = if *dark { Palette::DARK } else { Palette::LIGHT };
    use_effect_with((root.clone(), *dark), |(root, dark)| {
        if let Some(element) = root.cast::<HtmlElement>() {
            tokens(&element, if *dark { &Palette::DARK } else { &Palette::LIGHT });
        }
    });
    let ready = !loading || *failed;
    use_effect_with((host.clone(), ready), |(host, ready)| {
        if *ready {
            dom::fire(host, "ai-ready", &wasm_bindgen::JsValue::NULL);
        }
    });
    let finding = env.say(&env.figure.finding);
    use_effect_with((host.clone(), env.state.clone(), finding.clone(), ready), |(host, state, finding, ready)| {
        if *ready {
            dom::fire(host, "ai-statechange", &dom::object(&[("state", &link::to_query(state)), ("summary", finding)]));
        }
    });
    let figure = &env.figure;
    let heading = match level {
        1 => "h1",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6 => "h6",
        _ => "h2",
    };
    let shown_notices: Vec<String> =
        notices.iter().chain(if *loading { [].iter() } else { figure.notices.iter() }).map(|msg| env.say(msg)).collect();
    html! {
        <section ref={root} class="ai" lang={env.lang.as_str()} data-theme={if *dark { "dark" } else { "light" }} aria-busy={loading.to_string()}>
            if *explorer { <Views env={env.clone()} /> }
            <header>
                if !*explorer {
                    <p class="kicker">{ env.key(title_of(env.state.view())) }</p>
                }
                if *loading {
                    <p class="finding loading">{ env.key(Key::UiLoading) }</p>
                } else if !*failed {
                    <@{heading} class="finding">{ &finding }</@>
                    <p class="measured">{ env.say(&figure.measured) }</p>
                }
            </header>
            <div class="live" role="status" aria-live="polite">{ if *loading { env.key(Key::UiLoading) } else { finding.clone() } }</div>
            <Tabs env={env.clone()} />
            if *failed {
                <div class="alert" role="alert">
                    <p>{ env.key(Key::UiDataFailed) }</p>
                    <button type="button" class="retry" onclick={retry}>{ env.key(Key::UiRetry) }</button>
                </div>
            } else if !*loading {
                <Controls env={env.clone()} />
                <div class="notices" role="status">
                    { for shown_notices.into_iter().map(|text| html! { <p>{ text }</p> }) }
                </div>
                { body(env, &palette, *dark) }
                <SourceLine env={env.clone()} />
                if !figure.notes.is_empty() {
                    <ul class="notes">{ for figure.notes.iter().map(|note| html! { <li>{ env.say(note) }</li> }) }</ul>
                }
                <div class="panels">
                    <TableView env={env.clone()} />
                    <Films env={env.clone()} />
                    <Claims env={env.clone()} />
                    <Sources env={env.clone()} />
                </div>
                <About env={env.clone()} explorer={*explorer} />
            }
        </section>
    }
}

fn body(env: &Env, palette: &Palette, dark: bool) -> Html {
    match &env.figure.body {
        Body::Empty(why) => html! { <p class="empty">{ env.say(why) }</p> },
        _ => html! { <ChartView env={env.clone()} palette={Rc::new(palette.clone())} {dark} /> },
    }
}

const fn title_of(view: Topic) -> Key {
    match view {
        Topic::Audience => Key::AudienceTitle,
        Topic::Recovery => Key::RecoveryTitle,
        Topic::Outcomes => Key::OutcomesTitle,
    }
}

const fn short_title(view: Topic) -> Key {
    match view {
        Topic::Audience => Key::UiNavAudience,
        Topic::Recovery => Key::UiNavRecovery,
        Topic::Outcomes => Key::UiNavOutcomes,
    }
}

/// Hands the design tokens to the style sheet, so that colours stand in one place.
fn tokens(element: &HtmlElement, palette: &Palette) {
    let set = |name: &str, rgb: crate::theme::Rgb| {
        let mut value = String::from("rgb(");
        for (i, part) in [rgb.0, rgb.1, rgb.2].iter().enumerate() {
            if i > 0 {
                value.push(' ');
            }
            value.push_str(&dom::int(i64::from(*part)));
        }
        value.push(')');
        dom::set_style(element, name, &value);
    };
    set("--ground", palette.ground);
    set("--ink", palette.text);
    set("--muted", palette.muted);
    set("--grid", palette.grid);
    set("--axis", palette.axis);
    set("--band", palette.band);
    set("--accent", palette.accent);
    set("--focus", palette.korea);
}

#[derive(Clone, PartialEq, Properties)]
struct EnvProps {
    env: Env,
}

/// The three questions.
#[component]
fn Views(EnvProps { env }: &EnvProps) -> Html {
    let button = |view: Topic| {
        let current = env.state.view() == view;
        html! {
            <button type="button" data-view={view.as_str()} aria-current={current.then_some("page")} onclick={env.act(Action::View(view))}>
                { env.key(short_title(view)) }
            </button>
        }
    };
    html! { <nav class="views" aria-label={env.key(Key::UiViews)}>{ for Topic::ALL.iter().map(|view| button(*view)) }</nav> }
}

/// The charts of a view.
#[component]
fn Tabs(EnvProps { env }: &EnvProps) -> Html {
    let tab = |chart: Chart| {
        let on = env.state.chart == chart;
        html! {
            <button type="button" role="tab" data-chart={chart.as_str()} aria-selected={on.to_string()} onclick={env.act(Action::Chart(chart))}>
                { env.key(chart_name(chart)) }
            </button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={env.key(Key::UiCharts)}>
            { for Chart::of(env.state.view()).map(tab) }
        </div>
    }
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
#[component]
fn SourceLine(EnvProps { env }: &EnvProps) -> Html {
    let mut names: Vec<String> = Vec::new();
    for id in &env.figure.sources {
        let name = env.data.source_ref(id).map(|s| s.publisher.clone()).unwrap_or_else(|| id.as_str().into());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    // More than four would bury the chart; the panel has them all.
    let more = names.len().saturating_sub(4);
    names.truncate(4);
    let mut line = env.key(if more > 0 { Key::UiSourcesMore } else { Key::UiSources });
    line.push(' ');
    line.push_str(&names.join(" · "));
    html! { <p class="sources-line">{ line }</p> }
}
