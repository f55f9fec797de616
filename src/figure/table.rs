//! The table of exactly what is drawn.

use super::{Arg, Key, Msg};

/// A table with caption, headed columns and typed cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the table holds.
    pub caption: Msg,
    /// The columns; the first heads the rows.
    pub columns: Vec<Column>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading, with the unit.
    pub head: Msg,
    /// True for numbers: set flush right, sorted by value.
    pub numeric: bool,
}

/// A cell: an argument, formatted as in the chart.
pub type Cell = Arg;

impl Table {
    /// A table without rows.
    #[must_use]
    pub const fn new(caption: Msg) -> Self {
        Self { caption, columns: Vec::new(), rows: Vec::new() }
    }

    /// The table with one more column.
    #[must_use]
    pub fn column(mut self, head: impl Into<Msg>, numeric: bool) -> Self {
        self.columns.push(Column { head: head.into(), numeric });
        self
    }

    /// The table with more columns: each with its heading and whether it holds numbers.
    #[must_use]
    #[inline(never)]
    pub fn columns(mut self, columns: &[(Key, bool)]) -> Self {
        for (head, numeric) in columns {
            self.columns.push(Column { head: Msg::new(*head), numeric: *numeric });
        }
        self
    }
}

impl From<Key> for Msg {
    fn from(key: Key) -> Self {
        Self::new(key)
    }
}
