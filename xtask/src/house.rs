//! The invariants of ARCHITECTURE.md that the compiler and clippy cannot see: who may name whom in
//! `src/`, and what stands in one place only.

/// The modules that each module of `src/` may name after `crate::`.
const MAY_NAME: [(&str, &[&str]); 11] = [
    ("data", &["data"]),
    // `order` sorts for everybody: one sort in the whole wasm.
    ("insight", &["data", "insight", "order"]),
    // A figure says which chart it is, a locale which language: names, no behaviour.
    ("figure", &["data", "figure", "view::Chart"]),
    ("view", &["data", "insight", "figure", "view", "link::from_query", "order"]),
    ("link", &["data", "insight::BreakEvenInputs", "figure", "view"]),
    ("text", &["data", "figure", "text", "view::Lang"]),
    ("theme", &["figure", "theme"]),
    ("chart", &["data", "figure", "text", "theme", "chart", "order"]),
    ("paint", &["chart", "theme", "paint"]),
    ("export", &["data", "figure", "text", "theme", "chart", "paint", "export"]),
    // Everything but the measures: what is computed from data comes in a figure.
    ("web", &["data", "insight::BreakEvenInputs", "figure", "view", "link", "text", "theme", "chart", "paint", "export", "web"]),
];

/// Crates of the browser.
const BROWSER_CRATES: [&str; 6] = ["yew::", "web_sys::", "js_sys::", "wasm_bindgen::", "gloo::", "plotters_canvas::"];

/// Ways to put markup on a page without yew's escaping.
const RAW_MARKUP: [&str; 4] = ["inner_html", "outer_html", "from_html_unchecked", "insert_adjacent_html"];

/// Files of the host alone, where bytes do not count.
const HOST_ONLY: [&str; 4] = ["src/export/card.rs", "src/export/json.rs", "src/export/svg.rs", "src/text/check.rs"];

/// What breaks an invariant in a file of `src/`, as `file:line: sentence`. Comments do not count.
pub(crate) fn problems_of(path: &str, text: &str) -> Vec<String> {
    let Some(module) = path.strip_prefix("src/").filter(|_| path.ends_with(".rs")).and_then(|rest| rest.split(['/', '.']).next()) else {
        return Vec::new();
    };
    let mut problems = Vec::new();
    let mut in_tests = path.ends_with("/tests.rs");
    for (line_index, line) in text.lines().enumerate() {
        in_tests |= line.starts_with("#[cfg(test)]");
        let code = line.trim_start();
        if code.starts_with("//") {
            continue;
        }
        let mut found = |sentence: String| problems.push(format!("{path}:{}: {sentence}", line_index + 1));
        if let Some((_, allowed)) = MAY_NAME.iter().find(|(name, _)| *name == module) {
            for (at, _) in code.match_indices("crate::") {
                let named = code.get(at + "crate::".len()..).unwrap_or("");
                if !allowed.iter().any(|allowed| starts_with_path(named, allowed)) {
                    let named = named.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next().unwrap_or("");
                    found(format!("`{module}` may not name `{named}`; xtask/src/house.rs says what it may."));
                }
            }
        }
        if module == "web" {
            if code.contains(" style=") {
                found("a strict policy refuses `style=`; use `dom::set_style` or a class.".into());
            }
        } else if let Some(name) = BROWSER_CRATES.iter().find(|name| names(code, name)) {
            found(format!("only `web` may use {name}"));
        }
        if let Some(name) = RAW_MARKUP.iter().find(|name| code.contains(**name)) {
            found(format!("`{name}` puts unescaped text on the page."));
        }
        if module != "theme" && has_colour(code) {
            found("a literal colour; colours stand in src/theme.rs.".into());
        }
        if !in_tests && !HOST_ONLY.contains(&path) && formats_float(code) {
            found("float or debug formatting costs kilobytes of wasm; let `text` write the number.".into());
        }
    }
    problems
}

