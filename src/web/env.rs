//! What every component of one widget shares.

use std::rc::Rc;

use yew::Callback;

use crate::data::{Dataset, Part};
use crate::figure::{Arg, Figure, Key, Msg};
use crate::text::{Locale, Words};
use crate::view::{Action, Lang, ViewState};

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
    pub(super) dispatch: Callback<Action>,
    /// Asks for a data file that no chart needs: claims, sources.
    pub(super) want: Callback<Part>,
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

    /// A callback that dispatches one action.
    pub(super) fn act(&self, action: Action) -> Callback<web_sys::MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.emit(action.clone()))
    }
}
