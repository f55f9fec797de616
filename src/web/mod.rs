//! The only code that touches a browser: mounts the widget into an element and keeps it in step.
//!
//! The loader (`embed/audience-insight.js`) calls [`mount`] and hands over its own `load`, so files are
//! fetched once a page and nothing else is ever requested.

mod app;
mod chart_view;
mod controls;
mod dom;
mod env;
mod frame;
mod make;
mod options;
mod overlay;
mod page_link;
mod panels;
mod picker;
mod range;
mod store;
mod table_view;
mod widths;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer};

use app::{App, AppProps};
use options::Options;

/// A mounted widget, held by the loader.
#[wasm_bindgen]
#[allow(missing_debug_implementations)]
pub struct Mounted {
    app: AppHandle<App>,
    host: HtmlElement,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes over changed attributes.
    pub fn update(&mut self, options: JsValue) {
        self.app.update(AppProps { host: self.host.clone(), options: Options::read(&options) });
    }

    /// Unmounts the widget.
    pub fn destroy(self) {
        self.app.destroy();
    }
}

/// Mounts a widget into `inner`, a box in the shadow root of `host`.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, inner: Element, options: JsValue) -> Mounted {
    let options = Options::read(&options);
    let on_panic = options.on_panic.clone();
    // After a panic the hook stands, and to set one would panic again.
    if !std::thread::panicking() {
        yew::set_custom_panic_hook(Box::new(move |info| {
            // The only signal there is with panic=abort: the loader brings every static figure back.
            on_panic.call(&[info.to_string().into()]);
        }));
    }
    let app = Renderer::<App>::with_root_and_props(inner, AppProps { host: host.clone(), options }).render();
    Mounted { app, host }
}
