//! Rules of the house that no compiler knows: file lengths, first lines, what is not committed, and
//! the invariants of `src/`.

use crate::house;
use crate::run::{Result, command, output, root};
use std::fs;

/// A longer file in `src/` holds two rooms of the house.
const LONGEST_SOURCE_LINES: usize = 500;

/// Names of package registries: where a package comes from is its lock file's business.
/// Written in halves, so that this file passes its own check.
const REGISTRY_HOSTS: [&str; 7] = [
    concat!("crates", ".io"),
    concat!("registry", ".npmjs"),
    concat!("npmjs", ".com"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("deb", ".debian.org"),
    concat!("static", ".rust-lang.org"),
];

/// Folders of one machine. The same letters inside an address are none.
const MACHINE_PATHS: [&str; 4] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/tm", "p/"), concat!("/ho", "me/")];

/// Checks every tracked or new file; the error lists every problem as `file:line: sentence`.
pub(crate) fn tidy() -> Result {
    let listed = output(command("git").args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]))?;
    let mut problems = Vec::new();
    for path in listed.split('\0').filter(|path| !path.is_empty()) {
        // A deleted file is listed until its removal is committed; pictures and the like are not text.
        let Ok(text) = fs::read_to_string(root().join(path)) else { continue };
        problems.extend(problems_of(path, &text));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

fn problems_of(path: &str, text: &str) -> Vec<String> {
    let mut problems = house::problems_of(path, text);
    if path.starts_with("src/") {
        let lines = text.lines().count();
        if lines > LONGEST_SOURCE_LINES {
            problems.push(format!("{path}: has {lines} lines; split it below {LONGEST_SOURCE_LINES}."));
        }
        if path.ends_with(".rs") && !text.starts_with("//!") {
            problems.push(format!("{path}:1: begin with `//!` and what the file is for."));
        }
    }
    if !path.ends_with(".lock") && !path.ends_with("lock.json") {
        for (line_index, line) in text.lines().enumerate() {
            let line_number = line_index + 1;
            if let Some(found) = REGISTRY_HOSTS.iter().find(|host| line.contains(**host)) {
                problems.push(format!("{path}:{line_number}: names the package registry {found}."));
            }
            if let Some(found) = MACHINE_PATHS.iter().find(|folder| has_path(line, folder)) {
                problems.push(format!("{path}:{line_number}: names a folder of one machine ({found})."));
            }
        }
    }
    problems
}

/// Whether the line holds the folder as an absolute path, not as a part of an address or a longer path.
fn has_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|character| character.is_alphanumeric() || "._-~})".contains(character))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, expected: &[&str]) {
        assert_eq!(problems_of(path, text), expected);
    }

    #[test]
    fn finds_what_must_not_be_committed() {
        let home = MACHINE_PATHS[3];
        check("a.md", &format!("see {home}me"), &[&format!("a.md:1: names a folder of one machine ({home}).")]);
        check("a.csv", &format!("https://example.org{home}page"), &[]);
        let host = REGISTRY_HOSTS[0];
        check("a.md", &format!("\nfrom {host}"), &[&format!("a.md:2: names the package registry {host}.")]);
        check("Cargo.lock", host, &[]);
    }

    #[test]
    fn sources_are_short_and_say_what_they_are_for() {
        check("src/a.rs", "//! A.\n", &[]);
        check("src/a.rs", "fn a() {}\n", &["src/a.rs:1: begin with `//!` and what the file is for."]);
        check("src/a.txt", &"a\n".repeat(501), &["src/a.txt: has 501 lines; split it below 500."]);
        check("cli/a.rs", &"a\n".repeat(501), &[]);
    }
}
