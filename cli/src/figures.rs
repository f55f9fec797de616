//! `figures`: the default figure of every chart in every language, for `cargo xtask dist`.

use std::path::Path;

use audience_insight::export::{card, html};
use audience_insight::text::Words;
use audience_insight::theme::Palette;
use audience_insight::view::{Chart, Lang, ViewState};

use crate::Failure;
use crate::figure::{Package, WIDTH, address, check_base_url, locale, name, picture};
use crate::files::{make_folder, write};
use crate::options::Options;
use crate::picture::Painter;

/// Writes `<name>.<lang>.svg`, `.png` and `.html` of each chart, and the card `<name>.<lang>.card.png` of each view.
pub fn run(options: &Options) -> Result<(), Failure> {
    let out = Path::new(options.need("out", "dist/figures")?);
    let base_url = options.get("base-url").unwrap_or("");
    check_base_url(base_url)?;
    let package = Package::read(Path::new(options.get("package").unwrap_or("data")))?;
    let painter = Painter::new()?;
    make_folder(out)?;
    let (mut files, mut bytes) = (0, 0);
    for lang in Lang::ALL.iter().copied() {
        let locale = locale(lang)?;
        for chart in Chart::ALL.iter().copied() {
            let state = ViewState { chart, lang: (lang != Lang::En).then_some(lang), ..ViewState::of(chart.view()) };
            let ready = package.ready(&state, base_url);
            let sheet = ready.sheet(Words { locale: &locale, data: &ready.data, lang });
            let stem = name(chart, lang);
            let (svg, size) = picture(&sheet, &Palette::LIGHT, WIDTH);
            let mut written = vec![
                (format!("{stem}.html"), html(&sheet, &address(base_url, &stem), size).into_bytes()),
                (format!("{stem}.png"), painter.png(&svg, 2)?),
                (format!("{stem}.svg"), svg.into_bytes()),
            ];
            if ViewState::of(chart.view()).chart == chart {
                written.push((format!("{stem}.card.png"), painter.png(&card(&sheet, &Palette::LIGHT), 1)?));
            }
            for (name, content) in written {
                write(&out.join(name), &content)?;
                files += 1;
                bytes += content.len();
            }
        }
    }
    println!("{files} files of {bytes} bytes together in {}", out.display());
    Ok(())
}
