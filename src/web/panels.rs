//! The panels under the chart: films, claims, sources, and the way to take the link along.

use std::rc::Rc;

use yew::prelude::*;

use crate::data::{Claim, FilmId, Part, SourceId, Topic};
use crate::figure::{Arg, Key, Msg};
use crate::view::{self, Action, Lang, Theme};

use super::controls::select;
use super::env::Env;
use super::frame::{button, failed};
use super::store::{Event, Store};
use super::table_view::table;

/// Asks for a panel's data file when it opens.
fn on_open(env: &Env, part: Part) -> Callback<web_sys::Event> {
    let dispatch = env.dispatch.clone();
    Callback::from(move |_| dispatch.emit(Event::Want(part)))
}

/// What a panel shows until its file is there.
fn pending(env: &Env, store: &Store, part: Part) -> Html {
    if store.failed.iter().any(|(failed, _)| *failed == part) {
        failed(env)
    } else {
        html! { <p>{ env.key(Key::UiLoading) }</p> }
    }
}

/// The claims of the articles that belong to this view, each with its verdict and evidence.
pub(super) fn claims(env: &Env, store: &Store) -> Html {
    let content = if env.data.claims.is_empty() {
        pending(env, store, Part::Claims)
    } else {
        let list = view::claims(&env.data, &env.state);
        html! {
            <>
                <p class="intro">{ env.say(&list.summary) }</p>
                <ul>{ for list.items.iter().map(|item| claim(env, item.claim, item.open, item.shows_chart)) }</ul>
            </>
        }
    };
    html! {
        <details class="claims" open={env.state.claim.is_some()} ontoggle={on_open(env, Part::Claims)}>
            <summary>{ env.key(Key::UiClaims) }</summary>
            <p class="intro">{ env.key(Key::ClaimsIntro) }</p>
            { content }
        </details>
    }
}

fn claim(env: &Env, claim: &Claim, open: bool, shows_chart: bool) -> Html {
    let id: AttrValue = claim.id.as_str().to_owned().into();
    let printed =
        Msg::new(Key::ClaimPrinted).with("printed", Arg::Text(claim.printed.clone())).with("source", Arg::Source(claim.article.clone()));
    let evidence = if claim.evidence.is_empty() {
        Html::default()
    } else {
        let cite = claim.evidence_source.clone().map(|id| env.say(&Msg::new(Key::TipSource).with("source", Arg::Source(id))));
        html! { <p class="evidence">{ &claim.evidence }{ " " }<span class="cite">{ cite.unwrap_or_default() }</span></p> }
    };
    let show = if shows_chart {
        let action = if open { view::close_claim(&env.state) } else { view::open_claim(claim, &env.state) };
        let text = env.key(if open { Key::UiClose } else { Key::UiShowInChart });
        html! { <button type="button" class="show" onclick={env.act(action)}>{ text }</button> }
    } else {
        Html::default()
    };
    html! {
        <li key={claim.id.as_str()} class={if open { "claim current" } else { "claim" }} data-claim={id}>
            <p><span class={["verdict ", claim.verdict.as_str()].concat()}>{ env.arg(&Arg::Verdict(claim.verdict)) }</span>{ " " }{ &claim.paraphrase }</p>
            <p class="printed">{ env.say(&printed) }</p>
            { evidence }
            { show }
        </li>
    }
}

/// Every source behind the chart, with title, date, licence and link.
pub(super) fn sources(env: &Env, store: &Store) -> Html {
    let content = if env.data.sources.is_empty() {
        pending(env, store, Part::Sources)
    } else {
        html! { <ul>{ for env.figure.sources.iter().map(|id| source(env, id)) }</ul> }
    };
    html! {
        <details class="sources" ontoggle={on_open(env, Part::Sources)}>
            <summary>{ env.key(Key::UiSourcesPanel) }</summary>
            { content }
        </details>
    }
}

