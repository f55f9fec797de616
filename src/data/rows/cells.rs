//! Typed reading of the cells of a row; every cell that cannot be read becomes a problem.

use std::collections::{BTreeMap, BTreeSet};

use super::RawTable;
use super::columns::Columns;
use crate::data::problem::{Expected, Problem, ProblemKind, nearest};
use crate::data::{Confidence, Currency, MarketId, Provenance, Qualifier, Slug, SourceId, Status, Year};

/// The identifiers that other tables may name; `None` when the table is not in the package.
#[derive(Default)]
pub(super) struct Known {
    pub(super) markets: Option<BTreeSet<MarketId>>,
    pub(super) films: Option<BTreeSet<Slug>>,
    pub(super) sources: Option<BTreeSet<SourceId>>,
}

impl Known {
    /// Collects the identifiers of the tables, of rows with other problems too: one bad cell in
    /// `sources` must not cost every row that names that source.
    pub(super) fn of(tables: &[RawTable]) -> Self {
        Self {
            markets: ids(tables, "markets", MarketId::parse),
            films: ids(tables, "films", Slug::parse),
            sources: ids(tables, "sources", Slug::parse),
        }
    }
}

fn ids<T: Ord>(tables: &[RawTable], name: &str, parse: fn(&str) -> Option<T>) -> Option<BTreeSet<T>> {
    let table = tables.iter().find(|table| table.name == name)?;
    let at = table.header.iter().position(|column| column.trim() == "id")?;
    Some(table.rows.iter().filter_map(|(_, cells)| parse(cells.get(at)?.trim())).collect())
}

/// One row on its way to a record.
pub(super) struct Row<'a> {
    table: &'static str,
    header: &'a [String],
    cells: &'a [String],
    line: usize,
    known: &'a Known,
    problems: &'a mut Vec<Problem>,
}

/// Reads every row of a table; rows with a problem are reported and left out.
pub(super) fn read_table<T>(
    tables: &[RawTable],
    columns: &'static Columns,
    known: &Known,
    problems: &mut Vec<Problem>,
    mut read: impl FnMut(&mut Row) -> Option<T>,
) -> Vec<T> {
    let mut records = Vec::new();
    let mut keys: BTreeMap<String, usize> = BTreeMap::new();
    let Some(table) = tables.iter().find(|table| table.name == columns.name) else { return records };
    if !check_header(table, columns, problems) {
        return records;
    }
    for (line, cells) in &table.rows {
        let line = *line;
        if cells.len() != table.header.len() {
            let kind = ProblemKind::Ragged { found: cells.len(), expected: table.header.len() };
            problems.push(Problem { table: columns.name.to_owned(), row: Some(line), column: None, kind });
            continue;
        }
        let mut row = Row { table: columns.name, header: &table.header, cells, line, known, problems };
        let Some(record) = read(&mut row) else { continue };
        let key = columns.key.iter().map(|column| row.text(column)).collect::<Vec<_>>().join("/");
        match keys.get(&key) {
            Some(first) => {
                let kind = ProblemKind::TwiceKey { key, first: *first };
                problems.push(Problem { table: columns.name.to_owned(), row: Some(line), column: None, kind });
            }
            None => {
                keys.insert(key, line);
                records.push(record);
            }
        }
    }
    records
}

/// Reports missing, unknown and repeated columns; false when the table cannot be used.
fn check_header(table: &RawTable, columns: &'static Columns, problems: &mut Vec<Problem>) -> bool {
    let mut report = |row, column: Option<&str>, kind| {
        problems.push(Problem { table: columns.name.to_owned(), row, column: column.map(str::to_owned), kind });
    };
    if table.header.is_empty() {
        report(None, None, ProblemKind::NoHeader);
        return false;
    }
    let known: Vec<&'static str> = columns.known().collect();
    let mut usable = true;
    let mut seen = BTreeSet::new();
    for column in columns.required() {
        if !table.header.iter().any(|name| name.trim() == column) {
            usable = false;
            report(Some(1), Some(column), ProblemKind::MissingColumn);
        }
    }
    for name in table.header.iter().map(|name| name.trim()) {
        if !seen.insert(name) {
            report(Some(1), Some(name), ProblemKind::TwiceColumn);
        } else if !known.contains(&name) {
            report(Some(1), Some(name), ProblemKind::UnknownColumn { nearest: nearest(name, &known) });
        }
    }
    usable
}

impl<'a> Row<'a> {
    /// The text of a cell without blanks around it; empty when there is no such column.
    pub(super) fn text(&self, column: &str) -> &'a str {
        let at = self.header.iter().position(|name| name.trim() == column);
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// The line of the row in its file.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// The text of a cell as a string of its own.
    pub(super) fn owned(&self, column: &str) -> String {
        self.text(column).to_owned()
    }

