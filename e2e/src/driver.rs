//! A WebDriver client: one driver process, one headless browser, one page.

use crate::browser::ELEMENT;
pub use crate::browser::{Browser, ConsoleLine, Element, Key, Viewport};
use crate::page_script::{BEFORE_PAGE, PRELUDE};
use crate::picture::write_picture;
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long a condition may take to come true, on two busy cores.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Between two looks at a condition.
const POLL: Duration = Duration::from_millis(25);

/// A driver process with one session; both end when it is dropped.
pub struct Page {
    process: Child,
    agent: ureq::Agent,
    browser: Browser,
    address: String,
    session: String,
    name: String,
}

impl Page {
    /// Starts Chromium in a window of 1280 x 900; `name` names the screenshots of failures.
    #[must_use]
    #[track_caller]
    pub fn open(name: &str) -> Self {
        Self::open_in(Browser::Chromium, name)
    }

    /// Starts a browser in a window of 1280 x 900.
    #[must_use]
    #[track_caller]
    pub fn open_in(browser: Browser, name: &str) -> Self {
        // Another process can take the free port first: then the driver ends and the next try asks for another.
        for _ in 0..5 {
            if let Some(page) = Self::start(browser, name) {
                page.prepare();
                return page;
            }
        }
        panic!("{} did not start: five ports were taken or it is broken.", browser.program().display());
    }

