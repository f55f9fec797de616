//! PNG from SVG, with the fonts of the machine.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree, fontdb};

use crate::Failure;

/// Fonts for `sans-serif`, the first that is there; each has the letters of Vietnamese.
const SANS: [&str; 9] =
    ["Noto Sans", "Roboto", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans CJK KR", "Malgun Gothic"];

/// Draws SVG with the fonts found once.
pub struct Painter {
    fonts: Arc<fontdb::Database>,
}

impl Painter {
    /// Looks for the fonts of the machine.
    pub fn new() -> Result<Self, Failure> {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        // Letters that the first font lacks are taken from the next that has them: not from these.
        let unlike: Vec<fontdb::ID> = fonts
            .faces()
            .filter(|face| face.families.iter().any(|(name, _)| ["Serif", "Mono", "Emoji"].iter().any(|word| name.contains(word))))
            .map(|face| face.id)
            .collect();
        if unlike.len() < fonts.len() {
            unlike.into_iter().for_each(|id| fonts.remove_face(id));
        }
        let has = |name: &str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == name));
        let first = fonts.faces().next().and_then(|face| face.families.first()).map(|(name, _)| name.clone());
        let Some(sans) = SANS.iter().find(|name| has(name)).map(ToString::to_string).or(first) else {
            return Err(missing("no font was found on this machine"));
        };
        // A query ends with the serif font.
        fonts.set_serif_family(sans.clone());
        fonts.set_sans_serif_family(sans);
        Ok(Self { fonts: Arc::new(fonts) })
    }

    /// The PNG of an SVG at so many pixels for each of its own.
    pub fn png(&self, svg: &str, scale: u32) -> Result<Vec<u8>, Failure> {
        let lacking = Mutex::new(BTreeSet::new());
        let fallback = FontResolver::default_fallback_selector();
        let options = Options {
            fontdb: Arc::clone(&self.fonts),
            font_resolver: FontResolver {
                select_font: FontResolver::default_font_selector(),
                select_fallback: Box::new(|letter, used, fonts| {
                    let found = fallback(letter, used, fonts);
                    if let (None, Ok(mut lacking)) = (found, lacking.lock()) {
                        lacking.insert(letter);
                    }
                    found
                }),
            },
            ..Options::default()
        };
        let tree = Tree::from_str(svg, &options).map_err(|error| format!("The picture cannot be drawn: {error}."))?;
        drop(options);
        let lacking = lacking.into_inner().unwrap_or_default();
        if let Some(letter) = lacking.iter().find(|letter| !letter.is_whitespace() && !letter.is_control()) {
            let what = if is_hangul(*letter) { "Hangul".to_owned() } else { format!("the letter \"{letter}\"") };
            return Err(missing(&format!("no font on this machine has {what}")));
        }
        let size = tree.size();
        let whole = |length: f32| (length.round() as u32).saturating_mul(scale);
        let too_large = || "The picture is too large; choose a smaller --width.".to_owned();
        let mut pixels = Pixmap::new(whole(size.width()), whole(size.height())).ok_or_else(too_large)?;
        resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| format!("The picture cannot be written as PNG: {error}."))
    }
}

fn missing(what: &str) -> Failure {
    format!(
        "PNG cannot be written: {what}. Install one (on Debian: apt-get install fonts-dejavu-core fonts-noto-cjk), or write --format svg."
    )
}

const fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}')
}