    /// Reports a problem with a cell.
    pub(super) fn report(&mut self, column: &str, kind: ProblemKind) {
        let problem = Problem { table: self.table.to_owned(), row: Some(self.line), column: Some(column.to_owned()), kind };
        self.problems.push(problem);
    }

    /// Reports that a cell holds something else than expected, or nothing.
    pub(super) fn reject(&mut self, column: &str, expected: Expected) {
        let found = self.owned(column);
        let kind = if found.is_empty() { ProblemKind::Empty { expected } } else { ProblemKind::Cell { found, expected } };
        self.report(column, kind);
    }

    /// A cell that must be filled; `None` has been reported.
    pub(super) fn need<T>(&mut self, column: &str, expected: Expected, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = Some(self.text(column)).filter(|text| !text.is_empty()).and_then(parse);
        if value.is_none() {
            self.reject(column, expected);
        }
        value
    }

    /// A cell that may be empty: `Some(None)` when it is, `None` when a problem has been reported.
    pub(super) fn may<T>(&mut self, column: &str, expected: Expected, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
        if self.text(column).is_empty() { Some(None) } else { self.need(column, expected, parse).map(Some) }
    }

    /// A word of a closed set.
    pub(super) fn word<T: Copy>(&mut self, column: &str, all: &'static [T], as_str: fn(T) -> &'static str) -> Option<T> {
        let allowed = Expected::OneOf(all.iter().map(|word| as_str(*word)).collect());
        self.need(column, allowed, |text| all.iter().copied().find(|word| as_str(*word) == text))
    }

    /// A word of a closed set, with the value of an empty cell.
    pub(super) fn word_or<T: Copy>(&mut self, column: &str, all: &'static [T], as_str: fn(T) -> &'static str, empty: T) -> Option<T> {
        if self.text(column).is_empty() { Some(empty) } else { self.word(column, all, as_str) }
    }

    /// Text that must not be empty.
    pub(super) fn filled(&mut self, column: &str) -> Option<String> {
        self.need(column, Expected::Text, |text| Some(text.to_owned()))
    }

    /// An identifier.
    pub(super) fn slug(&mut self, column: &str) -> Option<Slug> {
        self.need(column, Expected::Slug, Slug::parse)
    }

    /// A market of the table `markets`.
    pub(super) fn market(&mut self, column: &str) -> Option<MarketId> {
        let id = self.need(column, Expected::Market, MarketId::parse)?;
        let missing = self.known.markets.as_ref().is_some_and(|markets| !markets.contains(&id));
        self.resolve(column, id.as_str(), "markets", missing).then_some(id)
    }

    /// A film of the table `films`.
    pub(super) fn film(&mut self, column: &str) -> Option<Slug> {
        let id = self.slug(column)?;
        let missing = self.known.films.as_ref().is_some_and(|films| !films.contains(&id));
        self.resolve(column, id.as_str(), "films", missing).then_some(id)
    }

    /// A source of the table `sources`.
    pub(super) fn source(&mut self, column: &str) -> Option<SourceId> {
        let id = self.slug(column)?;
        self.source_exists(column, &id).then_some(id)
    }

    /// Reports a source that is not in the table `sources`.
    fn source_exists(&mut self, column: &str, id: &SourceId) -> bool {
        let missing = self.known.sources.as_ref().is_some_and(|sources| !sources.contains(id));
        self.resolve(column, id.as_str(), "sources", missing)
    }

    fn resolve(&mut self, column: &str, found: &str, table: &'static str, missing: bool) -> bool {
        if missing {
            self.report(column, ProblemKind::NoSuchRow { found: found.to_owned(), table });
        }
        !missing
    }

    /// A list of sources, separated by `;`.
    pub(super) fn sources(&mut self, column: &str) -> Option<Vec<SourceId>> {
        let ids = self.list(column, Expected::Slug, Slug::parse)?;
        let mut all_exist = true;
        for id in &ids {
            all_exist &= self.source_exists(column, id);
        }
        all_exist.then_some(ids)
    }

    /// A list separated by `;`; empty for an empty cell.
    pub(super) fn list<T>(&mut self, column: &str, expected: Expected, parse: fn(&str) -> Option<T>) -> Option<Vec<T>> {
        let text = self.text(column);
        if text.is_empty() {
            return Some(Vec::new());
        }
        let list = text.split(';').map(|item| parse(item.trim())).collect::<Option<Vec<T>>>();
        if list.is_none() {
            self.reject(column, expected);
        }
        list
    }

    /// A list of texts, empty items left out.
    pub(super) fn texts(&self, column: &str) -> Vec<String> {
        self.text(column).split(';').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
    }

