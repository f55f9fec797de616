//! audience-insight: check a Data Package and build the widget's data files from it.

mod check;
mod options;
mod pack;

use std::process::ExitCode;

use options::Options;

/// What `audience-insight` without a command prints.
const HELP: &str = "\
audience-insight checks a Data Package and builds the widget's data files from it.

  audience-insight check PACKAGE            print every problem of the tables; exit 1 if there is one
  audience-insight pack PACKAGE --out DIR   write the data files that the widget loads

PACKAGE is a folder with a datapackage.json, or with CSV files named after the tables.
";

/// Why a command stopped, in a sentence that says what to do.
type Failure = String;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let result = match command.as_str() {
        "check" => Options::parse(args, &[]).and_then(|options| check::run(&options)),
        "pack" => Options::parse(args, &["out"]).and_then(|options| pack::run(&options)),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(format!("There is no command \"{command}\". Use check or pack; audience-insight help describes them.")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
