//! `pack`: the data step, from the tables to the files that the widget loads.

use std::fs;
use std::path::{Path, PathBuf};

use audience_insight::data::{Dataset, Part, encode};
use audience_insight::text::pack_locale;

use crate::Failure;
use crate::check::{counted, print};
use crate::files::{make_folder, write};
use crate::options::Options;

/// Where the words of the widget are, from the root of the project.
const LOCALES: &str = "src/text/locales";

/// Writes a file a part; refuses a package with problems, since a page would show less than it says.
pub fn run(options: &Options) -> Result<(), Failure> {
    let package = options.package()?;
    let out = Path::new(options.need("out", "target/data")?);
    let (data, problems) = own::read_package(package);
    if !problems.is_empty() {
        print(&problems);
        return Err(format!("{}: nothing was written. Correct the tables and run the command again.", counted(&problems)));
    }
    make_folder(out)?;
    for part in parts(&data) {
        let name = part.file_name();
        let bytes = encode(&data, part).map_err(|_| format!("{name} cannot be written: its tables are not in the package."))?;
        write_and_say(&out.join(name), &bytes)?;
    }
    pack_locales(out)
}

/// Packs each locale file of the working folder into `text/`; a package elsewhere has none.
fn pack_locales(out: &Path) -> Result<(), Failure> {
    let Ok(entries) = fs::read_dir(LOCALES) else {
        println!("no words packed: there is no folder {LOCALES} here");
        return Ok(());
    };
    let text = out.join("text");
    make_folder(&text)?;
    let mut sources: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension() == Some("txt".as_ref())).collect();
    sources.sort();
    for path in sources {
        let source = fs::read_to_string(&path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
        let packed = pack_locale(&source).map_err(|error| format!("{}: {}", path.display(), error.sentence()))?;
        if let Some(name) = path.file_name() {
            write_and_say(&text.join(name), packed.as_bytes())?;
        }
    }
    Ok(())
}

/// The parts for which the package has rows.
fn parts(data: &Dataset) -> Vec<Part> {
    let mut parts = Vec::new();
    for part in Part::ONCE {
        let has_rows = match part {
            Part::Population => data.population.is_some(),
            Part::Sexes(_) => false,
            Part::Surveys => !data.moviegoers.is_empty(),
            Part::Markets => !data.market_years.is_empty(),
            Part::Films => !data.films.is_empty(),
            Part::Claims => !data.claims.is_empty(),
            Part::Sources => !data.sources.is_empty(),
        };
        if has_rows {
            parts.push(part);
        }
    }
    let by_sex = data.by_sex.iter().filter_map(|(women, _)| women.markets.first());
    parts.extend(by_sex.map(|market| Part::Sexes(market.market)));
    parts
}

fn write_and_say(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write(path, bytes)?;
    println!("{:>7} bytes in {}", bytes.len(), path.display());
    Ok(())
}
