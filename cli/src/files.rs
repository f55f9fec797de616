//! Folders and files, with failures in sentences.

use std::fs;
use std::path::Path;

use crate::Failure;

/// Makes a folder and those above it.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| format!("The folder {} cannot be made: {error}.", path.display()))
}

/// Writes a file.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| format!("{} cannot be written: {error}. Check the rights of the folder.", path.display()))
}
