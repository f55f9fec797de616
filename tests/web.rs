//! The widget in a real browser: mounted as the loader mounts it, read as DOM and as pixels.
//!
//! Run by `cargo xtask test`. By hand, with `target/tools/bin` on PATH and `CHROMEDRIVER` set: pack the data with
//! `cargo run -p cli -- pack data --out target/data`, then
//! `cargo test --target wasm32-unknown-unknown --test web`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing)] // integration tests stand outside of cfg(test)

mod browser;

use audience_insight::chart::Scene;
use audience_insight::data::Topic;
use audience_insight::figure::{Body, Colour, Key, Msg, Row, RowMarkKind};
use audience_insight::link;
use audience_insight::theme::{Ink, Palette};
use audience_insight::view::Chart;
use browser::{Attributes, CLEAR, Expected, Page, Pixels, PretendedRatio, Server, frame, opaque, ratio, same, until, until_eq};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::CanvasRenderingContext2d;

wasm_bindgen_test_configure!(run_in_browser);

/// The pixel ratios of common screens; the page itself has the first.
const RATIOS: [f64; 3] = [1.0, 1.5, 2.0];

fn of_view(view: Topic, state: &str) -> Attributes<'_> {
    Attributes { view: view.as_str(), state, ..Attributes::default() }
}

fn chart_state(chart: Chart) -> String {
    format!("chart={}", chart.slug())
}

#[wasm_bindgen_test]
async fn every_chart_says_what_its_figure_says_and_draws_its_scene() {
    for view in [Topic::Audience, Topic::Recovery, Topic::Outcomes] {
        let mut page = Page::mount(of_view(view, ""));
        page.shows(&Expected::of(view, "")).await;
        for chart in Chart::of(view) {
            let state = chart_state(chart);
            page.update(of_view(view, &state));
            let expected = Expected::of(view, &state);
            assert_eq!(expected.state.chart, chart);
            page.shows(&expected).await;
            page.draws(&expected, &Palette::LIGHT).await;
        }
    }
}

#[wasm_bindgen_test]
async fn findings_carry_the_known_numbers() {
    for (view, numbers) in [
        (Topic::Audience, ["22.3%", "16.6%"].as_slice()),
        (Topic::Recovery, ["54.7%", "35%"].as_slice()),
        (Topic::Outcomes, ["VND 171.7 billion", "VND 551 billion"].as_slice()),
    ] {
        let page = Page::mount(of_view(view, ""));
        page.shows(&Expected::of(view, "")).await;
        let finding = page.text("h2.finding");
        for number in numbers {
            assert!(finding.contains(number), "{number} is not in: {finding}");
        }
    }
}

#[wasm_bindgen_test]
async fn the_canvas_is_exact_at_other_pixel_ratios_and_in_the_dark() {
    for ratio in RATIOS {
        let _pretended = PretendedRatio::new(ratio);
        for (theme, palette) in [("light", &Palette::LIGHT), ("dark", &Palette::DARK)] {
            for (view, state) in [(Topic::Audience, "year=2019"), (Topic::Recovery, "")] {
                let page = Page::mount(Attributes { theme, ..of_view(view, state) });
                let expected = Expected::of(view, state);
                page.shows(&expected).await;
                let scene = page.draws(&expected, palette).await;
                let canvas = page.canvas();
                assert_eq!(f64::from(canvas.width()), (scene.w * ratio).round());
                assert_eq!(f64::from(canvas.height()), (scene.h * ratio).round());
                assert_eq!(page.get(".ai").get_attribute("data-theme").as_deref(), Some(theme));
                known_points(&Pixels::of(&canvas), &expected, &scene, palette, ratio);
            }
        }
    }
}

