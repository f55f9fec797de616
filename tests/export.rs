//! Written files against the live figure: the same words, well formed, nothing that runs or computes.

#![allow(clippy::unwrap_used, clippy::panic)] // integration tests stand outside of cfg(test)

mod golden;

use audience_insight::data::{Dataset, MarketId, Slug, Source};
use audience_insight::export::{CARD_H, CARD_W, Origin, Sheet, card, csv, html, json, svg};
use audience_insight::figure::{Arg, Body, Figure, Key, Msg};
use audience_insight::text::Words;
use audience_insight::theme::Palette;
use audience_insight::view::{Chart, Lang, ViewState, figure};
use golden::{english, loaded, package};
use roxmltree::{Document, Node};

fn default_of(chart: Chart) -> ViewState {
    ViewState { chart, ..ViewState::of(chart.view()) }
}

fn origin() -> Origin {
    Origin {
        version: "1.0.0+0badcafe".into(),
        date: "2026-11-22".into(),
        licence: "CC BY 4.0".into(),
        licence_url: "https://creativecommons.org/licenses/by/4.0/".into(),
        query: "view=audience&chart=rank".into(),
        base_url: String::new(),
    }
}

/// What the browser has for a state, and the sources.
fn data_of(state: &ViewState) -> Dataset {
    let mut data = loaded(state);
    data.sources.clone_from(&package().sources);
    data
}

/// Calls a check with the sheet of each chart's default state.
fn each(check: impl Fn(Chart, &Sheet<'_>)) {
    for chart in Chart::ALL {
        let state = default_of(*chart);
        let data = data_of(&state);
        let figure = figure(&data, &state);
        check(*chart, &Sheet { figure: &figure, words: Words { locale: english(), data: &data, lang: Lang::En }, origin: &origin() });
    }
}

/// An HTML figure as XML: only `img` has no end.
fn as_xml(html: &str) -> String {
    let mut parts = html.split("<img");
    let mut xml = parts.next().unwrap().to_owned();
    for part in parts {
        xml += "<img";
        xml += &part.replacen('>', "/>", 1);
    }
    xml
}

fn texts<'a>(root: Node<'a, 'a>, name: &str) -> Vec<String> {
    let of = |node: Node<'_, '_>| node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect::<String>();
    root.descendants().filter(|node| node.has_tag_name(name)).map(of).collect()
}

#[test]
fn html_says_what_the_live_figure_says() {
    each(|chart, sheet| {
        let html = html(sheet, "x.svg", (720, 400));
        let xml = as_xml(&html);
        let document = Document::parse(&xml).unwrap_or_else(|error| panic!("{chart:?}: {error}"));
        let root = document.root_element();
        let (figure, words) = (sheet.figure, &sheet.words);
        assert_eq!(texts(root, "strong"), [words.say(&figure.finding)], "{chart:?}");
        let said = texts(root, "p");
        assert!(said.contains(&words.say(&figure.measured)), "{chart:?}");
        assert!(figure.notices.iter().all(|notice| said.contains(&words.say(notice))), "{chart:?}");
        assert_eq!(texts(root, "li"), figure.notes.iter().map(|note| words.say(note)).collect::<Vec<_>>(), "{chart:?}");
        assert_eq!(texts(root, "caption"), [words.say(&figure.table.caption)], "{chart:?}");
        let rows: Vec<Vec<String>> = root
            .descendants()
            .filter(|node| node.has_tag_name("tr"))
            .map(|row| row.children().filter(Node::is_element).map(|cell| cell.text().unwrap_or("").to_owned()).collect())
            .collect();
        let (head, body) = rows.split_first().unwrap();
        assert_eq!(*head, figure.table.columns.iter().map(|column| words.say(&column.head)).collect::<Vec<_>>(), "{chart:?}");
        assert_eq!(body, figure.table.rows.iter().map(|row| row.iter().map(|cell| words.arg(cell)).collect()).collect::<Vec<Vec<_>>>());
        let scopes = root.descendants().filter(|node| node.has_tag_name("th")).map(|node| node.attribute("scope").unwrap_or(""));
        assert_eq!(scopes.filter(|scope| *scope == "col").count(), head.len(), "{chart:?}");
        let links: Vec<&str> = root.descendants().filter(|node| node.has_tag_name("a")).filter_map(|node| node.text()).collect();
        for source in &figure.sources {
            let name = words.arg(&Arg::Source(source.clone()));
            assert!(said.iter().any(|text| text.contains(&name)), "{chart:?}: {name}");
            let has_link = words.data.sources.iter().any(|row| row.id == *source && !row.url.is_empty());
            assert!(!has_link || links.contains(&name.as_str()), "{chart:?}: {name} has no link");
        }
        assert_eq!(root.attribute("data-version"), Some("1.0.0+0badcafe"));
    });
}

