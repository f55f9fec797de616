//! `figure`: one figure of a package as a file, the same that the widget shows for the same link.

use std::io::Write as _;
use std::path::Path;

use audience_insight::data::{Dataset, Part, Topic, decode, encode};
use audience_insight::export::{Origin, Sheet, card, csv, html, json, svg};
use audience_insight::figure::Figure;
use audience_insight::link;
use audience_insight::text::{Locale, Words};
use audience_insight::theme::Palette;
use audience_insight::view::{Chart, Lang, Theme, ViewState, figure, parts};

use crate::Failure;
use crate::check::{counted, print};
use crate::files::write;
use crate::options::Options;
use crate::picture::Painter;

/// The options that are no parameter of a link.
const OWN: [&str; 7] = ["format", "package", "width", "scale", "card", "base-url", "out"];

/// The width of a figure in an article, in CSS pixels.
pub const WIDTH: u32 = 720;

/// Every option of `figure`.
pub fn options() -> Vec<&'static str> {
    link::PARAMS.iter().chain(&OWN).copied().collect()
}

/// Writes one figure.
pub fn run(options: &Options) -> Result<(), Failure> {
    if let Some(other) = options.folder() {
        return Err(format!("\"{}\" stands alone; name the folder of the tables with --package.", other.display()));
    }
    let job = Job::read(options)?;
    let package = Package::read(Path::new(options.get("package").unwrap_or("data")))?;
    let (state, notices) = package.state(&query(options));
    let lang = state.lang.unwrap_or(Lang::En);
    let locale = locale(lang)?;
    let ready = package.ready(&state, options.get("base-url").unwrap_or(""));
    let words = Words { locale: &locale, data: &ready.data, lang };
    for notice in &notices {
        eprintln!("{}", words.say(&link::notice(notice)));
    }
    let sheet = ready.sheet(words);
    let bytes = job.write(&sheet, palette(&state))?;
    match job.out {
        Some(path) => {
            write(Path::new(path), &bytes)?;
            if job.format == Format::Html {
                write(&Path::new(path).with_extension("svg"), picture(&sheet, palette(&state), job.width).0.as_bytes())?;
            }
            Ok(())
        }
        None => match std::io::stdout().write_all(&bytes) {
            // Whoever reads has read enough.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("The figure cannot be printed: {error}.")),
            _ => Ok(()),
        },
    }
}

/// The link that the options spell.
fn query(options: &Options) -> String {
    let given = link::PARAMS.iter().filter_map(|name| Some((*name, options.get(name)?)));
    let encode = |text: &str| text.replace('%', "%25").replace('&', "%26").replace('+', "%2B");
    given.map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
}

/// What to write a figure as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Html,
    Csv,
    Json,
}

/// What is asked for beside the state.
struct Job<'a> {
    format: Format,
    width: u32,
    scale: u32,
    card: bool,
    base_url: &'a str,
    out: Option<&'a str>,
}

impl<'a> Job<'a> {
    fn read(options: &'a Options) -> Result<Self, Failure> {
        let view = options.need("view", "recovery")?;
        if Topic::parse(view).is_none() {
            return Err(format!("There is no view \"{view}\". Use audience, recovery or outcomes."));
        }
        let format = match options.need("format", "html")? {
            "svg" => Format::Svg,
            "png" => Format::Png,
            "html" => Format::Html,
            "csv" => Format::Csv,
            "json" => Format::Json,
            other => return Err(format!("There is no format \"{other}\". Use svg, png, html, csv or json.")),
        };
        let width = options.get("width").map_or(Some(WIDTH), |text| text.parse().ok().filter(|width| (240..=4000).contains(width)));
        let width = width.ok_or("--width is a whole number of CSS pixels from 240 to 4000.")?;
        let scale = match options.get("scale").unwrap_or("1") {
            "1" => 1,
            "2" => 2,
            _ => return Err("--scale is 1 or 2.".to_owned()),
        };
        let card = options.get("card").is_some();
        if card && !matches!(format, Format::Svg | Format::Png) {
            return Err("--card is a picture: use it with --format svg or png.".to_owned());
        }
        let base_url = options.get("base-url").unwrap_or("");
        check_base_url(base_url)?;
        Ok(Self { format, width, scale, card, base_url, out: options.get("out") })
    }

    fn write(&self, sheet: &Sheet<'_>, palette: &Palette) -> Result<Vec<u8>, Failure> {
        let drawn = || if self.card { card(sheet, palette) } else { picture(sheet, palette, self.width).0 };
        Ok(match self.format {
            Format::Svg => drawn().into_bytes(),
            Format::Png => Painter::new()?.png(&drawn(), self.scale)?,
            Format::Html => html(sheet, &self.image(sheet), picture(sheet, palette, self.width).1).into_bytes(),
            Format::Csv => csv(sheet).into_bytes(),
            Format::Json => json(sheet).into_bytes(),
        })
    }

