//! The table of exactly what is drawn.

use yew::prelude::*;

use crate::figure::{Key, Table};

use super::env::Env;

/// The table of the figure, closed until asked for.
pub(super) fn panel(env: &Env) -> Html {
    html! {
        <details class="table">
            <summary>{ env.key(Key::UiTable) }</summary>
            { table(env, &env.figure.table) }
        </details>
    }
}

/// A table with caption and scopes; it scrolls sideways in its own box.
pub(super) fn table(env: &Env, table: &Table) -> Html {
    let numeric = |i: usize| table.columns.get(i).is_some_and(|column| column.numeric).then_some("num");
    let head =
        table.columns.iter().enumerate().map(|(i, column)| html! { <th scope="col" class={numeric(i)}>{ env.say(&column.head) }</th> });
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(i, cell)| {
            let text = env.arg(cell);
            if i == 0 {
                html! { <th scope="row">{ text }</th> }
            } else {
                html! { <td class={numeric(i)}>{ text }</td> }
            }
        });
        html! { <tr>{ for cells }</tr> }
    });
    let caption = env.say(&table.caption);
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={caption.clone()}>
            <table>
                <caption>{ caption }</caption>
                <thead><tr>{ for head }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
