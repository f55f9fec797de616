//! `check`, the fast inner loop, and `bless`: neither needs trunk, npm or a browser.

use crate::run::{Result, cargo, run};
use crate::steps::Steps;
use crate::{tidy, tools};

const WASM: &str = "wasm32-unknown-unknown";

/// Every fast check, the fastest first; ends at the first failure.
pub(crate) fn check() -> Result {
    let mut steps = Steps::new(true);
    check_steps(&mut steps);
    steps.finish()
}

/// The steps of `check`, which `test` runs too.
pub(crate) fn check_steps(steps: &mut Steps) {
    steps.step("tidy", tidy::tidy);
    steps.step("format", || run(&mut cargo(&["fmt", "--all", "--check"])).map_err(|error| format!("{error} `cargo fmt --all` mends it.")));
    steps.step("clippy, host", || run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])));
    steps.step("clippy, wasm", || {
        tools::wasm_target()?;
        run(&mut cargo(&["clippy", "-p", "audience-insight", "--lib", "--bins", "--target", WASM, "--", "-D", "warnings"]))
    });
    steps.step("host tests", || host_tests(&[]));
    steps.step("docs, host", || docs(&["--workspace"]));
    steps.step("docs, wasm", || docs(&["-p", "audience-insight", "--lib", "--target", WASM]));
}

/// Runs the host tests so that they accept what they draw as the new goldens.
pub(crate) fn bless() -> Result {
    host_tests(&[("BLESS", "1")])
}

fn host_tests(env: &[(&str, &str)]) -> Result {
    run(cargo(&["test", "--workspace", "--exclude", "e2e"]).envs(env.iter().copied()))
}

fn docs(args: &[&str]) -> Result {
    run(cargo(&["doc", "--no-deps"]).args(args).env("RUSTDOCFLAGS", "-D warnings"))
}
