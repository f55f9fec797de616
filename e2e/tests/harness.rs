//! The test tools themselves, on a small page with a shadow root, a canvas and a strict policy.

use e2e::driver::{Key, Page, Viewport, scratch};
use e2e::explorer::Explorer;
use e2e::server::{Fault, Server};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Harness</title>
<link rel="icon" href="data:,">
<script type="module" src="widget.js"></script></head>
<body><my-widget></my-widget></body></html>"#;

const SCRIPT: &str = r#"
customElements.define('my-widget', class extends HTMLElement {
  async connectedCallback() {
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.innerHTML = `<h1>waiting</h1><canvas width="40" height="40"></canvas><button>Count</button>
      <output>0</output><input><select><option>a</option><option>b</option></select>`;
    const ink = shadow.querySelector('canvas').getContext('2d', { willReadFrequently: true });
    ink.fillStyle = 'rgb(200 0 0)';
    ink.fillRect(10, 10, 20, 20);
    const output = shadow.querySelector('output');
    const count = () => { output.value = Number(output.value) + 1; history.pushState(null, '', '?n=' + output.value); };
    shadow.querySelector('button').addEventListener('click', (event) => event.isTrusted && count());
    shadow.querySelector('select').addEventListener('change', (event) => { output.value = event.target.value; });
    const load = () => fetch('data/words.json').then((r) => r.ok ? r.json() : Promise.reject(new Error('HTTP ' + r.status)))
      .then((words) => words.hello).catch((error) => 'failed: ' + error.message)
      .then((text) => { shadow.querySelector('h1').textContent = text; });
    this.addEventListener('again', load);
    load();
  }
});
"#;

/// A folder of its own for a test, with the page in it.
fn site(name: &str) -> PathBuf {
    let folder = scratch().join(format!("harness-{name}-{}", std::process::id()));
    fs::create_dir_all(folder.join("data")).unwrap();
    write(&folder, "index.html", PAGE.as_bytes());
    write(&folder, "widget.js", SCRIPT.as_bytes());
    write(&folder, "data/words.json", r#"{"hello":"Xin chào, 안녕"}"#.as_bytes());
    folder
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(folder.join(name), bytes).unwrap();
}

const HEADING: &str = "my-widget >>> h1";

#[track_caller]
fn heading(page: &Page, expected: &str) {
    page.wait_for(&format!("the heading {expected}"), || page.text(HEADING).filter(|text| text.contains(expected)));
}

#[test]
fn a_page_is_read_and_used_through_its_shadow_root() {
    let server = Server::start_at(&site("reading"), "/deep/down");
    let page = Page::open("harness-reading");
    page.goto(&server.address(""));
    heading(&page, "Xin chào, 안녕");

    page.click("my-widget >>> button");
    page.click("my-widget >>> button");
    assert_eq!(page.text("my-widget >>> output").as_deref(), Some("2"));
    assert!(page.address().ends_with("/deep/down/?n=2"));
    page.back();
    assert!(page.address().ends_with("?n=1"));
    page.forward();
    assert!(page.address().ends_with("?n=2"));

    page.click("my-widget >>> input");
    page.write("Việt 한");
    assert_eq!(page.js("return deep('my-widget >>> input').value", &[]), "Việt 한");
    page.keys(&[Key::Tab]);
    assert_eq!(page.js("return deep('my-widget').shadowRoot.activeElement.localName", &[]), "select");
    page.choose("my-widget >>> select", "b");
    assert_eq!(page.text("my-widget >>> output").as_deref(), Some("b"));
    assert_eq!(page.texts("my-widget >>> h1, button"), ["Xin chào, 안녕", "Count"]);
    assert!(page.find("my-widget >>> video").is_none());

    let two = "const ink = deep('my-widget >>> canvas').getContext('2d');
        return [2, 20].map((at) => [...ink.getImageData(at, at, 1, 1).data])";
    assert_eq!(page.js(two, &[]), json!([[0, 0, 0, 0], [200, 0, 0, 255]]));
    assert_eq!(page.complaints(), [""; 0]);
    assert_eq!(page.violations(), [""; 0]);
}

#[test]
fn window_theme_and_pictures_follow_the_test() {
    let server = Server::start(&site("window"));
    let page = Page::open("harness-window");
    page.set_viewport(Viewport { width: 360, height: 640, ratio: 2.0 });
    page.set_media(&[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]);
    page.goto(&server.address("index.html"));
    let seen = page.js(
        "return [innerWidth, innerHeight, devicePixelRatio, matchMedia('(prefers-color-scheme: dark)').matches,
            matchMedia('(prefers-reduced-motion: reduce)').matches]",
        &[],
    );
    assert_eq!(seen, json!([360, 640, 2, true, true]));
    let file = scratch().join("harness.png");
    page.screenshot(&file);
    let png = fs::read(&file).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    // Width and height stand at bytes 16 and 20 of a PNG.
    assert_eq!(png[16..24], [0, 0, 2, 208, 0, 0, 5, 0], "the picture is not 720 x 1280");
}

