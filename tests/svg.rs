//! Every chart as SVG, from the same scene and painter as the canvas: goldens, and rules of layout.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use audience_insight::chart::{LabelKind, Scene, Shape, TableWidths, scene};
use audience_insight::data::Dataset;
use audience_insight::export::svg;
use audience_insight::text::{Locale, Words};
use audience_insight::theme::{Ink, Palette};
use audience_insight::view::{Chart, Lang, Measure, ViewState, figure};

/// A phone held upright, an article column, a desktop.
const WIDTHS: [f64; 3] = [328.0, 720.0, 1200.0];

fn bundled() -> Dataset {
    let (data, problems) = own::read_package(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    assert_eq!(problems, [], "the bundled package has problems");
    data
}

fn default_state(chart: Chart) -> ViewState {
    let mut state = ViewState::of(chart.view());
    state.chart = chart;
    state
}

/// Default states, and the ones most likely to crowd labels.
fn states() -> Vec<(String, ViewState)> {
    let mut all: Vec<(String, ViewState)> = Chart::ALL.iter().map(|chart| (chart.as_str().into(), default_state(*chart))).collect();
    for (measure, name) in [(Measure::Admissions, "admissions"), (Measure::GrossUsd, "gross_usd")] {
        let mut state = default_state(Chart::RecoveryLines);
        state.measure = Some(measure);
        all.push((format!("recovery-lines-{name}"), state));
    }
    let mut many = default_state(Chart::AudienceTime);
    let codes = ["VNM", "KOR", "WLD", "JPN", "CHN", "IND", "IDN", "THA", "USA", "GBR", "FRA", "DEU"];
    many.markets = Some(codes.iter().filter_map(|code| audience_insight::data::MarketId::parse(code)).collect());
    all.push(("audience-time-twelve".into(), many));
    all
}

fn scenes(lang: Lang) -> Vec<(String, Scene, String, String)> {
    let data = bundled();
    let locale = Locale::bundled(lang).unwrap();
    let words = Words { locale: &locale, data: &data, lang };
    let mut out = Vec::new();
    for (name, state) in states() {
        let figure = figure(&data, &state);
        for w in WIDTHS {
            let scene = scene(&figure, &words, w, &TableWidths);
            out.push((format!("{name}-{w}"), scene, words.say(&figure.finding), words.say(&figure.measured)));
        }
    }
    out
}

#[test]
fn every_chart_matches_its_golden() {
    for (name, scene, finding, measured) in scenes(Lang::En) {
        if name.ends_with("-1200") {
            continue;
        }
        let got = svg(&scene, &Palette::LIGHT, &finding, &measured);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/svg").join(format!("{name}.svg"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &got).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(got == expected, "{name} differs from its golden; look at it, then `cargo xtask bless`");
    }
}

#[test]
fn no_label_covers_another_or_leaves_the_chart() {
    let mut wrong = Vec::new();
    let all = Lang::ALL.iter().flat_map(|lang| scenes(*lang).into_iter().map(move |scene| (lang.as_str(), scene)));
    for (lang, (name, scene, ..)) in all {
        let name = format!("{name} in {lang}");
        for (i, a) in scene.labels.iter().enumerate() {
            let r = a.rect();
            if r.x < -0.5 || r.right() > scene.w + 0.5 || r.y < -0.5 || r.bottom() > scene.h + 0.5 {
                wrong.push(format!("{name}: {:?} leaves the chart", a.text));
            }
            for b in scene.labels.iter().skip(i + 1) {
                if r.overlaps(&b.rect()) {
                    wrong.push(format!("{name}: {:?} covers {:?}", a.text, b.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_reference_line_runs_through_the_name_of_a_series() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (name, scene, ..) in scenes(*lang) {
            let lines = scene.shapes.iter().filter_map(|shape| match shape {
                Shape::Rect { rect, ink: Ink::Axis } => Some(*rect),
                _ => None,
            });
            let lines: Vec<_> = lines.collect();
            for label in scene.labels.iter().filter(|label| label.kind == LabelKind::Name) {
                if lines.iter().any(|line| line.overlaps(&label.rect())) {
                    wrong.push(format!("{name} in {}: {:?}", lang.as_str(), label.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
