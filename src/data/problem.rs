//! A problem in a table, in words that tell a data editor what to do.

use std::fmt;

/// One problem: where it is, what was found and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The table, or the file where no table could be told.
    pub table: String,
    /// The line in the file, 1 for the header; `None` when it concerns the table as a whole.
    pub row: Option<usize>,
    /// The column; `None` when it concerns the row or the table.
    pub column: Option<String>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong, with the text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A file or folder is not there or cannot be read.
    File {
        /// Its path.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// The descriptor is not JSON, or lists no resource with a path.
    Descriptor {
        /// What the parser says.
        reason: String,
    },
    /// A resource's path leaves the folder of the package.
    PathOutside {
        /// The path.
        found: String,
    },
    /// A table has no header row.
    NoHeader,
    /// A row is not UTF-8 text.
    NotUtf8,
    /// A table that no view knows.
    UnknownTable {
        /// The name that may have been meant.
        nearest: Option<&'static str>,
    },
    /// A table is there twice.
    TwiceTable,
    /// Other tables name rows of a table that is not there.
    MissingTable {
        /// The table that names its rows.
        named_by: String,
    },
    /// A column that the table needs is not there.
    MissingColumn,
    /// A column that no view knows.
    UnknownColumn {
        /// The name that may have been meant.
        nearest: Option<&'static str>,
    },
    /// A column is there twice.
    TwiceColumn,
    /// A row has another number of cells than the header.
    Ragged {
        /// Cells in the row.
        found: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// A cell that must be filled is empty.
    Empty {
        /// What belongs there.
        expected: Expected,
    },
    /// A cell that cannot be read.
    Cell {
        /// Its text.
        found: String,
        /// What belongs there.
        expected: Expected,
    },
    /// A cell that names a row that is not there.
    NoSuchRow {
        /// The identifier.
        found: String,
        /// The table it should be in.
        table: &'static str,
    },
    /// A row with the same key as an earlier one.
    TwiceKey {
        /// The key, its cells joined by `/`.
        key: String,
        /// The line of the earlier row.
        first: usize,
    },
    /// The first of two limits lies after the second.
    Order {
        /// The first limit.
        from: String,
        /// The column of the second limit.
        to_column: &'static str,
        /// The second limit.
        to: String,
    },
    /// Women and men do not add up to both sexes.
    Sum {
        /// Women.
        female: u32,
        /// Men.
        male: u32,
        /// Both, as printed.
        both: u32,
    },
    /// A year of a market lacks some of the ages 0 to 100.
    Ages {
        /// The market and the year.
        of: String,
        /// The first age that is missing.
        first_missing: usize,
        /// How many are missing.
        missing: usize,
    },
    /// An estimate in or after the first projected year.
    EstimateAfterProjection {
        /// The year of the row.
        year: i32,
        /// The first projected year.
        projected_from: i32,
    },
    /// A table that can name one source only names another.
    SecondSource {
        /// The other source.
        found: String,
        /// The one that is shown.
        used: String,
    },
}

/// What belongs in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Any text.
    Text,
    /// A number, zero or more.
    Amount,
    /// A number from 0 to 100.
    Percent,
    /// A number above zero.
    Rate,
    /// A whole number of persons.
    Count,
    /// A whole age.
    Age,
    /// A single age of the population table.
    SingleAge,
    /// A day since release.
    Day,
    /// A year.
    Year,
    /// A year, month or day.
    Date,
    /// A market code.
    Market,
    /// A currency code.
    Currency,
    /// An identifier.
    Slug,
    /// True or false.
    Bool,
    /// An http address.
    Url,
    /// One of some words.
    OneOf(Vec<&'static str>),
    /// The arithmetic of a computed value.
    Arithmetic,
    /// Evidence for a verdict.
    Evidence,
    /// A pointer to rows, `table/key/...`.
    RowPointer,
}

impl Expected {
    /// What belongs there, in words that end a sentence.
    fn words(&self) -> String {
        let words = match self {
            Self::Text => "some text",
            Self::Amount => "a number of zero or more, such as 4510000000 or 37.5, without unit or thousands separators",
            Self::Percent => "a percentage from 0 to 100, such as 22.3, without the sign",
            Self::Rate => "a number above zero, such as 26258 or 0.71, without thousands separators",
            Self::Count => "a whole number of persons up to 250 million, such as 1525300, without thousands separators",
            Self::Age => "a whole age from 0 to 120",
            Self::SingleAge => "a whole age from 0 to 100, where 100 stands for 100 and over",
            Self::Day => "a whole day since release from 1 to 3650, where 1 is the release day",
            Self::Year => "a year from 1900 to 2150, such as 2025",
            Self::Date => "a year, month or day, such as 2025, 2025-08 or 2025-08-13",
            Self::Market => "a market code of three to six capital letters, such as VNM or EUROPE",
            Self::Currency => "a currency code of three capital letters, such as VND",
            Self::Slug => "an identifier of 1 to 64 letters, digits, _ or -",
            Self::Bool => "true or false",
            Self::Url => "one address that starts with https:// or http://, without spaces",
            Self::Arithmetic => "the arithmetic, since the status is computed",
            Self::Evidence => "the evidence, since the verdict is not not_checked",
            Self::RowPointer => "the table and key of a row that is there, such as market_years/KOR/2025/admissions",
            Self::OneOf(allowed) => {
                let (last, rest) = match allowed.split_last() {
                    Some((last, [])) => return (*last).to_owned(),
                    Some((last, rest)) => (*last, rest.join(", ")),
                    None => return String::new(),
                };
                return [&rest, " or ", last].concat();
            }
        };
        words.to_owned()
    }
}

impl Problem {
    /// What was found, what was expected and what to do, in English.
    #[must_use]
    pub fn sentence(&self) -> String {
        let column = self.column.as_deref().unwrap_or("");
        let table = self.table.as_str();
        match &self.kind {
            ProblemKind::File { path, reason } => {
                ["The file \"", path, "\" cannot be read (", reason, "). Check its name and rights."].concat()
            }
            ProblemKind::Descriptor { reason } => {
                ["The descriptor cannot be used (", reason, "). Correct it, or remove it and name each file after its table."].concat()
            }
            ProblemKind::PathOutside { found } => {
                ["The path \"", found, "\" leaves the folder of the package. Use a path inside it, without \"..\"."].concat()
            }
            ProblemKind::NoHeader => "The table is empty. Its first row must name the columns.".to_owned(),
            ProblemKind::NotUtf8 => "The row is not UTF-8 text and is left out. Save the file as UTF-8.".to_owned(),
            ProblemKind::UnknownTable { nearest } => {
                ["The table is not known and not used.", &meant(*nearest), " Rename it, or take it out of the package."].concat()
            }
            ProblemKind::TwiceTable => "The table is there twice; the second one is not used. Join them, or remove one.".to_owned(),
            ProblemKind::MissingTable { named_by } => {
                ["The table \"", table, "\" is missing, and \"", named_by, "\" names rows of it. Add it to the package."].concat()
            }
            ProblemKind::MissingColumn => ["The column \"", column, "\" is missing; the table is not used. Add it to the header."].concat(),
            ProblemKind::UnknownColumn { nearest } => {
                ["The column \"", column, "\" is not known and not used.", &meant(*nearest), " Rename it, or remove it."].concat()
            }
            ProblemKind::TwiceColumn => {
                ["The column \"", column, "\" is there twice; the second one is not used. Rename it, or remove it."].concat()
            }
            ProblemKind::Ragged { found, expected } => [
                "The row has ",
                &found.to_string(),
                " cells, the header has ",
                &expected.to_string(),
                "; it is left out. Put cells with commas in quotation marks, and add or remove cells.",
            ]
            .concat(),
            ProblemKind::Empty { expected } => {
                ["The cell is empty; expected ", &expected.words(), ". The row is left out; fill the cell."].concat()
            }
            ProblemKind::Cell { found, expected } => {
                let nearest = if let Expected::OneOf(allowed) = expected { nearest(found, allowed) } else { None };
                let found = clip(found);
                ["Found \"", &found, "\"; expected ", &expected.words(), ".", &meant(nearest), " The row is left out; correct the cell."]
                    .concat()
            }
            ProblemKind::NoSuchRow { found, table } => {
                ["\"", found, "\" is not in the table \"", table, "\". The row is left out; add it there or correct the cell."].concat()
            }
            ProblemKind::TwiceKey { key, first } => {
                ["The row has the same key as row ", &first.to_string(), " (", key, ") and is left out. Remove one, or tell them apart."]
                    .concat()
            }
            ProblemKind::Order { from, to_column, to } => {
                [column, " is ", from, " but ", to_column, " is ", to, ". The row is left out; exchange or correct them."].concat()
            }
            ProblemKind::Sum { female, male, both } => {
                let sum = u64::from(*female) + u64::from(*male);
                [
                    "Women and men add up to ",
                    &sum.to_string(),
                    ", not to ",
                    &both.to_string(),
                    ". The row is used as it is; correct one of the three.",
                ]
                .concat()
            }
            ProblemKind::Ages { of, first_missing, missing } => {
                let count = missing.to_string();
                let age = first_missing.to_string();
                let which = match missing {
                    1 => ["age ", &age, " is missing"].concat(),
                    _ => [&count, " of the ages 0 to 100 are missing, first age ", &age].concat(),
                };
                let left_out = match column {
                    "both" => ". The year is left out for this market; add the rows.",
                    _ => ". The market has no age pyramid of this year; fill the cells.",
                };
                [of, ": ", &which, left_out].concat()
            }
            ProblemKind::EstimateAfterProjection { year, projected_from } => [
                "The row of ",
                &year.to_string(),
                " is not marked projection, but rows of ",
                &projected_from.to_string(),
                " are. It is shown as a projection; correct the status of either.",
            ]
            .concat(),
            ProblemKind::SecondSource { found, used } => {
                ["The source \"", found, "\" differs from \"", used, "\", which is shown for the whole table. Use one source."].concat()
            }
        }
    }
}

impl fmt::Display for Problem {
    /// `table:row:column: sentence`, with `-` where there is no row or column.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.table)?;
        match self.row {
            Some(row) => write!(f, ":{row}:")?,
            None => f.write_str(":-:")?,
        }
        f.write_str(self.column.as_deref().unwrap_or("-"))?;
        f.write_str(": ")?;
        f.write_str(&self.sentence())
    }
}

/// The first 60 characters, so that a cell with a whole text in it does not fill the screen.
fn clip(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => [text.get(..end).unwrap_or(""), "…"].concat(),
        None => text.to_owned(),
    }
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map(|name| [" Did you mean \"", name, "\"?"].concat()).unwrap_or_default()
}

/// The name that at most two slips of the pen turn into what was found.
pub(super) fn nearest(found: &str, names: &[&'static str]) -> Option<&'static str> {
    let found = found.to_lowercase();
    let longest_slip = if found.chars().count() < 5 { 1 } else { 2 };
    let best = names.iter().map(|name| (slips(&found, name), *name)).min()?;
    (best.0 <= longest_slip).then_some(best.1)
}

/// Letters to add, drop or replace to get from one word to another (Levenshtein's distance).
fn slips(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().enumerate() {
        let mut left = at + 1;
        let mut row = vec![left];
        for ((other, diagonal), up) in b.iter().zip(&above).zip(above.iter().skip(1)) {
            left = (diagonal + usize::from(*other != letter)).min(up + 1).min(left + 1);
            row.push(left);
        }
        above = row;
    }
    above.last().copied().unwrap_or(0)
}
