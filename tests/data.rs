//! The bundled package and what damage to a table is answered with.

use std::path::Path;

use audience_insight::data::{MarketId, Year};

#[test]
fn the_bundled_package_has_no_problem() {
    let (data, problems) = own::read_package(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
    let total = |market| data.population.as_ref().unwrap().ages(market, Year::new(2025).unwrap()).unwrap().iter().sum::<f64>();
    assert_eq!(total(MarketId::VNM), 101_598_523.0);
    assert_eq!(total(MarketId::KOR), 51_667_020.0);
}
