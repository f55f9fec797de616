//! The panels under the chart: films, claims, sources, and the way to take the link along.

use yew::prelude::*;

use crate::data::{FilmId, Part, Topic};
use crate::figure::{Arg, Key, Msg};
use crate::view::{self, Action};

use super::env::Env;
use super::table_view::table;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PanelProps {
    pub(super) env: Env,
}

/// Opens a panel that needs a data file of its own.
fn on_open(env: &Env, parts: &'static [Part]) -> Callback<web_sys::Event> {
    let want = env.want.clone();
    Callback::from(move |_| parts.iter().for_each(|part| want.emit(*part)))
}

/// The claims of the articles that belong to this view, each with its verdict and evidence.
#[component]
pub(super) fn Claims(PanelProps { env }: &PanelProps) -> Html {
    let loaded = !env.data.claims.is_empty();
    // A link may open with a claim: its text is then needed at once.
    use_effect_with((env.state.claim.is_some(), loaded), {
        let want = env.want.clone();
        move |(open, loaded)| {
            if *open && !*loaded {
                want.emit(Part::Claims);
            }
        }
    });
    let list = view::claims(&env.data, &env.state);
    let item = |item: &view::ClaimItem<'_>| {
        let claim = item.claim;
        let show = item.shows_chart.then(|| {
            let action = if item.open { view::close_claim(&env.state) } else { view::open_claim(claim, &env.state) };
            let text = env.key(if item.open { Key::UiClose } else { Key::UiShowInChart });
            html! { <button type="button" class="show" onclick={env.act(action)}>{ text }</button> }
        });
        let evidence = (!claim.evidence.is_empty()).then(|| {
            let source = claim.evidence_source.clone().map(|id| env.say(&Msg::new(Key::TipSource).with("source", Arg::Source(id))));
            html! { <p class="evidence">{ &claim.evidence }{ " " }<span class="cite">{ source.unwrap_or_default() }</span></p> }
        });
        let printed = Msg::new(Key::ClaimPrinted)
            .with("printed", Arg::Text(claim.printed.clone()))
            .with("source", Arg::Source(claim.article.clone()));
        html! {
            <li key={claim.id.as_str().to_string()} class={classes!("claim", item.open.then_some("current"))} data-claim={claim.id.as_str().to_string()}>
                <p class="said"><span class={classes!("verdict", claim.verdict.as_str())}>{ env.arg(&Arg::Verdict(claim.verdict)) }</span>
                    { " " }{ &claim.paraphrase }</p>
                <p class="printed">{ env.say(&printed) }</p>
                { evidence.unwrap_or_default() }
                { show.unwrap_or_default() }
            </li>
        }
    };
    html! {
        <details class="claims" open={env.state.claim.is_some()} ontoggle={on_open(env, &[Part::Claims])}>
            <summary>{ env.key(Key::UiClaims) }</summary>
            <p class="intro">{ env.key(Key::ClaimsIntro) }</p>
            if loaded {
                <p class="intro">{ env.say(&list.summary) }</p>
                <ul>{ for list.items.iter().map(item) }</ul>
            } else {
                <p>{ env.key(Key::UiLoading) }</p>
            }
        </details>
    }
}

/// Every source behind the chart, with title, date, licence and link.
#[component]
pub(super) fn Sources(PanelProps { env }: &PanelProps) -> Html {
    let loaded = !env.data.sources.is_empty();
    let item = |id: &crate::data::SourceId| {
        let Some(source) = env.data.sources.iter().find(|source| source.id == *id) else { return html! {} };
        let title = if source.url.starts_with("https://") || source.url.starts_with("http://") {
            html! { <a href={source.url.clone()} rel="noopener noreferrer" target="_blank">{ &source.title }</a> }
        } else {
            html! { <span>{ &source.title }</span> }
        };
        html! {
            <li>{ title }<br/>{ &source.publisher }{ if source.date.is_empty() { "" } else { ", " } }{ &source.date }
                <br/><small>{ env.say(&Msg::new(Key::SourceLicence).with("licence", Arg::Text(source.licence.clone()))) }{ " " }{ &source.note }</small></li>
        }
    };
    html! {
        <details class="sources" ontoggle={on_open(env, &[Part::Sources])}>
            <summary>{ env.key(Key::UiSourcesPanel) }</summary>
            if loaded {
                <ul>{ for env.figure.sources.iter().map(item) }</ul>
            } else {
                <p>{ env.key(Key::UiLoading) }</p>
            }
        </details>
    }
}

/// A card for each film of the chart: titles as far as sourced, who made it, when, what it did.
#[component]
pub(super) fn Films(PanelProps { env }: &PanelProps) -> Html {
    if env.state.view() != Topic::Outcomes {
        return html! {};
    }
    let films = view::shown_films(&env.data, &env.state);
    let card = |id: &FilmId| {
        let Some(card) = view::card(&env.data, id) else { return html! {} };
        let fact = |fact: &view::Fact| {
            let value = env.arg(&fact.value);
            if value.is_empty() {
                return html! {};
            }
            html! { <><dt>{ env.say(&fact.label) }</dt><dd>{ value }</dd></> }
        };
        html! {
            <li key={id.as_str().to_string()} class="film">
                <h4>{ env.arg(&card.title) }</h4>
                <dl>{ for card.facts.iter().map(fact) }</dl>
                if !card.results.rows.is_empty() {
                    { table(env, &card.results) }
                }
                { for card.notes.iter().map(|note| html! { <p class="results">{ env.say(note) }</p> }) }
            </li>
        }
    };
    html! {
        <details class="films"><summary>{ env.key(Key::UiFilmCards) }</summary><ul>{ for films.iter().map(card) }</ul></details>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AboutProps {
    pub(super) env: Env,
    pub(super) explorer: bool,
}

/// Reset, copy link and the tables.
#[component]
pub(super) fn About(AboutProps { env, explorer }: &AboutProps) -> Html {
    let copied = use_state(|| None::<bool>);
    let copy = {
        let copied = copied.setter();
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            let window = web_sys::window();
            let link = window.as_ref().and_then(|w| w.location().href().ok()).unwrap_or_default();
            wasm_bindgen_futures::spawn_local(async move {
                let promise = window.map(|w| w.navigator().clipboard().write_text(&link));
                let done = match promise {
                    Some(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
                    None => false,
                };
                copied.set(Some(done));
            });
        })
    };
    let said = match *copied {
        Some(true) => env.key(Key::UiCopied),
        Some(false) => env.key(Key::UiNotCopied),
        None => String::new(),
    };
    let mut tables = env.base.clone();
    tables.push_str("datapackage/datapackage.json");
    html! {
        <footer class="about">
            <button type="button" class="reset" onclick={env.act(Action::Reset)}>{ env.key(Key::UiReset) }</button>
            if *explorer {
                <button type="button" class="copy" onclick={copy}>{ env.key(Key::UiCopyLink) }</button>
                <span role="status">{ said }</span>
            }
            <a href={tables}>{ env.key(Key::UiTables) }</a>
        </footer>
    }
}
