//! Rows of `markets`, `market_years` and `fx_rates`.

use super::cells::{Row, Unit, amount, is_date};
use crate::data::problem::Expected;
use crate::data::{Basis, Currency, FxRate, Market, MarketId, MarketKind, MarketMeasure, MarketYear, RateKind};

pub(super) fn market(row: &mut Row) -> Option<Market> {
    let id = row.need("id", Expected::Market, MarketId::parse);
    let kind = row.word_or("kind", MarketKind::ALL, MarketKind::as_str, MarketKind::Country);
    let name_en = row.filled("name_en");
    let currency = row.may("currency", Expected::Currency, Currency::parse);
    let population = row.flag("has_population", false);
    let (id, kind, name_en, currency, _) = (id?, kind?, name_en?, currency?, population?);
    let name_or_english = |name: &str| if name.is_empty() { name_en.clone() } else { name.to_owned() };
    Some(Market {
        id,
        kind,
        name_ko: name_or_english(row.text("name_ko")),
        name_vi: name_or_english(row.text("name_vi")),
        name_en,
        currency,
        note: row.owned("note"),
    })
}

/// A market that other tables name and `markets` does not describe: its code is its name.
pub(super) fn undescribed(id: MarketId) -> Market {
    let name = id.as_str().to_owned();
    Market {
        id,
        kind: MarketKind::Country,
        name_en: name.clone(),
        name_ko: name.clone(),
        name_vi: name,
        currency: None,
        note: String::new(),
    }
}

pub(super) fn market_year(row: &mut Row) -> Option<MarketYear> {
    let market = row.market("market");
    let year = row.year("year");
    let measure = row.word("measure", MarketMeasure::ALL, MarketMeasure::as_str);
    let basis = if row.text("basis").is_empty() { Some(None) } else { row.word("basis", Basis::ALL, Basis::as_str).map(Some) };
    let value = match measure {
        Some(MarketMeasure::LocalShare) => row.percent("value"),
        _ => row.amount("value"),
    };
    let currency = match measure {
        Some(measure) => row.unit("unit", unit_of(measure)),
        None => None,
    };
    let prov = row.provenance();
    Some(MarketYear {
        market: market?,
        year: year?,
        measure: measure?,
        basis: basis?,
        value: value?,
        currency: currency?,
        territory_note: row.owned("territory_note"),
        prov: prov?,
    })
}

fn unit_of(measure: MarketMeasure) -> Unit {
    match measure {
        MarketMeasure::Admissions | MarketMeasure::LocalAdmissions | MarketMeasure::AdmissionsMean => Unit::Word("tickets"),
        MarketMeasure::GrossUsd => Unit::Word("USD"),
        MarketMeasure::GrossIndex => Unit::Word("index"),
        MarketMeasure::LocalShare => Unit::Word("percent"),
        MarketMeasure::Screens => Unit::Word("screens"),
        MarketMeasure::AdmissionsPerCapita => Unit::Word("visits"),
        MarketMeasure::GrossLocal
        | MarketMeasure::LocalGross
        | MarketMeasure::AvgTicketPrice
        | MarketMeasure::CgvVietnamRevenue
        | MarketMeasure::GrossLocalMean => Unit::AnyCurrency,
    }
}

pub(super) fn fx_rate(row: &mut Row) -> Option<FxRate> {
    let base = row.currency("base");
    let quote = row.currency("quote");
    let period = row.need("period", Expected::Date, |text| is_date(text).then(|| text.to_owned()));
    let kind = row.word("kind", RateKind::ALL, RateKind::as_str);
    let rate = row.need("rate", Expected::Rate, |text| amount(text).filter(|rate| *rate > 0.0));
    let prov = row.provenance();
    Some(FxRate { base: base?, quote: quote?, period: period?, kind: kind?, rate: rate?, prov: prov? })
}
