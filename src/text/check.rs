//! Checks of templates, for tests and for those who translate.

use super::template::{braces, is_name, next_branch};

/// The names of the arguments of a template, each once and sorted.
///
/// # Errors
/// A sentence on the first thing that is malformed.
pub fn placeholders(template: &str) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    collect(template, &mut names)?;
    names.sort();
    names.dedup();
    Ok(names)
}

fn collect(template: &str, names: &mut Vec<String>) -> Result<(), String> {
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let from = rest.get(at..).unwrap_or("");
        let (inside, after) = braces(from).ok_or_else(|| ["Braces do not match in: ", template].concat())?;
        argument(inside, names)?;
        rest = after;
    }
    Ok(())
}

fn argument(inside: &str, names: &mut Vec<String>) -> Result<(), String> {
    let parts: Vec<&str> = inside.splitn(3, ',').collect();
    let [name, more @ ..] = parts.as_slice() else { return Ok(()) };
    if !is_name(name.trim()) {
        return Err(["This is no argument: ", inside].concat());
    }
    names.push(name.trim().into());
    match more {
        [] => Ok(()),
        [kind, branches] if matches!(kind.trim(), "select" | "plural") => {
            let (mut rest, mut other) = (*branches, false);
            while let Some((branch, body, after)) = next_branch(rest) {
                let number = branch.strip_prefix('=').is_some_and(|n| kind.trim() == "plural" && is_name(n));
                if !number && !branch_name(branch) {
                    return Err(["This is no name of a branch: ", branch].concat());
                }
                other |= branch == "other";
                collect(body, names)?;
                rest = after;
            }
            if !rest.trim().is_empty() || !other {
                return Err(["The branches are malformed or have no `other`: ", inside].concat());
            }
            Ok(())
        }
        [kind, forms] if kind.trim() == "josa" => match forms.trim().split_once('/') {
            Some((closed, open)) if !closed.is_empty() && !open.is_empty() && !forms.contains(['{', '}']) => Ok(()),
            _ => Err(["Not the two forms of a particle: ", inside].concat()),
        },
        _ => Err(["Neither select nor plural with branches, nor josa: ", inside].concat()),
    }
}

fn branch_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}
