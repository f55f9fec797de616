//! audience-insight: check a Data Package, write figures of it, and build the widget's data files from it.

mod check;
mod figure;
mod figures;
mod files;
mod options;
mod pack;
mod package;
mod picture;

use std::process::ExitCode;

use options::Options;

/// What `audience-insight` without a command prints.
const HELP: &str = "\
audience-insight checks a Data Package, writes figures of it, and builds the widget's data files from it.

  audience-insight check PACKAGE            print every problem of the tables; exit 1 if there is one
  audience-insight figure --view VIEW --format svg|png|html|csv|json
                                            write one figure, without a browser
  audience-insight schema                   print the descriptor that a package follows
  audience-insight new DIR                  write an empty, valid package to start from
  audience-insight pack PACKAGE --out DIR   write the data files that the widget loads

PACKAGE is a folder with a datapackage.json, or with CSV files named after the tables.

figure takes every parameter of a link: --view --chart --m --gen --year --measure --base --from --to
--films --money --survey --k --be --claim --lang --theme, and:

  --package DIR      the tables; data unless given
  --out FILE         where to write; otherwise the figure is printed. Beside an .html file the picture
                     that it shows is written too, as .svg
  --width PX         the width of svg, png and html in CSS pixels, 240 to 4000; 720 unless given
  --scale 1|2        pixels of a png for each CSS pixel
  --card             the social card of 1200 by 628 pixels, as svg or png
  --base-url URL     the address of the published folder, for links and pictures
";

/// Why a command stopped, in a sentence that says what to do.
type Failure = String;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let result = match command.as_str() {
        "check" => Options::parse(args, &[]).and_then(|options| check::run(&options)),
        "figure" => Options::parse(args, &figure::options()).and_then(|options| figure::run(&options)),
        // For `cargo xtask dist`: every default figure at once.
        "figures" => Options::parse(args, &["out", "package", "base-url"]).and_then(|options| figures::run(&options)),
        "schema" => Options::parse(args, &[]).and_then(|options| package::schema(&options)),
        "new" => Options::parse(args, &[]).and_then(|options| package::new(&options)),
        "pack" => Options::parse(args, &["out"]).and_then(|options| pack::run(&options)),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        _ => {
            Err(format!("There is no command \"{command}\". Use check, figure, schema, new or pack; audience-insight help describes them."))
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
