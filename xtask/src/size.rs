//! The size table: what a reader downloads, by part, raw, gzip and brotli, and the budget.

use crate::run::{Result, root, say};
use std::fs;

/// Everything a view needs: wasm, glue, css, its data and one language, brotli.
const BUDGET_BYTES: u64 = 140_000;

/// A README that is further off than this is out of date.
const TOLERANCE_PERCENT: u64 = 2;

const README: &str = "README.md";
const BEGIN: &str = "<!-- sizes:begin -->";
const END: &str = "<!-- sizes:end -->";

/// What every view loads, as (part, logical name).
const COMMON_PARTS: [(&str, &str); 5] = [
    ("loader", "audience-insight.js"),
    ("glue", "widget.js"),
    ("wasm", "widget_bg.wasm"),
    ("css", "widget.css"),
    ("text, English", "text/en.txt"),
];

/// The views with the data of their first chart; other charts and panels load more when opened.
const VIEWS: [(&str, &str); 3] = [("audience", "data/population.bin"), ("recovery", "data/markets.bin"), ("outcomes", "data/films.bin")];

/// Data files of which there is one a market; the table shows the largest.
const PER_MARKET: &str = "data/sexes-";

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl std::ops::Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// Named sizes, in the order of reading: parts, data files, then one total a view.
#[derive(Debug, PartialEq)]
pub(crate) struct Table {
    rows: Vec<(String, Size)>,
}

/// Reads the report of finish.mjs into a table.
pub(crate) fn table(report: &str) -> Result<Table> {
    let files: Vec<(&str, Size)> = report.lines().map(parse_line).collect::<Result<_>>()?;
    let size_of = |logical: &str| {
        let found = files.iter().find(|(name, _)| *name == logical);
        found.map(|(_, size)| *size).ok_or(format!("the build holds no {logical}."))
    };
    let mut rows = Vec::new();
    let mut common = Size::default();
    for (part, logical) in COMMON_PARTS {
        let size = size_of(logical)?;
        common = common + size;
        rows.push((part.to_owned(), size));
    }
    let (per_market, once): (Vec<_>, Vec<_>) =
        files.iter().copied().filter(|(name, _)| name.starts_with("data/")).partition(|(name, _)| name.starts_with(PER_MARKET));
    rows.extend(once.into_iter().map(|(name, size)| (name.to_owned(), size)));
    if let Some((_, size)) = per_market.iter().max_by_key(|(_, size)| size.brotli) {
        rows.push((format!("{PER_MARKET}….bin, largest of {}", per_market.len()), *size));
    }
    for (view, data) in VIEWS {
        rows.push((format!("**view {view}**, all it needs"), common + size_of(data)?));
    }
    Ok(Table { rows })
}

impl Table {
    /// In columns, with what is over budget at the end.
    pub(crate) fn for_screen(&self) -> String {
        let mut text = format!("{:<36} {:>9} {:>9} {:>9}\n", "part", "raw", "gzip", "brotli");
        for (name, size) in &self.rows {
            let name = name.replace("**", "");
            let line = format!("{name:<36} {:>9} {:>9} {:>9}", grouped(size.raw), grouped(size.gzip), grouped(size.brotli));
            let over = if is_total(&name) && size.brotli > BUDGET_BYTES { "  OVER BUDGET" } else { "" };
            text += &format!("{line}{over}\n");
        }
        text + &format!("Budget for everything that a view needs: {} brotli.", grouped(BUDGET_BYTES))
    }

    fn for_readme(&self) -> String {
        let mut text = "| part | raw | gzip | brotli |\n|---|--:|--:|--:|\n".to_owned();
        for (name, size) in &self.rows {
            text += &format!("| {name} | {} | {} | {} |\n", grouped(size.raw), grouped(size.gzip), grouped(size.brotli));
        }
        text
    }
}