#[test]
fn html_needs_no_script_and_no_style() {
    each(|chart, sheet| {
        let html = html(sheet, "x.svg", (720, 400));
        for never in ["<script", "<style", " style=", " onload", " onerror", "javascript:", "<iframe", "class="] {
            assert!(!html.contains(never), "{chart:?} holds {never}");
        }
    });
}

#[test]
fn the_alternative_text_names_chart_finding_and_range() {
    each(|chart, sheet| {
        let alt = sheet.alt();
        let (kind, rest) = alt.split_once(". ").unwrap();
        assert!(["Bar chart", "Line chart", "Dot chart", "Age pyramids", "Timeline"].contains(&kind), "{chart:?}: {kind}");
        assert!(rest.starts_with(&sheet.finding()), "{chart:?}: {alt}");
        let has_range = !matches!(chart, Chart::AudiencePyramid | Chart::OutcomesPipeline);
        assert_eq!(alt.contains(" Drawn: "), has_range, "{chart:?}: {alt}");
    });
    let state = default_of(Chart::AudienceRank);
    let data = data_of(&state);
    let figure = figure(&data, &state);
    let sheet = Sheet { figure: &figure, words: Words { locale: english(), data: &data, lang: Lang::En }, origin: &origin() };
    assert!(sheet.alt().ends_with(" Drawn: 15.2% (Japan, 2025) to 30.3% (Philippines, 2025)."), "{}", sheet.alt());
    let korean = Sheet { words: Words { lang: Lang::Ko, ..sheet.words }, ..sheet };
    assert!(korean.alt().starts_with("막대그래프. "), "{}", korean.alt());
}

/// Names that try to leave their place.
fn hostile() -> (Dataset, Figure) {
    let bad = "</td><script>alert(\"1\")</script>&amp;'\u{1}";
    let mut state = default_of(Chart::AudienceRank);
    state.markets = Some(vec![MarketId::VNM]);
    let mut data = data_of(&state);
    for market in &mut data.markets {
        market.name_en = bad.into();
    }
    let id = Slug::parse("bad").unwrap();
    data.sources.push(Source {
        id: id.clone(),
        title: "=HYPERLINK(\"https://x.example\")".into(),
        publisher: bad.into(),
        date: "2020".into(),
        url: "javascript:alert(1)".into(),
        licence: bad.into(),
        note: String::new(),
    });
    let mut figure = figure(&data, &state);
    figure.sources.push(id.clone());
    figure.notes.push(Msg::new(Key::LinkNoticeValue).with("param", Arg::Text("=1+1".into())).with("value", Arg::Text(bad.into())));
    let first = figure.table.rows.first_mut().unwrap();
    for (cell, text) in first.iter_mut().zip(["=1+1", "+84", "@x", "-2+3"]) {
        *cell = Arg::Text(text.into());
    }
    if let Some(last) = first.last_mut() {
        *last = Arg::Source(id);
    }
    (data, figure)
}

