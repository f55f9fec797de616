//! The chart: marks on a canvas through plotters, words as SVG text, a layer to point and walk.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use gloo::events::EventListener;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, ResizeObserver};
use yew::prelude::*;

use crate::chart::{Anchor, Label, LabelKind, Scene, TextWidths, scene};
use crate::paint::paint;
use crate::theme::Palette;

use super::dom;
use super::env::Env;
use super::overlay::Overlay;

/// Widths by the browser's own measure of the resolved font.
struct BrowserWidths {
    context: CanvasRenderingContext2d,
    family: String,
    known: RefCell<HashMap<(String, u32, bool), f64>>,
}

impl BrowserWidths {
    fn new(family: String) -> Option<Self> {
        let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { context, family, known: RefCell::default() })
    }
}

impl TextWidths for BrowserWidths {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        let key = (String::from(text), size as u32, bold);
        if let Some(width) = self.known.borrow().get(&key) {
            return *width;
        }
        let mut font = String::from(if bold { "600 " } else { "" });
        font.push_str(&dom::px(size));
        font.push(' ');
        font.push_str(&self.family);
        self.context.set_font(&font);
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        self.known.borrow_mut().insert(key, width);
        width
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChartProps {
    pub(super) env: Env,
    pub(super) palette: Rc<Palette>,
    pub(super) dark: bool,
}

/// The chart of the current figure.
#[component]
pub(super) fn ChartView(ChartProps { env, palette, dark }: &ChartProps) -> Html {
    let container = use_node_ref();
    let canvas = use_node_ref();
    let width = use_state(|| 0.0_f64);
    let ratio = use_ratio();
    let widths = use_state(|| None::<Rc<BrowserWidths>>);

    use_effect_with(container.clone(), {
        let (width, widths) = (width.setter(), widths.setter());
        move |container: &NodeRef| {
            let element = container.cast::<HtmlElement>();
            if let Some(element) = &element {
                let family = web_sys::window().and_then(|w| w.get_computed_style(element).ok().flatten());
                let family = family.and_then(|style| style.get_property_value("font-family").ok()).unwrap_or_default();
                widths.set(BrowserWidths::new(family).map(Rc::new));
            }
            let observer = element.and_then(|element| Observed::new(&element, move |css| width.set(css)));
            move || drop(observer)
        }
    });

    let scene: Option<Rc<Scene>> =
        use_memo((env.figure.clone(), *width as u32, env.lang, widths.is_some(), Rc::as_ptr(&env.locale) as usize), |_| {
            let widths = widths.as_deref()?;
            (*width >= 1.0).then(|| Rc::new(scene(&env.figure, &env.words(), *width, widths)))
        })
        .as_ref()
        .clone();

    let drawn = scene.as_ref().map(|scene| (scene.clone(), (ratio * 100.0) as u32, *dark));
    use_effect_with(Drawn(drawn), {
        let (canvas, palette) = (canvas.clone(), palette.clone());
        move |Drawn(drawn): &Drawn| {
            if let (Some((scene, ratio, _)), Some(canvas)) = (drawn, canvas.cast::<HtmlCanvasElement>()) {
                draw(&canvas, scene, &palette, f64::from(*ratio) / 100.0);
            }
        }
    });

    let inside = scene.map(|scene| {
        html! {
            <>
                <canvas ref={canvas} aria-hidden="true"></canvas>
                <Words scene={scene.clone()} palette={palette.clone()} />
                <Overlay env={env.clone()} {scene} palette={palette.clone()} />
            </>
        }
    });
    html! { <div ref={container} class="chart">{ inside.unwrap_or_default() }</div> }
}

/// What a repaint depends on; scenes are compared by reference.
#[derive(Clone)]
struct Drawn(Option<(Rc<Scene>, u32, bool)>);

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Rc::ptr_eq(&a.0, &b.0) && a.1 == b.1 && a.2 == b.2,
            (None, None) => true,
            _ => false,
        }
    }
}

/// Paints the marks in device pixels; resizing the canvas also clears it.
fn draw(canvas: &HtmlCanvasElement, scene: &Scene, palette: &Palette, ratio: f64) {
    canvas.set_width((scene.w * ratio).round() as u32);
    canvas.set_height((scene.h * ratio).round() as u32);
    if let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
        // The canvas backend reports no error of its own.
        paint(&mut backend, scene, palette, ratio).ok();
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WordsProps {
    scene: Rc<Scene>,
    palette: Rc<Palette>,
}

/// The words of the scene as SVG text: selectable, crisp, in the reader's font.
#[component]
fn Words(WordsProps { scene, palette }: &WordsProps) -> Html {
    let (w, h) = (dom::int(scene.w.round() as i64), dom::int(scene.h.ceil() as i64));
    html! {
        <svg class="words" width={w} height={h} aria-hidden="true">
            { for scene.labels.iter().map(|label| word(label, palette)) }
        </svg>
    }
}

fn word(label: &Label, palette: &Palette) -> Html {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let kind = match label.kind {
        LabelKind::Axis => "axis",
        LabelKind::Name => "name",
        LabelKind::Value => "value",
        LabelKind::Note => "note",
    };
    html! {
        <text class={kind} x={dom::int(label.x.round() as i64)} y={dom::int(label.y.round() as i64)} text-anchor={anchor}
            font-size={dom::int(label.size as i64)} font-weight={if label.bold { "600" } else { "400" }}
            fill={dom::rgb(palette.rgb(label.ink))}>{ &label.text }</text>
    }
}

/// Device pixels for one CSS pixel, kept in step with zoom and moves between screens.
#[hook]
fn use_ratio() -> f64 {
    let now = || web_sys::window().map_or(1.0, |w| w.device_pixel_ratio());
    let ratio = use_state(now);
    // A query for the present ratio stops matching when it changes; the next one is made for the new ratio.
    use_effect_with(*ratio, {
        let setter = ratio.setter();
        move |ratio: &f64| {
            let mut query = String::from("(resolution: ");
            query.push_str(&js_sys::Number::from(*ratio).to_string_with_radix(10).map(String::from).unwrap_or_default());
            query.push_str("dppx)");
            let list = web_sys::window().and_then(|w| w.match_media(&query).ok().flatten());
            let listener = list.map(|list| EventListener::new(&list, "change", move |_| setter.set(now())));
            move || drop(listener)
        }
    });
    *ratio
}

/// A resize observer that ends with its owner.
struct Observed {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Observed {
    fn new(element: &HtmlElement, on_width: impl Fn(f64) + 'static) -> Option<Self> {
        on_width(f64::from(element.client_width()));
        let callback = Closure::wrap(Box::new(move |entries: js_sys::Array| {
            let entry = entries.get(0).dyn_into::<web_sys::ResizeObserverEntry>().ok();
            if let Some(entry) = entry {
                on_width(entry.content_rect().width().floor());
            }
        }) as Box<dyn FnMut(js_sys::Array)>);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
