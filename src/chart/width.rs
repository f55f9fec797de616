//! Widths of words: a table on the host, the browser's own measure in the browser.

/// Measures a line of words in CSS pixels.
pub trait TextWidths {
    /// The width of `text` at `size` CSS pixels.
    fn width(&self, text: &str, size: f64, bold: bool) -> f64;
}

/// Widths of a wide sans-serif face, in hundredths of an em: no common system font is wider, so nothing is cut.
#[derive(Clone, Copy, Debug, Default)]
pub struct TableWidths;

impl TextWidths for TableWidths {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        let ems: u32 = text.chars().map(hundredths).sum();
        f64::from(ems) / 100.0 * size * if bold { 1.1 } else { 1.0 }
    }
}

fn hundredths(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' => 32,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | ' ' | '-' => 41,
        'm' | 'M' => 97,
        'w' | 'W' | '%' | '@' | '—' => 95,
        'A'..='Z' => 69,
        '0'..='9' => 64,
        '\u{0300}'..='\u{036f}' => 0,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' => {
            100
        }
        _ => 62,
    }
}

/// Breaks words into lines of at most `most` pixels; a single long word stays whole.
#[must_use]
pub fn wrap(text: &str, size: f64, bold: bool, most: f64, widths: &dyn TextWidths) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        if let Some(line) = lines.last_mut() {
            let mut longer = line.clone();
            longer.push(' ');
            longer.push_str(word);
            if widths.width(&longer, size, bold) <= most {
                *line = longer;
                continue;
            }
        }
        lines.push(word.into());
    }
    lines
}
