//! Reads a Data Package: a descriptor and CSV tables, or CSV tables named after what they hold.

mod about;
mod table;

pub use about::{About, about};
pub use table::read_csv;

use std::fs;
use std::path::{Component, Path, PathBuf};

use audience_insight::data::{Dataset, Problem, ProblemKind, RawTable, dataset_from_tables, table_names};

/// The name of the descriptor.
const DESCRIPTOR: &str = "datapackage.json";

/// Reads the package in a folder: every row that can be read, and every problem.
///
/// With a `datapackage.json` its resources are read, otherwise each `<table>.csv` that is there.
#[must_use]
pub fn read_package(dir: &Path) -> (Dataset, Vec<Problem>) {
    let (tables, mut problems) = read_tables(dir);
    let (data, more) = dataset_from_tables(&tables);
    problems.extend(more);
    (data, problems)
}

/// Reads the tables of the package in a folder as text, nothing checked yet.
#[must_use]
pub fn read_tables(dir: &Path) -> (Vec<RawTable>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut tables = Vec::new();
    let files = if dir.join(DESCRIPTOR).is_file() { described_files(dir, &mut problems) } else { named_files(dir, &mut problems) };
    for (name, path) in files {
        match fs::read(&path) {
            Ok(bytes) => tables.push(read_csv(&name, &bytes, &mut problems)),
            Err(error) => problems.push(file_problem(&name, &path, &error)),
        }
    }
    (tables, problems)
}

fn problem(table: &str, kind: ProblemKind) -> Problem {
    Problem { table: table.to_owned(), row: None, column: None, kind }
}

fn file_problem(table: &str, path: &Path, error: &std::io::Error) -> Problem {
    problem(table, ProblemKind::File { path: path.display().to_string(), reason: error.kind().to_string() })
}

/// The CSV files of a folder by table name: the known tables first, in their order.
fn named_files(dir: &Path, problems: &mut Vec<Problem>) -> Vec<(String, PathBuf)> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(file_problem("package", dir, &error));
            return vec![];
        }
    };
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let is_csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
        if let (true, Some(name)) = (is_csv, path.file_stem().and_then(|stem| stem.to_str())) {
            files.push((name.to_owned(), path));
        }
    }
    let names = table_names();
    let place = |name: &str| names.iter().position(|known| *known == name).unwrap_or(names.len());
    files.sort_by(|(a, _), (b, _)| (place(a), a).cmp(&(place(b), b)));
    if files.is_empty() {
        let reason = "there is neither datapackage.json nor a .csv file in it".to_owned();
        problems.push(problem("package", ProblemKind::File { path: dir.display().to_string(), reason }));
    }
    files
}

/// The files that the descriptor lists.
fn described_files(dir: &Path, problems: &mut Vec<Problem>) -> Vec<(String, PathBuf)> {
    let path = dir.join(DESCRIPTOR);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            problems.push(file_problem(DESCRIPTOR, &path, &error));
            return vec![];
        }
    };
    resources(&bytes, problems).into_iter().map(|(name, path)| (name, dir.join(path))).collect()
}

/// Name and path of each resource of a descriptor; paths that leave the folder are refused.
#[must_use]
pub fn resources(descriptor: &[u8], problems: &mut Vec<Problem>) -> Vec<(String, String)> {
    let descriptor = descriptor.strip_prefix(b"\xef\xbb\xbf").unwrap_or(descriptor);
    let json: serde_json::Value = match serde_json::from_slice(descriptor) {
        Ok(json) => json,
        Err(error) => {
            problems.push(problem(DESCRIPTOR, ProblemKind::Descriptor { reason: error.to_string() }));
            return vec![];
        }
    };
    let mut files = Vec::new();
    for resource in json.get("resources").and_then(|list| list.as_array()).into_iter().flatten() {
        let text = |field: &str| resource.get(field).and_then(|value| value.as_str());
        let (Some(name), Some(path)) = (text("name"), text("path")) else {
            let reason = "a resource has no name or no path".to_owned();
            problems.push(problem(DESCRIPTOR, ProblemKind::Descriptor { reason }));
            continue;
        };
        let inside = !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if inside {
            files.push((name.to_owned(), path.to_owned()));
        } else {
            problems.push(problem(name, ProblemKind::PathOutside { found: path.to_owned() }));
        }
    }
    if files.is_empty() && problems.is_empty() {
        let reason = "it lists no resources".to_owned();
        problems.push(problem(DESCRIPTOR, ProblemKind::Descriptor { reason }));
    }
    files
}
