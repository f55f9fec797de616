//! The tables of `data/`, read for comparison with what is on screen, by code of its own.

use std::collections::HashMap;
use std::path::Path;

/// One row: cells by column.
pub type Row = HashMap<String, String>;

/// The rows of `data/{name}.csv`.
///
/// # Panics
/// When the table cannot be read.
#[must_use]
pub fn table(name: &str) -> Vec<Row> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(format!("{name}.csv"));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{} cannot be read: {error}.", file.display()));
    let mut lines = records(&text).into_iter();
    let head = lines.next().unwrap_or_default();
    lines.map(|cells| head.iter().cloned().zip(cells).collect()).collect()
}

/// The value of the one row in which the columns have these values.
///
/// # Panics
/// When there is none, or more than one.
#[must_use]
#[track_caller]
pub fn value(rows: &[Row], wanted: &[(&str, &str)]) -> f64 {
    let found: Vec<&Row> = rows.iter().filter(|row| wanted.iter().all(|(column, value)| row[*column] == *value)).collect();
    assert_eq!(found.len(), 1, "rows with {wanted:?}");
    found[0]["value"].parse().unwrap_or_else(|error| panic!("the value of {wanted:?}: {error}"))
}

/// Percent of a market's people, at 1 July of a year, who were born in these years.
///
/// People aged x were born in `year - x` or the year before, half each.
#[must_use]
pub fn cohort_share_pct(population: &[Row], market: &str, year: i32, born: (i32, i32)) -> f64 {
    let (mut cohort, mut all) = (0.0, 0.0);
    for row in population.iter().filter(|row| row["market"] == market && row["year"] == year.to_string()) {
        let (Ok(age), Ok(persons)) = (row["age"].parse::<i32>(), row["both"].parse::<f64>()) else { continue };
        let halves = [year - age, year - age - 1].into_iter().filter(|birth| (born.0..=born.1).contains(birth)).count();
        cohort += persons * halves as f64 / 2.0;
        all += persons;
    }
    100.0 * cohort / all
}

/// A value with so many decimals, as English prints it.
#[must_use]
pub fn decimals(value: f64, digits: usize) -> String {
    format!("{value:.digits$}")
}

/// Splits CSV into records; quotes hold commas, line ends and doubled quotes.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !record.is_empty() {
        record.push(cell);
        records.push(record);
    }
    records
}

#[cfg(test)]
mod tests {
    use super::records;

    #[test]
    fn csv_is_read() {
        let read = records("a,b\r\n\"x, \"\"y\"\"\",\n\"two\nlines\",2");
        assert_eq!(read, [["a", "b"], ["x, \"y\"", ""], ["two\nlines", "2"]]);
    }
}