/// Colours at places a reader would look at: the middle of a bar and past its end, the last datum of a line.
fn known_points(pixels: &Pixels, expected: &Expected, scene: &Scene, palette: &Palette, ratio: f64) {
    let mut checked = 0;
    match &expected.figure.body {
        Body::Rows(rows) => {
            for (row, hit) in rows.groups.iter().flat_map(|group| &group.rows).zip(&scene.hits) {
                let left = scene.hits.iter().map(|hit| hit.at.0).fold(f64::INFINITY, f64::min) / 2.0;
                let colour = opaque(palette.rgb(Ink::Colour(row.colour)));
                assert_eq!(pixels.at_css(((left + hit.at.0) / 2.0, hit.at.1), ratio), colour, "in the bar of {}", row.key);
                assert_eq!(pixels.at_css((hit.at.0 + 3.0, hit.at.1), ratio), CLEAR, "past the bar of {}", row.key);
                checked += 1;
            }
        }
        Body::Xy(xy) => {
            let ends = xy.series.iter().enumerate().filter_map(|(nth, series)| {
                let last = scene.hits.iter().rfind(|hit| usize::from(hit.series) == nth)?;
                Some((series.colour, series.points.last()?.mark, last))
            });
            for (_, mark, hit) in ends.filter(|(colour, ..)| *colour == Colour::Korea) {
                assert_eq!(mark, audience_insight::figure::Mark::Dot);
                assert_eq!(pixels.at_css(hit.at, ratio), opaque(palette.korea));
                checked += 1;
            }
        }
        Body::Pyramid(_) | Body::Empty(_) => {}
    }
    assert!(checked > 0, "nothing was checked");
}

#[wasm_bindgen_test]
async fn bars_are_as_long_as_the_cells_of_the_table_say() {
    let state = "year=2019";
    let page = Page::mount(of_view(Topic::Audience, state));
    let expected = Expected::of(Topic::Audience, state);
    page.shows(&expected).await;
    let scene = page.draws(&expected, &Palette::LIGHT).await;
    let Body::Rows(rows) = &expected.figure.body else { panic!("a ranking has rows") };
    let pixels = Pixels::of(&page.canvas());
    let cells = page.cells();
    let rows: Vec<&Row> = rows.groups.iter().flat_map(|group| &group.rows).collect();
    assert_eq!((rows.len(), scene.hits.len()), (cells.len(), cells.len()));
    let mut scale = None;
    for (row, hit) in rows.iter().zip(&scene.hits) {
        assert!(row.marks.len() == 1 && row.marks[0].kind == RowMarkKind::Bar && !row.marks[0].weak);
        let name = expected.arg(&row.name);
        let cell = &cells.iter().find(|cells| cells[0] == name).unwrap_or_else(|| panic!("{name} is not in the table"))[1];
        let value: f64 = cell.trim_end_matches('%').parse().unwrap();
        let colour = opaque(Palette::LIGHT.rgb(Ink::Colour(row.colour)));
        let y = (hit.at.1 * ratio()) as usize;
        let length = (0..pixels.w).filter(|x| same(pixels.at(*x, y), colour)).count() as f64;
        // The first bar sets the scale; each end is rounded to a pixel.
        let scale = *scale.get_or_insert(length / value);
        assert!((length - scale * value).abs() <= 2.0, "{name}: {length} px for {cell}, at {scale} px a percent");
    }
}

#[wasm_bindgen_test]
async fn tabs_and_controls_change_finding_table_and_canvas() {
    let page = Page::mount(of_view(Topic::Audience, ""));
    page.shows(&Expected::of(Topic::Audience, "")).await;

    page.get("[data-chart=audience-time]").click();
    becomes(&page, "chart=time").await;
    assert_eq!(page.get("[aria-selected=true]").get_attribute("data-chart").as_deref(), Some("audience-time"));
    page.get("[data-value=mean_age]").click();
    becomes(&page, "chart=time&measure=mean_age").await;
    assert_eq!(page.text("[aria-pressed=true]"), page.text("[data-value=mean_age]"));
    page.get("[data-chart=audience-rank]").click();
    becomes(&page, "measure=mean_age").await;
    page.get("[data-value=share]").click();
    becomes(&page, "").await;
    page.choose(".generation select", "1995-2009");
    becomes(&page, "gen=1995-2009").await;
    page.type_in(".birth .typed", "1990");
    becomes(&page, "gen=1990-2009").await;
    page.get(".about .reset").click();
    becomes(&page, "").await;
    page.get(".picker input[value=JPN]").click();
    becomes(&page, "m=VNM,KOR,WLD,JPN").await;
    page.get(".picker input[value=WLD]").click();
    becomes(&page, "m=VNM,KOR,JPN").await;

    let page = Page::mount(of_view(Topic::Audience, "chart=scenario"));
    page.shows(&Expected::of(Topic::Audience, "chart=scenario")).await;
    page.slide(".slider input[type=range]", "35");
    becomes(&page, "chart=scenario&k=3.5").await;
    page.type_in(".slider .typed", "1,5");
    becomes(&page, "chart=scenario&k=1.5").await;
}