    fn start(browser: Browser, name: &str) -> Option<Self> {
        let port = free_port();
        let program = browser.program();
        let process = Command::new(&program)
            .args(browser.arguments(port))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}. `cargo xtask test` installs it.", program.display()));
        // Each request on a connection of its own: a pooled one could be closed in between.
        let agent = ureq::AgentBuilder::new().timeout(Duration::from_secs(90)).max_idle_connections(0).build();
        let address = format!("http://127.0.0.1:{port}");
        let mut page = Self { process, agent, browser, address, session: String::new(), name: name.into() };
        let deadline = now() + PATIENCE;
        while !page.is_ready() {
            if page.process.try_wait().is_ok_and(|ended| ended.is_some()) {
                return None;
            }
            assert!(now() < deadline, "{} is not ready after {PATIENCE:?}.", program.display());
            thread::sleep(POLL);
        }
        let asked = json!({ "capabilities": { "alwaysMatch": browser.capabilities() } });
        let session = page.call("POST", "/session", Some(asked)).unwrap_or_else(|error| panic!("No browser session: {error}"));
        page.session = session["sessionId"].as_str().expect("the driver names its session").into();
        Some(page)
    }

    fn is_ready(&self) -> bool {
        self.call("GET", "/status", None).is_ok_and(|status| status["ready"] == true)
    }

    fn prepare(&self) {
        self.post("/timeouts", json!({ "script": 30_000, "pageLoad": 30_000, "implicit": 0 }));
        if self.browser.has_cdp() {
            self.before_page(BEFORE_PAGE);
        }
        self.set_viewport(Viewport::new(1280, 900));
    }

    // What the page is.

    /// Sets the size of the page and its pixel ratio.
    #[track_caller]
    pub fn set_viewport(&self, viewport: Viewport) {
        let Viewport { width, height, ratio } = viewport;
        if self.browser.has_cdp() {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
            self.cdp("Emulation.setDeviceMetricsOverride", metrics);
        } else {
            self.post("/window/rect", json!({ "width": width, "height": height }));
        }
    }

    /// Sets media features, such as `("prefers-color-scheme", "dark")`; those left out are the browser's own.
    #[track_caller]
    pub fn set_media(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    /// Runs a script before those of every page that is opened from now on.
    #[track_caller]
    pub fn before_page(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// A command of the Chrome DevTools Protocol.
    #[track_caller]
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    // Going places.

    /// Opens an address and waits until the page has loaded.
    #[track_caller]
    pub fn goto(&self, address: &str) {
        self.post("/url", json!({ "url": address }));
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.post("/refresh", json!({}));
    }

    /// Goes back in the history.
    #[track_caller]
    pub fn back(&self) {
        self.post("/back", json!({}));
    }

    /// Goes forward in the history.
    #[track_caller]
    pub fn forward(&self) {
        self.post("/forward", json!({}));
    }

    /// The address that the page has now.
    #[must_use]
    #[track_caller]
    pub fn address(&self) -> String {
        self.get("/url").as_str().unwrap_or_default().into()
    }

    // Reading.

    /// Runs the body of a function in the page, with `args` in the array of that name.
    ///
    /// It may `await` and use `deep(path)` and `deepAll(path)`: selectors that enter shadow roots at
    /// ` >>> `, as in `audience-insight >>> .finding`.
    #[track_caller]
    pub fn js(&self, script: &str, args: &[Value]) -> Value {
        self.try_js(script, args).unwrap_or_else(|error| panic!("A script failed in the page: {error}\n{script}"))
    }

    /// As [`Page::js`], with the error as a value.
    ///
    /// # Errors
    /// What the page or the driver says: an exception, a page that went away.
    pub fn try_js(&self, script: &str, args: &[Value]) -> Result<Value, String> {
        let script = format!("return (async (...args) => {{ {PRELUDE}\n{script}\n}})(...arguments)");
        self.call("POST", &format!("/session/{}/execute/sync", self.session), Some(json!({ "script": script, "args": args })))
    }

    /// The element at a path, if it is there.
    #[must_use]
    #[track_caller]
    pub fn find(&self, path: &str) -> Option<Element> {
        let found = self.js("return deep(args[0])", &[path.into()]);
        found[ELEMENT].as_str().map(|id| Element(id.into()))
    }

    /// The element at a path, waited for.
    #[track_caller]
    pub fn element(&self, path: &str) -> Element {
        self.wait_for(&format!("an element {path}"), || self.find(path))
    }

    /// The text on screen of an element, `None` where it is not there or not shown.
    #[must_use]
    #[track_caller]
    pub fn text(&self, path: &str) -> Option<String> {
        let script = "const e = deep(args[0]); return e && e.checkVisibility() ? e.innerText.trim() : null";
        self.js(script, &[path.into()]).as_str().map(Into::into)
    }

    /// The texts on screen of all elements at a path.
    #[must_use]
    #[track_caller]
    pub fn texts(&self, path: &str) -> Vec<String> {
        let script = "return deepAll(args[0]).filter(e => e.checkVisibility()).map(e => (e.innerText ?? e.textContent).trim())";
        strings(&self.js(script, &[path.into()]))
    }

    // Acting as a reader does.

    /// Clicks with the mouse on the middle of an element, which must be there and not covered.
    #[track_caller]
    pub fn click(&self, path: &str) {
        let element = self.element(path);
        self.bring_into_view(&element, path);
        let moved = json!({ "type": "pointerMove", "duration": 0, "origin": element.to_json(), "x": 0, "y": 0 });
        self.act_pointer("mouse", &[moved, json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 })]);
    }

    /// Moves the mouse to a place in an element, as a fraction of its width and height.
    #[track_caller]
    pub fn hover(&self, path: &str, across: f64, down: f64) {
        let element = self.element(path);
        let script = "const { left, top, width, height } = args[0].getBoundingClientRect();
            return [Math.round(left + width * args[1]), Math.round(top + height * args[2])]";
        let at = self.js(script, &[element.to_json(), across.into(), down.into()]);
        let moved = json!({ "type": "pointerMove", "duration": 0, "origin": "viewport", "x": at[0], "y": at[1] });
        self.act_pointer("mouse", &[moved]);
    }

    fn bring_into_view(&self, element: &Element, path: &str) {
        let script = "const [e] = args; e.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
            const { left, top, width, height } = e.getBoundingClientRect();
            if (!width || !height) return 'has no size';
            let hit = document.elementFromPoint(left + width / 2, top + height / 2);
            while (hit?.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2) && hit.shadowRoot.contains(e))
              hit = hit.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
            if (hit && (e.contains(hit) || hit.contains(e) || hit.closest?.('label')?.contains(e))) return null;
            return 'is covered by ' + (hit ? hit.outerHTML.slice(0, 120) : 'nothing');";
        if let Some(why) = self.js(script, &[element.to_json()]).as_str() {
            panic!("{path} cannot be clicked: it {why} ({}).", self.screenshot_of_failure());
        }
    }

    fn act_pointer(&self, kind: &str, steps: &[Value]) {
        let pointer = json!({ "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": steps });
        self.post("/actions", json!({ "actions": [pointer] }));
    }

    /// Presses keys one after another.
    #[track_caller]
    pub fn keys(&self, keys: &[Key]) {
        let codes: String = keys.iter().map(|key| key.code()).collect();
        self.write(&codes);
    }

    /// Types text where the focus is.
    #[track_caller]
    pub fn write(&self, text: &str) {
        let steps: Vec<Value> = text
            .chars()
            .flat_map(|c| [json!({ "type": "keyDown", "value": c.to_string() }), json!({ "type": "keyUp", "value": c.to_string() })])
            .collect();
        self.post("/actions", json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] }));
    }

    /// Chooses an option of a `<select>`, or the value of a range or number, and says so as the browser would.
    #[track_caller]
    pub fn choose(&self, path: &str, value: &str) {
        let element = self.element(path);
        let script = "const [e, value] = args; e.focus(); e.value = value;
            if (e.value !== value) return [...(e.options ?? [])].map(o => o.value).join(', ') || e.value;
            e.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
            e.dispatchEvent(new Event('change', { bubbles: true })); return null";
        if let Some(there) = self.js(script, &[element.to_json(), value.into()]).as_str() {
            panic!("{path} has no value {value}; it has {there}.");
        }
    }

    // Waiting.

    /// Looks until there is something, or fails with the description and a screenshot.
    #[track_caller]
    pub fn wait_for<T>(&self, description: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let deadline = now() + PATIENCE;
        loop {
            if let Some(found) = look() {
                return found;
            }
            if now() > deadline {
                let console: Vec<String> = self.console().into_iter().map(|line| format!("{}: {}", line.level, line.message)).collect();
                panic!(
                    "Waited {PATIENCE:?} in vain for {description}\n  at {}\n  screenshot {}\n  console {console:#?}",
                    self.address(),
                    self.screenshot_of_failure()
                );
            }
            thread::sleep(POLL);
        }
    }

    /// Waits for two frames, so that what was asked for is laid out and painted.
    #[track_caller]
    pub fn settle(&self) {
        self.js("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))", &[]);
    }

    // What went wrong.

    /// What the console has said since the last call.
    #[must_use]
    #[track_caller]
    pub fn console(&self) -> Vec<ConsoleLine> {
        let lines = self.post("/se/log", json!({ "type": "browser" }));
        let text = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let lines = lines.as_array().cloned().unwrap_or_default();
        lines.iter().map(|l| ConsoleLine { level: text(l, "level"), source: text(l, "source"), message: text(l, "message") }).collect()
    }

    /// Errors and warnings of the console since the last call of this or [`Page::console`].
    #[must_use]
    #[track_caller]
    pub fn complaints(&self) -> Vec<String> {
        let bad = self.console().into_iter().filter(|line| matches!(line.level.as_str(), "SEVERE" | "WARNING"));
        bad.map(|line| format!("{} {}: {}", line.level, line.source, line.message)).collect()
    }

    /// Violations of the Content Security Policy since the page was opened.
    #[must_use]
    #[track_caller]
    pub fn violations(&self) -> Vec<String> {
        strings(&self.js("return window.e2eViolations ?? ['the recorder of violations is missing']", &[]))
    }

    // Pictures.

    /// Writes a picture of what is in view.
    #[track_caller]
    pub fn screenshot(&self, file: &Path) {
        let picture = self.get("/screenshot");
        write_picture(file, &picture);
    }

    /// Writes a picture of the whole page, however high it is.
    #[track_caller]
    pub fn screenshot_of_page(&self, file: &Path) {
        let size = &self.cdp("Page.getLayoutMetrics", json!({}))["cssContentSize"];
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let picture = self.cdp("Page.captureScreenshot", json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }));
        write_picture(file, &picture["data"]);
    }

    fn screenshot_of_failure(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let file = scratch().join(format!("{}-{}.png", self.name, COUNT.fetch_add(1, Ordering::Relaxed)));
        match self.call("GET", &format!("/session/{}/screenshot", self.session), None) {
            Ok(picture) => {
                write_picture(&file, &picture);
                file.display().to_string()
            }
            Err(error) => format!("could not be taken: {error}"),
        }
    }

    // The protocol.

    #[track_caller]
    fn post(&self, path: &str, body: Value) -> Value {
        self.call("POST", &format!("/session/{}{path}", self.session), Some(body)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    #[track_caller]
    fn get(&self, path: &str) -> Value {
        self.call("GET", &format!("/session/{}{path}", self.session), None).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn call(&self, method: &str, path: &str, body: Option<Value>) -> Result<Value, String> {
        let request = self.agent.request(method, &format!("{}{path}", self.address));
        let answer = match body {
            Some(body) => request.send_json(body),
            None => request.call(),
        };
        let value = |response: ureq::Response| response.into_json::<Value>().map_err(|error| error.to_string());
        match answer {
            Ok(response) => Ok(value(response)?["value"].take()),
            Err(ureq::Error::Status(status, response)) => {
                let said = value(response)?;
                let first_line = said["value"]["message"].as_str().unwrap_or_default().lines().next().unwrap_or_default().to_owned();
                Err(format!("{status} {}: {first_line}", said["value"]["error"].as_str().unwrap_or_default()))
            }
            Err(error) => Err(error.to_string()),
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // First the session, which ends the browser; the driver alone would leave it behind.
        if !self.session.is_empty() {
            self.call("DELETE", &format!("/session/{}", self.session), None).ok();
        }
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// The folder for pictures of failures and other leavings: `target/e2e`.
///
/// # Panics
/// When it cannot be made.
#[must_use]
pub fn scratch() -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from);
    let folder = target.join("e2e");
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{} cannot be made: {error}.", folder.display()));
    folder
}

#[expect(clippy::disallowed_methods, reason = "the rule is for the library: wasm has no clock")]
fn now() -> Instant {
    Instant::now()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    listener.unwrap_or_else(|error| panic!("There is no free port: {error}.")).port()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(Into::into).collect()
}
