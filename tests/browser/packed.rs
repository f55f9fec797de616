//! The files that the widget loads, packed from the tables of `data/`.
//!
//! `cargo xtask test` packs them first. Where the compiler says that one cannot be read, run
//! `cargo run -p cli -- pack data --out target/data` in the root of the project.

/// Logical name and bytes.
const FILES: [(&str, &[u8]); 9] = [
    ("text/en.txt", include_bytes!("../../target/data/text/en.txt")), // run: cargo run -p cli -- pack data --out target/data
    ("data/population.bin", include_bytes!("../../target/data/population.bin")),
    ("data/sexes-VNM.bin", include_bytes!("../../target/data/sexes-VNM.bin")),
    ("data/sexes-KOR.bin", include_bytes!("../../target/data/sexes-KOR.bin")),
    ("data/surveys.bin", include_bytes!("../../target/data/surveys.bin")),
    ("data/markets.bin", include_bytes!("../../target/data/markets.bin")),
    ("data/films.bin", include_bytes!("../../target/data/films.bin")),
    ("data/claims.bin", include_bytes!("../../target/data/claims.bin")),
    ("data/sources.bin", include_bytes!("../../target/data/sources.bin")),
];

/// The bytes of a file by its logical name.
pub fn file(name: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}
