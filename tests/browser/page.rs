//! A widget mounted as the loader mounts it: in the shadow root of a host, with a `load` of the test.

use std::cell::RefCell;
use std::rc::Rc;

use audience_insight::link;
use audience_insight::web::{Mounted, mount};
use gloo::events::EventListener;
use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, Document, Element, HtmlCanvasElement, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::{Expected, packed};

/// Width of the host; wide enough for the layout of an article.
const WIDTH: &str = "720px";

/// How long a test waits for what it expects.
const PATIENCE_MS: f64 = 10_000.0;

/// The next frame of the page.
pub async fn frame() {
    let next = Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(next).await.unwrap();
}

/// Waits, frame by frame, until something is so.
pub async fn until(what: &str, mut met: impl FnMut() -> bool) {
    let deadline = js_sys::Date::now() + PATIENCE_MS;
    while !met() {
        assert!(js_sys::Date::now() < deadline, "waited in vain until {what}");
        frame().await;
    }
}

/// Waits until a text of the page is as expected; the failure shows what it is instead.
pub async fn until_eq(what: &str, expected: &str, mut get: impl FnMut() -> String) {
    let deadline = js_sys::Date::now() + PATIENCE_MS;
    loop {
        let got = get();
        if got == expected {
            return;
        }
        assert!(js_sys::Date::now() < deadline, "{what}\n is: {got}\nnot: {expected}");
        frame().await;
    }
}

/// Device pixels for one CSS pixel.
pub fn ratio() -> f64 {
    web_sys::window().unwrap().device_pixel_ratio()
}

/// Lets widgets that mount until it is dropped see a screen of another pixel ratio.
pub struct PretendedRatio {
    own: Object,
}

impl PretendedRatio {
    pub fn new(ratio: f64) -> Self {
        let window = web_sys::window().unwrap();
        let own = Object::get_own_property_descriptor(&window, &"devicePixelRatio".into()).unchecked_into();
        let pretended = Object::new();
        Reflect::set(&pretended, &"value".into(), &ratio.into()).unwrap();
        Reflect::set(&pretended, &"configurable".into(), &true.into()).unwrap();
        Object::define_property(&window, &"devicePixelRatio".into(), &pretended);
        Self { own }
    }
}

impl Drop for PretendedRatio {
    fn drop(&mut self) {
        Object::define_property(&web_sys::window().unwrap(), &"devicePixelRatio".into(), &self.own);
    }
}

/// What the author of a page writes on the element.
#[derive(Clone, Copy, Default)]
pub struct Attributes<'a> {
    pub view: &'a str,
    pub state: &'a str,
    pub theme: &'a str,
    pub explorer: bool,
}

/// What `load` answers, and whom it answered.
#[derive(Default)]
pub struct Server {
    /// Refuse everything whose name starts so.
    pub down: Option<&'static str>,
    /// Answer with these bytes instead of data files.
    pub garbled: Option<Vec<u8>>,
    /// Answer data files only on [`Page::release`].
    pub hold: bool,
    pub asked: Vec<String>,
    pub held: Vec<(Function, JsValue)>,
}

impl Server {
    fn answer(&mut self, name: &str) -> Promise {
        self.asked.push(name.into());
        let is_data = name.starts_with("data/");
        if self.down.is_some_and(|start| name.starts_with(start)) {
            return Promise::reject(&js_sys::Error::new(&format!("{name}: HTTP 503")));
        }
        let Some(bytes) = packed::file(name) else { return Promise::reject(&js_sys::Error::new(&format!("{name}: HTTP 404"))) };
        let bytes = self.garbled.as_deref().filter(|_| is_data).unwrap_or(bytes);
        let buffer = JsValue::from(Uint8Array::from(bytes).buffer());
        if self.hold && is_data {
            return Promise::new(&mut |resolve, _| self.held.push((resolve, buffer.clone())));
        }
        Promise::resolve(&buffer)
    }
}

/// A host with a mounted widget.
pub struct Page {
    host: HtmlElement,
    root: ShadowRoot,
    inner: Element,
    mounted: Option<Mounted>,
    load: Closure<dyn FnMut(String) -> Promise>,
    onerror: Closure<dyn FnMut(String, String)>,
    pub server: Rc<RefCell<Server>>,
    /// Name and detail of what the host heard, and `onerror` with its code.
    pub heard: Rc<RefCell<Vec<(String, JsValue)>>>,
    _listeners: Vec<EventListener>,
}

impl Page {
    /// Mounts a widget that is served well.
    pub fn mount(attributes: Attributes<'_>) -> Self {
        Self::mount_with(attributes, Server::default())
    }

