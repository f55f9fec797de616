//! The state of one mounted widget and its single reducer.

use std::rc::Rc;

use yew::Reducible;

use crate::data::{Dataset, Part, decode};
use crate::figure::Msg;
use crate::link;
use crate::text::Locale;
use crate::view::{self, Action, Lang, ViewState};

/// Everything that changes while a widget is mounted.
#[derive(Clone, PartialEq)]
pub(super) struct Store {
    pub(super) state: Rc<ViewState>,
    pub(super) data: Rc<Dataset>,
    pub(super) locale: Option<(Lang, Rc<Locale>)>,
    /// Files that have arrived.
    pub(super) loaded: Vec<Part>,
    /// Files that failed, and how.
    pub(super) failed: Vec<(Part, Failure)>,
    /// What a link asked for and could not get.
    pub(super) notices: Vec<Msg>,
    /// Counts attempts, so that a retry asks again.
    pub(super) attempt: u32,
}

/// How a file failed.
#[derive(Clone, PartialEq)]
pub(super) enum Failure {
    /// It could not be had; the loader's sentence.
    Network(String),
    /// It arrived and cannot be read.
    Content,
}

/// What can happen to a [`Store`].
pub(super) enum Event {
    /// The reader, a link or the host changed the state.
    Act(Action),
    /// A link was opened: its state and what could not be read of it.
    Open(Box<ViewState>, Vec<Msg>),
    /// A file arrived.
    Loaded(Part, Vec<u8>),
    /// A file could not be had.
    Failed(Part, String),
    /// The words arrived.
    Words(Lang, Rc<Locale>),
    /// Ask for failed files again.
    Retry,
}

impl Reducible for Store {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut next = (*self).clone();
        match event {
            Event::Act(action) => {
                let films = view::default_films(&self.data, self.state.chart);
                let state = view::reduce(&self.state, action, &films);
                if state == *self.state {
                    return self;
                }
                next.state = Rc::new(state);
                next.notices.clear();
            }
            Event::Open(state, notices) => {
                next.state = Rc::new(*state);
                next.notices = notices;
                next.check();
            }
            Event::Loaded(part, bytes) => match decode(&bytes) {
                Ok(part_data) => {
                    let mut data = (*self.data).clone();
                    data.merge(part_data);
                    next.data = Rc::new(data);
                    next.loaded.push(part);
                    next.check();
                }
                Err(_) => next.failed.push((part, Failure::Content)),
            },
            Event::Failed(part, sentence) => next.failed.push((part, Failure::Network(sentence))),
            Event::Words(lang, locale) => next.locale = Some((lang, locale)),
            Event::Retry => {
                next.failed.clear();
                next.attempt += 1;
            }
        }
        Rc::new(next)
    }
}

impl Store {
    /// Puts back to the default what the loaded tables do not have, with a notice each.
    fn check(&mut self) {
        let mut state = (*self.state).clone();
        let wrong = link::check(&mut state, &self.data);
        if !wrong.is_empty() {
            self.notices.extend(wrong.iter().map(link::notice));
            self.state = Rc::new(state);
        }
    }
}