#[test]
fn hostile_names_stay_text() {
    let (data, figure) = hostile();
    let origin = Origin { query: "\"><script>".into(), ..origin() };
    let sheet = Sheet { figure: &figure, words: Words { locale: english(), data: &data, lang: Lang::En }, origin: &origin };
    let written = html(&sheet, "\"><script>.svg", (720, 400));
    assert!(!written.contains("<script") && !written.contains("javascript:"), "{written}");
    let xml = as_xml(&written);
    let document = Document::parse(&xml).unwrap();
    assert!(document.root_element().text().is_some());
    for picture in [svg(&sheet.scene(720.0), &Palette::LIGHT, &sheet.alt(), &sheet.alt()), card(&sheet, &Palette::DARK)] {
        Document::parse(&picture).unwrap();
        assert!(!picture.contains("<script"));
    }
    assert!(!json(&sheet).contains("</"), "{}", json(&sheet));
    serde_json::from_str::<serde_json::Value>(&json(&sheet)).unwrap();
    for record in records(&csv(&sheet)) {
        for cell in record {
            let number = cell.parse::<f64>().is_ok();
            assert!(number || !cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell} is a formula");
        }
    }
}

/// The records of a CSV file, by a reader that is not ours.
fn records(csv: &str) -> Vec<Vec<String>> {
    let csv = csv.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("no byte order mark"));
    assert!(csv.ends_with("\r\n"));
    let mut problems = Vec::new();
    let table = own::read_csv("csv", csv.as_bytes(), &mut problems);
    assert_eq!(problems, []);
    std::iter::once(table.header).chain(table.rows.into_iter().map(|(_, cells)| cells)).collect()
}

#[test]
fn csv_holds_the_table_and_where_it_is_from() {
    each(|chart, sheet| {
        let records = records(&csv(sheet));
        let (head, rows) = records.split_first().unwrap();
        assert_eq!(rows.len(), sheet.figure.table.rows.len(), "{chart:?}");
        assert!(rows.iter().all(|row| row.len() == head.len()), "{chart:?}");
        let column = |name: &str| head.iter().position(|head| head == name).unwrap_or_else(|| panic!("{chart:?} has no column {name}"));
        for row in rows {
            assert_eq!(row.get(column("Finding")), Some(&sheet.finding()), "{chart:?}");
            assert_eq!(row.get(column("Title")).map(String::as_str), Some(sheet.title()), "{chart:?}");
            assert_eq!(row.get(column("Data version")).map(String::as_str), Some("1.0.0+0badcafe, 2026-11-22"), "{chart:?}");
        }
        let sources = rows.first().and_then(|row| row.get(column("Sources"))).unwrap();
        assert!(sheet.sources().iter().all(|source| sources.contains(&source.name) && sources.contains(&source.url)), "{chart:?}");
        // Every column of the figure, in its order; what stands beside a number comes between.
        let mut places = sheet.figure.table.columns.iter().map(|c| column(&sheet.words.say(&c.head)));
        assert!(places.by_ref().is_sorted(), "{chart:?}");
    });
}

#[test]
fn csv_numbers_are_numbers() {
    let state = default_of(Chart::RecoveryLines);
    let data = data_of(&state);
    let figure = figure(&data, &state);
    let words = Words { locale: english(), data: &data, lang: Lang::En };
    let text = csv(&Sheet { figure: &figure, words, origin: &origin() });
    let japan = text.lines().find(|line| line.starts_with("Japan,Eiren,2020,")).unwrap();
    assert!(japan.starts_with("Japan,Eiren,2020,54.8,about,143000000000,JPY,about,reported,\"Japan Times, 2021\",https://"), "{japan}");
}

