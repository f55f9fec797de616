//! Figures as text, compared with files in `tests/goldens`; `BLESS=1` writes them.

#![allow(clippy::unwrap_used, clippy::panic, dead_code)] // helpers of tests; not every test file uses all

use std::fmt::Write as _;
use std::path::Path;
use std::sync::OnceLock;

use audience_insight::data::{Dataset, Part, decode, encode};
use audience_insight::figure::{Arg, Axis, Band, Body, Figure, Msg, RefLine, RowMark, Tip};
use audience_insight::text::{Locale, Words};
use audience_insight::view::{Lang, ViewState, figure, parts};

thread_local! {
    static PACKAGE: &'static Dataset = {
        let (data, problems) = own::read_package(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
        assert!(problems.is_empty(), "{problems:?}");
        Box::leak(Box::new(data))
    };
}

/// The bundled package with every table, counts as in the CSV.
pub fn package() -> &'static Dataset {
    PACKAGE.with(|data| *data)
}

/// What the browser has for a state: only the parts that the chart loads, through the compact form.
pub fn loaded(state: &ViewState) -> Dataset {
    let mut data = Dataset::default();
    for part in parts(state) {
        // A market without population by sex has no file.
        if let Ok(bytes) = encode(package(), part) {
            data.merge(decode(&bytes).unwrap());
        } else {
            assert!(matches!(part, Part::Sexes(_)), "{part:?}");
        }
    }
    data
}

pub fn english() -> &'static Locale {
    static LOCALE: OnceLock<Locale> = OnceLock::new();
    LOCALE.get_or_init(|| Locale::english().unwrap_or_else(|error| panic!("{}", error.sentence())))
}

/// Every locale file with its language, in the order of the names.
pub fn locales() -> &'static [(Lang, Locale)] {
    static LOCALES: OnceLock<Vec<(Lang, Locale)>> = OnceLock::new();
    LOCALES.get_or_init(|| {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/locales");
        let mut paths: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let read = |path: &std::path::PathBuf| {
            let lang = path.file_stem().and_then(|stem| Lang::parse(stem.to_str()?)).unwrap();
            let locale = Locale::parse_source(&std::fs::read_to_string(path).unwrap());
            (lang, locale.unwrap_or_else(|error| panic!("{}: {}", path.display(), error.sentence())))
        };
        paths.iter().map(read).collect()
    })
}

/// The finding of a state, in English.
pub fn finding(state: &ViewState) -> String {
    let data = loaded(state);
    Words { locale: english(), data: &data, lang: Lang::En }.say(&figure(&data, state).finding)
}

/// Compares the figure of a state, as the browser draws it, with its golden.
#[track_caller]
pub fn check(name: &str, state: &ViewState) {
    let data = loaded(state);
    check_golden(name, &dump(&figure(&data, state), Words { locale: english(), data: &data, lang: Lang::En }));
}

/// A figure as text: everything that a reader can get from it.
pub fn dump(figure: &Figure, words: Words<'_>) -> String {
    Print { words, out: String::new() }.figure(figure)
}

/// Compares a text with `tests/goldens/<name>.txt`; `BLESS=1` writes it.
#[track_caller]
pub fn check_golden(name: &str, got: &str) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let path = dir.join(name).with_extension("txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::write(&path, got).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if let Some((line, (old, new))) = expected.lines().zip(got.lines()).enumerate().find(|(_, (old, new))| old != new) {
        panic!("{name}:{}\n  golden: {old}\n  now:    {new}\n(BLESS=1 accepts it)", line + 1);
    }
    assert_eq!(expected.lines().count(), got.lines().count(), "{name}: another number of lines (BLESS=1 accepts it)");
}

struct Print<'a> {
    words: Words<'a>,
    out: String,
}