/// Waits for the state of a link in the view of the audience: words, table, canvas and what the host heard.
async fn becomes(page: &Page, state: &str) {
    let expected = Expected::of(Topic::Audience, state);
    page.shows(&expected).await;
    page.draws(&expected, &Palette::LIGHT).await;
    until_eq("the state that the host heard", &link::to_query(&expected.state), || page.last("ai-statechange", "state")).await;
    assert_eq!(page.last("ai-statechange", "summary"), expected.finding());
}

#[wasm_bindgen_test]
async fn a_file_that_cannot_be_had_shows_an_alert_and_can_be_tried_again() {
    let broken = Server { down: Some("data/"), ..Server::default() };
    alert_and_retry(broken, "network", "markets.bin: data/markets.bin: HTTP 503", |server| server.down = None).await;
}

#[wasm_bindgen_test]
async fn bytes_that_are_no_data_show_an_alert_and_can_be_tried_again() {
    let cut = Expected::packed("data/markets.bin")[..500].to_vec();
    for bytes in [vec![], b"<!doctype html>".to_vec(), cut] {
        let broken = Server { garbled: Some(bytes), ..Server::default() };
        let why = "markets.bin: its content cannot be read: it is cut off or of another version";
        alert_and_retry(broken, "data", why, |server| server.garbled = None).await;
    }
}

async fn alert_and_retry(broken: Server, code: &str, message: &str, mend: fn(&mut Server)) {
    let expected = Expected::of(Topic::Recovery, "");
    let page = Page::mount_with(of_view(Topic::Recovery, ""), broken);
    let sentence = expected.say(&Msg::new(Key::UiDataFailed));
    until_eq("the alert", &sentence, || page.text("[role=alert] p")).await;
    assert_eq!(page.text("[role=alert] button.retry"), expected.say(&Msg::new(Key::UiRetry)));
    assert_eq!((page.text(".finding").as_str(), page.find("canvas"), page.find("details.table")), ("", None, None));
    until_eq("the code that the host heard", code, || page.last("ai-error", "code")).await;
    assert_eq!(page.last("ai-error", "message"), message);
    assert_eq!(page.get(".ai").get_attribute("aria-busy").as_deref(), Some("false"));

    // Still broken: the alert comes back, and the file was asked for once more.
    let times = |page: &Page| page.server.borrow().asked.iter().filter(|name| *name == "data/markets.bin").count();
    assert_eq!(times(&page), 1);
    page.get(".retry").click();
    until("the file is asked for again", || times(&page) == 2).await;
    until_eq("the alert after a vain retry", &sentence, || page.text("[role=alert] p")).await;

    mend(&mut page.server.borrow_mut());
    page.get(".retry").click();
    page.shows(&expected).await;
    page.draws(&expected, &Palette::LIGHT).await;
    assert_eq!(times(&page), 3);
}

#[wasm_bindgen_test]
async fn without_words_the_loader_is_told() {
    let page = Page::mount_with(of_view(Topic::Audience, ""), Server { down: Some("text/"), ..Server::default() });
    until("the loader is told", || page.heard("onerror") == [JsValue::from("network")]).await;
}