    /// Mounts a widget with a server of the test's making.
    pub fn mount_with(attributes: Attributes<'_>, server: Server) -> Self {
        let document = document();
        let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        host.style().set_property("width", WIDTH).unwrap();
        document.body().unwrap().append_child(&host).unwrap();
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let style = document.create_element("style").unwrap();
        style.set_text_content(Some(include_str!("../../styles/widget.css")));
        root.append_child(&style).unwrap();
        let inner = document.create_element("div").unwrap();
        root.append_child(&inner).unwrap();

        let server = Rc::new(RefCell::new(server));
        let heard = Rc::new(RefCell::new(Vec::new()));
        let load = Closure::wrap(Box::new({
            let server = server.clone();
            move |name: String| server.borrow_mut().answer(&name)
        }) as Box<dyn FnMut(String) -> Promise>);
        let onerror = Closure::wrap(Box::new({
            let heard = heard.clone();
            move |code: String, _: String| heard.borrow_mut().push(("onerror".into(), code.into()))
        }) as Box<dyn FnMut(String, String)>);
        let listeners = ["ai-ready", "ai-statechange", "ai-error"].map(|name| {
            let heard = heard.clone();
            EventListener::new(&host, name, move |event| {
                let detail = event.unchecked_ref::<CustomEvent>().detail();
                heard.borrow_mut().push((name.into(), detail));
            })
        });
        let mut page = Self { host, root, inner, mounted: None, load, onerror, server, heard, _listeners: listeners.into() };
        // The widget sets a panic hook of its own; that of the test runner must stay to report failures.
        // After a failed test it does.
        let hook = (!std::thread::panicking()).then(std::panic::take_hook);
        page.mounted = Some(mount(page.host.clone(), page.inner.clone(), page.options(attributes)));
        if let Some(hook) = hook {
            std::panic::set_hook(hook);
        }
        page
    }

    fn options(&self, attributes: Attributes<'_>) -> JsValue {
        let options = Object::new();
        let set = |name: &str, value: JsValue| Reflect::set(&options, &name.into(), &value).unwrap();
        for (name, value) in
            [("view", attributes.view), ("state", attributes.state), ("theme", attributes.theme), ("lang", ""), ("base", "./")]
        {
            set(name, value.into());
        }
        set("headingLevel", 2.into());
        set("explorer", attributes.explorer.into());
        set("load", self.load.as_ref().clone());
        set("onerror", self.onerror.as_ref().clone());
        options.into()
    }

    /// Changes the attributes of the element.
    pub fn update(&mut self, attributes: Attributes<'_>) {
        let options = self.options(attributes);
        self.mounted.as_mut().unwrap().update(options);
    }

    /// Gives the host another width, in CSS pixels.
    pub fn resize(&self, w_css: u32) {
        self.host.style().set_property("width", &format!("{w_css}px")).unwrap();
    }

    /// Takes the widget away.
    pub fn destroy(&mut self) {
        self.mounted.take().unwrap().destroy();
    }

    /// Answers the requests that were held back.
    pub fn release(&self) {
        let held: Vec<_> = self.server.borrow_mut().held.drain(..).collect();
        for (resolve, buffer) in held {
            resolve.call1(&JsValue::NULL, &buffer).unwrap();
        }
    }

    /// What the widget has put into its box.
    pub fn html(&self) -> String {
        self.inner.inner_html()
    }

    /// The first element of the widget that a selector finds.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    /// The same, which must be there.
    #[track_caller]
    pub fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector).unwrap_or_else(|| panic!("the page has no {selector}"))
    }

    /// The text of the first element that a selector finds; empty when there is none.
    pub fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }

    /// The texts of all elements that a selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let list = self.root.query_selector_all(selector).unwrap();
        (0..list.length()).map(|i| list.get(i).unwrap().text_content().unwrap()).collect()
    }

    /// The body of the table of the figure, row by row.
    pub fn cells(&self) -> Vec<Vec<String>> {
        let rows = self.root.query_selector_all("details.table tbody tr").unwrap();
        let cells = |row: web_sys::Node| {
            let cells = row.child_nodes();
            (0..cells.length()).map(|i| cells.get(i).unwrap().text_content().unwrap()).collect()
        };
        (0..rows.length()).map(|i| cells(rows.get(i).unwrap())).collect()
    }

    /// The canvas of the chart.
    #[track_caller]
    pub fn canvas(&self) -> HtmlCanvasElement {
        self.get("canvas").unchecked_into()
    }

    /// The scene that the chart should show at the width it has.
    #[track_caller]
    pub fn scene(&self, expected: &Expected) -> audience_insight::chart::Scene {
        let chart = self.get(".chart");
        let style = web_sys::window().unwrap().get_computed_style(&chart).unwrap().unwrap();
        expected.scene(f64::from(chart.client_width()), &style.get_property_value("font-family").unwrap())
    }

    /// Waits until the widget says everything that it should, and no alert.
    pub async fn shows(&self, expected: &Expected) {
        let deadline = js_sys::Date::now() + PATIENCE_MS;
        let all = expected.said();
        loop {
            let said = self.said();
            if said == all {
                break;
            }
            if js_sys::Date::now() >= deadline {
                let differs = said.iter().zip(&all).find(|(said, expected)| said != expected);
                panic!("{} is not said; is and should be: {differs:?}", link::to_query(&expected.state));
            }
            frame().await;
        }
        assert_eq!(self.find("[role=alert]"), None);
    }

    /// Finding, what is measured, notes, notices and table.
    fn said(&self) -> Vec<String> {
        let mut all = vec![self.text("h2.finding"), self.text(".measured"), self.text("details.table caption")];
        all.extend([self.texts(".notes li").join("\n"), self.texts(".notices p").join("\n")]);
        all.extend(self.cells().iter().map(|row| row.join(" | ")));
        all
    }

    /// The details of the events of a name.
    pub fn heard(&self, name: &str) -> Vec<JsValue> {
        self.heard.borrow().iter().filter(|(heard, _)| heard == name).map(|(_, detail)| detail.clone()).collect()
    }

    /// A text in the detail of the last event of a name; empty when there was none.
    pub fn last(&self, name: &str, field: &str) -> String {
        let detail = self.heard(name).pop().unwrap_or_else(|| Object::new().into());
        Reflect::get(&detail, &field.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(mounted) = self.mounted.take() {
            mounted.destroy();
        }
        self.host.remove();
    }
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}
