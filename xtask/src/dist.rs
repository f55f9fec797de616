//! `dist`: the release build in `dist/`, which works from any folder of any static server.

use crate::run::{Result, cargo, command, output, root, run, say, trunk};
use crate::{size, tools};
use std::fs;
use std::path::Path;

/// The folder that `dist` writes, in the root.
pub(crate) const DIST: &str = "dist";

/// What the data step writes.
const PACKED: &str = "target/data";

/// Where the next `dist` is put together, so that a failure leaves the last one alone.
const STAGE: &str = "target/trunk-dist";

/// Packs the tables of `data/` into the compact files that the browser loads.
pub(crate) fn data() -> Result {
    // The same command is trunk's pre_build hook in Trunk.toml.
    run(&mut cargo(&["run", "-p", "cli", "--", "pack", "data", "--out", PACKED]))
}

/// Builds `dist/` and prints what every part of it weighs.
pub(crate) fn dist(write_readme: bool) -> Result {
    tools::for_building()?;
    // Files of markets or languages that are no more would go into the release.
    remove_folder(&root().join(PACKED))?;
    say("Building the release with trunk (about two minutes from nothing on two cores).");
    let mut build = trunk(&["build", "--release", "--offline", "--dist", STAGE]);
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_paths_of_this_machine());
    run(&mut build)?;
    say("Writing the static figures.");
    run(&mut cargo(&["run", "-p", "cli", "--", "figures", "--out", &format!("{STAGE}/figures")]))?;
    say("Naming files by content and compressing them.");
    let report = output(command("node").args(["xtask/finish.mjs", STAGE]))?;
    replace_folder(&root().join(STAGE), &root().join(DIST))?;

    let table = size::table(&report)?;
    say(&format!("\n{DIST}/ is ready; sizes in bytes:\n\n{}", table.for_screen()));
    size::keep_in_readme(&table, write_readme)
}

/// Compiler flags that keep the folders of this machine out of the messages of a panic.
fn without_paths_of_this_machine() -> String {
    let home = |name: &str, fallback: &str| {
        std::env::var(name).unwrap_or_else(|_| format!("{}/{fallback}", std::env::var("HOME").unwrap_or_default()))
    };
    let crates = Path::new(&home("CARGO_HOME", ".cargo")).join("registry/src");
    let folders = fs::read_dir(crates).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut flags: Vec<String> = folders.map(|folder| format!("--remap-path-prefix={}=crates", folder.display())).collect();
    flags.push(format!("--remap-path-prefix={}=.", root().display()));
    flags.join(" ")
}

fn replace_folder(from: &Path, to: &Path) -> Result {
    remove_folder(to)?;
    fs::rename(from, to).map_err(|error| format!("{} could not be moved to {}: {error}.", from.display(), to.display()))
}

fn remove_folder(folder: &Path) -> Result {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).map_err(|error| format!("{} could not be removed: {error}.", folder.display()))
}