#[wasm_bindgen_test]
async fn a_view_asks_for_its_own_files_only_and_once() {
    let page = Page::mount(of_view(Topic::Audience, ""));
    page.shows(&Expected::of(Topic::Audience, "")).await;
    assert_eq!(asked(&page), ["data/population.bin", "text/en.txt"]);
    page.get("[data-chart=audience-pyramid]").click();
    page.shows(&Expected::of(Topic::Audience, "chart=pyramid")).await;
    page.get("[data-chart=audience-time]").click();
    page.shows(&Expected::of(Topic::Audience, "chart=time")).await;
    page.get("[data-chart=audience-pyramid]").click();
    page.shows(&Expected::of(Topic::Audience, "chart=pyramid")).await;
    assert_eq!(asked(&page), ["data/population.bin", "data/sexes-KOR.bin", "data/sexes-VNM.bin", "text/en.txt"]);
}

/// What was asked for, in alphabetical order.
fn asked(page: &Page) -> Vec<String> {
    let mut names = page.server.borrow().asked.clone();
    names.sort();
    names
}

#[wasm_bindgen_test]
async fn panels_load_what_they_show() {
    let page = Page::mount(of_view(Topic::Recovery, ""));
    page.shows(&Expected::of(Topic::Recovery, "")).await;
    page.get("details.claims > summary").click();
    until("the claims are listed", || !page.texts(".claims li.claim").is_empty()).await;
    page.get("details.sources > summary").click();
    until("the sources are listed", || !page.texts(".sources li").is_empty()).await;
    assert_eq!(asked(&page), ["data/claims.bin", "data/markets.bin", "data/sources.bin", "text/en.txt"]);
    // The name of a source with its date is the same before and after the panel.
    page.shows(&Expected::of(Topic::Recovery, "")).await;
}

#[wasm_bindgen_test]
async fn destroy_empties_the_box_and_late_answers_change_nothing() {
    let mut page = Page::mount(of_view(Topic::Audience, ""));
    page.shows(&Expected::of(Topic::Audience, "")).await;
    page.destroy();
    until_eq("the box", "", || page.html()).await;

    let mut page = Page::mount_with(of_view(Topic::Audience, ""), Server { hold: true, ..Server::default() });
    until("the widget waits", || page.find(".finding.loading").is_some() && page.server.borrow().asked.len() == 2).await;
    assert_eq!(page.get(".ai").get_attribute("aria-busy").as_deref(), Some("true"));
    page.destroy();
    page.release();
    until_eq("the box", "", || page.html()).await;
    for _ in 0..3 {
        frame().await;
    }
    assert_eq!(page.html(), "");
    assert_eq!(page.heard("ai-ready").len(), 0);
}

#[wasm_bindgen_test]
async fn changed_attributes_take_effect() {
    let mut page = Page::mount(of_view(Topic::Audience, ""));
    page.shows(&Expected::of(Topic::Audience, "")).await;
    assert_eq!(page.heard("ai-ready").len(), 1);
    page.update(of_view(Topic::Recovery, "chart=rank"));
    let expected = Expected::of(Topic::Recovery, "chart=rank");
    page.shows(&expected).await;
    page.draws(&expected, &Palette::LIGHT).await;
    page.update(Attributes { theme: "dark", ..of_view(Topic::Recovery, "chart=rank") });
    until_eq("the theme", "dark", || page.get(".ai").get_attribute("data-theme").unwrap()).await;
    page.draws(&expected, &Palette::DARK).await;
}

#[wasm_bindgen_test]
async fn the_chart_follows_the_width_of_its_column() {
    let page = Page::mount(of_view(Topic::Recovery, ""));
    let expected = Expected::of(Topic::Recovery, "");
    page.shows(&expected).await;
    // An element outside the explorer keeps its words 12 px off both edges of its box.
    for w_css in [328, 1200, 720] {
        page.resize(w_css);
        let inner_css = w_css - 24;
        until("the chart has the width", || page.find("canvas").is_some_and(|canvas| canvas.client_width() == inner_css as i32)).await;
        let scene = page.draws(&expected, &Palette::LIGHT).await;
        assert_eq!(scene.w, f64::from(inner_css));
    }
}

