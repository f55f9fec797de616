//! What a package says of itself: version, date and licence, for the files that are written from it.

use std::fs;
use std::path::Path;

use crate::{DESCRIPTOR, described_files, named_files};

/// A package in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The version of the descriptor and eight digits that change with any cell of any table: `1.0.0+1a2b3c4d`.
    pub version: String,
    /// The day on which it was made, an ISO date; empty when it is not said.
    pub created: String,
    /// The title of its first licence; may be empty.
    pub licence: String,
    /// Where that licence can be read; may be empty.
    pub licence_url: String,
}

/// What the package in a folder says of itself; what it does not say stays empty.
#[must_use]
pub fn about(dir: &Path) -> About {
    let descriptor = fs::read(dir.join(DESCRIPTOR)).unwrap_or_default();
    let json: serde_json::Value = serde_json::from_slice(&descriptor).unwrap_or_default();
    let text = |pointer: &str| json.pointer(pointer).and_then(|value| value.as_str()).unwrap_or("");
    let path = text("/licenses/0/path");
    let version = text("/version");
    About {
        version: [if version.is_empty() { "0" } else { version }, "+", &stamp(dir)].concat(),
        created: text("/created").chars().take(10).collect(),
        licence: [text("/licenses/0/title"), text("/licenses/0/name")].into_iter().find(|name| !name.is_empty()).unwrap_or("").to_owned(),
        licence_url: if path.starts_with("https://") || path.starts_with("http://") { path.to_owned() } else { String::new() },
    }
}

/// Eight digits of the bytes of all tables: 64-bit FNV-1a, the halves folded.
fn stamp(dir: &Path) -> String {
    // Problems of the package are told by those who read it.
    let mut problems = Vec::new();
    let files = if dir.join(DESCRIPTOR).is_file() { described_files(dir, &mut problems) } else { named_files(dir, &mut problems) };
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for (name, path) in files {
        let bytes = fs::read(path).unwrap_or_default();
        for byte in name.bytes().chain([0]).chain(bytes) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    format!("{:08x}", (hash >> 32) as u32 ^ hash as u32)
}
