//! What a state should say and draw: the same pure functions on the same packed files, run beside the widget.

use audience_insight::chart::{Scene, TextWidths, scene};
use audience_insight::data::{Dataset, Topic, decode};
use audience_insight::figure::{Arg, Figure, Msg};
use audience_insight::link;
use audience_insight::text::{Locale, Words};
use audience_insight::view::{self, Lang, ViewState};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::packed;

/// The figure of a state, with the words for it.
pub struct Expected {
    pub state: ViewState,
    pub figure: Figure,
    data: Dataset,
    locale: Locale,
}

impl Expected {
    /// The figure that the attributes `view` and `state` ask for.
    pub fn of(view: Topic, query: &str) -> Self {
        let (state, notices) = link::from_query(query, view);
        assert_eq!(notices, [], "the test asks for a state that is none: {query}");
        let mut data = Dataset::default();
        for part in view::parts(&state) {
            let name = format!("data/{}", part.file_name());
            data.merge(decode(Self::packed(&name)).unwrap());
        }
        let words = std::str::from_utf8(Self::packed("text/en.txt")).unwrap();
        let locale = Locale::parse_packed(words).unwrap_or_else(|_| panic!("the packed words are of another state: pack the data again"));
        Self { figure: view::figure(&data, &state), state, data, locale }
    }

    /// The bytes that are served under a name.
    #[track_caller]
    pub fn packed(name: &str) -> &'static [u8] {
        packed::file(name).unwrap_or_else(|| panic!("{name} is not served"))
    }

    fn words(&self) -> Words<'_> {
        Words { locale: &self.locale, data: &self.data, lang: Lang::En }
    }

    pub fn say(&self, msg: &Msg) -> String {
        self.words().say(msg)
    }

    pub fn arg(&self, arg: &Arg) -> String {
        self.words().arg(arg)
    }

    pub fn finding(&self) -> String {
        self.say(&self.figure.finding)
    }

    /// Finding, what is measured, notes, notices and table, as the page has them.
    pub fn said(&self) -> Vec<String> {
        let figure = &self.figure;
        let lines = |msgs: &[Msg]| msgs.iter().map(|msg| self.say(msg)).collect::<Vec<_>>().join("\n");
        let mut all = vec![self.finding(), self.say(&figure.measured), self.say(&figure.table.caption)];
        all.extend([lines(&figure.notes), lines(&figure.notices)]);
        let row = |cells: &Vec<Arg>| cells.iter().map(|cell| self.arg(cell)).collect::<Vec<_>>().join(" | ");
        all.extend(figure.table.rows.iter().map(row));
        all
    }

    /// The scene at a width, with the browser's own measure of the chart's font.
    pub fn scene(&self, w_css: f64, family: &str) -> Scene {
        scene(&self.figure, &self.words(), w_css, &PageWidths::new(family))
    }
}

/// Widths of words as the page would set them.
struct PageWidths {
    context: CanvasRenderingContext2d,
    family: String,
}

impl PageWidths {
    fn new(family: &str) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let canvas: HtmlCanvasElement = document.create_element("canvas").unwrap().unchecked_into();
        Self { context: canvas.get_context("2d").unwrap().unwrap().unchecked_into(), family: family.into() }
    }
}

impl TextWidths for PageWidths {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.context.set_font(&format!("{}{size}px {}", if bold { "600 " } else { "" }, self.family));
        self.context.measure_text(text).unwrap().width()
    }
}
