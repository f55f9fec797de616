//! The arguments of a command: one package and `--name value` pairs.

use std::collections::BTreeMap;
use std::path::Path;

use crate::Failure;

/// The arguments after the command.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    package: Option<String>,
    values: BTreeMap<String, String>,
}

/// Options that take no value.
const SWITCHES: [&str; 1] = ["card"];

impl Options {
    /// Sorts the arguments; `known` are the names that the command takes.
    pub fn parse(args: impl IntoIterator<Item = String>, known: &[&str]) -> Result<Self, Failure> {
        let mut options = Self::default();
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            let Some(flag) = arg.strip_prefix("--") else {
                match options.package.replace(arg) {
                    None => continue,
                    Some(first) => return Err(format!("Only one package can be given, and \"{first}\" is the first. Remove the others.")),
                }
            };
            let (name, value) = match flag.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (flag, None),
            };
            if !known.contains(&name) {
                let takes = if known.is_empty() { "no options".to_owned() } else { format!("--{}", known.join(", --")) };
                return Err(format!("There is no option --{name} here. This command takes {takes}."));
            }
            if SWITCHES.contains(&name) {
                if let Some(value) = value {
                    return Err(format!("--{name} takes no value. Remove \"={value}\"."));
                }
                options.values.insert(name.to_owned(), String::new());
                continue;
            }
            let Some(value) = value.or_else(|| args.next()) else {
                return Err(format!("--{name} needs a value after it."));
            };
            if options.values.insert(name.to_owned(), value).is_some() {
                return Err(format!("--{name} is given twice. Remove one of them."));
            }
        }
        Ok(options)
    }

    /// The folder of the package.
    pub fn package(&self) -> Result<&Path, Failure> {
        let missing = || "Name the folder of the package, for example: audience-insight check data".to_owned();
        self.package.as_deref().map(Path::new).ok_or_else(missing)
    }

    /// The folder that stands alone, if there is one.
    pub fn folder(&self) -> Option<&Path> {
        self.package.as_deref().map(Path::new)
    }

    /// The value of an option, if it is given.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// The value of an option that must be given.
    pub fn need(&self, name: &str, example: &str) -> Result<&str, Failure> {
        self.values.get(name).map(String::as_str).ok_or_else(|| format!("--{name} is missing. Add it, for example: --{name} {example}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(args: &[&str], expected: Result<(&str, Option<&str>), &str>) {
        let options = Options::parse(args.iter().map(ToString::to_string), &["out"]);
        let found = options.as_ref().map(|o| (o.package.as_deref().unwrap_or(""), o.values.get("out").map(String::as_str)));
        assert_eq!(found.map_err(String::as_str), expected);
    }

    #[test]
    fn arguments_in_any_order() {
        check(&["data", "--out", "target/data"], Ok(("data", Some("target/data"))));
        check(&["--out=x", "data"], Ok(("data", Some("x"))));
        check(&[], Ok(("", None)));
    }

    #[test]
    fn what_is_wrong_is_said() {
        check(&["data", "--out"], Err("--out needs a value after it."));
        check(&["data", "--out", "a", "--out", "b"], Err("--out is given twice. Remove one of them."));
        check(&["data", "--into", "x"], Err("There is no option --into here. This command takes --out."));
        check(&["data", "more"], Err("Only one package can be given, and \"data\" is the first. Remove the others."));
    }
}
