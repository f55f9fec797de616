//! The table of exactly what is drawn.

use yew::prelude::*;

use crate::figure::{Key, Table};

use super::env::Env;
use super::make;

/// The table of the figure, closed until asked for.
pub(super) fn panel(env: &Env) -> Html {
    make::panel("table", env.key(Key::UiTable), table(env, &env.figure.table))
}

/// A table with caption and scopes; it scrolls sideways in its own box.
pub(super) fn table(env: &Env, table: &Table) -> Html {
    let numeric = |i: usize| table.columns.get(i).is_some_and(|column| column.numeric);
    let mut head = Vec::new();
    for column in &table.columns {
        head.push(make::cell("th", "col", column.numeric, env.say(&column.head)));
    }
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells = Vec::new();
        for (i, cell) in row.iter().enumerate() {
            let (tag, scope) = if i == 0 { ("th", "row") } else { ("td", "") };
            cells.push(make::cell(tag, scope, i > 0 && numeric(i), env.arg(cell)));
        }
        rows.push(make::node("tr", "", cells));
    }
    let caption = env.say(&table.caption);
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={caption.clone()}>
            { make::node("table", "", vec![
                make::text("caption", "", caption),
                make::node("thead", "", vec![make::node("tr", "", head)]),
                make::node("tbody", "", rows),
            ]) }
        </div>
    }
}
