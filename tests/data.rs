//! The bundled package, and what damage to a table is answered with.

use std::path::Path;

use audience_insight::data::{Dataset, MarketId, RawTable, Year, dataset_from_tables};
use audience_insight::link;

const SOURCES: &str = "id,title,publisher\nkofic,Annual report,KOFIC\n";
const MARKETS: &str = "id,name_en\nKOR,South Korea\nVNM,Viet Nam\n";
const FILMS_HEADER: &str = "id,title_en,relation,qualifier,status,tracker,source,as_of";
const YEARS_HEADER: &str = "market,year,measure,value,unit,qualifier,status,tracker,source,as_of";
const GOOD: &str = "KOR,2025,admissions,106085000,tickets,exact,reported,kofic,kofic,2026";

/// Reads CSV texts by table name, with a small `sources` and `markets` where none are given.
fn read(tables: &[(&str, &[u8])]) -> (Dataset, Vec<String>) {
    let mut problems = Vec::new();
    let mut raw: Vec<RawTable> = Vec::new();
    for (name, default) in [("sources", SOURCES), ("markets", MARKETS)] {
        if !tables.iter().any(|(given, _)| *given == name) {
            raw.push(own::read_csv(name, default.as_bytes(), &mut problems));
        }
    }
    for (name, csv) in tables {
        raw.push(own::read_csv(name, csv, &mut problems));
    }
    let (data, more) = dataset_from_tables(&raw);
    problems.extend(more);
    (data, problems.iter().map(ToString::to_string).collect())
}

/// One damaged table and exactly what is said about it.
#[track_caller]
fn check(table: &str, csv: impl AsRef<[u8]>, expected: &[&str]) {
    let (_, problems) = read(&[(table, csv.as_ref())]);
    assert_eq!(problems, expected);
}

/// One damaged row of `market_years` after a good one, which must be kept.
#[track_caller]
fn check_year(row: &str, expected: &[&str]) {
    let csv = [YEARS_HEADER, GOOD, row].join("\n");
    let (data, problems) = read(&[("market_years", csv.as_bytes())]);
    assert_eq!(problems, expected);
    assert_eq!(data.market_years.len(), 1, "the good row is used, the bad one is not");
}

/// A population table of one market and year: every age, changed by `change`.
fn population(change: impl Fn(u32) -> String) -> String {
    let mut csv = String::from("market,year,age,female,male,both,status,source\n");
    for age in 0..=100 {
        csv.push_str(&change(age));
    }
    csv
}

fn person_row(age: u32) -> String {
    format!("KOR,2025,{age},10,11,21,projection,kofic\n")
}

#[test]
fn the_bundled_package_has_no_problem() {
    let (data, problems) = own::read_package(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));

    let population = data.population.as_ref().unwrap();
    let total = |market, year| population.ages(market, Year::new(year).unwrap()).unwrap().iter().sum::<f64>();
    assert_eq!(total(MarketId::VNM, 2025), 101_598_523.0);
    assert_eq!(total(MarketId::KOR, 2025), 51_667_020.0);
    assert_eq!((population.markets.len(), population.years.len()), (15, 16));
    assert_eq!(population.projected_from, Year::new(2024).unwrap());
    assert_eq!(data.by_sex.len(), 15);
    let (women, men) = data.sexes(MarketId::VNM).unwrap();
    let year = Year::new(2025).unwrap();
    let of = |sex: &audience_insight::data::Population| sex.ages(MarketId::VNM, year).unwrap().iter().sum::<f64>();
    assert_eq!(of(women) + of(men), 101_598_523.0);

    // Every row of every table became a record.
    let rows = |table: &str| {
        let csv = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(table)).unwrap();
        own::read_csv(table, &csv, &mut vec![]).rows.len()
    };
    assert_eq!(data.markets.len(), rows("markets.csv"));
    assert_eq!(15 * 16 * 101, rows("population.csv"));
    assert_eq!(data.moviegoers.len(), rows("moviegoers.csv"));
    assert_eq!(data.generations.len(), rows("generations.csv"));
    assert_eq!(data.market_years.len(), rows("market_years.csv"));
    assert_eq!(data.films.len(), 32);
    assert_eq!(data.film_results.len(), rows("film_results.csv"));
    assert_eq!(data.fx_rates.len(), rows("fx_rates.csv"));
    assert_eq!(data.claims.len(), 73);
    assert_eq!(data.sources.len(), rows("sources.csv"));
    assert_eq!(data.source_refs.len(), data.sources.len());
}