#[test]
fn errors_and_refusals_are_seen() {
    let server = Server::start(&site("policy"));
    server.header("*.html", "Content-Security-Policy", "default-src 'none'; script-src 'self'; img-src data:; connect-src 'self'");
    let page = Page::open("harness-policy");
    page.goto(&server.address("index.html"));
    heading(&page, "안녕");
    assert_eq!(page.violations(), [""; 0]);
    page.js("const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); console.error('as asked')", &[]);
    let violations = page.wait_for("a violation", || Some(page.violations()).filter(|all| !all.is_empty()));
    assert!(violations[0].starts_with("script-src-elem refuses inline"), "{violations:?}");
    let complaints = page.complaints();
    assert!(complaints.iter().any(|line| line.contains("as asked")), "{complaints:?}");
    assert_eq!(page.complaints(), [""; 0], "the log is read once");
    let error = page.try_js("throw new Error('no such luck')", &[]).unwrap_err();
    assert!(error.contains("no such luck"), "{error}");
}

#[test]
fn files_fail_on_demand_and_heal() {
    let server = Server::start(&site("faults"));
    let page = Page::open("harness-faults");
    let again = || page.js("deep('my-widget').dispatchEvent(new Event('again'))", &[]);
    let broken = |fault: Fault, expected: &str| {
        server.break_files("data/*.json", fault);
        again();
        heading(&page, expected);
        server.mend();
        again();
        heading(&page, "안녕");
    };
    page.goto(&server.address(""));
    heading(&page, "안녕");
    broken(Fault::Status(404), "failed: HTTP 404");
    broken(Fault::Status(500), "failed: HTTP 500");
    broken(Fault::Truncated(5), "failed: ");
    broken(Fault::Bytes(b"<html>".into()), "failed: Unexpected token");
    server.break_files("widget.js", Fault::Mime("text/plain".into()));
    page.goto(&server.address("?plain"));
    page.wait_for("a refused script", || page.complaints().iter().any(|line| line.contains("MIME type")).then_some(()));
    server.mend();

    server.break_files("data/words.json", Fault::Held);
    page.goto(&server.address("?held"));
    heading(&page, "waiting");
    page.wait_for("the request that is held", || server.requests().last().filter(|last| last.status == 0).cloned());
    server.mend();
    heading(&page, "안녕");
}

