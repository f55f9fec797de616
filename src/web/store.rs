//! The state of one mounted widget and everything that can happen to it.

use std::rc::Rc;

use crate::data::{Dataset, Part, decode};
use crate::figure::Msg;
use crate::link;
use crate::text::Locale;
use crate::view::{self, Action, Lang, ViewState};

/// Everything that changes while a widget is mounted.
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
    /// What is typed into the search of a picker.
    pub(super) search: String,
    /// Whether copying the link worked.
    pub(super) copied: Option<bool>,
    /// Whether the system asks for dark.
    pub(super) dark: bool,
    /// Whether the widget opened in a narrow box, as on a phone: its controls are then closed at first.
    pub(super) narrow: bool,
}

/// How a file failed.
pub(super) enum Failure {
    /// It could not be had; the loader's sentence.
    Network(String),
    /// It arrived and cannot be read.
    Content,
}

/// What can happen to a [`Store`].
pub(super) enum Event {
    /// The reader or the host changed the state.
    Act(Action),
    /// A file is asked for that no chart needs.
    Want(Part),
    /// A file arrived.
    Loaded(Part, Vec<u8>),
    /// A file could not be had.
    Failed(Part, String),
    /// The words asked for arrived, perhaps of another language, or could not be had.
    Words(Lang, Option<(Lang, Rc<Locale>)>),
    /// Ask for failed files again.
    Retry,
    /// Something was typed into the search of a picker.
    Search(String),
    /// The link is to be copied.
    Copy,
    /// The link was copied, or not.
    Copied(bool),
    /// The system turned dark or light.
    Dark(bool),
    /// Back or forward in the history of the explorer.
    Popped,
}

impl Store {
    pub(super) fn new(state: ViewState, notices: Vec<Msg>, dark: bool, narrow: bool) -> Self {
        Self {
            state: Rc::new(state),
            data: Rc::default(),
            locale: None,
            loaded: Vec::new(),
            failed: Vec::new(),
            notices,
            search: String::new(),
            copied: None,
            dark,
            narrow,
        }
    }

    /// Takes over an action; false when it changes nothing.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let films = view::default_films(&self.data, self.state.chart);
        let next = view::reduce(&self.state, action, &films);
        if next == *self.state {
            return false;
        }
        if next.chart != self.state.chart {
            self.search.clear();
        }
        self.state = Rc::new(next);
        self.notices.clear();
        self.copied = None;
        true
    }

    /// Opens a link.
    pub(super) fn open(&mut self, state: ViewState, notices: Vec<Msg>) {
        self.state = Rc::new(state);
        self.notices = notices;
        self.check();
    }

    /// Takes over a file.
    pub(super) fn arrived(&mut self, part: Part, bytes: &[u8]) {
        match decode(bytes) {
            Ok(more) => {
                let mut data: Dataset = (*self.data).clone();
                data.merge(more);
                self.data = Rc::new(data);
                self.loaded.push(part);
                self.check();
            }
            Err(_) => self.failed.push((part, Failure::Content)),
        }
    }

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