#[test]
fn every_claim_points_to_a_view_that_exists() {
    let (data, _) = own::read_package(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    for claim in data.claims.iter().filter(|claim| !claim.pointer.is_empty()) {
        let (mut state, mut notices) = link::from_query(&claim.pointer, claim.view);
        notices.extend(link::check(&mut state, &data));
        assert!(notices.is_empty(), "{}: {} gives {notices:?}", claim.id, claim.pointer);
        assert_eq!(state.view(), claim.view, "{}", claim.id);
    }
}

#[test]
fn damaged_cells() {
    check_year(
        "KOR,2024,admissions,\"123,180,000\",tickets,exact,reported,kofic,kofic,2026",
        &[
            "market_years:3:value: Found \"123,180,000\"; expected a number of zero or more, such as 4510000000 or 37.5, without unit or thousands separators. The row is left out; correct the cell.",
        ],
    );
    check_year(
        "KOR,2024,admissions,-5,tickets,exact,reported,kofic,kofic,2026",
        &[
            "market_years:3:value: Found \"-5\"; expected a number of zero or more, such as 4510000000 or 37.5, without unit or thousands separators. The row is left out; correct the cell.",
        ],
    );
    check_year(
        "KOR,2024,admissions,,tickets,exact,reported,kofic,kofic,2026",
        &[
            "market_years:3:value: The cell is empty; expected a number of zero or more, such as 4510000000 or 37.5, without unit or thousands separators. The row is left out; fill the cell.",
        ],
    );
    check_year(
        "KOR,24,admissions,5,tickets,exact,reported,kofic,kofic,2026",
        &["market_years:3:year: Found \"24\"; expected a year from 1900 to 2150, such as 2025. The row is left out; correct the cell."],
    );
    check_year(
        "Korea,2024,admissions,5,tickets,exact,reported,kofic,kofic,2026",
        &[
            "market_years:3:market: Found \"Korea\"; expected a market code of three to six capital letters, such as VNM or EUROPE. The row is left out; correct the cell.",
        ],
    );
    check_year(
        "JPN,2024,admissions,5,tickets,exact,reported,kofic,kofic,2026",
        &["market_years:3:market: \"JPN\" is not in the table \"markets\". The row is left out; add it there or correct the cell."],
    );
    check_year(
        "KOR,2024,admissions,5,tickets,exact,reported,kofic,nobody,2026",
        &["market_years:3:source: \"nobody\" is not in the table \"sources\". The row is left out; add it there or correct the cell."],
    );
    check_year(
        "KOR,2024,admissions,5,tickets,exact,reprted,kofic,kofic,2026",
        &[
            "market_years:3:status: Found \"reprted\"; expected reported, computed, estimate, projection, provisional or disputed. Did you mean \"reported\"? The row is left out; correct the cell.",
        ],
    );
    check_year(
        "KOR,2024,admissions,5,KRW,exact,reported,kofic,kofic,2026",
        &["market_years:3:unit: Found \"KRW\"; expected tickets. The row is left out; correct the cell."],
    );
    check_year(
        "KOR,2024,gross_local,5,won,exact,reported,kofic,kofic,2026",
        &[
            "market_years:3:unit: Found \"won\"; expected a currency code of three capital letters, such as VND. The row is left out; correct the cell.",
        ],
    );
    check_year(
        "KOR,2024,local_share,146.3,percent,exact,reported,kofic,kofic,2026",
        &[
            "market_years:3:value: Found \"146.3\"; expected a percentage from 0 to 100, such as 22.3, without the sign. The row is left out; correct the cell.",
        ],
    );
    check_year(
        "KOR,2024,admissions,5,tickets,exact,reported,kofic,kofic,2026-02-30",
        &[
            "market_years:3:as_of: Found \"2026-02-30\"; expected a year, month or day, such as 2025, 2025-08 or 2025-08-13. The row is left out; correct the cell.",
        ],
    );
    check_year(
        "KOR,2024,admissions,5,tickets,exact,reported,ko fic,kofic,2026",
        &[
            "market_years:3:tracker: Found \"ko fic\"; expected an identifier of 1 to 64 letters, digits, _ or -. The row is left out; correct the cell.",
        ],
    );
    check_year(
        "KOR,2024,admissions,5,tickets,exact,computed,kofic,kofic,2026",
        &[
            "market_years:3:computed_from: The cell is empty; expected the arithmetic, since the status is computed. The row is left out; fill the cell.",
        ],
    );
    check_year(
        "KOR,x,admissions,many,tickets,exact,reported,kofic,kofic,2026",
        &[
            "market_years:3:year: Found \"x\"; expected a year from 1900 to 2150, such as 2025. The row is left out; correct the cell.",
            "market_years:3:value: Found \"many\"; expected a number of zero or more, such as 4510000000 or 37.5, without unit or thousands separators. The row is left out; correct the cell.",
        ],
    );
}

#[test]
fn damaged_rows() {
    check_year(
        "KOR,2024,admissions,5,tickets,exact,reported,kofic,kofic",
        &[
            "market_years:3:-: The row has 9 cells, the header has 10; it is left out. Put cells with commas in quotation marks, and add or remove cells.",
        ],
    );
    check_year(
        "KOR,2024,admissions,5,tickets,exact,reported,kofic,kofic,2026,,",
        &[
            "market_years:3:-: The row has 12 cells, the header has 10; it is left out. Put cells with commas in quotation marks, and add or remove cells.",
        ],
    );
    check_year(
        GOOD,
        &[
            "market_years:3:-: The row has the same key as row 2 (KOR/2025/admissions//kofic/kofic) and is left out. Remove one, or tell them apart.",
        ],
    );
    let not_utf8 = [YEARS_HEADER.as_bytes(), b"\nKOR,2024,admissions,5,tickets,exact,reported,kofic,kofic,\xff\n"].concat();
    check("market_years", not_utf8, &["market_years:2:-: The row is not UTF-8 text and is left out. Save the file as UTF-8."]);
    let film = [
        "film,territory,milestone,day_from,day_to,measure,value,unit,qualifier,status,tracker,source,as_of",
        "mai,VNM,day,9,3,gross,5,VND,exact,reported,kofic,kofic,2024",
    ];
    let films = [FILMS_HEADER, "mai,Mai,local_context,exact,reported,kofic,kofic,2024"].join("\n");
    let (_, problems) = read(&[("films", films.as_bytes()), ("film_results", film.join("\n").as_bytes())]);
    assert_eq!(problems, ["film_results:2:day_from: day_from is 9 but day_to is 3. The row is left out; exchange or correct them."]);
}

#[test]
fn damaged_headers_and_tables() {
    let header = YEARS_HEADER.replace("value", "valeu");
    check(
        "market_years",
        format!("{header}\n{GOOD}"),
        &[
            "market_years:1:value: The column \"value\" is missing; the table is not used. Add it to the header.",
            "market_years:1:valeu: The column \"valeu\" is not known and not used. Did you mean \"value\"? Rename it, or remove it.",
        ],
    );
    check(
        "market_years",
        format!("{YEARS_HEADER},remark\n{GOOD},x"),
        &["market_years:1:remark: The column \"remark\" is not known and not used. Rename it, or remove it."],
    );
    check(
        "market_years",
        format!("{YEARS_HEADER},year\n{GOOD},2025"),
        &["market_years:1:year: The column \"year\" is there twice; the second one is not used. Rename it, or remove it."],
    );
    check("market_years", "", &["market_years:-:-: The table is empty. Its first row must name the columns."]);
    check(
        "market_yaers",
        format!("{YEARS_HEADER}\n{GOOD}"),
        &[
            "market_yaers:-:-: The table is not known and not used. Did you mean \"market_years\"? Rename it, or take it out of the package.",
        ],
    );
    check("snacks", "id\n1", &["snacks:-:-: The table is not known and not used. Rename it, or take it out of the package."]);
    check(
        "film_results",
        "film,territory,milestone,measure,value,unit,qualifier,status,tracker,source,as_of\nmai,VNM,final,gross,5,VND,exact,reported,kofic,kofic,2024",
        &["films:-:-: The table \"films\" is missing, and \"film_results\" names rows of it. Add it to the package."],
    );
    check(
        "sources",
        "id,title,publisher,url\nkofic,Annual report,KOFIC,javascript:alert(1)",
        &[
            "sources:2:url: Found \"javascript:alert(1)\"; expected one address that starts with https:// or http://, without spaces. The row is left out; correct the cell.",
        ],
    );
}

#[test]
fn damaged_population() {
    check(
        "population",
        population(|age| if age == 7 { String::new() } else { person_row(age) }),
        &["population:-:both: KOR 2025: age 7 is missing. The year is left out for this market; add the rows."],
    );
    check(
        "population",
        population(|age| if age > 84 { String::new() } else { person_row(age) }),
        &[
            "population:-:both: KOR 2025: 16 of the ages 0 to 100 are missing, first age 85. The year is left out for this market; add the rows.",
        ],
    );
    check(
        "population",
        population(|age| person_row(age).replace(",10,11,", if age == 7 { ",,," } else { ",10,11," })),
        &[
            "population:-:female: KOR 2025: age 7 is missing. The market has no age pyramid of this year; fill the cells.",
            "population:-:male: KOR 2025: age 7 is missing. The market has no age pyramid of this year; fill the cells.",
        ],
    );
    check(
        "population",
        population(|age| if age == 7 { person_row(age).replace("21", "22") } else { person_row(age) }),
        &["population:9:both: Women and men add up to 21, not to 22. The row is used as it is; correct one of the three."],
    );
    check(
        "population",
        population(|age| if age == 7 { person_row(age).replace("21", "21.5") } else { person_row(age) }),
        &[
            "population:9:both: Found \"21.5\"; expected a whole number of persons up to 250 million, such as 1525300, without thousands separators. The row is left out; correct the cell.",
            "population:-:both: KOR 2025: age 7 is missing. The year is left out for this market; add the rows.",
        ],
    );
    check(
        "population",
        population(|age| if age == 7 { person_row(101) } else { person_row(age) }),
        &[
            "population:9:age: Found \"101\"; expected a whole age from 0 to 100, where 100 stands for 100 and over. The row is left out; correct the cell.",
            "population:-:both: KOR 2025: age 7 is missing. The year is left out for this market; add the rows.",
        ],
    );
    check(
        "population",
        population(|age| if age == 7 { person_row(age).replace("projection", "estimate") } else { person_row(age) }),
        &[
            "population:9:status: The row of 2025 is not marked projection, but rows of 2025 are. It is shown as a projection; correct the status of either.",
        ],
    );
}

#[test]
fn damaged_claims() {
    let header = "id,view,article,paraphrase,verdict,evidence,evidence_source,rows";
    check(
        "claims",
        format!("{header}\nS1,audience,kofic,Some are young.,holds,,kofic,"),
        &[
            "claims:2:evidence: The cell is empty; expected the evidence, since the verdict is not not_checked. The row is left out; fill the cell.",
        ],
    );
    check(
        "claims",
        format!("{header}\nS1,audience,kofic,Some are young.,holds,So it is.,kofic,population/KOR/2025"),
        &[
            "claims:2:rows: Found \"population/KOR/2025\"; expected the table and key of a row that is there, such as market_years/KOR/2025/admissions. The row is left out; correct the cell.",
        ],
    );
    check("claims", format!("{header}\nS1,audience,kofic,Some are young.,not_checked,,,"), &[]);
}

#[test]
fn what_is_tolerated() {
    // A byte order mark, Windows line ends, blanks around cells, a running number, an empty last line.
    let csv = format!("\u{feff}id,{}\r\n1,{}\r\n\r\n", YEARS_HEADER, GOOD.replace("KOR", " KOR "));
    check("market_years", csv, &[]);
    // A market without women and men has no pyramid, and nothing is wrong with that.
    let (data, problems) = read(&[("population", population(|age| format!("KOR,2025,{age},,,21,estimate,kofic\n")).as_bytes())]);
    assert!(problems.is_empty());
    assert!(data.population.is_some() && data.by_sex.is_empty());
}

#[test]
fn descriptors() {
    #[track_caller]
    fn check(json: &str, files: &[&str], expected: &[&str]) {
        let mut problems = Vec::new();
        let found: Vec<String> = own::resources(json.as_bytes(), &mut problems).into_iter().map(|(_, path)| path).collect();
        assert_eq!(found, files);
        assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    }
    check(r#"{"resources":[{"name":"films","path":"tables/films.csv"}]}"#, &["tables/films.csv"], &[]);
    check(
        r#"{"resources":[{"name":"films","path":"../films.csv"}]}"#,
        &[],
        &["films:-:-: The path \"../films.csv\" leaves the folder of the package. Use a path inside it, without \"..\"."],
    );
    check(
        r#"{"resources":[{"name":"films","path":"/etc/passwd"}]}"#,
        &[],
        &["films:-:-: The path \"/etc/passwd\" leaves the folder of the package. Use a path inside it, without \"..\"."],
    );
    check(
        r#"{"resources":[{"name":"films"}]}"#,
        &[],
        &[
            "datapackage.json:-:-: The descriptor cannot be used (a resource has no name or no path). Correct it, or remove it and name each file after its table.",
        ],
    );
    check(
        "{}",
        &[],
        &[
            "datapackage.json:-:-: The descriptor cannot be used (it lists no resources). Correct it, or remove it and name each file after its table.",
        ],
    );
    check(
        "{",
        &[],
        &[
            "datapackage.json:-:-: The descriptor cannot be used (EOF while parsing an object at line 1 column 1). Correct it, or remove it and name each file after its table.",
        ],
    );
    let (_, problems) = own::read_package(Path::new("/nowhere"));
    assert_eq!(
        problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["package:-:-: The file \"/nowhere\" cannot be read (entity not found). Check its name and rights."]
    );
}