impl Print<'_> {
    fn figure(mut self, figure: &Figure) -> String {
        self.line("chart", figure.chart.as_str());
        self.msg("finding", &figure.finding);
        self.msg("measured", &figure.measured);
        match &figure.body {
            Body::Empty(why) => self.msg("empty", why),
            Body::Xy(xy) => {
                self.axis("x", &xy.x);
                self.axis("y", &xy.y);
                self.refs(&xy.lines, &xy.bands);
                for series in &xy.series {
                    let name = self.words.arg(&series.name);
                    self.line("series", &format!("{} | {name} | {:?} {:?}", series.key, series.colour, series.stroke));
                    for p in &series.points {
                        let mut text = format!("{} {}", p.x, number(p.y));
                        if let Some(to) = p.x_to {
                            write!(text, " to x {to}").unwrap();
                        }
                        if let Some((low, high)) = p.range {
                            write!(text, " range {} {}", number(low), number(high)).unwrap();
                        }
                        let flags = [(p.gap_before, "gap"), (p.dashed_before, "dashed")];
                        for (_, flag) in flags.iter().filter(|(on, _)| *on) {
                            write!(text, " {flag}").unwrap();
                        }
                        self.line("  point", &format!("{text} {:?} | {}", p.mark, self.tip(&p.tip)));
                    }
                }
            }
            Body::Rows(rows) => {
                self.axis("x", &rows.x);
                self.refs(&rows.lines, &rows.bands);
                for (kind, label) in &rows.key {
                    self.line("key", &format!("{kind:?}: {}", self.words.say(label)));
                }
                for group in &rows.groups {
                    if let Some(title) = &group.title {
                        self.msg("group", title);
                    }
                    for row in &group.rows {
                        let name = self.words.arg(&row.name);
                        let sub = row.sub.as_ref().map_or(String::new(), |sub| self.words.say(sub));
                        let value = row.value.as_ref().map_or(String::new(), |value| self.words.arg(value));
                        let focus = if row.focus { " focus" } else { "" };
                        self.line("  row", &format!("{} | {name} | {sub} | {value} | {:?}{focus}", row.key, row.colour));
                        for mark in &row.marks {
                            self.mark(mark);
                        }
                    }
                }
            }
            Body::Pyramid(pyramid) => {
                self.axis("x", &pyramid.x);
                self.msg("left", &pyramid.sides.0);
                self.msg("right", &pyramid.sides.1);
                for panel in &pyramid.panels {
                    let name = self.words.arg(&panel.name);
                    self.line("panel", &format!("{:?} | {name} | {:?}", panel.market, panel.colour));
                    for age in &panel.ages {
                        let bar = format!("{} {} lit {}", number(age.women_pct), number(age.men_pct), age.lit);
                        self.line("  age", &format!("{bar} | {}", self.tip(&age.tip)));
                    }
                }
            }
        }
        for note in &figure.notes {
            self.msg("note", note);
        }
        for notice in &figure.notices {
            self.msg("notice", notice);
        }
        for source in &figure.sources {
            self.line("source", &self.words.arg(&Arg::Source(source.clone())));
        }
        self.msg("table", &figure.table.caption);
        let heads: Vec<String> = figure.table.columns.iter().map(|column| self.words.say(&column.head)).collect();
        self.line("  head", &heads.join(" | "));
        for row in &figure.table.rows {
            assert_eq!(row.len(), heads.len(), "a row as long as the columns");
            let cells: Vec<String> = row.iter().map(|cell| self.words.arg(cell)).collect();
            self.line("  cells", &cells.join(" | "));
        }
        self.out
    }

    fn line(&mut self, what: &str, text: &str) {
        writeln!(self.out, "{what}: {text}").unwrap();
    }

    fn msg(&mut self, what: &str, msg: &Msg) {
        let text = self.words.say(msg);
        self.line(what, &text);
    }

    fn axis(&mut self, name: &str, axis: &Axis) {
        assert!(axis.domain.0 < axis.domain.1, "an axis has a first value before its last");
        let title = self.words.say(&axis.title);
        self.line(name, &format!("{title} | {:?} {} to {}", axis.scale, number(axis.domain.0), number(axis.domain.1)));
    }

    fn refs(&mut self, lines: &[RefLine], bands: &[Band]) {
        for line in lines {
            self.line("line", &format!("{:?} {}", line.at, self.words.say(&line.label)));
        }
        for band in bands {
            let axis = if band.on_x { "x" } else { "y" };
            let (from, to) = (number(band.range.0), number(band.range.1));
            self.line("band", &format!("{axis} {from} to {to} {}", self.words.say(&band.label)));
        }
    }

    fn mark(&mut self, mark: &RowMark) {
        let weak = if mark.weak { " weak" } else { "" };
        let text = format!("{:?} {} to {}{weak} | {}", mark.kind, number(mark.from), number(mark.to), self.tip(&mark.tip));
        self.line("    mark", &text);
    }

    fn tip(&self, tip: &Tip) -> String {
        let mut text = format!("{}, {}: {}", self.words.arg(&tip.name), self.words.arg(&tip.at), self.words.arg(&tip.value));
        for more in &tip.more {
            write!(text, "; {}", self.words.say(more)).unwrap();
        }
        let source = self.words.arg(&Arg::Source(tip.source.clone()));
        write!(text, " [{} {} {} {source}]", tip.status.as_str(), tip.qualifier.as_str(), tip.confidence.as_str()).unwrap();
        text
    }
}

/// A position without the noise of the last bits.
fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
