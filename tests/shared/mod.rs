//! What the tests of figures share: the bundled package, English, and figures written out as text.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "helpers of tests; each test uses some of them")]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use audience_insight::data::Dataset;
use audience_insight::figure::{Arg, Body, Figure, Msg, Point, RowMark, Tip};
use audience_insight::text::{Locale, Words};
use audience_insight::view::Lang;

/// The bundled Data Package; panics when it has a problem.
pub fn package() -> Dataset {
    let (data, problems) = own::read_package(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    assert!(problems.is_empty(), "{problems:?}");
    data
}

/// The English locale.
pub fn english() -> &'static Locale {
    static ENGLISH: OnceLock<Locale> = OnceLock::new();
    ENGLISH.get_or_init(|| Locale::english().unwrap_or_else(|error| panic!("{}", error.sentence())))
}

/// The words of a message in English.
pub fn say(data: &Dataset, msg: &Msg) -> String {
    Words { locale: english(), data, lang: Lang::En }.say(msg)
}

/// The words of an argument in English.
pub fn arg(data: &Dataset, arg: &Arg) -> String {
    Words { locale: english(), data, lang: Lang::En }.arg(arg)
}

/// Compares a text with `tests/goldens/<name>`; `BLESS=1` writes it.
#[track_caller]
pub fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    for (at, (is, was)) in text.lines().zip(expected.lines()).enumerate() {
        assert_eq!(is, was, "{name}, line {} (BLESS=1 to accept)", at + 1);
    }
    assert_eq!(text.lines().count(), expected.lines().count(), "{name} has another length (BLESS=1 to accept)");
}

/// A figure in English, everything that a reader can get from it.
pub fn figure_text(data: &Dataset, figure: &Figure) -> String {
    let mut out = Out { data, text: String::new() };
    out.line("chart", figure.chart.as_str());
    out.msg("finding", &figure.finding);
    out.msg("measured", &figure.measured);
    out.body(&figure.body);
    for note in &figure.notes {
        out.msg("note", note);
    }
    for notice in &figure.notices {
        out.msg("notice", notice);
    }
    let sources: Vec<&str> = figure.sources.iter().map(|source| source.as_str()).collect();
    out.line("sources", &sources.join(" "));
    out.msg("table", &figure.table.caption);
    let heads: Vec<String> = figure.table.columns.iter().map(|column| say(data, &column.head)).collect();
    out.line("head", &heads.join(" | "));
    for row in &figure.table.rows {
        assert_eq!(row.len(), heads.len(), "a row is as long as the columns");
        let cells: Vec<String> = row.iter().map(|cell| arg(data, cell)).collect();
        out.line("row", &cells.join(" | "));
    }
    out.text
}

struct Out<'a> {
    data: &'a Dataset,
    text: String,
}

impl Out<'_> {
    fn line(&mut self, head: &str, text: &str) {
        self.text.push_str(head);
        self.text.push_str(": ");
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn msg(&mut self, head: &str, msg: &Msg) {
        self.line(head, &say(self.data, msg));
    }

    fn body(&mut self, body: &Body) {
        match body {
            Body::Xy(xy) => {
                self.line("x", &format!("{} {:?} {:?}", say(self.data, &xy.x.title), xy.x.scale, xy.x.domain));
                self.line("y", &format!("{} {:?} {:?}", say(self.data, &xy.y.title), xy.y.scale, xy.y.domain));
                for line in &xy.lines {
                    self.line("line", &format!("{:?} {}", line.at, say(self.data, &line.label)));
                }
                for band in &xy.bands {
                    self.line("band", &format!("{:?} {}", band.range, say(self.data, &band.label)));
                }
                for series in &xy.series {
                    let name = arg(self.data, &series.name);
                    self.line("series", &format!("{} = {name}, {:?}, {:?}", series.key, series.colour, series.stroke));
                    for point in &series.points {
                        self.point(point);
                    }
                }
            }
            Body::Rows(rows) => {
                self.line("x", &format!("{} {:?} {:?}", say(self.data, &rows.x.title), rows.x.scale, rows.x.domain));
                for line in &rows.lines {
                    self.line("line", &format!("{:?} {}", line.at, say(self.data, &line.label)));
                }
                for band in &rows.bands {
                    self.line("band", &format!("{:?} {}", band.range, say(self.data, &band.label)));
                }
                for (kind, msg) in &rows.key {
                    self.line("key", &format!("{kind:?} {}", say(self.data, msg)));
                }
                for group in &rows.groups {
                    if let Some(title) = &group.title {
                        self.msg("group", title);
                    }
                    for row in &group.rows {
                        let mut text = format!("{} = {}", row.key, arg(self.data, &row.name));
                        if let Some(sub) = &row.sub {
                            text.push_str(&format!(" ({})", say(self.data, sub)));
                        }
                        if let Some(value) = &row.value {
                            text.push_str(&format!(" {}", arg(self.data, value)));
                        }
                        text.push_str(&format!(", {:?}{}", row.colour, if row.focus { ", focus" } else { "" }));
                        self.line("row", &text);
                        for mark in &row.marks {
                            self.mark(mark);
                        }
                    }
                }
            }
            Body::Pyramid(pyramid) => {
                for panel in &pyramid.panels {
                    self.line("panel", &format!("{} {:?}", arg(self.data, &panel.name), panel.colour));
                    for age in panel.ages.iter().step_by(10) {
                        self.line("  age", &format!("{:.3} {:.3} lit {} {}", age.women_pct, age.men_pct, age.lit, self.tip(&age.tip)));
                    }
                }
            }
            Body::Empty(msg) => self.msg("empty", msg),
        }
    }

    fn point(&mut self, point: &Point) {
        let mut text = format!("{} {:.2} {:?}", point.x, point.y, point.mark);
        if let Some(to) = point.x_to {
            text.push_str(&format!(" to {to}"));
        }
        if let Some(range) = point.range {
            text.push_str(&format!(" range {range:?}"));
        }
        text.push_str(if point.gap_before { " gap" } else { "" });
        text.push_str(if point.dashed_before { " dashed" } else { "" });
        self.line("  point", &format!("{text} | {}", self.tip(&point.tip)));
    }

    fn mark(&mut self, mark: &RowMark) {
        let weak = if mark.weak { " weak" } else { "" };
        self.line("  mark", &format!("{:?} {:.2} to {:.2}{weak} | {}", mark.kind, mark.from, mark.to, self.tip(&mark.tip)));
    }

    fn tip(&self, tip: &Tip) -> String {
        let mut parts = vec![arg(self.data, &tip.name), arg(self.data, &tip.at), arg(self.data, &tip.value)];
        parts.extend(tip.more.iter().map(|more| say(self.data, more)));
        parts.push(format!("{}, {}", arg(self.data, &Arg::Status(tip.status)), tip.confidence.as_str()));
        parts.push(tip.source.as_str().to_owned());
        parts.join("; ")
    }
}
