//! `test`: everything, from set-up on a fresh machine to the browser tests, with a summary.

use crate::check::check_steps;
use crate::dist::{DIST, data, dist};
use crate::run::{Result, cargo, root, run, say};
use crate::steps::Steps;
use crate::{test_tools, tools};

/// Runs every test there is. A failure ends only what depends on it.
pub(crate) fn test() -> Result {
    let mut steps = Steps::new(false);
    let can_build = steps.step("set-up: build tools", tools::for_building);
    let has_browser = steps.step("set-up: browser and fonts", test_tools::debian_packages);
    let has_validator = steps.step("set-up: Data Package validator", test_tools::validator);

    if has_validator {
        steps.step("data package", test_tools::validate_data);
    } else {
        steps.not_run("data package", "the validator is missing");
    }
    check_steps(&mut steps);
    if can_build && has_browser {
        steps.step("tests in the browser", wasm_tests);
    } else {
        steps.not_run("tests in the browser", "set-up failed");
    }
    let built = can_build && steps.step("dist", || dist(false));
    if built && has_browser {
        steps.step("end-to-end tests", end_to_end_tests);
    } else {
        steps.not_run("end-to-end tests", "there is no dist or no browser");
    }
    steps.finish()
}

/// The wasm-bindgen tests, in headless Chromium; its flags are in webdriver.json.
fn wasm_tests() -> Result {
    say("Packing the data that the tests serve to the widget.");
    data()?;
    say("Building and running tests/web.rs for wasm.");
    run(cargo(&["test", "-p", "audience-insight", "--target", "wasm32-unknown-unknown", "--test", "web"])
        .env("CHROMEDRIVER", test_tools::chromedriver()?)
        // Two cores, and a cold start of the browser.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "240"))
}

fn end_to_end_tests() -> Result {
    run(cargo(&["test", "-p", "e2e"]).env("CHROMEDRIVER", test_tools::chromedriver()?).env("AI_DIST", root().join(DIST)))
}
