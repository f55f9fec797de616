//! The chart: marks on a canvas through plotters, words as SVG text, a layer to point and walk.

use std::rc::Rc;

use gloo::events::EventListener;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

use crate::chart::{Anchor, Label, LabelKind, Scene, scene};
use crate::figure::Figure;
use crate::paint::paint;
use crate::theme::Palette;

use super::dom;
use super::env::Env;
use super::overlay::Overlay;
use super::widths::BrowserWidths;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChartProps {
    pub(super) env: Env,
    pub(super) dark: bool,
}

/// What changes the chart besides its figure.
pub(super) enum Change {
    /// The box became so wide, in CSS pixels.
    Width(f64),
    /// The ratio of device to CSS pixels changed: zoom, or another screen.
    Ratio,
}

/// The chart of the current figure.
pub(super) struct ChartView {
    container: NodeRef,
    canvas: NodeRef,
    width: f64,
    widths: Option<BrowserWidths>,
    /// The scene of a figure; made anew when figure, width or words change.
    scene: Option<(Rc<Figure>, Rc<Scene>)>,
    /// What the canvas shows: scene, ratio, dark.
    painted: Option<(Rc<Scene>, f64, bool)>,
    observed: Option<Observed>,
    on_ratio: Option<(f64, EventListener)>,
}

impl Component for ChartView {
    type Message = Change;
    type Properties = ChartProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            container: NodeRef::default(),
            canvas: NodeRef::default(),
            width: 0.0,
            widths: None,
            scene: None,
            painted: None,
            observed: None,
            on_ratio: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ChartProps) -> bool {
        let env = &ctx.props().env;
        if !Rc::ptr_eq(&old.env.locale, &env.locale) || *old.env.figure != *env.figure {
            self.place(env);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, change: Change) -> bool {
        if let Change::Width(width) = change {
            if width == self.width {
                return false;
            }
            self.width = width;
            self.place(&ctx.props().env);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ChartProps { env, dark } = ctx.props();
        let inside = match &self.scene {
            Some((_, scene)) => html! {
                <>
                    <canvas ref={self.canvas.clone()} aria-hidden="true"></canvas>
                    { words(scene, palette(*dark)) }
                    <Overlay env={env.clone()} scene={scene.clone()} />
                </>
            },
            None => Html::default(),
        };
        html! { <div ref={self.container.clone()} class="chart">{ inside }</div> }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.observe(ctx);
        }
        let ratio = web_sys::window().map_or(1.0, |w| w.device_pixel_ratio());
        self.follow_ratio(ctx, ratio);
        let dark = ctx.props().dark;
        if let (Some((_, scene)), Some(canvas)) = (&self.scene, self.canvas.cast::<HtmlCanvasElement>()) {
            let same = self.painted.as_ref().is_some_and(|(old, r, d)| Rc::ptr_eq(old, scene) && *r == ratio && *d == dark);
            if !same {
                draw(&canvas, scene, palette(dark), ratio);
                self.painted = Some((scene.clone(), ratio, dark));
            }
        }
    }
}

impl ChartView {
    fn place(&mut self, env: &Env) {
        if let (Some(widths), true) = (&self.widths, self.width >= 1.0) {
            self.scene = Some((env.figure.clone(), Rc::new(scene(&env.figure, &env.words(), self.width, widths))));
        }
    }

    fn observe(&mut self, ctx: &Context<Self>) {
        let Some(element) = self.container.cast::<HtmlElement>() else { return };
        self.widths = BrowserWidths::of(&element);
        let scope = ctx.link().clone();
        self.observed = Observed::new(&element, move |width| scope.send_message(Change::Width(width)));
        ctx.link().send_message(Change::Width(f64::from(element.client_width())));
    }

    /// A query for the present ratio stops matching when it changes; the next one is made for the new ratio.
    fn follow_ratio(&mut self, ctx: &Context<Self>, ratio: f64) {
        if self.on_ratio.as_ref().is_some_and(|(known, _)| *known == ratio) {
            return;
        }
        let number = js_sys::Number::from(ratio).to_string_with_radix(10).map(String::from).unwrap_or_default();
        let query = ["(resolution: ", &number, "dppx)"].concat();
        let list = web_sys::window().and_then(|w| w.match_media(&query).ok().flatten());
        let scope = ctx.link().clone();
        self.on_ratio = list.map(|list| (ratio, EventListener::new(&list, "change", move |_| scope.send_message(Change::Ratio))));
    }
}

const fn palette(dark: bool) -> &'static Palette {
    if dark { &Palette::DARK } else { &Palette::LIGHT }
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

/// The words of the scene as SVG text: selectable, crisp, in the reader's font.
fn words(scene: &Scene, palette: &Palette) -> Html {
    let (w, h) = (dom::int(scene.w.round() as i64), dom::int(scene.h.ceil() as i64));
    html! { <svg class="words" width={w} height={h} aria-hidden="true">{ for scene.labels.iter().map(|label| word(label, palette)) }</svg> }
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

/// A resize observer that ends with its owner.
struct Observed {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Observed {
    fn new(element: &HtmlElement, on_width: impl Fn(f64) + 'static) -> Option<Self> {
        let callback = Closure::wrap(Box::new(move |entries: js_sys::Array| {
            if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
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
