//! The root component: loads what the state needs, keeps link and host in step.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::data::Part;
use crate::link;
use crate::text::Locale;
use crate::theme::Palette;
use crate::view::{self, Lang, Theme, ViewState};

use super::env::{Env, Inner};
use super::options::Options;
use super::page_link::{self, Dragged, dragged, opened};
use super::store::{Event, Failure, Store};
use super::{dom, frame};

/// What the loader gives.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AppProps {
    pub(super) host: HtmlElement,
    pub(super) options: Options,
}

/// The root component.
pub(super) struct App {
    store: Store,
    env: Option<Env>,
    root: NodeRef,
    /// Files that were asked for.
    asked: Vec<Part>,
    /// The state that the page's link was last written for, and what a slider changed then.
    written: Option<(Rc<ViewState>, Option<Dragged>)>,
    /// Whether the host was told that there is something to see.
    ready: bool,
    /// Query and finding that the host was last told.
    told: Option<(String, String)>,
    /// The language whose words were asked for.
    words_asked: Option<Lang>,
    shown_dark: Option<bool>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Event;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        const DARK: &str = "(prefers-color-scheme: dark)";
        let options = &ctx.props().options;
        let (state, notices) = opened(options);
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            if let Ok(Some(list)) = window.match_media(DARK) {
                let scope = ctx.link().clone();
                listeners.push(EventListener::new(&list, "change", move |_| scope.send_message(Event::Dark(dom::matches(DARK)))));
            }
            if options.explorer {
                let scope = ctx.link().clone();
                listeners.push(EventListener::new(&window, "popstate", move |_| scope.send_message(Event::Popped)));
            }
        }
        let mut app = Self {
            store: Store::new(state, notices, dom::matches(DARK), ctx.props().host.client_width() < frame::NARROW_CSS),
            env: None,
            root: NodeRef::default(),
            asked: Vec::new(),
            written: None,
            ready: false,
            told: None,
            words_asked: None,
            shown_dark: None,
            _listeners: listeners,
        };
        app.ask(ctx);
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &AppProps) -> bool {
        let (state, notices) = opened(&ctx.props().options);
        self.store.open(state, notices);
        self.ask(ctx);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let options = &ctx.props().options;
        match event {
            Event::Act(action) => {
                if !self.store.act(action) {
                    return false;
                }
            }
            Event::Popped => {
                let (state, notices) = opened(options);
                self.store.open(state, notices);
                self.written = Some((self.store.state.clone(), None));
            }
            Event::Want(part) => self.fetch(ctx, part),
            Event::Loaded(part, bytes) => {
                self.store.arrived(part, &bytes);
                self.report(ctx, part);
            }
            Event::Failed(part, sentence) => {
                self.store.failed.push((part, Failure::Network(sentence)));
                self.report(ctx, part);
            }
            // An answer to an earlier question.
            Event::Words(asked, _) if self.words_asked != Some(asked) => return false,
            Event::Words(_, Some(words)) => self.store.locale = Some(words),
            Event::Words(_, None) => {
                // No words at all: only the loader can still say so.
                options.on_error.call(&["network".into(), "the words could not be loaded".into()]);
                return false;
            }
            Event::Retry => {
                let failed = core::mem::take(&mut self.store.failed);
                self.asked.retain(|part| !failed.iter().any(|(other, _)| other == part));
                for (part, _) in failed {
                    self.fetch(ctx, part);
                }
            }
            Event::Search(text) => self.store.search = text,
            Event::Copy => {
                copy_link(ctx);
                return false;
            }
            Event::Copied(done) => self.store.copied = Some(done),
            Event::Dark(dark) => self.store.dark = dark,
        }
        self.ask(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Some(env) = &self.env else { return Html::default() };
        frame::frame(env, &self.store, &ctx.props().options, &self.root, self.is_dark(), self.progress())
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let Some(env) = &self.env else { return };
        let dark = self.is_dark();
        if self.shown_dark != Some(dark)
            && let Some(element) = self.root.cast::<HtmlElement>()
        {
            frame::tokens(&element, if dark { &Palette::DARK } else { &Palette::LIGHT });
            self.shown_dark = Some(dark);
        }
        let progress = self.progress();
        if progress == Progress::Loading {
            return;
        }
        if !core::mem::replace(&mut self.ready, true) {
            dom::fire(&ctx.props().host, "ai-ready", &wasm_bindgen::JsValue::NULL);
        }
        if progress == Progress::Failed {
            return;
        }
        let now = (link::to_query(&self.store.state), env.say(&env.figure.finding));
        if self.told.as_ref() != Some(&now) {
            let host = &ctx.props().host;
            dom::fire(host, "ai-statechange", &dom::object(&[("state", &now.0), ("summary", &now.1)]));
            self.told = Some(now);
        }
    }
}

