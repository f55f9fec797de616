//! What only the tests need: Chromium with its driver, fonts, and an independent validator for `data/`.

use crate::run::{Result, command, quiet_output, run, say, tools_dir};
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The validator of the Frictionless project: it knows nothing of this code.
const FRICTIONLESS: &str = "frictionless==5.21.0";

const DEBIAN_CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// Chromium and its driver, and fonts with Hangul, so that text has its real widths.
pub(crate) fn debian_packages() -> Result {
    let mut missing = Vec::new();
    if chromedriver().is_err() {
        missing.extend(["chromium", "chromium-driver"]);
    }
    if !is_installed("fonts-noto-cjk") && is_debian() {
        missing.push("fonts-noto-cjk");
    }
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!(
        "Install them: `apt-get install {}` as root, or Chromium with its chromedriver by other means, named by the variable CHROMEDRIVER.",
        missing.join(" ")
    );
    let is_root = quiet_output(command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_debian() || !is_root {
        return Err(format!("the browser tests need {}. {by_hand}", missing.join(", ")));
    }
    say(&format!("Installing Debian packages: {}.", missing.join(" ")));
    apt_get(&["update"]).map_err(|error| format!("{error} {by_hand}"))?;
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    apt_get(&install).map_err(|error| format!("{error} {by_hand}"))
}

/// The chromedriver of the variable CHROMEDRIVER, or Debian's.
pub(crate) fn chromedriver() -> Result<OsString> {
    if let Some(chosen) = std::env::var_os("CHROMEDRIVER") {
        return Ok(chosen);
    }
    if fs::exists(DEBIAN_CHROMEDRIVER).unwrap_or(false) {
        return Ok(DEBIAN_CHROMEDRIVER.into());
    }
    Err(format!("there is no {DEBIAN_CHROMEDRIVER}: install the Debian package chromium-driver."))
}

/// The validator, in a Python environment of its own.
pub(crate) fn validator() -> Result {
    // The file's presence says that the install went to its end.
    let stamp = venv().join("installed.txt");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == FRICTIONLESS) {
        return Ok(());
    }
    say(&format!("Installing {FRICTIONLESS} into target/tools/venv (under a minute)."));
    let by_hand = "The data test needs Python 3.9 or later with venv and pip: `apt-get install python3 python3-venv`.";
    run(command("python3").args(["-m", "venv", "--clear"]).arg(venv())).map_err(|error| format!("{error} {by_hand}"))?;
    run(venv_program("python").args(["-m", "pip", "install", "--disable-pip-version-check", "--quiet", FRICTIONLESS]))
        .map_err(|error| format!("{error} It installs with `pip install {FRICTIONLESS}`."))?;
    fs::write(&stamp, FRICTIONLESS).map_err(|error| format!("{} could not be written: {error}.", stamp.display()))
}

/// The bundled tables against their own schemas.
pub(crate) fn validate_data() -> Result {
    // By module and not by script: a script names the folder it was installed in, and a moved checkout breaks it.
    run(venv_program("python").args(["-m", "frictionless", "validate", "data/datapackage.json"]))
}

fn venv() -> PathBuf {
    tools_dir().join("venv")
}

fn venv_program(name: &str) -> Command {
    command(&venv().join("bin").join(name).display().to_string())
}

fn is_debian() -> bool {
    fs::exists("/usr/bin/apt-get").unwrap_or(false)
}

fn is_installed(package: &str) -> bool {
    quiet_output(command("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]))
        .is_some_and(|status| status.trim() == "installed")
}

fn apt_get(args: &[&str]) -> Result {
    run(command("apt-get").args(args).env("DEBIAN_FRONTEND", "noninteractive"))
}