#[test]
fn the_server_serves_as_a_host_does() {
    let folder = site("server");
    write(&folder, "data/words.json.gz", b"not really gzip");
    write(&folder, "module.wasm", b"\0asm");
    let server = Server::start_at(&folder, "sub/path");
    server.page("own.html", "<title>own</title>");
    server.header("*", "Access-Control-Allow-Origin", "*");
    let get = |path: &str, accept: &str| ureq::get(&server.address(path)).set("Accept-Encoding", accept).call().map_err(Box::new);

    let packed = get("data/words.json?x=1", "gzip").unwrap();
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert_eq!(packed.header("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(packed.header("access-control-allow-origin"), Some("*"));
    assert_eq!(packed.into_string().unwrap(), "not really gzip");
    let plain = get("data/words.json", "identity").unwrap();
    assert_eq!(plain.header("content-encoding"), None);
    assert!(plain.into_string().unwrap().contains("안녕"));
    assert_eq!(get("module.wasm", "br").unwrap().header("content-type"), Some("application/wasm"));
    assert_eq!(get("own.html", "").unwrap().into_string().unwrap(), "<title>own</title>");
    assert_eq!(get("", "").unwrap().into_string().unwrap(), PAGE);
    for missing in ["nothing.bin", "data", "../harness.png"] {
        let refused = get(missing, "").map_err(|error| error.kind() == ureq::ErrorKind::HTTP);
        assert_eq!(refused.map(|answer| answer.status()), Err(true), "{missing}");
    }
    let outside = ureq::get(&format!("{}/index.html", server.origin())).call();
    assert!(matches!(outside, Err(ureq::Error::Status(404, _))));

    let asked = server.requests_for("data/*");
    assert_eq!((asked[0].path.as_str(), asked[0].query.as_str(), asked[0].status), ("data/words.json", "x=1", 200));
}

/// A page with the parts of the widget that the probes of `e2e::explorer` look at.
fn fake(words: &str) -> String {
    format!(
        r#"<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><style>body {{ margin: 0 }}</style>
<audience-insight><template shadowrootmode="open">
<style>.chart {{ position: relative; width: 300px }} canvas, svg {{ position: absolute; left: 0; top: 0 }} canvas {{ width: 300px; height: 100px }}
text {{ font: 12px sans-serif }} table {{ margin-top: 120px }}</style>
<section class="ai" aria-busy="false"><h2 class="finding">It is 5%.</h2>
<div class="chart"><canvas width="300" height="100"></canvas><svg width="300" height="100">{words}</svg></div>
<details class="table"><summary>Table</summary><table><tbody><tr><th>Korea</th><td>5%</td></tr></tbody></table></details>
</section></template></audience-insight>
<script>document.querySelector('audience-insight').shadowRoot.querySelector('canvas').getContext('2d').fillRect(0, 0, 10, 5)</script>"#
    )
}

#[test]
fn the_probes_of_the_explorer_see_what_is_wrong() {
    let server = Server::start(&site("probes"));
    let page = Page::open("harness-probes");
    server.page("good.html", &fake(r#"<text x="5" y="20">one</text><text x="5" y="36">two</text><text x="100" y="20">three</text>"#));
    let explorer = Explorer::open(&page, &server.address("good.html"));
    assert_eq!(explorer.misplaced(), [""; 0]);
    assert_eq!(explorer.finding(), "It is 5%.");
    assert_eq!(explorer.painted_pixels(), 300 * 100 - 50);
    assert_eq!(explorer.row(&["Korea"]), ["Korea", "5%"]);
    assert!(explorer.pixels().starts_with("data:image/png"));

    server.page(
        "bad.html",
        &fake(
            r#"<text x="5" y="20">first</text><text x="12" y="24">second</text><text x="280" y="60">cut off</text>
<text x="50" y="90" text-anchor="end">run</text><text x="51" y="90">together</text>"#,
        ),
    );
    let explorer = Explorer::open(&page, &server.address("bad.html"));
    let found = explorer.misplaced();
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("\"first\" and \"second\" overlap by"), "{found:#?}");
    assert!(found[1].starts_with("\"cut off\" is cut by"), "{found:#?}");
    assert_eq!(found[2], "\"run\" and \"together\" run together");
    page.set_viewport(Viewport::new(200, 500));
    let found = explorer.misplaced();
    assert!(found.iter().any(|what| what.starts_with("the page scrolls sideways: 300 > 200 px (div.chart")), "{found:#?}");
}

#[test]
fn two_servers_are_two_origins() {
    let folder = site("origins");
    let (newsroom, widgets) = (Server::start(&folder), Server::start_at(&folder, "v/1"));
    let policy = format!("default-src 'none'; script-src {}; img-src data:", widgets.origin());
    newsroom.header("article.html", "Content-Security-Policy", &policy);
    let script = widgets.address("widget.js");
    newsroom.page("article.html", &PAGE.replace("widget.js", &script));
    let page = Page::open("harness-origins");

    // A module from elsewhere needs the consent of its host.
    page.goto(&newsroom.address("article.html"));
    page.wait_for("the refusal", || page.complaints().iter().any(|line| line.contains("CORS policy")).then_some(()));
    widgets.header("*", "Access-Control-Allow-Origin", "*");
    page.reload();
    heading(&page, "failed: Failed to fetch");
    assert_eq!(page.violations().len(), 1, "the policy has no connect-src: {:?}", page.violations());
    newsroom.header("article.html", "Content-Security-Policy", &format!("{policy}; connect-src {}", newsroom.origin()));
    page.reload();
    heading(&page, "안녕");
    assert_eq!(page.violations(), [""; 0]);
    assert_eq!(widgets.requests_for("widget.js").last().map(|r| r.headers["origin"].clone()), Some(newsroom.origin()));
}
