//! The build commands of the project: `cargo xtask <command>`.
//!
//! May start other programs and write into `target/`, `dist/`, `dist-dev/` and `node_modules/`.
//! Knows nothing of the widget's code: it calls cargo, trunk and node as a person would.

mod check;
mod dist;
mod house;
mod run;
mod serve;
mod size;
mod steps;
mod test;
mod test_tools;
mod tidy;
mod tools;

use run::{Result, say};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N] [--release]  build the explorer, serve it and build it again on every change
  check                         the fast inner loop: tidy, format, clippy, host tests, docs
  tidy                          the rules of the house alone, in a second
  test                          every test there is, browsers included
  dist [--write-readme]         the release build, in dist/, with its size table
  data                          pack the tables of data/ into the files that the browser loads
  bless                         run the host tests and accept what they draw as the new goldens";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\nxtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[&str]) -> Result {
    match args {
        ["serve", options @ ..] => serve::serve(options),
        // The second half of `serve`, started by it.
        ["announce", port] => serve::announce(port),
        ["check"] => check::check(),
        ["tidy"] => tidy::tidy(),
        ["test"] => test::test(),
        ["dist"] => dist::dist(false),
        ["dist", "--write-readme"] => dist::dist(true),
        ["data"] => dist::data(),
        ["bless"] => check::bless(),
        [] | ["help" | "--help" | "-h"] => {
            say(USAGE);
            Ok(())
        }
        _ => Err(format!("no such command or option.\n\n{USAGE}")),
    }
}
