//! One CSV file as a table of text.

use audience_insight::data::{Problem, ProblemKind, RawTable};

/// Reads a CSV file: UTF-8 with or without byte order mark, comma, quotes doubled.
///
/// Rows that are not UTF-8 are reported and left out; rows of another length than the header are kept
/// for the check of the rows to report.
#[must_use]
pub fn read_csv(name: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> RawTable {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut table = RawTable { name: name.to_owned(), header: vec![], rows: vec![] };
    let mut record = csv::ByteRecord::new();
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return table,
            Err(error) => {
                let kind = ProblemKind::File { path: name.to_owned(), reason: error.to_string() };
                problems.push(Problem { table: name.to_owned(), row: None, column: None, kind });
                return table;
            }
        }
        let line = record.position().map_or(1, |position| position.line() as usize);
        let cells: Option<Vec<String>> = record.iter().map(|cell| std::str::from_utf8(cell).ok().map(str::to_owned)).collect();
        if cells.is_none() {
            problems.push(Problem { table: name.to_owned(), row: Some(line), column: None, kind: ProblemKind::NotUtf8 });
        }
        match cells {
            _ if table.header.is_empty() => table.header = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect(),
            Some(cells) => table.rows.push((line, cells)),
            None => {}
        }
    }
}
