//! The program as people run it: every format, and what it says of wrong arguments.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // integration tests stand outside of cfg(test)

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use audience_insight::view::Chart;

/// Runs the program in the root of the project.
fn run(args: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    Command::new(env!("CARGO_BIN_EXE_audience-insight")).args(args).current_dir(root).output().unwrap()
}

/// What the program prints when all is well.
#[track_caller]
fn printed(args: &[&str]) -> Vec<u8> {
    let output = run(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[track_caller]
fn text(args: &[&str]) -> String {
    String::from_utf8(printed(args)).unwrap()
}

/// Runs with arguments that are wrong; the sentence is all that is said.
#[track_caller]
fn refused(args: &[&str], sentence: &str) {
    let output = run(args);
    assert_eq!(output.status.code(), Some(1), "{args:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), sentence);
    assert!(output.stdout.is_empty(), "{args:?} printed something");
}

/// A figure with one notice on the screen.
#[track_caller]
fn warned(args: &[&str], sentence: &str) {
    let output = run(args);
    assert!(output.status.success(), "{args:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), sentence);
    assert!(!output.stdout.is_empty());
}

/// An empty folder of this test.
fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::remove_dir_all(&dir).ok();
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

/// Width and height of a PNG.
#[track_caller]
fn png_size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

fn svg_size(svg: &str) -> (u32, u32) {
    let document = roxmltree::Document::parse(svg).unwrap();
    let number = |name: &str| document.root_element().attribute(name).unwrap().parse().unwrap();
    (number("width"), number("height"))
}

const FINDING: &str = "In 2025 people born 1997–2012 are projected to be 22.3% of Viet Nam and 16.6% of South Korea.";

#[test]
fn every_format_says_the_finding() {
    for format in ["svg", "html", "csv", "json"] {
        let text = text(&["figure", "--view", "audience", "--format", format]);
        assert!(text.contains(FINDING), "{format}: {text}");
    }
    let svg = text(&["figure", "--view", "audience", "--format", "svg"]);
    let png = printed(&["figure", "--view", "audience", "--format", "png"]);
    assert_eq!(png_size(&png), svg_size(&svg));
}

/// The goldens are of the live figure, through the same files as in the browser.
#[test]
fn the_words_are_those_of_the_live_figure() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for chart in Chart::ALL {
        let golden = std::fs::read_to_string(root.join(format!("tests/goldens/{}.txt", chart.as_str()))).unwrap();
        let live = |name: &str| -> Vec<&str> { golden.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).collect() };
        let json = text(&["figure", "--view", chart.view().as_str(), "--chart", chart.slug(), "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let list = |value: &serde_json::Value| -> Vec<String> {
            value.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(json["finding"], live("finding")[0], "{chart:?}");
        assert_eq!(json["measured"], live("measured")[0], "{chart:?}");
        assert_eq!(json["table"]["caption"], live("table")[0], "{chart:?}");
        assert_eq!(list(&json["notes"]), live("note"), "{chart:?}");
        assert_eq!(list(&json["notices"]), live("notice"), "{chart:?}");
        let sources: Vec<&str> = json["sources"].as_array().unwrap().iter().map(|source| source["cited"].as_str().unwrap()).collect();
        assert_eq!(sources, live("source"), "{chart:?}");
        let rows = json["table"]["rows"].as_array().unwrap().iter().map(|row| {
            let cells: Vec<&str> = row.as_array().unwrap().iter().map(|cell| cell["text"].as_str().unwrap()).collect();
            cells.join(" | ")
        });
        assert_eq!(rows.collect::<Vec<_>>(), live("  cells"), "{chart:?}");
    }
}

#[test]
fn pictures_have_the_size_asked_for() {
    let small = printed(&["figure", "--view", "recovery", "--format", "png", "--width", "360"]);
    let (w, h) = png_size(&small);
    assert_eq!(w, 360);
    let double = printed(&["figure", "--view", "recovery", "--format", "png", "--width", "360", "--scale", "2"]);
    assert_eq!(png_size(&double), (720, 2 * h));
    let card = printed(&["figure", "--view", "outcomes", "--format", "png", "--card"]);
    assert_eq!(png_size(&card), (1200, 628));
    assert_eq!(svg_size(&text(&["figure", "--view", "outcomes", "--format", "svg", "--card", "--theme", "dark"])), (1200, 628));
}

#[test]
fn the_options_are_those_of_a_link() {
    let years = text(&["figure", "--view=audience", "--chart=time", "--gen", "1995-2009", "--m", "VNM,KOR,JPN", "--format", "html"]);
    assert!(years.contains("data-state=\"view=audience&amp;chart=time&amp;m=VNM,KOR,JPN&amp;gen=1995-2009\""), "{years}");
    assert!(years.contains("1995–2009"));
    let money = text(&["figure", "--view", "outcomes", "--chart", "finals", "--money", "USD", "--format", "csv"]);
    assert!(money.contains("\"Gross, USD\""), "{money}");
}

#[test]
fn every_language_is_written() {
    for (lang, kind, table) in
        [("en", "Bar chart", "<summary>Table"), ("ko", "막대그래프", "<summary>"), ("vi", "Biểu đồ thanh", "<summary>")]
    {
        let html = text(&["figure", "--view", "audience", "--lang", lang, "--format", "html"]);
        assert!(html.starts_with(&format!("<figure lang=\"{lang}\"")), "{html}");
        assert!(html.contains(&format!("alt=\"{kind}. ")) && html.contains(table), "{html}");
        assert_eq!(html.contains("In 2025"), lang == "en", "{html}");
    }
}

#[test]
fn addresses_are_relative_or_begin_with_the_base() {
    let relative = text(&["figure", "--view", "recovery", "--format", "html"]);
    assert!(relative.contains("src=\"recovery.en.svg\""), "{relative}");
    let absolute = text(&["figure", "--view", "recovery", "--chart", "rank", "--format", "html", "--base-url", "https://host.example/ai"]);
    assert!(absolute.contains("src=\"https://host.example/ai/figures/recovery-rank.en.svg\""), "{absolute}");
    assert!(absolute.contains("href=\"https://host.example/ai/?view=recovery&amp;chart=rank\""), "{absolute}");
}

#[test]
fn an_html_file_brings_its_picture() {
    let dir = folder("figure");
    let out = dir.join("story.html");
    assert_eq!(text(&["figure", "--view", "recovery", "--format", "html", "--out", out.to_str().unwrap()]), "");
    assert!(std::fs::read_to_string(out).unwrap().contains("src=\"story.svg\""));
    assert_eq!(svg_size(&std::fs::read_to_string(dir.join("story.svg")).unwrap()).0, 720);
}

#[test]
fn dist_gets_a_figure_of_every_chart() {
    let dir = folder("figures");
    text(&["figures", "--out", dir.to_str().unwrap()]);
    for name in [
        "audience.en.html",
        "recovery.en.svg",
        "outcomes.en.png",
        "outcomes.en.card.png",
        "audience-pyramid.ko.html",
        "recovery-rank.vi.png",
    ] {
        assert!(dir.join(name).is_file(), "{name}");
    }
    assert!(!dir.join("audience-rank.en.html").exists(), "a default chart has the name of its view");
    assert_eq!(png_size(&std::fs::read(dir.join("recovery.en.png")).unwrap()).0, 1440);
}

#[test]
fn what_cannot_be_followed_is_told() {
    let base = ["figure", "--view", "audience", "--format", "csv"];
    let with = |more: [&'static str; 2]| [&base[..], &more].concat();
    warned(&with(["--year", "2027"]), "The link asks for year=2027, which cannot be shown here; the default is shown instead.");
    warned(&with(["--chart", "lines"]), "The link asks for chart=lines, which cannot be shown here; the default is shown instead.");
    warned(&with(["--m", "VNM,A&B"]), "The link asks for m=A&B, which cannot be shown here; the default is shown instead.");
}

#[test]
fn wrong_arguments_are_refused_in_a_sentence() {
    let view = ["figure", "--view", "audience"];
    let with = |more: &[&'static str]| [&view[..], more].concat();
    refused(&["figure", "--format", "svg"], "--view is missing. Add it, for example: --view recovery");
    refused(&["figure", "--view", "films", "--format", "svg"], "There is no view \"films\". Use audience, recovery or outcomes.");
    refused(&with(&[]), "--format is missing. Add it, for example: --format html");
    refused(&with(&["--format", "gif"]), "There is no format \"gif\". Use svg, png, html, csv or json.");
    refused(&with(&["--format"]), "--format needs a value after it.");
    refused(&with(&["--format", "svg", "--format", "png"]), "--format is given twice. Remove one of them.");
    refused(&with(&["--format", "svg", "--width", "99999"]), "--width is a whole number of CSS pixels from 240 to 4000.");
    refused(&with(&["--format", "svg", "--width", "wide"]), "--width is a whole number of CSS pixels from 240 to 4000.");
    refused(&with(&["--format", "png", "--scale", "3"]), "--scale is 1 or 2.");
    refused(&with(&["--format", "csv", "--card"]), "--card is a picture: use it with --format svg or png.");
    refused(&with(&["--format", "svg", "--card=big"]), "--card takes no value. Remove \"=big\".");
    refused(&with(&["--format", "svg", "data"]), "\"data\" stands alone; name the folder of the tables with --package.");
    refused(
        &with(&["--format", "html", "--base-url", "host"]),
        "--base-url is the address of a folder, such as https://widgets.example/insight/, not \"host\".",
    );
    refused(&["draw"], "There is no command \"draw\". Use check, figure, schema, new or pack; audience-insight help describes them.");
    let output = run(&with(&["--format", "svg", "--zoom", "2"]));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("There is no option --zoom here. This command takes --view, --chart, --m, --gen,"), "{said}");
    let output = run(&with(&["--format", "svg", "--package", "src"]));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_new_package_is_valid_and_empty() {
    let dir = folder("new").join("mine");
    let path = dir.to_str().unwrap();
    text(&["new", path]);
    let said = text(&["check", path]);
    assert!(said.ends_with("no problems\n") && said.contains("0 rows in market_years"), "{said}");
    let sentence = format!("The folder {path} is not empty. Name another, so that nothing is overwritten.");
    refused(&["new", path], &sentence);
    refused(&["new"], "Name the folder for the new package, for example: audience-insight new my-tables");
    // A chart of nothing says so, and is no failure.
    let html = text(&["figure", "--view", "recovery", "--format", "html", "--package", path]);
    assert!(html.contains("<strong>") && !html.contains("<img"), "{html}");
}

#[test]
fn the_schema_describes_every_table() {
    let schema: serde_json::Value = serde_json::from_str(&text(&["schema"])).unwrap();
    let names: Vec<&str> = schema["resources"].as_array().unwrap().iter().map(|resource| resource["name"].as_str().unwrap()).collect();
    let mut known = audience_insight::data::table_names();
    assert_eq!(names.len(), known.len());
    known.retain(|name| !names.contains(name));
    assert!(known.is_empty(), "{known:?}");
    for resource in schema["resources"].as_array().unwrap() {
        assert!(!resource["schema"]["fields"].as_array().unwrap().is_empty());
    }
    refused(&["schema", "data"], "schema takes no folder. Remove \"data\".");
}