#[wasm_bindgen_test]
async fn two_widgets_on_a_page_keep_to_themselves() {
    let left = Page::mount(of_view(Topic::Audience, ""));
    let right = Page::mount(of_view(Topic::Audience, "chart=time"));
    left.shows(&Expected::of(Topic::Audience, "")).await;
    right.shows(&Expected::of(Topic::Audience, "chart=time")).await;
    left.get("[data-value=mean_age]").click();
    left.shows(&Expected::of(Topic::Audience, "measure=mean_age")).await;
    right.shows(&Expected::of(Topic::Audience, "chart=time")).await;
    drop(left);
    right.get("[data-value=persons]").click();
    right.shows(&Expected::of(Topic::Audience, "chart=time&measure=persons")).await;
}

#[wasm_bindgen_test]
async fn pointing_and_walking_show_the_tip_and_leave_the_canvas_alone() {
    for view in [Topic::Audience, Topic::Recovery, Topic::Outcomes] {
        let page = Page::mount(of_view(view, ""));
        let expected = Expected::of(view, "");
        page.shows(&expected).await;
        let scene = page.draws(&expected, &Palette::LIGHT).await;
        assert!(page.find(".tip.off").is_some() && page.find(".ring.off").is_some());

        // A repaint would wipe this spot away.
        let context: CanvasRenderingContext2d = page.canvas().get_context("2d").unwrap().unwrap().unchecked_into();
        context.set_fill_style_str("rgb(1, 2, 3)");
        context.fill_rect(0.0, 0.0, 3.0, 3.0);
        let before = Pixels::of(&page.canvas());
        assert_eq!(before.at(1, 1), [1, 2, 3, 255]);

        let step = (scene.hits.len() / 5).max(1);
        for hit in scene.hits.iter().step_by(step) {
            let (x, y) = page.point("pointermove", hit.at);
            // Another mark may lie nearer to the whole pixel that the pointer is on.
            page.tells(&expected, &scene.hits[scene.nearest(x, y).unwrap()]).await;
        }
        page.point("pointerleave", (0.0, 0.0));
        until("the tip goes with the pointer", || page.find(".tip.off").is_some()).await;

        page.press("ArrowRight");
        until("a key shows a tip", || page.find(".tip:not(.off)").is_some()).await;
        if matches!(expected.figure.body, Body::Xy(_)) {
            let first = page.text(".tip");
            page.press("ArrowRight");
            until("the next key shows another", || page.text(".tip") != first).await;
            page.press("ArrowLeft");
            until_eq("the tip after a step back", &first, || page.text(".tip")).await;
        }
        page.press("Escape");
        until("Escape hides the tip", || page.find(".tip.off").is_some()).await;

        assert!(Pixels::of(&page.canvas()) == before, "the canvas was painted again");
    }
}

#[wasm_bindgen_test]
async fn the_explorer_keeps_its_state_in_the_link() {
    let window = web_sys::window().unwrap();
    let (location, history) = (window.location(), window.history().unwrap());
    let home = location.href().unwrap();
    let page = Page::mount(Attributes { explorer: true, ..Attributes::default() });
    page.shows(&Expected::of(Topic::Audience, "")).await;
    page.get("[data-view=recovery]").click();
    page.shows(&Expected::of(Topic::Recovery, "")).await;
    until_eq("the link", "?view=recovery", || location.search().unwrap()).await;
    page.get("[data-chart=recovery-rank]").click();
    until_eq("the link", "?view=recovery&chart=rank", || location.search().unwrap()).await;
    history.back().unwrap();
    page.shows(&Expected::of(Topic::Recovery, "")).await;
    history.forward().unwrap();
    page.shows(&Expected::of(Topic::Recovery, "chart=rank")).await;
    drop(page);
    history.replace_state_with_url(&JsValue::NULL, "", Some(&home)).unwrap();
}