/// Writes the table into the README, or says when the one there is out of date.
pub(crate) fn keep_in_readme(table: &Table, write: bool) -> Result {
    let path = root().join(README);
    let text = fs::read_to_string(&path).map_err(|error| format!("{README} could not be read: {error}."));
    let parts = text.as_deref().ok().and_then(split);
    match parts {
        Some((before, _, after)) if write => {
            let new = format!("{before}{BEGIN}\n{}{END}{after}", table.for_readme());
            fs::write(&path, new).map_err(|error| format!("{README} could not be written: {error}."))?;
            say(&format!("Wrote the size table into {README}."));
        }
        None if write => return Err(format!("{README} holds no {BEGIN} … {END} to write the size table into.")),
        Some((_, old, _)) if differs(&read_markdown(old), table) => {
            say(&format!(
                "The size table of {README} is more than {TOLERANCE_PERCENT} % off: `cargo xtask dist --write-readme` writes it."
            ));
        }
        _ => {}
    }
    Ok(())
}

/// The text before the block, the block, and the text after it.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (block, after) = rest.split_once(END)?;
    Some((before, block, after))
}

fn differs(old: &Table, new: &Table) -> bool {
    old.rows.len() != new.rows.len()
        || old.rows.iter().zip(&new.rows).any(|((old_name, old), (name, new))| {
            old_name != name || old.brotli.abs_diff(new.brotli) * 100 > new.brotli * TOLERANCE_PERCENT
        })
}

fn read_markdown(block: &str) -> Table {
    let rows = block.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, name, raw, gzip, brotli, _] = cells.as_slice() else { return None };
        let number = |cell: &str| cell.replace(',', "").parse().ok();
        Some(((*name).to_owned(), Size { raw: number(raw)?, gzip: number(gzip)?, brotli: number(brotli)? }))
    });
    Table { rows: rows.collect() }
}

/// One line of the report: logical name, name, raw, gzip, brotli.
fn parse_line(line: &str) -> Result<(&str, Size)> {
    let cells: Vec<&str> = line.split('\t').collect();
    let parsed = match cells.as_slice() {
        [logical, _, raw, gzip, brotli] => {
            let number = |cell: &str| cell.parse().ok();
            number(raw).zip(number(gzip)).zip(number(brotli)).map(|((raw, gzip), brotli)| (*logical, Size { raw, gzip, brotli }))
        }
        _ => None,
    };
    parsed.ok_or_else(|| format!("xtask/finish.mjs printed a line that is no size: {line}"))
}

fn is_total(name: &str) -> bool {
    name.starts_with("view ")
}

/// Digits in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> String {
        let common = COMMON_PARTS.map(|(_, logical)| format!("{logical}\tx\t1000\t500\t400\n")).concat();
        let data = VIEWS.map(|(_, data)| format!("{data}\tx\t3000\t2000\t1500\n")).concat();
        common + &data + "data/sexes-KOR.bin\tx\t8\t8\t8\ndata/sexes-VNM.bin\tx\t7\t7\t7\n" + "datapackage/films.csv\tx\t9\t9\t9\n"
    }

    #[test]
    fn totals_hold_the_common_parts_and_the_data_of_the_view() {
        let table = table(&report()).unwrap();
        let (name, total) = table.rows.last().unwrap();
        assert_eq!(name, "**view outcomes**, all it needs");
        assert_eq!(*total, Size { raw: 8000, gzip: 4500, brotli: 3500 });
        assert_eq!(table.rows.len(), 5 + 3 + 1 + 3);
        assert!(table.rows.contains(&("data/sexes-….bin, largest of 2".to_owned(), Size { raw: 8, gzip: 8, brotli: 8 })));
    }

    #[test]
    fn a_table_survives_the_readme() {
        let table = table(&report()).unwrap();
        let text = format!("before {BEGIN}\n{}{END} after", table.for_readme());
        let (before, block, after) = split(&text).unwrap();
        assert_eq!((before, after), ("before ", " after"));
        assert_eq!(read_markdown(block), table);
        assert!(!differs(&read_markdown(block), &table));
    }

    #[test]
    fn two_percent_is_tolerated() {
        let of = |brotli| Table { rows: vec![("wasm".to_owned(), Size { raw: 1, gzip: 1, brotli })] };
        assert!(!differs(&of(98_000), &of(100_000)));
        assert!(differs(&of(97_999), &of(100_000)));
    }

    #[test]
    fn groups_digits() {
        assert_eq!(["7", "999", "1,000", "1,234,567"], [7, 999, 1_000, 1_234_567].map(grouped).each_ref().map(String::as_str));
    }

    #[test]
    fn a_line_that_is_no_size_is_named() {
        assert_eq!(table("oops").unwrap_err(), "xtask/finish.mjs printed a line that is no size: oops");
    }
}
