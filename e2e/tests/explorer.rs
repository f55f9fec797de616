//! The explorer in a real browser, served from `dist/` as any static host would.

use e2e::driver::{Key, Page, Viewport};
use e2e::explorer::{CHARTS, Explorer, VIEWS, dist, inside, query};
use e2e::server::{Fault, Server};
use e2e::tables::{cohort_share_pct, decimals, table, value};

const NONE: [&str; 0] = [];

/// Nothing in the console, nothing against the page's policy.
#[track_caller]
fn quiet(page: &Page) {
    assert_eq!(page.violations(), NONE, "violations of the content security policy");
    assert_eq!(page.complaints(), NONE, "errors and warnings in the console");
}

/// A finding that says all of this.
#[track_caller]
fn says(explorer: &Explorer, parts: &[&str]) {
    let finding = explorer.finding();
    for part in parts {
        assert!(finding.contains(part), "the finding does not say {part}: {finding}");
    }
}

#[test]
fn the_first_view_states_its_finding() {
    let server = Server::start(&dist());
    let page = Page::open("first");
    let explorer = Explorer::open(&page, &server.address(""));
    says(&explorer, &["22.3%", "16.6%", "Viet Nam", "South Korea"]);
    assert!(explorer.painted_pixels() > 1000);
    assert_eq!(page.js("return deepAll('audience-insight >>> .finding')[0].localName", &[]), "h1");
    let buttons = page.js("return deepAll(args[0]).map(b => b.dataset.view)", &[inside(".views button").into()]);
    assert_eq!(buttons, serde_json::json!(VIEWS));
    quiet(&page);
    let failed: Vec<String> = server.requests().into_iter().filter(|r| r.status != 200).map(|r| r.path).collect();
    assert_eq!(failed, NONE);
}

