//! What every written form of a figure says: its words, its sources, its alternative text.

use crate::chart::{Anchor, Label, LabelKind, Scene, TableWidths, scene, wrap};
use crate::data::{SourceId, Topic};
use crate::figure::{Arg, Body, Figure, Key, RowMarkKind, Rows, Scale, Stroke, Tip, Xy};
use crate::text::Words;
use crate::theme::{Ink, size};

use super::labels::{Labels, labels};

/// Where the data of a figure is from and where the figure can be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The version of the data; changes with any cell of any table.
    pub version: String,
    /// When the package was made, an ISO date; may be empty.
    pub date: String,
    /// The licence of the tables as compiled; may be empty.
    pub licence: String,
    /// Where the licence can be read; may be empty.
    pub licence_url: String,
    /// The link state, without the question mark.
    pub query: String,
    /// The address that the link state belongs to, ending in a slash; empty when it is not known.
    pub base_url: String,
}

/// A figure with all that is needed to write it down.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Its language and names; the links are there when `sources` are loaded.
    pub words: Words<'a>,
    /// Where it is from.
    pub origin: &'a Origin,
}

/// A source as it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its slug.
    pub id: SourceId,
    /// Publisher and year, as in the figure.
    pub name: String,
    /// Title; empty when the sources are not loaded.
    pub title: String,
    /// Date as far as known.
    pub date: String,
    /// An http(s) address, or empty.
    pub url: String,
    /// Its licence where one is stated, or empty.
    pub licence: String,
}

impl<'a> Sheet<'a> {
    /// The title of the view.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.words.locale.template(match self.figure.chart.view() {
            Topic::Audience => Key::AudienceTitle,
            Topic::Recovery => Key::RecoveryTitle,
            Topic::Outcomes => Key::OutcomesTitle,
        })
    }

    /// The sentence above the chart.
    #[must_use]
    pub fn finding(&self) -> String {
        self.words.say(&self.figure.finding)
    }

    /// What is measured, of whom, when.
    #[must_use]
    pub fn measured(&self) -> String {
        self.words.say(&self.figure.measured)
    }

    /// The address that opens the figure; only the query when no address is known.
    #[must_use]
    pub fn link(&self) -> String {
        [&self.origin.base_url, "?", &self.origin.query].concat()
    }

    /// The sources of what is drawn, in order of appearance.
    #[must_use]
    pub fn sources(&self) -> Vec<Cited> {
        self.figure.sources.iter().map(|id| self.cited(id)).collect()
    }

    /// One source as it is cited.
    #[must_use]
    pub fn cited(&self, id: &SourceId) -> Cited {
        let name = self.words.arg(&Arg::Source(id.clone()));
        let mut cited =
            Cited { id: id.clone(), name, title: String::new(), date: String::new(), url: String::new(), licence: String::new() };
        if let Some(source) = self.words.data.sources.iter().find(|source| source.id == *id) {
            cited.title.clone_from(&source.title);
            cited.date.clone_from(&source.date);
            if source.url.starts_with("https://") || source.url.starts_with("http://") {
                cited.url.clone_from(&source.url);
            }
            if source.licence != "not stated" {
                cited.licence.clone_from(&source.licence);
            }
        }
        cited
    }

    /// The alternative text of the picture: kind of chart, finding, lowest and highest value drawn.
    #[must_use]
    pub fn alt(&self) -> String {
        let labels = self.labels();
        let mut text = String::new();
        let kind = kind(&self.figure.body, labels);
        if !kind.is_empty() {
            text.push_str(kind);
            text.push_str(". ");
        }
        text.push_str(&self.finding());
        if let Some((low, high)) = extremes(&self.figure.body) {
            let range = Arg::Range(Box::new(Arg::Text(self.datum(low))), Box::new(Arg::Text(self.datum(high))));
            text.push(' ');
            text.push_str(labels.drawn);
            text.push_str(": ");
            text.push_str(&self.words.arg(&range));
            text.push('.');
        }
        text
    }

    /// The chart, placed; where nothing can be drawn, the sentence that says why.
    #[must_use]
    pub fn scene(&self, w_css: f64) -> Scene {
        let mut placed = scene(self.figure, &self.words, w_css, &TableWidths);
        if let Body::Empty(why) = &self.figure.body {
            let leading = size::BODY * size::LEADING;
            for line in wrap(&self.words.say(why), size::BODY, false, placed.w, &TableWidths) {
                placed.h += leading;
                let (y, ink, kind) = (placed.h - leading * 0.25, Ink::Text, LabelKind::Note);
                placed.labels.push(Label {
                    x: 0.0,
                    y,
                    anchor: Anchor::Start,
                    text: line,
                    size: size::BODY,
                    bold: false,
                    ink,
                    kind,
                    w: placed.w,
                });
            }
        }
        placed
    }

    /// The publishers in one line, each once, at most `most` of them.
    pub(super) fn source_line(&self, most: usize) -> String {
        let mut names: Vec<&str> = Vec::new();
        for id in &self.figure.sources {
            let name = self.words.data.source_ref(id).map_or(id.as_str(), |source| source.publisher.as_str());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let more = if names.len() > most { " …" } else { "" };
        names.truncate(most);
        [self.words.key(Key::UiSources), " ", &names.join(" · "), more].concat()
    }

    pub(super) fn labels(&self) -> &'static Labels {
        labels(self.words.lang.as_str())
    }

    /// `22.3% (Viet Nam, 2025)`.
    fn datum(&self, tip: &Tip) -> String {
        let (name, at) = (self.words.arg(&tip.name), self.words.arg(&tip.at));
        let comma = if name.is_empty() || at.is_empty() { "" } else { ", " };
        [self.words.arg(&tip.value).as_str(), " (", &name, comma, &at, ")"].concat()
    }
}

fn kind(body: &Body, labels: &Labels) -> &'static str {
    match body {
        Body::Xy(xy) if xy.series.iter().any(|series| series.stroke != Stroke::Points) => labels.lines,
        Body::Xy(_) => labels.dots,
        Body::Rows(rows) if matches!(rows.x.scale, Scale::Time | Scale::Year) => labels.timeline,
        Body::Rows(rows) if marks(rows).any(|(kind, ..)| kind == RowMarkKind::Bar) => labels.bars,
        Body::Rows(_) => labels.dots,
        Body::Pyramid(_) => labels.pyramids,
        Body::Empty(_) => "",
    }
}

/// The lowest and the highest datum drawn, where there are two that differ.
fn extremes(body: &Body) -> Option<(&Tip, &Tip)> {
    let data: Vec<(f64, &Tip)> = match body {
        Body::Xy(xy) => points(xy).collect(),
        // On a time line the words of a mark say what happened, not when.
        Body::Rows(rows) if matches!(rows.x.scale, Scale::Time | Scale::Year) => vec![],
        Body::Rows(rows) => marks(rows).filter(|(kind, ..)| *kind != RowMarkKind::Tick).map(|(_, to, tip)| (to, tip)).collect(),
        // What a pyramid lights stands in its finding.
        Body::Pyramid(_) | Body::Empty(_) => vec![],
    };
    let least = data.iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
    let most = data.iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    (least.0 < most.0).then_some((least.1, most.1))
}

fn points(xy: &Xy) -> impl Iterator<Item = (f64, &Tip)> {
    xy.series.iter().flat_map(|series| &series.points).map(|point| (point.y, &point.tip))
}

fn marks(rows: &Rows) -> impl Iterator<Item = (RowMarkKind, f64, &Tip)> {
    rows.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.marks).map(|mark| (mark.kind, mark.to, &mark.tip))
}
