//! The compact form: every part comes back as it was, and no bytes make the reader panic.

use std::path::Path;
use std::sync::OnceLock;

use audience_insight::data::{
    Dataset, FxRate, MarketId, MarketPopulation, PackError, Part, Population, Slug, Year, dataset_from_tables, decode, encode,
};
use proptest::prelude::*;

#[track_caller]
fn bundled() -> Dataset {
    own::read_package(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).0
}

/// The packed bytes of a few parts of the bundled package, read once.
fn packed() -> &'static [Vec<u8>] {
    static PACKED: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    PACKED.get_or_init(|| {
        let data = bundled();
        let parts = [Part::Population, Part::Sexes(MarketId::KOR), Part::Films, Part::Claims];
        parts.into_iter().filter_map(|part| encode(&data, part).ok()).collect()
    })
}

#[test]
fn every_part_comes_back() {
    let data = bundled();
    let mut back = Dataset::default();
    for part in Part::ONCE {
        back.merge(decode(&encode(&data, part).unwrap()).unwrap());
    }
    for (women, _) in &data.by_sex {
        back.merge(decode(&encode(&data, Part::Sexes(women.markets[0].market)).unwrap()).unwrap());
    }
    // The population of the chart file is in thousands; all else is as it was.
    let exact = data.population.as_ref().unwrap();
    let rounded = back.population.as_ref().unwrap();
    assert_eq!(rounded.unit, 1000.0);
    for (exact, rounded) in exact.markets.iter().zip(&rounded.markets) {
        for (exact, rounded) in exact.years.iter().flatten().zip(rounded.years.iter().flatten()) {
            assert_eq!((exact + 500) / 1000, *rounded);
        }
    }
    back.population.clone_from(&data.population);
    let used: Vec<_> = back.source_refs.iter().map(|source| source.id.clone()).collect();
    for source in &back.source_refs {
        assert_eq!(data.source_ref(&source.id), Some(source));
    }
    assert!(data.market_years.iter().all(|row| used.contains(&row.prov.source)));
    back.source_refs.clone_from(&data.source_refs);
    assert_eq!(back, data);
}

#[test]
fn other_files_are_refused() {
    assert_eq!(decode(b""), Err(PackError::Stamp));
    assert_eq!(decode(b"<!DOCTYPE html>"), Err(PackError::Stamp));
    let bytes = &packed()[0];
    assert_eq!(decode(&bytes[..bytes.len() / 2]), Err(PackError::Content));
    assert_eq!(encode(&Dataset::default(), Part::Population), Err(PackError::Content));
    assert_eq!(encode(&Dataset::default(), Part::Sexes(MarketId::KOR)), Err(PackError::Content));
}

/// A rate whose number is to be replaced.
fn sample_rate() -> FxRate {
    let csv = "base,quote,period,kind,rate,qualifier,status,tracker,source,as_of\nUSD,VND,2025,year_average,1,exact,reported,a,b,2025";
    let table = own::read_csv("fx_rates", csv.as_bytes(), &mut vec![]);
    dataset_from_tables(&[table]).0.fx_rates.remove(0)
}

fn population() -> impl Strategy<Value = Population> {
    let counts = prop::collection::vec(0..250_000_000_u32, 101);
    let year = prop_oneof![4 => counts, 1 => Just(vec![])];
    let markets = prop::collection::vec(prop::collection::vec(year, 3), 1..3);
    (markets, 1950..2000_i32).prop_map(|(markets, start)| Population {
        unit: 1000.0,
        years: [start, start + 5, start + 6].into_iter().filter_map(Year::new).collect(),
        projected_from: Year::clamped(1990),
        source: Slug::parse("un").unwrap_or_else(|| unreachable!()),
        markets: markets.into_iter().map(|years| MarketPopulation { market: MarketId::KOR, years }).collect(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_population_comes_back(population in population()) {
        let data = Dataset { population: Some(population), ..Dataset::default() };
        prop_assert_eq!(decode(&encode(&data, Part::Population).unwrap()).unwrap().population, data.population);
    }

    #[test]
    fn any_number_comes_back(bits in any::<u64>(), printed in -1_000_000_000_i64..1_000_000_000, places in 0..7_i32) {
        for rate in [f64::from_bits(bits), printed as f64 / 10_f64.powi(places), printed as f64 * 10_f64.powi(places)] {
            let mut row = sample_rate();
            row.rate = rate;
            let data = Dataset { fx_rates: vec![row], ..Dataset::default() };
            let back = decode(&encode(&data, Part::Films).unwrap()).unwrap();
            prop_assert_eq!(back.fx_rates[0].rate.to_bits(), rate.to_bits());
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(decode(&bytes).is_err());
        let _stamped = decode(&[b"AI\x00\x02".as_slice(), &bytes].concat());
    }

    #[test]
    fn no_damage_makes_it_panic(which in 0..4_usize, place in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = packed()[which].clone();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        let _damaged = decode(&bytes);
        let _short = decode(&bytes[..cut.index(bytes.len())]);
    }
}
