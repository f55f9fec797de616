//! Pictures as a driver sends them: base64, written into files.

use serde_json::Value;
use std::io::ErrorKind;
use std::path::Path;

/// Writes a picture that came as base64.
pub(crate) fn write_picture(file: &Path, base64: &Value) {
    let bytes = decode_base64(base64.as_str().unwrap_or_default());
    match std::fs::write(file, bytes) {
        Err(error) if error.kind() == ErrorKind::NotFound => panic!("{} has no folder.", file.display()),
        Err(error) => panic!("{} cannot be written: {error}.", file.display()),
        Ok(()) => {}
    }
}

/// Base64 with the standard alphabet; padding and line ends are skipped.
fn decode_base64(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut held, mut bits) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for digit in text.bytes().filter_map(digit) {
        held = (held << 6) | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::decode_base64;

    #[test]
    fn base64_is_read() {
        assert_eq!(decode_base64("aMOpIQ=="), "h\u{e9}!".as_bytes());
        assert_eq!(decode_base64(""), b"");
    }
}
