//! The page of the explorer: where its parts are and what can be asked of them.

use crate::driver::{Page, Viewport};
use serde_json::Value;
use std::path::PathBuf;

/// The element, and what stands before every selector inside it.
const HOST: &str = "audience-insight";

/// Every chart as `view-chart`, the default of each view first.
pub const CHARTS: [&str; 12] = [
    "audience-rank",
    "audience-time",
    "audience-pyramid",
    "audience-surveys",
    "audience-scenario",
    "recovery-lines",
    "recovery-rank",
    "outcomes-runs",
    "outcomes-finals",
    "outcomes-cost",
    "outcomes-pipeline",
    "outcomes-breakeven",
];

/// The views, in the order of their buttons.
pub const VIEWS: [&str; 3] = ["audience", "recovery", "outcomes"];

/// The folder with the release build: `AI_DIST`, or `dist` in the root.
///
/// # Panics
/// When it does not hold the explorer.
#[must_use]
pub fn dist() -> PathBuf {
    let folder = std::env::var_os("AI_DIST").map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../dist")), PathBuf::from);
    assert!(
        folder.join("index.html").is_file() && folder.join("audience-insight.js").is_file(),
        "There is no explorer in {}: run `cargo xtask dist` first, or name its folder in AI_DIST.",
        folder.display()
    );
    folder
}

/// The path of something inside the widget.
#[must_use]
pub fn inside(selector: &str) -> String {
    format!("{HOST} >>> {selector}")
}

/// The query that opens a chart: `audience-rank` is `view=audience&chart=rank`.
#[must_use]
pub fn query(chart: &str) -> String {
    let (view, slug) = chart.split_once('-').unwrap_or((chart, ""));
    format!("view={view}&chart={slug}")
}

/// What a reader and a test do with the explorer in a page.
pub struct Explorer<'a> {
    /// The page it is in.
    pub page: &'a Page,
}

impl<'a> Explorer<'a> {
    /// Opens an address and waits until a chart is drawn.
    #[must_use]
    #[track_caller]
    pub fn open(page: &'a Page, address: &str) -> Self {
        page.goto(address);
        let explorer = Self { page };
        explorer.drawn();
        explorer
    }

    /// Waits until the chart is drawn in its present size; an alert in its place fails.
    #[track_caller]
    pub fn drawn(&self) {
        // Frames are let pass inside: a change shows after the next one or two.
        let script = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const root = deep(args[0] + ' >>> .ai'), chart = deep(args[0] + ' >>> .chart');
            const alert = deep(args[0] + ' >>> .alert');
            if (alert?.checkVisibility()) return 'alert: ' + alert.innerText;
            if (root?.getAttribute('aria-busy') !== 'false' || !root.checkVisibility()) return 'busy';
            if (deep(args[0] + ' >>> .empty')) return 'drawn';
            const words = chart?.querySelector('svg'), canvas = chart?.querySelector('canvas');
            if (!words || !canvas) return 'no chart';
            const fits = Math.abs(Number(words.getAttribute('width')) - chart.clientWidth) <= 1;
            const sharp = Math.abs(canvas.width - canvas.clientWidth * devicePixelRatio) <= 2;
            return fits && sharp ? 'drawn' : 'words are ' + words.getAttribute('width') + ' and the canvas ' + canvas.width
              + ' wide in a chart of ' + chart.clientWidth";
        let mut last = String::new();
        self.page.wait_for("the chart to be drawn in its size", || {
            // The page may be on its way to another one.
            last = self.page.try_js(script, &[HOST.into()]).map_or_else(|error| error, |said| said.as_str().unwrap_or_default().into());
            assert!(!last.starts_with("alert"), "Instead of the chart there is an {last}");
            (last == "drawn").then_some(())
        });
    }

    /// The finding above the chart.
    #[must_use]
    #[track_caller]
    pub fn finding(&self) -> String {
        self.page.text(&inside(".finding")).unwrap_or_default()
    }

    /// Waits until the finding fits.
    #[track_caller]
    pub fn wait_for_finding(&self, description: &str, fits: impl Fn(&str) -> bool) -> String {
        let found = self.page.wait_for(description, || Some(self.finding()).filter(|finding| fits(finding)));
        self.drawn();
        found
    }

    /// Goes to a view by its button.
    #[track_caller]
    pub fn to_view(&self, view: &str) {
        self.page.click(&inside(&format!(".views button[data-view={view}]")));
        let current = inside(&format!(".views button[data-view={view}][aria-current]"));
        self.page.wait_for(&format!("the view {view}"), || self.page.find(&current));
        self.drawn();
    }

    /// Goes to a chart of the present view by its tab.
    #[track_caller]
    pub fn to_chart(&self, chart: &str) {
        self.page.click(&inside(&format!("[role=tab][data-chart={chart}]")));
        self.on_chart(chart);
    }

    /// Waits until a chart is the present one and drawn.
    #[track_caller]
    pub fn on_chart(&self, chart: &str) {
        let tab = inside(&format!("[role=tab][data-chart={chart}][aria-selected=true]"));
        self.page.wait_for(&format!("the chart {chart}"), || self.page.find(&tab));
        self.drawn();
    }