    /// A year.
    pub(super) fn year(&mut self, column: &str) -> Option<Year> {
        self.need(column, Expected::Year, Year::parse)
    }

    /// An age, or nothing.
    pub(super) fn age(&mut self, column: &str) -> Option<Option<u8>> {
        self.may(column, Expected::Age, |text| text.parse().ok().filter(|age| *age <= 120))
    }

    /// A day since release, or nothing.
    pub(super) fn day(&mut self, column: &str) -> Option<Option<u16>> {
        self.may(column, Expected::Day, |text| text.parse().ok().filter(|day| (1..=3650).contains(day)))
    }

    /// A number of zero or more.
    pub(super) fn amount(&mut self, column: &str) -> Option<f64> {
        self.need(column, Expected::Amount, amount)
    }

    /// A percentage.
    pub(super) fn percent(&mut self, column: &str) -> Option<f64> {
        self.need(column, Expected::Percent, percent)
    }

    /// A year, month or day as text; empty stays empty.
    pub(super) fn date(&mut self, column: &str) -> Option<String> {
        self.may(column, Expected::Date, |text| is_date(text).then(|| text.to_owned())).map(Option::unwrap_or_default)
    }

    /// True or false, with the value of an empty cell.
    pub(super) fn flag(&mut self, column: &str, empty: bool) -> Option<bool> {
        let parse = |text: &str| match text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        self.may(column, Expected::Bool, parse).map(|flag| flag.unwrap_or(empty))
    }

    /// A currency.
    pub(super) fn currency(&mut self, column: &str) -> Option<Currency> {
        self.need(column, Expected::Currency, Currency::parse)
    }

    /// The unit of a measure: its currency when it is money, `None` in the inner option otherwise.
    pub(super) fn unit(&mut self, column: &str, unit: Unit) -> Option<Option<Currency>> {
        match unit {
            Unit::AnyCurrency => self.currency(column).map(Some),
            Unit::Word(word) => {
                let found = self.need(column, Expected::OneOf(vec![word]), |text| (text == word).then_some(()));
                found.map(|()| Currency::parse(word))
            }
        }
    }

    /// Whether two limits are in order; reports them otherwise.
    pub(super) fn in_order<T: PartialOrd>(&mut self, column: &str, from: Option<T>, to_column: &'static str, to: Option<T>) -> bool {
        let wrong = from.zip(to).is_some_and(|(from, to)| from > to);
        if wrong {
            let kind = ProblemKind::Order { from: self.owned(column), to_column, to: self.owned(to_column) };
            self.report(column, kind);
        }
        !wrong
    }

    /// The provenance columns.
    pub(super) fn provenance(&mut self) -> Option<Provenance> {
        let qualifier = self.word("qualifier", Qualifier::ALL, Qualifier::as_str);
        let status = self.word("status", Status::ALL, Status::as_str);
        let confidence = self.word_or("confidence", Confidence::ALL, Confidence::as_str, Confidence::Medium);
        let tracker = self.slug("tracker");
        let source = self.source("source");
        let as_of = self.date("as_of");
        let chosen = self.flag("chosen", true);
        let computed_from = self.owned("computed_from");
        if status == Some(Status::Computed) && computed_from.is_empty() {
            self.reject("computed_from", Expected::Arithmetic);
            return None;
        }
        Some(Provenance {
            qualifier: qualifier?,
            status: status?,
            confidence: confidence?,
            tracker: tracker?,
            source: source?,
            as_of: as_of?,
            computed_from,
            chosen: chosen?,
            note: self.owned("note"),
        })
    }
}

/// What unit a measure is in.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    /// Money of any currency.
    AnyCurrency,
    /// Exactly this word, which may be a currency code.
    Word(&'static str),
}

/// A finite number of zero or more.
pub(super) fn amount(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite() && *value >= 0.0)
}

/// A finite number from 0 to 100.
pub(super) fn percent(text: &str) -> Option<f64> {
    amount(text).filter(|value| *value <= 100.0)
}

/// Whether a text is a year, a year and month, or a day that exists.
pub(super) fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let Some(year) = parts.next().and_then(Year::parse) else { return false };
    let two_digits = |part: &str| if part.len() == 2 { part.parse::<u8>().ok() } else { None };
    let Some(month) = parts.next() else { return true };
    let year = year.get();
    let days = match two_digits(month) {
        Some(4 | 6 | 9 | 11) => 30,
        Some(2) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        Some(2) => 28,
        Some(1..=12) => 31,
        _ => return false,
    };
    let Some(day) = parts.next() else { return true };
    parts.next().is_none() && two_digits(day).is_some_and(|day| (1..=days).contains(&day))
}
