//! `check`: every problem of a package, then what it holds.

use audience_insight::data::{Problem, dataset_from_tables};

use crate::Failure;
use crate::options::Options;

/// Prints problems and row counts; fails when there is a problem.
pub fn run(options: &Options) -> Result<(), Failure> {
    let (tables, mut problems) = own::read_tables(options.package()?);
    let (_, more) = dataset_from_tables(&tables);
    problems.extend(more);
    print(&problems);
    for table in &tables {
        println!("{:>7} rows in {}", table.rows.len(), table.name);
    }
    if problems.is_empty() {
        println!("no problems");
        return Ok(());
    }
    println!("{}", counted(&problems));
    Err("Correct the tables and run the command again.".to_owned())
}

/// Prints each problem on a line of its own.
pub fn print(problems: &[Problem]) {
    for problem in problems {
        println!("{problem}");
    }
}

/// `1 problem`, `2 problems`.
pub fn counted(problems: &[Problem]) -> String {
    format!("{} problem{}", problems.len(), if problems.len() == 1 { "" } else { "s" })
}