    /// The charts of the present view, as its tabs name them.
    #[must_use]
    #[track_caller]
    pub fn charts(&self) -> Vec<String> {
        let script = "return deepAll(args[0]).map(tab => tab.dataset.chart)";
        let charts = self.page.js(script, &[inside("[role=tab][data-chart]").into()]);
        charts.as_array().into_iter().flatten().filter_map(Value::as_str).map(Into::into).collect()
    }

    /// Sets the size of the page and waits for the chart.
    #[track_caller]
    pub fn resize(&self, viewport: Viewport) {
        self.page.set_viewport(viewport);
        self.page.wait_for("the window's size", || (self.page.js("return innerWidth", &[]) == viewport.width).then_some(()));
        self.drawn();
    }

    /// The rows of the table of what is drawn, cell by cell; it may be closed.
    #[must_use]
    #[track_caller]
    pub fn table(&self) -> Vec<Vec<String>> {
        let script = "return deepAll(args[0]).map(row => [...row.cells].map(cell => cell.textContent.trim()))";
        let rows = self.page.js(script, &[inside("details.table tbody tr").into()]);
        let cells = |row: &Value| row.as_array().into_iter().flatten().filter_map(Value::as_str).map(Into::into).collect();
        rows.as_array().into_iter().flatten().map(cells).collect()
    }

    /// The row of the table that holds all these cells; fails when there is none.
    #[track_caller]
    pub fn row(&self, cells: &[&str]) -> Vec<String> {
        let table = self.table();
        let found = table.iter().find(|row| cells.iter().all(|cell| row.iter().any(|own| own == cell)));
        found.unwrap_or_else(|| panic!("no row of the table has {cells:?}; it is {table:#?}")).clone()
    }

    /// The pixels of the canvas as a data URL.
    #[must_use]
    #[track_caller]
    pub fn pixels(&self) -> String {
        self.page.js("return deep(args[0]).toDataURL()", &[inside(".chart canvas").into()]).as_str().unwrap_or_default().into()
    }

    /// How many pixels of the canvas have another colour than its first one; the background counts as none.
    #[must_use]
    #[track_caller]
    pub fn painted_pixels(&self) -> u64 {
        // A copy is read, so that the canvas itself stays on its fast path.
        let script = "const from = deep(args[0]);
            const copy = new OffscreenCanvas(from.width, from.height).getContext('2d', { willReadFrequently: true });
            copy.drawImage(from, 0, 0);
            const colours = new Uint32Array(copy.getImageData(0, 0, from.width, from.height).data.buffer);
            return colours.reduce((count, colour) => count + (colour !== colours[0]), 0)";
        self.page.js(script, &[inside(".chart canvas").into()]).as_u64().unwrap_or_default()
    }

    /// What is wrong with the layout: words of the chart that overlap or are cut, and anything that
    /// runs out of the page or of its own box.
    #[must_use]
    #[track_caller]
    pub fn misplaced(&self) -> Vec<String> {
        let found = self.page.js(MISPLACED, &[HOST.into()]);
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(Into::into).collect()
    }
}

/// Ink stands well inside a text's box, which is as high as the font's tallest letter with all accents:
/// a fifth of the height above and below does not count. Words on one line need 3 px between them.
const MISPLACED: &str = "
const [host] = args, found = [];
const chart = deep(host + ' >>> .chart'), svg = chart?.querySelector('svg');
if (svg) {
  const box = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll('text')].filter((t) => t.textContent.trim()).map((t) => {
    const { left, right, top, bottom, height } = t.getBoundingClientRect();
    return { text: t.textContent.trim(), left, right, top: top + height / 5, bottom: bottom - height / 5 };
  });
  if (!words.length && chart.querySelector('canvas')) found.push('the chart has no words');
  for (const [i, a] of words.entries()) {
    const by = Math.max(box.left - a.left, a.right - box.right, box.top - a.top, a.bottom - box.bottom);
    if (by > 1) found.push(`\"${a.text}\" is cut by ${by.toFixed(1)} px`);
    for (const b of words.slice(i + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 1) found.push(`\"${a.text}\" and \"${b.text}\" overlap by ${across.toFixed(1)} x ${down.toFixed(1)} px`);
      else if (across > -3 && down > 1) found.push(`\"${a.text}\" and \"${b.text}\" run together`);
    }
  }
}
const page = document.scrollingElement;
if (page.scrollWidth > innerWidth) {
  const out = deepAll(host + ' >>> *').filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1);
  const name = (e) => e.localName + (e.getAttribute('class') ? '.' + e.getAttribute('class') : '');
  found.push(`the page scrolls sideways: ${page.scrollWidth} > ${innerWidth} px (${out.slice(0, 3).map(name).join(', ')})`);
}
for (const e of deepAll(host + ' >>> .finding, .measured, .views button, [role=tab], .segments button, summary, .sources-line, .notes li, .notices p')) {
  if (e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && e.clientWidth) found.push(`\"${e.innerText.slice(0, 60)}\" runs out of its box: ${e.scrollWidth} > ${e.clientWidth} px`);
}
return found;
";
