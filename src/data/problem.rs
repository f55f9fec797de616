//! A problem in a table, in words that tell a data editor what to do.

/// One problem: where it is, what was found and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The table.
    pub table: String,
    /// The line in the file, 1 for the header; `None` when it concerns the table as a whole.
    pub row: Option<usize>,
    /// The column; `None` when it concerns the row or the table.
    pub column: Option<String>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// To be written.
    MissingColumn,
}
