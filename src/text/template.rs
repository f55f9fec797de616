//! Sentence templates: the part of ICU MessageFormat that the locale files use.
//!
//! `{name}`, `{name, select, key {...} other {...}}` and `{name, plural, =0 {...} one {# film} other {# films}}`, nested;
//! beyond ICU `{name, josa, 은/는}`: the argument and the particle that Korean puts after it.
//! There is no quoting: braces always belong to an argument. A malformed template prints its own text.

use super::josa;

/// What a template asks of its arguments.
pub(super) trait Fill {
    /// Writes the argument as text.
    fn text(&self, name: &str, out: &mut String);
    /// The word that a `select` compares.
    fn choice(&self, name: &str, out: &mut String);
}

/// Deeper nesting prints as text.
const DEEPEST: u8 = 12;

/// Writes a template with its arguments.
pub(super) fn fill(template: &str, args: &dyn Fill, out: &mut String) {
    write(template, args, None, 0, out);
}

fn write(template: &str, args: &dyn Fill, count: Option<&str>, depth: u8, out: &mut String) {
    let mut rest = template;
    while let Some(at) = rest.find(['{', '#']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some(after) = from.strip_prefix('#') {
            out.push_str(count.unwrap_or("#"));
            rest = after;
            continue;
        }
        let Some((inside, after)) = braces(from) else {
            rest = from;
            break;
        };
        if depth >= DEEPEST || !argument(inside, args, count, depth, out) {
            out.push('{');
            out.push_str(inside);
            out.push('}');
        }
        rest = after;
    }
    out.push_str(rest);
}

/// Writes one argument; false when it is malformed.
fn argument(inside: &str, args: &dyn Fill, count: Option<&str>, depth: u8, out: &mut String) -> bool {
    let mut parts = inside.splitn(3, ',');
    let name = parts.next().map_or("", str::trim);
    let (Some(kind), Some(branches)) = (parts.next(), parts.next()) else {
        let plain = is_name(inside.trim());
        if plain {
            args.text(name, out);
        }
        return plain;
    };
    let mut value = String::new();
    let body = match kind.trim() {
        "select" => {
            args.choice(name, &mut value);
            branch(branches, &value, "other")
        }
        "plural" => {
            args.text(name, &mut value);
            let mut exact = String::from("=");
            exact.push_str(&value);
            branch(branches, &exact, if value == "1" { "one" } else { "other" }).or_else(|| branch(branches, "other", "other"))
        }
        "josa" => {
            let Some((closed, open)) = branches.trim().split_once('/') else { return false };
            args.text(name, &mut value);
            out.push_str(&value);
            out.push_str(if josa::is_closed(&value, closed) { closed } else { open });
            return true;
        }
        _ => None,
    };
    let Some(body) = body else { return false };
    let count = if kind.trim() == "plural" { Some(value.as_str()) } else { count };
    write(body, args, count, depth + 1, out);
    true
}

/// The text of the branch that is called `first`, or else `second`.
fn branch<'t>(branches: &'t str, first: &str, second: &str) -> Option<&'t str> {
    let mut found = None;
    let mut rest = branches;
    while let Some((name, body, after)) = next_branch(rest) {
        if name == first {
            return Some(body);
        }
        if name == second {
            found = Some(body);
        }
        rest = after;
    }
    found
}

/// The next `name {body}` of a list of branches, and what follows it.
pub(super) fn next_branch(branches: &str) -> Option<(&str, &str, &str)> {
    let (name, from) = branches.split_at(branches.find('{')?);
    let (body, after) = braces(from)?;
    Some((name.trim(), body, after))
}

/// The inside of the braces that the text starts with, and what follows them.
pub(super) fn braces(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some((text.get(1..at)?, text.get(at + 1..)?));
        }
    }
    None
}

/// Whether the text can name an argument.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}
