//! The static figure: complete without script, style or the widget, for articles and for feeds.
//!
//! Stripped of tags it reads from finding to licence, one sentence a line.

use crate::figure::{Body, Key, Msg};

use super::sheet::{Cited, Sheet};
use super::svg::escape;

/// Writes a figure as an HTML `figure` element. `image` is the address of its picture with width and height
/// in CSS pixels; it is left out where nothing could be drawn.
#[must_use]
pub fn html(sheet: &Sheet<'_>, image: &str, size: (u32, u32)) -> String {
    let (figure, words) = (sheet.figure, &sheet.words);
    let mut out = Html(String::new());
    out.raw("<figure");
    out.attr("lang", words.lang.as_str());
    out.attr("data-chart", figure.chart.as_str());
    out.attr("data-state", &sheet.origin.query);
    out.attr("data-version", &sheet.origin.version);
    out.raw(">\n<figcaption>\n<p><strong>");
    out.text(&sheet.finding());
    out.raw("</strong></p>\n");
    out.element("p", &sheet.measured());
    out.raw("</figcaption>\n");
    if let Body::Empty(why) = &figure.body {
        out.element("p", &words.say(why));
    } else {
        out.raw("<p><img");
        out.attr("src", image);
        out.attr("width", &size.0.to_string());
        out.attr("height", &size.1.to_string());
        out.attr("alt", &sheet.alt());
        out.raw("></p>\n");
    }
    table(&mut out, sheet);
    for notice in &figure.notices {
        out.element("p", &words.say(notice));
    }
    list(&mut out, sheet, &figure.notes);
    sources(&mut out, sheet);
    licence(&mut out, sheet);
    out.raw("</figure>\n");
    out.0
}

fn table(out: &mut Html, sheet: &Sheet<'_>) {
    let (table, words) = (&sheet.figure.table, &sheet.words);
    if table.rows.is_empty() {
        return;
    }
    out.raw("<details>\n");
    out.element("summary", words.key(Key::UiTable));
    out.raw("<table>\n");
    out.element("caption", &words.say(&table.caption));
    out.raw("<thead>\n<tr>\n");
    for column in &table.columns {
        out.raw("<th scope=\"col\">");
        out.text(&words.say(&column.head));
        out.raw("</th>\n");
    }
    out.raw("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        out.raw("<tr>\n");
        for (at, cell) in row.iter().enumerate() {
            let (open, close) = if at == 0 { ("<th scope=\"row\">", "</th>\n") } else { ("<td>", "</td>\n") };
            out.raw(open);
            out.text(&words.arg(cell));
            out.raw(close);
        }
        out.raw("</tr>\n");
    }
    out.raw("</tbody>\n</table>\n</details>\n");
}

fn list(out: &mut Html, sheet: &Sheet<'_>, notes: &[Msg]) {
    if notes.is_empty() {
        return;
    }
    out.raw("<ul>\n");
    for note in notes {
        out.element("li", &sheet.words.say(note));
    }
    out.raw("</ul>\n");
}

/// Every source with its link, and its licence where one is stated.
fn sources(out: &mut Html, sheet: &Sheet<'_>) {
    let sources = sheet.sources();
    if sources.is_empty() {
        return;
    }
    out.raw("<p>");
    out.text(sheet.words.key(Key::UiSources));
    for (at, source) in sources.iter().enumerate() {
        out.raw(if at == 0 { " " } else { " · " });
        cite(out, source);
    }
    out.raw("</p>\n");
}

fn cite(out: &mut Html, source: &Cited) {
    out.link(&source.url, &source.name);
    if !source.licence.is_empty() {
        out.raw(" (");
        out.text(&source.licence);
        out.raw(")");
    }
}

/// The licence of the tables, the date and version of the data, and the link to the live figure where one is known.
fn licence(out: &mut Html, sheet: &Sheet<'_>) {
    let (origin, labels) = (sheet.origin, sheet.labels());
    out.raw("<p>");
    if !origin.licence.is_empty() {
        out.text(labels.licence);
        out.raw(": ");
        out.link(&origin.licence_url, &origin.licence);
        out.raw(". ");
    }
    out.text(labels.version);
    out.raw(": ");
    out.text(&origin.version);
    if !origin.date.is_empty() {
        out.raw(", ");
        out.text(&sheet.words.arg(&crate::figure::Arg::Date(origin.date.clone())));
    }
    out.raw(".");
    if !origin.base_url.is_empty() {
        out.raw(" ");
        out.link(&sheet.link(), labels.link);
    }
    out.raw("</p>\n");
}

/// HTML under construction; only `raw` takes markup, and only literals are given to it.
struct Html(String);

impl Html {
    fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        self.0.push_str(&escape(text));
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.text(value);
        self.raw("\"");
    }

    fn element(&mut self, name: &'static str, text: &str) {
        self.raw("<");
        self.raw(name);
        self.raw(">");
        self.text(text);
        self.raw("</");
        self.raw(name);
        self.raw(">\n");
    }

    /// A link, or only its words where there is no address.
    fn link(&mut self, url: &str, text: &str) {
        if url.is_empty() {
            return self.text(text);
        }
        self.raw("<a");
        self.attr("href", url);
        self.raw(">");
        self.text(text);
        self.raw("</a>");
    }
}