    /// The address of the picture: beside the file, or where `dist` puts the picture of the chart.
    fn image(&self, sheet: &Sheet<'_>) -> String {
        let stem = self.out.and_then(|path| Path::new(path).file_stem()?.to_str().map(str::to_owned));
        let stem = stem.unwrap_or_else(|| name(sheet.figure.chart, sheet.words.lang));
        address(self.base_url, &stem)
    }
}

/// Refuses an address that could not be a folder on the web.
pub fn check_base_url(url: &str) -> Result<(), Failure> {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    if url.is_empty() || is_web && !url.contains(['?', '#', '"', ' ']) {
        return Ok(());
    }
    Err(format!("--base-url is the address of a folder, such as https://widgets.example/insight/, not \"{url}\"."))
}

/// The address of a picture: in the folder of figures of the published folder, or beside the file.
pub fn address(base_url: &str, stem: &str) -> String {
    let folder = if base_url.is_empty() { String::new() } else { format!("{}/figures/", base_url.trim_end_matches('/')) };
    format!("{folder}{stem}.svg")
}

/// The name of the files of a chart: the default chart of a view has the name of the view.
pub fn name(chart: Chart, lang: Lang) -> String {
    let is_default = ViewState::of(chart.view()).chart == chart;
    let name = if is_default { chart.view().as_str() } else { chart.as_str() };
    format!("{name}.{}", lang.as_str())
}

/// The chart as SVG, and its size.
pub fn picture(sheet: &Sheet<'_>, palette: &Palette, width: u32) -> (String, (u32, u32)) {
    let scene = sheet.scene(f64::from(width));
    let size = (scene.w.round() as u32, scene.h.round() as u32);
    (svg(&scene, palette, &sheet.finding(), &sheet.measured()), size)
}

/// The colours of a theme; a file follows no system, so `auto` is light.
pub const fn palette(state: &ViewState) -> &'static Palette {
    match state.theme {
        Theme::Dark => &Palette::DARK,
        Theme::Auto | Theme::Light => &Palette::LIGHT,
    }
}

/// The words of a language.
pub fn locale(lang: Lang) -> Result<Locale, Failure> {
    Locale::bundled(lang).map_err(|error| format!("The words in \"{}\" cannot be read. {}", lang.as_str(), error.sentence()))
}

/// A package without problems, read once for any number of figures.
pub struct Package {
    data: Dataset,
    about: own::About,
}

impl Package {
    /// Reads a package; refuses one with problems.
    pub fn read(dir: &Path) -> Result<Self, Failure> {
        let (data, problems) = own::read_package(dir);
        if !problems.is_empty() {
            print(&problems);
            return Err(format!("{}: nothing was written. Correct the tables and run the command again.", counted(&problems)));
        }
        Ok(Self { data, about: own::about(dir) })
    }

    /// The state that a link asks for, and what of it cannot be followed.
    fn state(&self, query: &str) -> (ViewState, Vec<link::LinkNotice>) {
        let (mut state, mut notices) = link::from_query(query, Topic::Audience);
        notices.extend(link::check(&mut state, &self.data));
        // The widget judges by the tables that its chart loads.
        let loaded = self.loaded(&state);
        for notice in link::check(&mut state, &loaded) {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        }
        (state, notices)
    }

    /// What the widget has for a state: the parts that its chart loads, in the compact form, and the sources.
    fn loaded(&self, state: &ViewState) -> Dataset {
        let mut data = Dataset::default();
        let decoded = |part: Part| encode(&self.data, part).ok().and_then(|bytes| decode(&bytes).ok());
        for part in parts(state).into_iter().filter_map(decoded) {
            data.merge(part);
        }
        data.sources.clone_from(&self.data.sources);
        data
    }

    /// The figure of a state, ready to be said.
    pub fn ready(&self, state: &ViewState, base_url: &str) -> Ready {
        let data = self.loaded(state);
        let own::About { version, created, licence, licence_url } = self.about.clone();
        let base_url = if base_url.is_empty() || base_url.ends_with('/') { base_url.to_owned() } else { format!("{base_url}/") };
        let origin = Origin { version, date: created, licence, licence_url, query: link::to_query(state), base_url };
        Ready { figure: figure(&data, state), data, origin }
    }
}

/// A figure with what its words need.
pub struct Ready {
    figure: Figure,
    /// Names and sources.
    pub data: Dataset,
    origin: Origin,
}

impl Ready {
    /// The figure in a language.
    pub fn sheet<'a>(&'a self, words: Words<'a>) -> Sheet<'a> {
        Sheet { figure: &self.figure, words, origin: &self.origin }
    }
}
