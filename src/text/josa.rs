//! Korean particles: which form follows depends on the last sound of what stands before, so on names and numbers.

/// Whether the text, read in Korean, ends in a consonant as far as the form after a consonant (`은`, `으로`) is concerned.
///
/// Digits are read as numerals, `%` as 퍼센트, and a bracket at the end is not read. Of Latin letters only l, m and n
/// count as consonants, as most loanwords go. After ㄹ stands 로, not 으로.
pub(super) fn is_closed(text: &str, form: &str) -> bool {
    let read = if text.ends_with(')') { text.rfind('(').and_then(|at| text.get(..at)) } else { None };
    let sound = |c: &char| c.is_ascii_alphanumeric() || *c == '%' || (*c > '\u{bf}' && !('\u{2000}'..'\u{3000}').contains(c));
    let liquid = !form.contains("으로");
    match read.unwrap_or(text).chars().rev().find(sound) {
        Some(c @ '가'..='힣') => match (c as u32 - '가' as u32) % 28 {
            0 => false,
            8 => liquid,
            _ => true,
        },
        Some('1' | '7' | '8' | 'l' | 'L') => liquid,
        Some(c) => matches!(c, '0' | '3' | '6' | 'm' | 'M' | 'n' | 'N'),
        None => false,
    }
}
