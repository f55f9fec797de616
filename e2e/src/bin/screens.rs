//! Pictures of every chart at three widths, light and dark, for people to look at.
//!
//! `cargo run -p e2e --bin screens -- DIST OUT [--query QUERY] [--chart CHART]... [--width PX]... [--ratio N]`
//!
//! `--query` adds link parameters, such as `gen=1995-2009&m=VNM,JPN`. Files are named `CHART-WIDTH-THEME.png`.

use e2e::driver::{Page, Viewport};
use e2e::explorer::{CHARTS, Explorer, inside, query};
use e2e::server::Server;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: screens DIST OUT [--query QUERY] [--chart CHART]... [--width PX]... [--ratio N]";

struct Asked {
    dist: PathBuf,
    out: PathBuf,
    query: String,
    charts: Vec<String>,
    widths: Vec<u32>,
    ratio: f64,
}

fn read(mut words: impl Iterator<Item = String>) -> Option<Asked> {
    let (mut folders, mut query, mut charts, mut widths, mut ratio) = (Vec::new(), String::new(), Vec::new(), Vec::new(), 1.0);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--query" => query = words.next()?,
            "--chart" => charts.push(words.next().filter(|chart| CHARTS.contains(&chart.as_str()))?),
            "--width" => widths.push(words.next()?.parse().ok()?),
            "--ratio" => ratio = words.next()?.parse().ok()?,
            _ if word.starts_with("--") => return None,
            _ => folders.push(PathBuf::from(word)),
        }
    }
    if charts.is_empty() {
        charts = CHARTS.map(String::from).into();
    }
    if widths.is_empty() {
        widths = vec![360, 768, 1280];
    }
    let [dist, out] = folders.try_into().ok()?;
    Some(Asked { dist, out, query, charts, widths, ratio })
}

fn main() -> ExitCode {
    let Some(asked) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}\ncharts: {}", CHARTS.join(", "));
        return ExitCode::FAILURE;
    };
    if let Err(error) = std::fs::create_dir_all(&asked.out) {
        eprintln!("{} cannot be made: {error}.", asked.out.display());
        return ExitCode::FAILURE;
    }
    let server = Server::start(&asked.dist);
    let page = Page::open("screens");
    let mut wrong = false;
    for chart in &asked.charts {
        // A chart that fails must not keep the others from being seen.
        let taken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| take(&page, &server, &asked, chart)));
        wrong |= taken.is_err();
    }
    if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn take(page: &Page, server: &Server, asked: &Asked, chart: &str) {
    let separator = if asked.query.is_empty() { "" } else { "&" };
    let address = server.address(&format!("?{}{separator}{}", query(chart), asked.query));
    let explorer = Explorer::open(page, &address);
    println!("{chart}: {}", explorer.finding());
    for theme in ["light", "dark"] {
        page.set_media(&[("prefers-color-scheme", theme)]);
        page.element(&inside(&format!(".ai[data-theme={theme}]")));
        for &width in &asked.widths {
            explorer.resize(Viewport { width, height: 800, ratio: asked.ratio });
            page.screenshot_of_page(&asked.out.join(format!("{chart}-{width}-{theme}.png")));
            if theme == "light" {
                explorer.misplaced().iter().for_each(|what| println!("  {width} px: {what}"));
            }
        }
    }
    page.complaints().iter().chain(&page.violations()).for_each(|what| println!("  {what}"));
}
