//! The tools that a build needs: the wasm target, crates, wasm-bindgen, trunk and wasm-opt.
//!
//! A tool that is there in the right version is used; otherwise it is installed into
//! `target/tools` (Rust tools) or `node_modules` (npm tools), never into the machine.

use crate::run::{Result, cargo, command, output, quiet_output, root, run, say, tools_dir};
use std::fs;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The same as `trunk-version` in Trunk.toml: newer ones need a newer rustc.
const TRUNK_VERSION: &str = "0.21.14";

/// A release build of a tool that runs for seconds: less optimised, built in a third of the time.
const LIGHT_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64"),
];

/// Everything that `serve` and `dist` need.
pub(crate) fn for_building() -> Result {
    wasm_target()?;
    crates()?;
    wasm_bindgen()?;
    trunk()?;
    npm_packages()
}

/// The Rust standard library for wasm.
pub(crate) fn wasm_target() -> Result {
    let sysroot = output(&mut command_with("rustc", &["--print", "sysroot"]))?;
    if fs::exists(format!("{}/lib/rustlib/{WASM_TARGET}", sysroot.trim())).unwrap_or(false) {
        return Ok(());
    }
    say(&format!("Installing the Rust target {WASM_TARGET} (seconds)."));
    run(&mut command_with("rustup", &["target", "add", WASM_TARGET]))
        .map_err(|error| format!("{error} The Rust target {WASM_TARGET} is needed: run `rustup target add {WASM_TARGET}`."))
}

/// The crates of Cargo.lock, since trunk then builds without network.
fn crates() -> Result {
    if quiet_output(&mut cargo(&["fetch", "--quiet", "--offline"])).is_some() {
        return Ok(());
    }
    say("Fetching the crates that Cargo.lock names.");
    run(&mut cargo(&["fetch"]))
        .map_err(|error| format!("{error} The crates of Cargo.lock are needed: run `cargo fetch` with a network connection."))
}

/// The wasm-bindgen CLI in the version of Cargo.lock, to the letter.
pub(crate) fn wasm_bindgen() -> Result {
    let lock = fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock could not be read ({error}): run `cargo generate-lockfile`."))?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or("Cargo.lock names no wasm-bindgen.")?;
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    if programs.iter().all(|program| has_version(program, version)) {
        return Ok(());
    }
    install("wasm-bindgen-cli", version, "2 to 4 minutes")
}

/// The pinned trunk.
fn trunk() -> Result {
    if has_version("trunk", TRUNK_VERSION) { Ok(()) } else { install("trunk", TRUNK_VERSION, "4 to 8 minutes") }
}

/// wasm-opt and axe-core, in the versions of package-lock.json.
fn npm_packages() -> Result {
    let wanted =
        fs::read_to_string(root().join("package-lock.json")).map_err(|error| format!("package-lock.json could not be read: {error}."))?;
    // What is installed is known by a copy of the lock file beside it.
    let stamp = root().join("node_modules/.installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say("Installing wasm-opt (binaryen) and axe-core into node_modules by npm.");
    run(&mut command_with("npm", &["ci", "--no-audit", "--no-fund", "--ignore-scripts"])).map_err(|error| {
        format!("{error} wasm-opt and axe-core are needed: run `npm ci` with Node.js 20 or later and a network connection.")
    })?;
    fs::write(&stamp, wanted).map_err(|error| format!("{} could not be written: {error}.", stamp.display()))
}

fn install(package: &str, version: &str, duration: &str) -> Result {
    say(&format!("Installing {package} {version} into target/tools, once ({duration} on two cores)."));
    let tools_dir = tools_dir().display().to_string();
    let args = ["install", package, "--version", version, "--locked", "--force", "--root", &tools_dir];
    run(cargo(&args).envs(LIGHT_PROFILE))
        .map_err(|error| format!("{error} {package} {version} is needed: run `cargo install {package} --version {version} --locked`."))
}

/// Whether the program that PATH gives prints this version, to the letter.
fn has_version(program: &str, version: &str) -> bool {
    let printed = quiet_output(command(program).arg("--version").env_remove("NO_COLOR"));
    printed.is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

fn command_with(program: &str, args: &[&str]) -> std::process::Command {
    let mut command = command(program);
    command.args(args);
    command
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name_line = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name_line).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn reads_the_version_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