#[test]
fn json_holds_the_figure() {
    each(|chart, sheet| {
        let value: serde_json::Value = serde_json::from_str(&json(sheet)).unwrap_or_else(|error| panic!("{chart:?}: {error}"));
        assert_eq!(value["chart"], chart.as_str());
        assert_eq!(value["finding"], sheet.finding());
        assert_eq!(value["measured"], sheet.measured());
        let rows = value["table"]["rows"].as_array().unwrap();
        assert_eq!(rows.len(), sheet.figure.table.rows.len());
        for (row, cells) in rows.iter().zip(&sheet.figure.table.rows) {
            let texts: Vec<&str> = row.as_array().unwrap().iter().map(|cell| cell["text"].as_str().unwrap()).collect();
            assert_eq!(texts, cells.iter().map(|cell| sheet.words.arg(cell)).collect::<Vec<_>>(), "{chart:?}");
        }
        assert_eq!(value["sources"].as_array().unwrap().len(), sheet.figure.sources.len());
        assert_eq!(value["data"]["version"], "1.0.0+0badcafe");
    });
}

#[test]
fn pictures_have_title_description_and_real_text() {
    each(|chart, sheet| {
        for palette in [Palette::LIGHT, Palette::DARK] {
            let (finding, measured) = (sheet.finding(), sheet.measured());
            let scene = sheet.scene(720.0);
            let plain = svg(&scene, &palette, &finding, &measured);
            let card = card(sheet, &palette);
            for picture in [&plain, &card] {
                let document = Document::parse(picture).unwrap_or_else(|error| panic!("{chart:?}: {error}"));
                let root = document.root_element();
                assert_eq!(texts(root, "title"), [finding.as_str()]);
                assert_eq!(texts(root, "desc"), [measured.as_str()]);
                assert!(!texts(root, "text").is_empty(), "{chart:?}");
                assert!(texts(root, "image").is_empty(), "{chart:?} holds a bitmap");
            }
            let document = Document::parse(&plain).unwrap();
            let drawn = texts(document.root_element(), "text");
            assert!(scene.labels.iter().all(|label| drawn.contains(&label.text)), "{chart:?}");
        }
    });
}

#[test]
fn the_words_of_a_card_stay_in_it() {
    each(|chart, sheet| {
        let card = card(sheet, &Palette::LIGHT);
        let document = Document::parse(&card).unwrap();
        let root = document.root_element();
        assert_eq!((root.attribute("width"), root.attribute("height")), (Some("1200"), Some("628")));
        assert_eq!((CARD_W, CARD_H), (1200, 628));
        // The words of the chart are checked in tests/svg.rs; those of the card are children of the root.
        let own: Vec<Node<'_, '_>> = root.children().filter(|node| node.has_tag_name("text")).collect();
        let said: Vec<&str> = own.iter().filter_map(Node::text).collect();
        assert!(said.join(" ").starts_with(&format!("{} {}", sheet.finding(), sheet.measured())), "{chart:?}: {said:?}");
        assert!(said.last().is_some_and(|line| line.starts_with("Source: ")), "{chart:?}");
        let number = |node: &Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let lows: Vec<f64> = own.iter().map(|node| number(node, "y")).collect();
        assert!(lows.is_sorted() && lows.iter().all(|y| (40.0..=600.0).contains(y)), "{chart:?}: {lows:?}");
    });
}

#[test]
fn where_nothing_can_be_drawn_the_reason_stands() {
    let mut state = default_of(Chart::AudienceTime);
    state.markets = Some(vec![]);
    let data = data_of(&state);
    let figure = figure(&data, &state);
    let Body::Empty(why) = &figure.body else { panic!("something is drawn") };
    let words = Words { locale: english(), data: &data, lang: Lang::En };
    let sheet = Sheet { figure: &figure, words, origin: &origin() };
    let written = html(&sheet, "x.svg", (720, 0));
    assert!(!written.contains("<img") && written.contains(&words.say(why)), "{written}");
    let scene = sheet.scene(720.0);
    assert!(scene.h > 10.0);
    assert!(svg(&scene, &Palette::LIGHT, "", "").contains("<text"));
    assert_eq!(records(&csv(&sheet)).len(), 2);
}
