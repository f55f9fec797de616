//! The table of a figure as CSV that opens in a spreadsheet.
//!
//! RFC 4180 in UTF-8 with a byte order mark, which spreadsheets need for accents. One header and one
//! row a datum, nothing above or below, so that every tool reads it. Title, finding, what is measured,
//! licence, version and link stand in the last columns of each row and survive sorting and filtering; the
//! notes and the list of all sources, which are long, stand in the first row only, beside the source and
//! link that each row has of its own. A table without rows becomes one row of these columns.
//!
//! A column of numbers holds plain numbers, as rounded in the figure. What the figure writes into the
//! same cell gets a column of its own after it: precision, currency, low and high, the link of a source.

use crate::figure::{Arg, Column, Key};

use super::cell::Cell;
use super::sheet::Sheet;

/// Writes the table of a figure as CSV.
#[must_use]
pub fn csv(sheet: &Sheet<'_>) -> String {
    let (head, cells): (Vec<String>, Vec<Vec<String>>) = columns(sheet).into_iter().unzip();
    let last = last_columns(sheet);
    let empty = String::new();
    let mut out = String::from("\u{feff}");
    push_row(&mut out, head.iter().chain(last.iter().map(|column| &column.0)));
    for at in 0..sheet.figure.table.rows.len().max(1) {
        let of_row = cells.iter().map(|column| column.get(at).unwrap_or(&empty));
        push_row(&mut out, of_row.chain(last.iter().map(|(_, value, once)| if at > 0 && *once { &empty } else { value })));
    }
    out
}

/// Each column with its heading, those that a column of numbers needs beside it after it.
fn columns(sheet: &Sheet<'_>) -> Vec<(String, Vec<String>)> {
    let table = &sheet.figure.table;
    let mut columns = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        let args: Vec<&Arg> = table.rows.iter().map(|row| row.get(at).unwrap_or(&Arg::Blank)).collect();
        push_column(sheet, column, &args, &mut columns);
    }
    columns
}

fn push_column(sheet: &Sheet<'_>, column: &Column, args: &[&Arg], columns: &mut Vec<(String, Vec<String>)>) {
    let head = sheet.words.say(&column.head);
    let cells: Vec<Cell> = args.iter().map(|arg| Cell::of(arg)).collect();
    let numbers = cells.iter().zip(args).map(|(cell, arg)| match cell.value {
        Some(value) => number(value),
        None if cell.ends.is_some() => String::new(),
        None => sheet.words.arg(arg),
    });
    columns.push((head.clone(), numbers.collect()));
    let mut beside = |name: &str, texts: Vec<String>| {
        if texts.iter().any(|text| !text.is_empty()) {
            columns.push(([&head, ": ", name].concat(), texts));
        }
    };
    let words = &sheet.words;
    let end =
        |high: bool| cells.iter().map(|cell| cell.ends.map_or(String::new(), |ends| number(if high { ends.1 } else { ends.0 }))).collect();
    beside(words.key(Key::ColLow), end(false));
    beside(words.key(Key::ColHigh), end(true));
    beside(words.key(Key::UiMoney), cells.iter().map(|cell| cell.currency.map_or(String::new(), |c| c.as_str().to_owned())).collect());
    beside(words.key(Key::ColQualifier), cells.iter().map(|cell| cell.qualifier.map_or("", |q| q.as_str()).to_owned()).collect());
    let link = |arg: &&Arg| match arg {
        Arg::Source(id) => sheet.cited(id).url,
        _ => String::new(),
    };
    beside(sheet.labels().link, args.iter().map(link).collect());
}

/// What holds for the figure as a whole: heading, value, and whether it stands in the first row only.
fn last_columns(sheet: &Sheet<'_>) -> [(String, String, bool); 8] {
    let (labels, origin) = (sheet.labels(), sheet.origin);
    let sources: Vec<String> = sheet.sources().into_iter().map(|source| join(&[&source.name, &source.title, &source.url], ", ")).collect();
    let notes: Vec<String> = sheet.figure.notices.iter().chain(&sheet.figure.notes).map(|note| sheet.words.say(note)).collect();
    let columns = [
        (labels.title, sheet.title().to_owned(), false),
        (labels.finding, sheet.finding(), false),
        (labels.measured, sheet.measured(), false),
        (labels.licence, join(&[&origin.licence, &origin.licence_url], ", "), false),
        (labels.version, join(&[&origin.version, &origin.date], ", "), false),
        (labels.link, sheet.link(), false),
        (labels.notes, notes.join(" "), true),
        (sheet.words.key(Key::UiSourcesPanel), sources.join("; "), true),
    ];
    columns.map(|(name, value, once)| (name.to_owned(), value, once))
}

fn join(parts: &[&str], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

fn number(value: f64) -> String {
    value.to_string()
}

fn push_row<'a>(out: &mut String, cells: impl Iterator<Item = &'a String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// Quotes a cell where the standard wants it, and puts an apostrophe before what a spreadsheet would compute.
fn push_cell(out: &mut String, text: &str) {
    let text = if is_formula(text) { &["'", text].concat() } else { text };
    if text.contains(['"', ',', '\n', '\r']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

/// Whether a spreadsheet would take the text for a formula; a number is none.
fn is_formula(text: &str) -> bool {
    const MARKS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let starts = |text: &str| text.starts_with(MARKS);
    (starts(text) || starts(text.trim_start())) && !is_number(text)
}

fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    digits(whole) && digits(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = String::new();
        push_cell(&mut out, text);
        assert_eq!(out, expected);
    }

    #[test]
    fn cells_are_quoted_as_the_standard_says() {
        check("Viet Nam", "Viet Nam");
        check("a, b", "\"a, b\"");
        check("say \"so\"", "\"say \"\"so\"\"\"");
        check("two\nlines", "\"two\nlines\"");
        check("", "");
    }

    #[test]
    fn no_cell_is_a_formula() {
        check("=1+1", "'=1+1");
        check("+84 24", "'+84 24");
        check("-1+2", "'-1+2");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'\t=1");
        check("  =1", "'  =1");
        check("＝1", "'＝1");
        check("=a,\"b\"", "\"'=a,\"\"b\"\"\"");
        check("-", "'-");
        check("-inf", "'-inf");
    }

    #[test]
    fn numbers_stay_numbers() {
        check("-12.5", "-12.5");
        check("-35000000000", "-35000000000");
        check("0", "0");
        check("−12", "−12");
    }
}
