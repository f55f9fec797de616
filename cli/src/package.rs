//! `schema` and `new`: what a package looks like, and an empty one to start from.

use std::fs;

use serde_json::{Map, Value, json};

use crate::Failure;
use crate::files::{make_folder, write};
use crate::options::Options;

/// The descriptor of the bundled package: its tables are the ones that are known.
const BUNDLED: &str = include_str!("../../data/datapackage.json");

/// Prints the descriptor that a package follows: every table with its columns, types, keys and references.
pub fn schema(options: &Options) -> Result<(), Failure> {
    if let Some(other) = options.folder() {
        return Err(format!("schema takes no folder. Remove \"{}\".", other.display()));
    }
    print!("{}", text(&descriptor()?)?);
    Ok(())
}

/// Writes an empty, valid package.
pub fn new(options: &Options) -> Result<(), Failure> {
    let missing = || "Name the folder for the new package, for example: audience-insight new my-tables".to_owned();
    let dir = options.folder().ok_or_else(missing)?;
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("The folder {} is not empty. Name another, so that nothing is overwritten.", dir.display()));
    }
    make_folder(dir)?;
    let descriptor = descriptor()?;
    for resource in list(&descriptor, "resources") {
        let fields: Vec<&str> = resource
            .get("schema")
            .map(|schema| list(schema, "fields"))
            .unwrap_or_default()
            .iter()
            .filter_map(|field| field.get("name")?.as_str())
            .collect();
        if let Some(path) = resource.get("path").and_then(Value::as_str) {
            write(&dir.join(path), format!("{}\n", fields.join(",")).as_bytes())?;
        }
    }
    write(&dir.join("datapackage.json"), text(&descriptor)?.as_bytes())?;
    println!("Wrote an empty package into {}. Fill the tables; those that stay empty do no harm. Then run:", dir.display());
    println!("  audience-insight check {}", dir.display());
    Ok(())
}

/// The bundled descriptor without what is said of the bundled data.
fn descriptor() -> Result<Value, Failure> {
    let bundled: Value = serde_json::from_str(BUNDLED).map_err(|error| format!("The bundled descriptor cannot be read: {error}."))?;
    let resources: Vec<Value> = list(&bundled, "resources").iter().map(without_data).collect();
    Ok(json!({
        "profile": "tabular-data-package",
        "name": "my-package",
        "title": "My tables",
        "version": "0.1.0",
        "resources": resources,
    }))
}

/// A resource without counts and checksums of its file.
fn without_data(resource: &Value) -> Value {
    let of_data = ["bytes", "hash", "sources", "licenses"];
    let fields = resource.as_object().into_iter().flatten().filter(|(name, _)| !of_data.contains(&name.as_str()));
    Value::Object(fields.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>())
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| format!("The descriptor cannot be written: {error}."))?;
    Ok(text + "\n")
}
