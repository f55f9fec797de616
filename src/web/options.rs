//! What the loader hands over: attributes as strings and a few functions.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A function of the loader; equal only to itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Call(Option<Function>);

impl Call {
    /// Calls it; a missing function or a throw is ignored, since the loader guards itself.
    pub(super) fn call(&self, args: &[JsValue]) -> Option<JsValue> {
        let list: Array = args.iter().collect();
        self.0.as_ref().and_then(|f| f.apply(&JsValue::NULL, &list).ok())
    }
}

/// The options of one element.
#[derive(Clone, Debug)]
pub(super) struct Options {
    pub(super) view: String,
    pub(super) state: String,
    pub(super) lang: String,
    pub(super) theme: String,
    pub(super) heading_level: u8,
    /// The page belongs to the widget: its link is the state.
    pub(super) explorer: bool,
    /// Folder of the loader, with a trailing slash.
    pub(super) base: String,
    pub(super) load: Call,
    pub(super) on_error: Call,
    pub(super) on_panic: Call,
}

impl PartialEq for Options {
    /// The functions are new with every update but mean the same.
    fn eq(&self, other: &Self) -> bool {
        self.view == other.view
            && self.state == other.state
            && self.lang == other.lang
            && self.theme == other.theme
            && self.heading_level == other.heading_level
            && self.explorer == other.explorer
            && self.base == other.base
    }
}

impl Options {
    /// Reads the object; what is missing or of another type counts as not given.
    pub(super) fn read(object: &JsValue) -> Self {
        let get = |name: &str| Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let text = |name: &str| get(name).as_string().unwrap_or_default();
        let call = |name: &str| Call(get(name).dyn_into().ok());
        Self {
            view: text("view"),
            state: text("state"),
            lang: text("lang"),
            theme: text("theme"),
            heading_level: get("headingLevel").as_f64().map_or(2, |level| level.clamp(1.0, 6.0) as u8),
            explorer: get("explorer").is_truthy(),
            base: text("base"),
            load: call("load"),
            on_error: call("onerror"),
            on_panic: call("onpanic"),
        }
    }

    /// The bytes of a file, fetched once a page by the loader; the error is its sentence.
    pub(super) async fn fetch(&self, name: &str) -> Result<Vec<u8>, String> {
        let promise = self.load.call(&[name.into()]).and_then(|value| value.dyn_into::<Promise>().ok()).ok_or("no loader")?;
        match wasm_bindgen_futures::JsFuture::from(promise).await {
            Ok(buffer) => Ok(js_sys::Uint8Array::new(&buffer).to_vec()),
            Err(error) => Err(Reflect::get(&error, &"message".into()).ok().and_then(|m| m.as_string()).unwrap_or_else(|| "network".into())),
        }
    }
}
