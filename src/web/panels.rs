//! The panels under the chart: films, claims, sources, and the way to take the link along.

use std::rc::Rc;

use yew::prelude::*;

use crate::data::{Claim, FilmId, Part, Source, Topic, Verdict};
use crate::figure::{Arg, Key, Msg};
use crate::view::{self, Action, Lang, Theme};

use super::controls::select;
use super::env::Env;
use super::frame::{button, failed};
use super::make;
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
    let mut content = vec![make::text("p", "intro", env.key(Key::ClaimsIntro))];
    if env.data.claims.is_empty() {
        content.push(pending(env, store, Part::Claims));
    } else {
        let list = view::claims(&env.data, &env.state);
        content.push(make::text("p", "intro", env.say(&list.summary)));
        let mut items = Vec::new();
        for item in &list.items {
            items.push(claim(env, item.claim, item.open, item.shows_chart));
        }
        content.push(make::node("ul", "", items));
    }
    html! {
        <details class="claims" open={env.state.claim.is_some()} ontoggle={on_open(env, Part::Claims)}>
            { make::text("summary", "", env.key(Key::UiClaims)) }
            { make::node("div", "", content) }
        </details>
    }
}

fn claim(env: &Env, claim: &Claim, open: bool, shows_chart: bool) -> Html {
    let printed =
        Msg::new(Key::ClaimPrinted).with("printed", Arg::Text(claim.printed.clone())).with("source", Arg::Source(claim.article.clone()));
    let mut parts = vec![
        make::node(
            "p",
            "",
            vec![
                make::text("span", verdict_class(claim.verdict), env.arg(&Arg::Verdict(claim.verdict))),
                make::say([" ", &claim.paraphrase].concat()),
            ],
        ),
        make::text("p", "printed", env.say(&printed)),
    ];
    if !claim.evidence.is_empty() {
        let cite = claim.evidence_source.clone().map(|id| env.say(&Msg::new(Key::TipSource).with("source", Arg::Source(id))));
        parts.push(make::node(
            "p",
            "evidence",
            vec![make::say([&claim.evidence, " "].concat()), make::text("span", "cite", cite.unwrap_or_default())],
        ));
    }
    if shows_chart {
        let action = if open { view::close_claim(&env.state) } else { view::open_claim(claim, &env.state) };
        let text = env.key(if open { Key::UiClose } else { Key::UiShowInChart });
        parts.push(html! { <button type="button" class="show" onclick={env.act(action)}>{ text }</button> });
    }
    html! {
        <li key={claim.id.as_str()} class={if open { "claim current" } else { "claim" }} data-claim={claim.id.as_str().to_owned()}>{ for parts }</li>
    }
}

const fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Wrong | Verdict::InConflict => "verdict against",
        Verdict::NotChecked | Verdict::NotVerifiable => "verdict open",
        _ => "verdict",
    }
}

/// Every source behind the chart, with title, date, licence and link.
pub(super) fn sources(env: &Env, store: &Store) -> Html {
    let content = if env.data.sources.is_empty() {
        pending(env, store, Part::Sources)
    } else {
        let mut items = Vec::new();
        for id in &env.figure.sources {
            if let Some(found) = env.data.sources.iter().find(|source| source.id == *id) {
                items.push(source(env, found));
            }
        }
        make::node("ul", "", items)
    };
    html! {
        <details class="sources" ontoggle={on_open(env, Part::Sources)}>
            { make::text("summary", "", env.key(Key::UiSourcesPanel)) }
            { content }
        </details>
    }
}

fn source(env: &Env, source: &Source) -> Html {
    // Only an address of the web becomes a link: a package may hold anything.
    let title = if source.url.starts_with("https://") || source.url.starts_with("http://") {
        html! { <a href={source.url.clone()} rel="noopener noreferrer" target="_blank">{ &source.title }</a> }
    } else {
        make::text("span", "", source.title.clone())
    };
    let published = if source.date.is_empty() { source.publisher.clone() } else { [&source.publisher, ", ", &source.date].concat() };
    let licence = env.say(&Msg::new(Key::SourceLicence).with("licence", Arg::Text(source.licence.clone())));
    make::node("li", "", vec![title, make::text("p", "", published), make::text("small", "", [&licence, " ", &source.note].concat())])
}

/// A card for each film of the chart: titles as far as sourced, who made it, when, what it did.
pub(super) fn films(env: &Env) -> Html {
    if env.state.view() != Topic::Outcomes {
        return Html::default();
    }
    let mut cards = Vec::new();
    for id in view::shown_films(&env.data, &env.state) {
        cards.push(film(env, &id));
    }
    make::panel("films", env.key(Key::UiFilmCards), make::node("ul", "", cards))
}

fn film(env: &Env, id: &FilmId) -> Html {
    let Some(card) = view::card(&env.data, id) else { return Html::default() };
    let mut facts = Vec::new();
    for fact in &card.facts {
        let value = env.arg(&fact.value);
        if !value.is_empty() {
            facts.push(make::text("dt", "", env.say(&fact.label)));
            facts.push(make::text("dd", "", value));
        }
    }
    let mut parts = vec![make::text("h4", "", env.arg(&card.title)), make::node("dl", "", facts)];
    if !card.results.rows.is_empty() {
        parts.push(table(env, &card.results));
    }
    for note in &card.notes {
        parts.push(make::text("p", "results", env.say(note)));
    }
    make::node("li", "film", parts)
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
