//! What a reader does with the widget: choosing, sliding, typing, pointing, pressing keys.

use wasm_bindgen::JsCast;
use web_sys::{
    Event, EventInit, EventTarget, HtmlInputElement, HtmlSelectElement, KeyboardEvent, KeyboardEventInit, PointerEvent, PointerEventInit,
};

use super::Page;

impl Page {
    /// Chooses an option of a select.
    pub fn choose(&self, selector: &str, value: &str) {
        let select: HtmlSelectElement = self.get(selector).unchecked_into();
        select.set_value(value);
        assert_eq!(select.value(), value, "there is no such option");
        fire(&select, "change");
    }

    /// Drags a slider to a value without letting go.
    pub fn slide(&self, selector: &str, value: &str) {
        let input: HtmlInputElement = self.get(selector).unchecked_into();
        input.set_value(value);
        fire(&input, "input");
    }

    /// Types into a field and leaves it.
    pub fn type_in(&self, selector: &str, value: &str) {
        self.slide(selector, value);
        fire(&self.get(selector), "change");
    }

    /// A mouse event at a place of the chart; gives the place that the mouse, on whole pixels of the page, could get to.
    pub fn point(&self, name: &str, (x, y): (f64, f64)) -> (f64, f64) {
        let layer = self.get(".layer");
        let rect = layer.get_bounding_client_rect();
        let (client_x, client_y) = ((rect.left() + x).round(), (rect.top() + y).round());
        let init = PointerEventInit::new();
        init.set_bubbles(name != "pointerleave");
        init.set_composed(true);
        init.set_pointer_type("mouse");
        init.set_client_x(client_x as i32);
        init.set_client_y(client_y as i32);
        layer.dispatch_event(&PointerEvent::new_with_event_init_dict(name, &init).unwrap()).unwrap();
        (client_x - rect.left(), client_y - rect.top())
    }

    /// A key pressed in the chart.
    pub fn press(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(true);
        init.set_key(key);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.get(".layer").dispatch_event(&event).unwrap();
    }
}

fn fire(target: &EventTarget, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    target.dispatch_event(&Event::new_with_event_init_dict(name, &init).unwrap()).unwrap();
}