#[test]
fn every_chart_is_reached_by_its_tab_and_drawn() {
    let server = Server::start(&dist());
    let page = Page::open("walk");
    let explorer = Explorer::open(&page, &server.address(""));
    let (mut seen, mut findings, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    for view in VIEWS {
        explorer.to_view(view);
        for chart in explorer.charts() {
            explorer.to_chart(&chart);
            let finding = explorer.finding();
            if finding.is_empty() || page.text(&inside(".measured")).is_none_or(|text| text.is_empty()) {
                wrong.push(format!("{chart}: no finding, or not what is measured"));
            }
            let painted = explorer.painted_pixels();
            if painted < 500 {
                wrong.push(format!("{chart}: the canvas has {painted} painted pixels"));
            }
            if explorer.table().is_empty() {
                wrong.push(format!("{chart}: the table is empty"));
            }
            if page.text(&inside(".sources-line")).is_none_or(|text| text.is_empty()) {
                wrong.push(format!("{chart}: no source is named"));
            }
            wrong.extend(page.complaints().into_iter().chain(page.violations()).map(|what| format!("{chart}: {what}")));
            findings.push(finding);
            seen.push(chart);
        }
    }
    assert_eq!(seen, CHARTS);
    assert_eq!(wrong, NONE);
    findings.sort_unstable();
    findings.dedup();
    assert_eq!(findings.len(), CHARTS.len(), "two charts say the same: {findings:#?}");
}

#[test]
fn words_neither_overlap_nor_are_cut_at_three_widths() {
    let server = Server::start(&dist());
    let page = Page::open("layout");
    let mut wrong = Vec::new();
    for chart in CHARTS {
        let explorer = Explorer::open(&page, &server.address(&format!("?{}", query(chart))));
        for width in [360, 768, 1280] {
            explorer.resize(Viewport::new(width, 800));
            wrong.extend(explorer.misplaced().into_iter().map(|what| format!("{chart} at {width} px: {what}")));
        }
    }
    assert_eq!(wrong, NONE);
}

#[test]
fn the_canvas_is_as_sharp_as_the_screen() {
    let server = Server::start(&dist());
    let page = Page::open("sharp");
    page.set_viewport(Viewport { width: 390, height: 800, ratio: 3.0 });
    // `drawn` compares the canvas with the device's pixels.
    let explorer = Explorer::open(&page, &server.address("?view=recovery"));
    // As when the reader zooms. With the width unchanged, emulation fires no event at all (seen in Chromium
    // 156: neither `resize`, nor a change of a `resolution` query, nor a resize observer), so it changes too.
    explorer.resize(Viewport { width: 412, height: 800, ratio: 2.0 });
    quiet(&page);
}

#[test]
fn the_theme_follows_the_system() {
    let server = Server::start(&dist());
    let page = Page::open("theme");
    page.set_media(&[("prefers-color-scheme", "light")]);
    let explorer = Explorer::open(&page, &server.address("?view=recovery"));
    let light = explorer.pixels();
    page.set_media(&[("prefers-color-scheme", "dark")]);
    page.element(&inside(".ai[data-theme=dark]"));
    page.wait_for("a canvas in dark colours", || Some(explorer.pixels()).filter(|dark| *dark != light));
    page.set_media(&[("prefers-color-scheme", "light")]);
    page.wait_for("the light canvas again", || (explorer.pixels() == light).then_some(()));
}

#[test]
fn audience_shares_are_those_of_the_table() {
    let population = table("population");
    let server = Server::start(&dist());
    let page = Page::open("numbers-audience");
    let explorer = Explorer::open(&page, &server.address("?view=audience"));
    let shown = |born: (i32, i32), year: i32, markets: &[(&str, &str)]| {
        for (code, name) in markets {
            let share = cohort_share_pct(&population, code, year, born);
            let row = explorer.row(&[name, &year.to_string()]);
            assert!(row.contains(&format!("{}%", decimals(share, 2))), "{name} {year}: {share}, but the table has {row:?}");
        }
        let share = |code| format!("{}%", decimals(cohort_share_pct(&population, code, year, born), 1));
        says(&explorer, &[&share("VNM"), &share("KOR")]);
    };
    let markets = [("VNM", "Viet Nam"), ("KOR", "South Korea"), ("WLD", "World"), ("JPN", "Japan")];
    shown((1997, 2012), 2025, &markets);
    page.goto(&server.address("?view=audience&gen=1995-2009&year=2035"));
    explorer.drawn();
    shown((1995, 2009), 2035, &markets);
    quiet(&page);
}

#[test]
fn recovery_indices_are_those_of_the_table() {
    let rows = table("market_years");
    let korea = |measure: &str, year: &str| value(&rows, &[("market", "KOR"), ("year", year), ("measure", measure), ("chosen", "true")]);
    let index = |measure: &str, year: &str, base: &str| decimals(100.0 * korea(measure, year) / korea(base, "2019"), 1);
    let server = Server::start(&dist());
    let page = Page::open("numbers-recovery");
    let check = |link: &str, year: &str, expected: &str, in_finding: bool| {
        let explorer = Explorer::open(&page, &server.address(&format!("?view=recovery&{link}")));
        let row = explorer.row(&["South Korea", year]);
        assert!(row.iter().any(|cell| cell == expected), "{link}: {year} should be {expected}: {row:?}");
        if in_finding {
            says(&explorer, &[&format!("{expected}%")]);
        }
    };
    check("measure=gross_local", "2025", &index("gross_local", "2025", "gross_local"), true);
    check("measure=admissions", "2025", &index("admissions", "2025", "admissions"), true);
    check("measure=admissions", "2024", &index("admissions", "2024", "admissions"), false);
    let mean = index("admissions", "2025", "admissions_mean_2017_2019");
    check("measure=admissions&base=2017-2019", "2025", &mean, true);
    quiet(&page);
}

#[test]
fn film_results_are_those_of_the_table() {
    let rows = table("film_results");
    let result = |milestone: &str, day: &str, measure: &str, unit: &str| {
        let wanted = [
            ("film", "leaving_mom"),
            ("territory", "VNM"),
            ("milestone", milestone),
            ("day_to", day),
            ("measure", measure),
            ("unit", unit),
            ("chosen", "true"),
        ];
        thousands(value(&rows, &wanted))
    };
    let server = Server::start(&dist());
    let page = Page::open("numbers-outcomes");
    let explorer = Explorer::open(&page, &server.address("?view=outcomes&measure=admissions"));
    explorer.row(&["Leaving Mom", "day 3", &result("day", "3", "admissions", "tickets")]);
    explorer.row(&["Leaving Mom", "day 6", &result("day", "6", "admissions", "tickets")]);
    explorer.row(&["Leaving Mom", &result("final", "", "admissions", "tickets")]);
    says(&explorer, &["Leaving Mom", "840,000", "1.2 million", "2.1 to 2.2 million"]);
    let explorer = Explorer::open(&page, &server.address("?view=outcomes"));
    explorer.row(&["Leaving Mom", "day 3", &result("day", "3", "gross", "VND")]);
    explorer.row(&["Leaving Mom", &result("final", "", "gross", "VND")]);
    says(&explorer, &["Leaving Mom", "VND 78 billion"]);
    quiet(&page);
}

/// A whole number with commas between thousands.
fn thousands(value: f64) -> String {
    let digits = decimals(value, 0);
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[test]
fn the_link_holds_the_state() {
    let server = Server::start(&dist());
    let page = Page::open("link");
    let explorer = Explorer::open(&page, &server.address(""));
    let first = explorer.finding();
    let search = || page.js("return location.search", &[]).as_str().unwrap_or_default().to_owned();

    page.click(&inside(".controls button[data-value=persons]"));
    let persons = explorer.wait_for_finding("a finding in persons", |finding| finding.contains("million"));
    assert!(search().contains("measure=persons"), "{}", search());
    explorer.to_view("recovery");
    let recovery = explorer.finding();
    assert!(search().contains("view=recovery"), "{}", search());
    explorer.to_chart("recovery-rank");
    let rank = explorer.finding();
    assert!(search().contains("chart=rank"), "{}", search());

    page.reload();
    explorer.drawn();
    assert_eq!(explorer.finding(), rank, "after a reload");
    page.back();
    explorer.wait_for_finding("the lines, one step back", |finding| finding == recovery);
    page.back();
    explorer.wait_for_finding("the persons, two steps back", |finding| finding == persons);
    page.back();
    explorer.wait_for_finding("the first view, three steps back", |finding| finding == first);
    page.forward();
    explorer.wait_for_finding("the persons, forward again", |finding| finding == persons);
    assert!(search().contains("measure=persons"), "{}", search());

    // A year is chosen by a select; reload keeps it.
    let years = "return deepAll(args[0]).findIndex(s => [...s.options].some(o => o.value === '2035'))";
    let place = page.js(years, &[inside(".controls select").into()]).as_i64().unwrap_or(-1);
    assert!(place >= 0, "no select offers the year 2035");
    let script = "const s = deepAll(args[0])[args[1]]; s.value = '2035'; s.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js(script, &[inside(".controls select").into(), place.into()]);
    let later = explorer.wait_for_finding("a finding of 2035", |finding| finding.contains("2035"));
    assert!(search().contains("year=2035"), "{}", search());
    page.reload();
    explorer.drawn();
    assert_eq!(explorer.finding(), later, "after a reload");

    page.click(&inside(".about .reset"));
    explorer.wait_for_finding("the default again", |finding| finding == first);
    quiet(&page);
}

#[test]
fn a_wrong_link_falls_back_with_notices() {
    let server = Server::start(&dist());
    let page = Page::open("wrong-link");
    let check = |link: &str, finding: &str, named: &[&str]| {
        let explorer = Explorer::open(&page, &server.address(link));
        says(&explorer, &[finding]);
        let notices = page.texts(&inside(".notices p")).join("\n");
        for name in named {
            assert!(notices.contains(name), "{link}: no notice names {name}: {notices:?}");
        }
        assert_eq!(page.complaints(), NONE, "{link}");
    };
    check("?year=1234&m=XXX", "22.3%", &["year", "1234", "XXX"]);
    check("?view=nowhere&chart=pie&gen=2012-1997", "22.3%", &["nowhere", "pie", "2012-1997"]);
    check("?view=recovery&base=1999&measure=%F0%9F%8E%AC&from=2030&colour=red", "2025", &["1999", "\u{1F3AC}", "colour"]);
    check("?view=outcomes&films=no_such_film&money=XYZ&claim=S999", "Leaving Mom", &["no_such_film"]);
    check("?utm_source=mail&fbclid=1", "22.3%", &[]);
    assert_eq!(page.texts(&inside(".notices p")), NONE, "parameters of others go without a word");
}

#[test]
fn it_works_from_any_folder() {
    let server = Server::start_at(&dist(), "/2025/11/kino-\u{1EA3}nh/widget");
    let address = server.address("index.html?view=outcomes&chart=finals").replace('\u{1EA3}', "%E1%BA%A3");
    let page = Page::open("sub-path");
    let explorer = Explorer::open(&page, &address);
    says(&explorer, &["Leaving Mom"]);
    explorer.to_view("recovery");
    explorer.to_chart("recovery-rank");
    page.reload();
    explorer.drawn();
    quiet(&page);
    let failed: Vec<String> = server.requests().into_iter().filter(|r| r.status != 200).map(|r| r.path).collect();
    assert_eq!(failed, NONE, "asked for outside its folder");
}

#[test]
fn a_file_that_fails_is_said_and_can_be_asked_for_again() {
    let server = Server::start(&dist());
    let page = Page::open("failures");
    let check = |what: &str, pattern: &str, link: &str, fault: Fault| {
        server.forget_requests();
        server.break_files(pattern, fault);
        page.goto(&server.address(link));
        let alert = inside(".alert");
        let text = page.wait_for(&format!("an alert on {what}"), || page.text(&alert).filter(|text| !text.is_empty()));
        assert!(!server.requests_for(pattern).is_empty(), "{what}: nothing like {pattern} was asked for");
        assert!(text.split_whitespace().count() > 4 && !text.contains("undefined"), "{what}: no sentence but {text:?}");
        assert!(!page.complaints().is_empty(), "{what}: not a word in the console");
        server.mend();
        page.click(&inside(".alert button"));
        let explorer = Explorer { page: &page };
        page.wait_for(&format!("no alert after {what}"), || page.text(&alert).is_none().then_some(()));
        explorer.drawn();
        assert!(!explorer.finding().is_empty(), "{what}: no finding after the retry");
        assert_eq!(page.complaints(), NONE, "{what}: after the retry");
    };
    check("missing shares", "data/population*", "", Fault::Status(404));
    check("missing markets", "data/markets*", "?view=recovery", Fault::Status(500));
    check("films cut short", "data/films*", "?view=outcomes", Fault::Truncated(100));
    check("missing words", "text/en*", "?view=recovery", Fault::Status(404));
    check("missing styles", "widget*.css", "", Fault::Status(404));
    check("a missing module", "widget_bg*.wasm", "", Fault::Status(404));
    check("other bytes", "data/population*", "?year=2030", Fault::Bytes(b"<!DOCTYPE html>".into()));
}

#[test]
fn a_second_file_that_fails_leaves_the_way_back_open() {
    let server = Server::start(&dist());
    let page = Page::open("later-failure");
    let explorer = Explorer::open(&page, &server.address("?view=recovery"));
    let finding = explorer.finding();
    server.break_files("data/films*", Fault::Status(503));
    page.click(&inside(".views button[data-view=outcomes]"));
    page.wait_for("an alert", || page.text(&inside(".alert")));
    explorer.to_view("recovery");
    assert_eq!(explorer.finding(), finding);
    server.mend();
    page.click(&inside(".views button[data-view=outcomes]"));
    // Whether it asks again by itself or waits for the button is the widget's choice.
    page.wait_for("the films or the alert", || page.find(&inside(".alert, .ai[aria-busy=false] .chart canvas")));
    if page.find(&inside(".alert button")).is_some() {
        page.click(&inside(".alert button"));
    }
    explorer.wait_for_finding("the films after all", |finding| finding.contains("Leaving Mom"));
}

#[test]
fn wasm_of_a_wrong_type_still_runs() {
    let server = Server::start(&dist());
    server.break_files("widget_bg*.wasm", Fault::Mime("application/octet-stream".into()));
    let page = Page::open("wrong-type");
    let explorer = Explorer::open(&page, &server.address(""));
    says(&explorer, &["22.3%"]);
    quiet(&page);
}

#[test]
fn without_webassembly_there_is_a_sentence_and_the_tables() {
    let server = Server::start(&dist());
    let page = Page::open("no-wasm");
    page.before_page("delete window.WebAssembly");
    page.goto(&server.address(""));
    let text = page.wait_for("the alert", || page.text(&inside(".alert")));
    assert!(text.contains("WebAssembly"), "{text}");
    let links = "return [...deepAll(args[0]), ...deepAll(args[1])].filter(a => a.checkVisibility()).map(a => a.href)";
    let links = page.js(links, &[inside(".alert a").into(), "audience-insight a".into()]);
    let links: Vec<&str> = links.as_array().into_iter().flatten().filter_map(|link| link.as_str()).collect();
    for name in ["population", "market_years", "film_results", "sources"] {
        assert!(links.iter().any(|link| link.ends_with(&format!("datapackage/{name}.csv"))), "no link to {name}: {links:?}");
    }
    for link in links {
        let answer = ureq::get(link).call().unwrap_or_else(|error| panic!("{link}: {error}"));
        let mime = answer.header("content-type").unwrap_or_default();
        assert!(mime.starts_with("text/csv") || mime.starts_with("application/json"), "{link} is {mime}");
    }
    assert_eq!(page.violations(), NONE);
}

#[test]
fn pointing_at_a_datum_names_it_and_leaves_the_canvas_alone() {
    let server = Server::start(&dist());
    let page = Page::open("hover");
    let mut wrong = Vec::new();
    for chart in CHARTS {
        let explorer = Explorer::open(&page, &server.address(&format!("?{}", query(chart))));
        page.js("deep(args[0]).scrollIntoView({ block: 'center', behavior: 'instant' })", &[inside(".layer").into()]);
        let before = explorer.pixels();
        let places = [(0.5, 0.5), (0.3, 0.3), (0.7, 0.3), (0.3, 0.7), (0.7, 0.7), (0.9, 0.5), (0.5, 0.15), (0.5, 0.85)];
        let tip = places.into_iter().find_map(|(across, down)| {
            page.hover(&inside(".layer"), across, down);
            page.settle();
            page.text(&inside(".tip:not(.off)")).filter(|text| !text.is_empty())
        });
        match tip {
            None => wrong.push(format!("{chart}: no tooltip at any of eight places")),
            Some(tip) => {
                if !tip.contains("Source:") || !tip.chars().any(|c| c.is_ascii_digit()) {
                    wrong.push(format!("{chart}: the tooltip names no value or no source: {tip:?}"));
                }
                let out = "const t = deep(args[0]).getBoundingClientRect(), c = deep(args[1]).getBoundingClientRect();
                    return t.left < c.left - 1 || t.right > c.right + 1 || t.left < 0 || t.right > innerWidth";
                if page.js(out, &[inside(".tip").into(), inside(".chart").into()]) == true {
                    wrong.push(format!("{chart}: the tooltip stands out of the chart: {tip:?}"));
                }
            }
        }
        if explorer.pixels() != before {
            wrong.push(format!("{chart}: pointing at it repainted the canvas"));
        }
    }
    assert_eq!(wrong, NONE);
    quiet(&page);
}

#[test]
fn the_chart_is_walked_by_keyboard() {
    let server = Server::start(&dist());
    let page = Page::open("keyboard");
    let explorer = Explorer::open(&page, &server.address("?view=recovery"));
    let before = explorer.pixels();
    page.js("deep(args[0]).focus()", &[inside(".layer").into()]);
    let tip = || page.text(&inside(".tip:not(.off)")).unwrap_or_default();
    let step = |key: Key, what: &str| {
        let old = tip();
        page.keys(&[key]);
        page.wait_for(what, || Some(tip()).filter(|new| *new != old))
    };
    let first = step(Key::Right, "a tooltip after the first key");
    let second = step(Key::Right, "the next datum");
    assert_ne!(first, second);
    assert_eq!(step(Key::Left, "the datum before"), first);
    assert!(step(Key::Up, "a datum of another series").contains("Source:"));
    step(Key::Down, "a datum of the series before");
    assert_eq!(step(Key::Escape, "no tooltip after Escape"), "");
    assert_eq!(explorer.pixels(), before, "the walk repainted the canvas");
    quiet(&page);
}

#[test]
fn claims_and_sources_open_and_lead_to_charts() {
    let claims = table("claims");
    let server = Server::start(&dist());
    let page = Page::open("claims");
    for view in VIEWS {
        let explorer = Explorer::open(&page, &server.address(&format!("?view={view}")));
        page.click(&inside("details.claims > summary"));
        let expected = claims.iter().filter(|claim| claim["view"] == view).count();
        page.wait_for(&format!("{expected} claims of {view}"), || {
            (page.texts(&inside("details.claims li.claim")).len() == expected).then_some(())
        });
        page.click(&inside("details.sources > summary"));
        page.wait_for("the sources", || page.find(&inside("details.sources li")));
        let links = page.js("return deepAll(args[0]).map(a => a.href)", &[inside("details.sources li a").into()]);
        let links = links.as_array().cloned().unwrap_or_default();
        assert!(links.iter().all(|link| link.as_str().is_some_and(|link| link.starts_with("http"))), "{links:?}");
        page.click(&inside("details.claims button.show"));
        page.wait_for("a claim in the link", || page.address().contains("claim=").then_some(()));
        explorer.drawn();
        assert!(page.find(&inside("details.claims li.current")).is_some(), "{view}: the opened claim is not marked");
        quiet(&page);
    }
}