fn source(env: &Env, id: &SourceId) -> Html {
    let Some(source) = env.data.sources.iter().find(|source| source.id == *id) else { return Html::default() };
    // Only an address of the web becomes a link: a package may hold anything.
    let title = if source.url.starts_with("https://") || source.url.starts_with("http://") {
        html! { <a href={source.url.clone()} rel="noopener noreferrer" target="_blank">{ &source.title }</a> }
    } else {
        html! { <span>{ &source.title }</span> }
    };
    let licence = env.say(&Msg::new(Key::SourceLicence).with("licence", Arg::Text(source.licence.clone())));
    html! {
        <li>{ title }<br/>{ &source.publisher }{ if source.date.is_empty() { "" } else { ", " } }{ &source.date }
            <br/><small>{ licence }{ " " }{ &source.note }</small></li>
    }
}

/// A card for each film of the chart: titles as far as sourced, who made it, when, what it did.
pub(super) fn films(env: &Env) -> Html {
    if env.state.view() != Topic::Outcomes {
        return Html::default();
    }
    let films = view::shown_films(&env.data, &env.state);
    html! {
        <details class="films">
            <summary>{ env.key(Key::UiFilmCards) }</summary>
            <ul>{ for films.iter().map(|id| film(env, id)) }</ul>
        </details>
    }
}

fn film(env: &Env, id: &FilmId) -> Html {
    let Some(card) = view::card(&env.data, id) else { return Html::default() };
    let mut facts: Vec<Html> = Vec::new();
    for fact in &card.facts {
        let value = env.arg(&fact.value);
        if !value.is_empty() {
            facts.push(html! { <><dt>{ env.say(&fact.label) }</dt><dd>{ value }</dd></> });
        }
    }
    let results = if card.results.rows.is_empty() { Html::default() } else { table(env, &card.results) };
    html! {
        <li class="film">
            <h4>{ env.arg(&card.title) }</h4>
            <dl>{ for facts }</dl>
            { results }
            { for card.notes.iter().map(|note| html! { <p class="results">{ env.say(note) }</p> }) }
        </li>
    }
}

/// Reset, copy link and the tables.
pub(super) fn about(env: &Env, store: &Store, explorer: bool) -> Html {
    let link = if explorer {
        let said = store.copied.map(|done| env.key(if done { Key::UiCopied } else { Key::UiNotCopied }));
        html! {
            <>
                { button(env, "copy", Key::UiCopyLink, || Event::Copy) }<span role="status">{ said.unwrap_or_default() }</span>
                { language(env) }{ theme(env) }
            </>
        }
    } else {
        Html::default()
    };
    html! {
        <footer class="about">
            { button(env, "reset", Key::UiReset, || Event::Act(Action::Reset)) }
            { link }
            <a href={[&env.base, "datapackage/datapackage.json"].concat()}>{ env.key(Key::UiTables) }</a>
        </footer>
    }
}

/// The languages by their own names.
fn language(env: &Env) -> Html {
    let name = |lang: &Lang| match lang {
        Lang::En => "English",
        Lang::Ko => "한국어",
        Lang::Vi => "Tiếng Việt",
    };
    let options = Lang::ALL.iter().map(|lang| (lang.as_str().into(), name(lang).into(), *lang == env.lang)).collect();
    select(env, Key::UiLanguage, options, Rc::new(|value| Some(Action::Lang(Lang::parse(value)))))
}

fn theme(env: &Env) -> Html {
    let name = |theme: &Theme| match theme {
        Theme::Auto => Key::UiThemeAuto,
        Theme::Light => Key::UiThemeLight,
        Theme::Dark => Key::UiThemeDark,
    };
    let options = Theme::ALL.iter().map(|theme| (theme.as_str().into(), env.key(name(theme)), *theme == env.state.theme)).collect();
    select(env, Key::UiTheme, options, Rc::new(|value| Theme::parse(value).map(Action::Theme)))
}
