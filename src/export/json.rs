//! A figure as data: words, typed table, sources.

use crate::figure::{Arg, Msg};

use super::cell::Cell;
use super::sheet::Sheet;

/// Writes a figure as JSON, one field a line.
#[must_use]
pub fn json(sheet: &Sheet<'_>) -> String {
    let (figure, origin, words) = (sheet.figure, sheet.origin, &sheet.words);
    let list = |list: &[Msg]| array(list.iter().map(|msg| text(&words.say(msg))));
    let columns = figure.table.columns.iter().map(|column| {
        let numeric = if column.numeric { "true" } else { "false" };
        object(&[("head", text(&words.say(&column.head))), ("numeric", numeric.into())])
    });
    let rows: Vec<String> = figure.table.rows.iter().map(|row| array(row.iter().map(|arg| cell(sheet, arg)))).collect();
    let sources = sheet.sources().into_iter().map(|source| {
        object(&[
            ("id", text(source.id.as_str())),
            ("cited", text(&source.name)),
            ("title", text(&source.title)),
            ("date", text(&source.date)),
            ("url", text(&source.url)),
            ("licence", text(&source.licence)),
        ])
    });
    let table = [
        ("caption", text(&words.say(&figure.table.caption))),
        ("columns", array(columns)),
        ("rows", ["[\n    ", &rows.join(",\n    "), "\n  ]"].concat()),
    ];
    let fields = [
        ("chart", text(figure.chart.as_str())),
        ("lang", text(words.lang.as_str())),
        ("state", text(&origin.query)),
        ("link", text(&sheet.link())),
        ("title", text(sheet.title())),
        ("finding", text(&sheet.finding())),
        ("measured", text(&sheet.measured())),
        ("alt", text(&sheet.alt())),
        ("notices", list(&figure.notices)),
        ("notes", list(&figure.notes)),
        ("table", object(&table)),
        ("sources", array(sources)),
        ("licence", object(&[("name", text(&origin.licence)), ("url", text(&origin.licence_url))])),
        ("data", object(&[("version", text(&origin.version)), ("date", text(&origin.date))])),
    ];
    let lines = fields.map(|(name, value)| ["  ", &text(name), ": ", &value].concat());
    ["{\n", &lines.join(",\n"), "\n}\n"].concat()
}

fn cell(sheet: &Sheet<'_>, arg: &Arg) -> String {
    let cell = Cell::of(arg);
    let mut fields = vec![("text", text(&sheet.words.arg(arg))), ("type", text(cell.kind))];
    fields.extend(cell.value.map(|value| ("value", value.to_string())));
    if let Some((low, high)) = cell.ends {
        fields.push(("low", low.to_string()));
        fields.push(("high", high.to_string()));
    }
    fields.extend(cell.currency.map(|currency| ("currency", text(currency.as_str()))));
    fields.extend(cell.qualifier.map(|qualifier| ("qualifier", text(qualifier.as_str()))));
    fields.extend(cell.id.map(|id| ("id", text(&id))));
    object(&fields)
}

fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| [&text(name), ": ", value].concat()).collect();
    ["{", &fields.join(", "), "}"].concat()
}

fn array(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    ["[", &items.join(", "), "]"].concat()
}

/// A string literal.
fn text(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // JSON that is pasted into a script must not end it.
            '\0'..='\u{1f}' | '<' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(got: &str, expected: &str) {
        assert_eq!(text(got), expected);
    }

    #[test]
    fn strings_are_escaped() {
        check("Việt Nam", "\"Việt Nam\"");
        check("a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\"");
        check("</script>\n\u{1}", "\"\\u003c/script>\\n\\u0001\"");
    }
}
