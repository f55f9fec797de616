//! Starting other programs: from the repository's root, with the project's own tools first on PATH.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a command gives: nothing, or one sentence that says what went wrong and what to do.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

/// The folder of the repository.
pub(crate) fn root() -> &'static Path {
    let manifest_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest_dir.parent().unwrap_or(manifest_dir)
}

/// Where `cargo install --root` puts the tools of this project.
pub(crate) fn tools_dir() -> PathBuf {
    root().join("target/tools")
}

/// Prints a line about what is being done.
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// The time, for durations on screen.
#[expect(clippy::disallowed_methods, reason = "the rule is for the library: wasm has no clock")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// A program that runs in the root and finds the project's own tools before the machine's.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", path_with_tools());
    // `cargo run` describes xtask to its children in these; a nested cargo must not see them.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// A `cargo` that runs in the root.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let mut command = command("cargo");
    command.args(args);
    command
}

/// A `trunk`, which aborts when `NO_COLOR` holds anything but `true` or `false`.
pub(crate) fn trunk(args: &[&str]) -> Command {
    let mut command = command("trunk");
    command.args(args).env_remove("NO_COLOR");
    command
}

/// Runs a program to its end with its output on screen.
pub(crate) fn run(command: &mut Command) -> Result {
    let shown = shown(command);
    say(&format!("$ {shown}"));
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status}); its own message is above.")) }
}

/// Runs a program to its end and returns what it printed; its messages stay on screen.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("`{shown}` failed ({}); its own message is above.", output.status))
    }
}

/// What a program prints, or nothing if it is missing or fails: for questions about tools.
pub(crate) fn quiet_output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command line as a person would type it, with paths below the root made relative.
fn shown(command: &Command) -> String {
    let root = format!("{}/", root().display());
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().replace(&root, ""))
        .collect::<Vec<_>>()
        .join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    let program = command.get_program().to_string_lossy().into_owned();
    if error.kind() != ErrorKind::NotFound {
        return format!("`{program}` could not be started: {error}.");
    }
    let how = match program.as_str() {
        "rustup" | "cargo" => "install Rust with rustup (https://rustup.rs)",
        "node" | "npm" => "install Node.js 20 or later with npm (https://nodejs.org, or `apt-get install nodejs npm`)",
        "python3" => "install Python 3 (`apt-get install python3 python3-venv`)",
        "git" => "install git (`apt-get install git`)",
        _ => "install it and put it on PATH",
    };
    format!("`{program}` was not found: {how}.")
}

fn path_with_tools() -> OsString {
    let mut folders = vec![tools_dir().join("bin"), root().join("node_modules/.bin")];
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    // Joining fails only for a folder with a colon in its name; then PATH stays as it is.
    std::env::join_paths(folders).unwrap_or_else(|_| std::env::var_os("PATH").unwrap_or_default())
}
