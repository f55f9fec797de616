//! What every part of one widget's page shares: words, data, state, and the way to act.

use std::rc::Rc;

use yew::Callback;

use crate::data::Dataset;
use crate::figure::{Arg, Figure, Key, Msg};
use crate::text::{Locale, Words};
use crate::view::{Action, Lang, ViewState};

use super::dom;
use super::store::Event;

/// Shared by reference: equal only to itself, so a component re-renders when the app did.
#[derive(Clone)]
pub(super) struct Env(Rc<Inner>);

/// The parts of [`Env`].
pub(super) struct Inner {
    pub(super) data: Rc<Dataset>,
    pub(super) locale: Rc<Locale>,
    pub(super) lang: Lang,
    pub(super) state: Rc<ViewState>,
    pub(super) figure: Rc<Figure>,
    pub(super) dispatch: Callback<Event>,
    /// What is typed into the search of a picker.
    pub(super) search: String,
    /// Folder of the loader, for links to the tables.
    pub(super) base: String,
}

impl PartialEq for Env {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl core::ops::Deref for Env {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// Reads the text of a control into an action; boxed, so that all controls share one listener type.
pub(super) type Reader = Rc<dyn Fn(&str) -> Option<Action>>;

impl Env {
    pub(super) fn new(inner: Inner) -> Self {
        Self(Rc::new(inner))
    }

    pub(super) fn words(&self) -> Words<'_> {
        Words { locale: &self.locale, data: &self.data, lang: self.lang }
    }

    pub(super) fn say(&self, msg: &Msg) -> String {
        self.words().say(msg)
    }

    pub(super) fn key(&self, key: Key) -> String {
        self.words().say(&Msg::new(key))
    }

    pub(super) fn arg(&self, arg: &Arg) -> String {
        self.words().arg(arg)
    }

    /// A click that dispatches one action.
    pub(super) fn act(&self, action: Action) -> Callback<web_sys::MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.emit(Event::Act(action.clone())))
    }

    /// A change of a control, read when the reader is done with it.
    pub(super) fn on_change(&self, read: Reader) -> Callback<web_sys::Event> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: web_sys::Event| {
            if let Some(action) = read(&dom::value_of(&event)) {
                dispatch.emit(Event::Act(action));
            }
        })
    }

    /// A change of a control, read at every step of a drag.
    pub(super) fn on_input(&self, read: Reader) -> Callback<web_sys::InputEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: web_sys::InputEvent| {
            if let Some(action) = read(&dom::value_of(&event)) {
                dispatch.emit(Event::Act(action));
            }
        })
    }
}