/// Whether a path begins with another, by whole names.
fn starts_with_path(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// Whether the line names a crate, and not something whose name ends like it.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// `Rgb(` with a digit after it, or `#` and six hexadecimal digits.
fn has_colour(code: &str) -> bool {
    let after = |mark: &'static str| code.split(mark).skip(1);
    after("Rgb(").any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || after("#").any(|rest| rest.get(..6).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit())))
}

/// `{:?}` or `{:.1}` in a format string; `debug_assert!` is not in a release.
fn formats_float(code: &str) -> bool {
    let specified = code.split('{').skip(1).filter_map(|rest| rest.split_once('}')?.0.split_once(':'));
    !code.contains("assert") && code.contains('"') && specified.into_iter().any(|(_, how)| how.starts_with(['?', '#', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks one line; `expected` is a part of the only problem, or empty for none.
    #[track_caller]
    fn check(path: &str, line: &str, expected: &str) {
        let problems = problems_of(path, line);
        if expected.is_empty() {
            assert_eq!(problems, [""; 0]);
        } else {
            assert!(matches!(problems.as_slice(), [one] if one.contains(expected)), "{problems:?}");
        }
    }

    #[test]
    fn modules_name_only_what_lies_below_them() {
        check("src/view/a.rs", "use crate::figure::Figure;", "");
        check("src/insight/a.rs", "use crate::view::ViewState;", "`insight` may not name `view::ViewState`");
        check("src/data/a.rs", "let x = crate::insight::share();", "`data` may not name `insight::share`");
        check("src/figure/mod.rs", "use crate::view::Chart;", "");
        check("src/figure/mod.rs", "use crate::view::Charts;", "may not name");
        check("src/figure/mod.rs", "use crate::theme::Rgb;", "may not name");
        check("src/theme.rs", "use crate::chart::Scene;", "may not name");
        check("src/web/a.rs", "use crate::insight::cohort;", "`web` may not name `insight::cohort`");
        check("src/web/a.rs", "use crate::{data, insight};", "may not name");
        check("src/lib.rs", "use crate::web;", "");
        check("cli/src/main.rs", "use crate::web;", "");
    }

    #[test]
    fn the_browser_is_in_web() {
        check("src/web/a.rs", "use yew::prelude::*;", "");
        check("src/chart/a.rs", "use yew::prelude::*;", "only `web`");
        check("src/chart/a.rs", "use my_yew::prelude::*;", "");
        check("src/chart/a.rs", "// yew::Html is not known here", "");
    }

    #[test]
    fn pages_get_no_raw_markup_and_no_style_attribute() {
        check("src/web/a.rs", "<div style={width}></div>", "`style=`");
        check("src/web/a.rs", "<div data-style={width}></div>", "");
        check("src/web/a.rs", "element.set_inner_html(text);", "unescaped");
    }

    #[test]
    fn colours_stand_in_the_theme() {
        check("src/theme.rs", "ground: Rgb(255, 255, 255),", "");
        check("src/chart/a.rs", "ground: Rgb(255, 255, 255),", "colour");
        check("src/export/svg.rs", "fn hex(Rgb(r, g, b): Rgb) -> String {", "");
        check("src/web/a.rs", "fill=\"#1b1f24\"", "colour");
        check("src/web/a.rs", "#[derive(Clone)]", "");
    }

    #[test]
    fn numbers_are_written_by_text() {
        check("src/chart/a.rs", "format!(\"{x:.1}\")", "kilobytes");
        check("src/chart/a.rs", "format!(\"{:?}\", x)", "kilobytes");
        check("src/chart/a.rs", "write!(out, \"{value}\").ok();", "");
        check("src/chart/a.rs", "debug_assert!(ok, \"{:?}\", x)", "");
        check("src/export/svg.rs", "format!(\"{x:.1}\")", "");
        check("src/chart/a.rs", "#[cfg(test)]\nformat!(\"{x:.1}\")", "");
    }
}
