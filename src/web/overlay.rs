//! The layer over the chart: pointing and walking move a ring and a tooltip, never the canvas.

use std::rc::Rc;

use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::chart::{Hit, Scene};
use crate::data::Confidence;
use crate::figure::{Arg, Key, Msg, Tip};

use super::dom;
use super::env::Env;
use super::make;

#[derive(Clone, Properties)]
pub(super) struct OverlayProps {
    pub(super) env: Env,
    pub(super) scene: Rc<Scene>,
}

impl PartialEq for OverlayProps {
    fn eq(&self, other: &Self) -> bool {
        self.env == other.env && Rc::ptr_eq(&self.scene, &other.scene)
    }
}

/// What a reader does over the chart.
pub(super) enum Touch {
    /// Points at a place of the window.
    Point(i32, i32),
    /// Leaves.
    Leave,
    /// Presses a key that walks.
    Walk(String),
}

/// The layer.
pub(super) struct Overlay {
    /// The datum that is shown, an index into the hits of the scene.
    active: Option<usize>,
    layer: NodeRef,
    tip: NodeRef,
    ring: NodeRef,
}

impl Component for Overlay {
    type Message = Touch;
    type Properties = OverlayProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { active: None, layer: NodeRef::default(), tip: NodeRef::default(), ring: NodeRef::default() }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &OverlayProps) -> bool {
        // A new scene has other data at the same places.
        if !Rc::ptr_eq(&old.scene, &ctx.props().scene) {
            self.active = None;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, touch: Touch) -> bool {
        let scene = &ctx.props().scene;
        let next = match touch {
            Touch::Leave => None,
            Touch::Walk(key) => step(scene, self.active, &key).or(self.active),
            Touch::Point(x, y) => self.layer.cast::<HtmlElement>().and_then(|layer| {
                let rect = layer.get_bounding_client_rect();
                scene.nearest(f64::from(x) - rect.left(), f64::from(y) - rect.top())
            }),
        };
        let changed = next != self.active;
        self.active = next;
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let OverlayProps { env, scene } = ctx.props();
        let hit = self.active.and_then(|i| scene.hits.get(i));
        let off = if hit.is_none() { " off" } else { "" };
        let point = ctx.link().callback(|event: PointerEvent| Touch::Point(event.client_x(), event.client_y()));
        let leave = ctx.link().batch_callback(|event: PointerEvent| {
            // A finger that lifts leaves the tooltip, so that it can be read.
            (event.pointer_type() == "mouse").then_some(Touch::Leave)
        });
        let walk = ctx.link().batch_callback(|event: KeyboardEvent| {
            let key = event.key();
            if key == "Escape" {
                return Some(Touch::Leave);
            }
            let walks =
                matches!(key.as_str(), "ArrowRight" | "ArrowLeft" | "ArrowUp" | "ArrowDown" | "Home" | "End" | "PageUp" | "PageDown");
            walks.then(|| {
                event.prevent_default();
                Touch::Walk(key)
            })
        });
        let blur = ctx.link().callback(|_: FocusEvent| Touch::Leave);
        let help = env.say(&Msg::new(Key::UiChartHelp).with("finding", env.figure.finding.clone()));
        html! {
            <>
                <div ref={self.layer.clone()} class="layer" tabindex="0" role="application" aria-label={help}
                    onpointermove={point.clone()} onpointerdown={point} onpointerleave={leave} onkeydown={walk} onblur={blur}></div>
                <div ref={self.ring.clone()} class={["ring", off].concat()}></div>
                <div ref={self.tip.clone()} class={["tip", off].concat()} aria-hidden="true">
                    { hit.map(|hit| tooltip(env, &hit.tip)).unwrap_or_default() }
                </div>
                <div class="live" aria-live="polite">{ hit.map(|hit| spoken(env, &hit.tip)).unwrap_or_default() }</div>
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let scene = &ctx.props().scene;
        if let Some(hit) = self.active.and_then(|i| scene.hits.get(i)) {
            settle(scene, hit, &self.tip, &self.ring);
        }
    }
}

/// Moves ring and tooltip to a mark; the tooltip keeps inside the chart and off the finger.
fn settle(scene: &Scene, hit: &Hit, tip: &NodeRef, ring: &NodeRef) {
    let (x, y) = hit.at;
    let shift = |x: f64, y: f64| {
        let mut value = String::from("translate(");
        value.push_str(&dom::px(x));
        value.push(',');
        value.push_str(&dom::px(y));
        value.push(')');
        value
    };
    if let Some(ring) = ring.cast::<HtmlElement>() {
        dom::set_style(&ring, "transform", &shift(x - 9.0, y - 9.0));
    }
    if let Some(tip) = tip.cast::<HtmlElement>() {
        let (w, h) = (f64::from(tip.offset_width()), f64::from(tip.offset_height()));
        let left = if x + 16.0 + w <= scene.w { x + 16.0 } else { (x - 16.0 - w).max(0.0).min((scene.w - w).max(0.0)) };
        let above = y - h - 18.0;
        let top = if above >= 0.0 { above } else { y + 22.0 };
        dom::set_style(&tip, "transform", &shift(left, top));
    }
}

/// The datum after a key: left and right within a series, up and down between series, Home and End to its ends.
fn step(scene: &Scene, active: Option<usize>, key: &str) -> Option<usize> {
    let hits = &scene.hits;
    let Some(hit) = active.and_then(|i| hits.get(i)) else {
        // Rows are read from the top; of lines the protagonist's comes last.
        let series = if hits.iter().any(|hit| hit.area.is_some()) { 0 } else { hits.last().map_or(0, |hit| hit.series) };
        return hits.iter().position(|hit| hit.series == series);
    };
    let find = |series: u16, index: u16| hits.iter().position(|other| other.series == series && other.index == index);
    let ends = |series: u16| hits.iter().filter(move |other| other.series == series).map(|other| other.index);
    // Rows have one or two marks each: there left and right go on to the next row.
    match key {
        "ArrowRight" | "PageDown" => find(hit.series, hit.index.saturating_add(1)).or_else(|| find(hit.series.saturating_add(1), 0)),
        "ArrowLeft" | "PageUp" => hit.index.checked_sub(1).map_or_else(
            || hit.series.checked_sub(1).and_then(|series| find(series, ends(series).max().unwrap_or(0))),
            |index| find(hit.series, index),
        ),
        "ArrowDown" | "ArrowUp" => {
            let series = if key == "ArrowDown" { hit.series.checked_add(1) } else { hit.series.checked_sub(1) }?;
            // The nearest place in the other series, so that a walk keeps to its year.
            let nearest = hits.iter().enumerate().filter(|(_, other)| other.series == series);
            nearest.min_by(|a, b| (a.1.at.0 - hit.at.0).abs().total_cmp(&(b.1.at.0 - hit.at.0).abs())).map(|(i, _)| i)
        }
        "Home" => find(hit.series, 0),
        "End" => find(hit.series, ends(hit.series).max().unwrap_or(0)),
        _ => None,
    }
}

/// Name, moment, value, further lines, status and source of a datum.
fn tooltip(env: &Env, tip: &Tip) -> Html {
    let mut lines = vec![
        make::text("p", "tip-name", [&env.arg(&tip.name), " · ", &env.arg(&tip.at)].concat()),
        make::text("p", "tip-value", env.arg(&tip.value)),
    ];
    for msg in &tip.more {
        lines.push(make::text("p", "", env.say(msg)));
    }
    lines.push(make::text("p", "", remarks(env, tip)));
    lines.push(make::text("p", "tip-source", env.say(&Msg::new(Key::TipSource).with("source", Arg::Source(tip.source.clone())))));
    make::node("div", "", lines)
}

/// The status, and whether the source is weak.
fn remarks(env: &Env, tip: &Tip) -> String {
    let mut words = env.arg(&Arg::Status(tip.status));
    if tip.confidence == Confidence::Low {
        words.push_str(", ");
        words.push_str(&env.key(Key::TipWeak));
    }
    words
}

/// The same as one sentence for a screen reader.
fn spoken(env: &Env, tip: &Tip) -> String {
    let mut text = env.arg(&tip.name);
    for part in
        [env.arg(&tip.at), env.arg(&tip.value)].into_iter().chain(tip.more.iter().map(|msg| env.say(msg))).chain([remarks(env, tip)])
    {
        text.push_str(", ");
        text.push_str(&part);
    }
    text
}