/// How far the files of the current chart are.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Progress {
    Loading,
    Failed,
    Ready,
}

impl App {
    fn progress(&self) -> Progress {
        let mut progress = Progress::Ready;
        for part in view::parts(&self.store.state) {
            if self.store.failed.iter().any(|(failed, _)| *failed == part) {
                return Progress::Failed;
            }
            if !self.store.loaded.contains(&part) {
                progress = Progress::Loading;
            }
        }
        progress
    }

    fn is_dark(&self) -> bool {
        match self.store.state.theme {
            Theme::Auto => self.store.dark,
            Theme::Light => false,
            Theme::Dark => true,
        }
    }

    /// The language asked for; then that of the page around the element; then the browser's; then English.
    fn lang(&self, host: &HtmlElement) -> Lang {
        let page = || host.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
        let browser = || web_sys::window().and_then(|w| w.navigator().language());
        let read = |tag: String| tag.get(..2).and_then(Lang::parse);
        self.store.state.lang.or_else(|| page().and_then(read)).or_else(|| browser().and_then(read)).unwrap_or(Lang::En)
    }

    /// Asks for what the state needs, writes the link, and computes the figure: after every event.
    fn ask(&mut self, ctx: &Context<Self>) {
        for part in view::parts(&self.store.state) {
            self.fetch(ctx, part);
        }
        if self.store.state.claim.is_some() {
            self.fetch(ctx, Part::Claims);
        }
        let lang = self.lang(&ctx.props().host);
        if self.words_asked != Some(lang) {
            self.words_asked = Some(lang);
            let (options, scope) = (ctx.props().options.clone(), ctx.link().clone());
            spawn_local(async move { scope.send_message(words(&options, lang).await) });
        }
        if ctx.props().options.explorer {
            self.write_link();
        }
        let Some((lang, locale)) = &self.store.locale else { return };
        let scope = ctx.link().clone();
        self.env = Some(Env::new(Inner {
            data: self.store.data.clone(),
            locale: locale.clone(),
            lang: *lang,
            state: self.store.state.clone(),
            figure: Rc::new(view::figure(&self.store.data, &self.store.state)),
            dispatch: Callback::from(move |event| scope.send_message(event)),
            search: self.store.search.clone(),
            base: ctx.props().options.base.clone(),
        }));
    }

    fn fetch(&mut self, ctx: &Context<Self>, part: Part) {
        if self.asked.contains(&part) {
            return;
        }
        self.asked.push(part);
        let (options, scope) = (ctx.props().options.clone(), ctx.link().clone());
        spawn_local(async move {
            let mut name = String::from("data/");
            name.push_str(&part.file_name());
            scope.send_message(match options.fetch(&name).await {
                Ok(bytes) => Event::Loaded(part, bytes),
                Err(sentence) => Event::Failed(part, sentence),
            });
        });
    }

    fn write_link(&mut self) {
        let state = &self.store.state;
        let drag = self.written.as_ref().and_then(|(last, _)| dragged(last, state));
        let replace = self.written.as_ref().is_none_or(|(last, before)| last == state || (drag.is_some() && drag == *before));
        if self.written.as_ref().is_none_or(|(last, _)| last != state) {
            page_link::write(state, replace);
            self.written = Some((state.clone(), drag));
        }
    }

    /// Tells the host and the console, once, of a file that cannot be used.
    fn report(&self, ctx: &Context<Self>, part: Part) {
        let Some((_, failure)) = self.store.failed.iter().find(|(failed, _)| *failed == part) else { return };
        let (code, why) = match failure {
            Failure::Network(sentence) => ("network", sentence.as_str()),
            Failure::Content => ("data", "its content cannot be read: it is cut off or of another version"),
        };
        let message = [&part.file_name(), ": ", why].concat();
        web_sys::console::error_1(&["audience-insight: ", code, ": ", &message].concat().into());
        dom::fire(&ctx.props().host, "ai-error", &dom::object(&[("code", code), ("message", &message)]));
    }
}

/// The words of a language, or of English where it has none.
async fn words(options: &Options, asked: Lang) -> Event {
    for lang in [asked, Lang::En] {
        let name = ["text/", lang.as_str(), ".txt"].concat();
        let text = options.fetch(&name).await.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some(locale) = text.and_then(|text| Locale::parse_packed(&text).ok()) {
            return Event::Words(asked, Some((lang, Rc::new(locale))));
        }
    }
    Event::Words(asked, None)
}

fn copy_link(ctx: &Context<App>) {
    let scope = ctx.link().clone();
    let window = web_sys::window();
    let link = window.as_ref().and_then(|w| w.location().href().ok()).unwrap_or_default();
    spawn_local(async move {
        let copying = window.map(|w| w.navigator().clipboard().write_text(&link));
        let done = match copying {
            Some(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        scope.send_message(Event::Copied(done));
    });
}
