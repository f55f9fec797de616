//! One struct a table: the rows of the Data Package after checking.

use serde::Serialize;

use super::types::{ClaimId, Currency, FilmId, MarketId, Money, Provenance, SourceId, SurveyId, Year};
use super::words::{
    Basis, Confidence, GenerationKind, MarketKind, MarketMeasure, Milestone, Qualifier, RateKind, Relation, ResultMeasure, Sex, Stage,
    SurveyUnit, Topic, Verdict,
};

/// A row of `markets`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Market {
    /// Its code.
    pub id: MarketId,
    /// Country, region or world.
    pub kind: MarketKind,
    /// English name.
    pub name_en: String,
    /// Korean name.
    pub name_ko: String,
    /// Vietnamese name.
    pub name_vi: String,
    /// Its currency, where it has one.
    pub currency: Option<Currency>,
    /// What the territory includes, where that needs saying.
    pub note: String,
}

/// A row of `market_years`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MarketYear {
    /// The market.
    pub market: MarketId,
    /// The calendar year.
    pub year: Year,
    /// What is measured.
    pub measure: MarketMeasure,
    /// What a share is a share of.
    pub basis: Option<Basis>,
    /// In whole units: tickets, currency units, percent, screens, visits.
    #[serde(serialize_with = "super::decimal::serialize")]
    pub value: f64,
    /// The currency of a money value.
    pub currency: Option<Currency>,
    /// What the territory includes or leaves out, where it differs.
    pub territory_note: String,
    /// Where it is from.
    pub prov: Provenance,
}

/// A row of `moviegoers`: one age band of one survey.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moviegoer {
    /// The survey that groups bands.
    pub survey: SurveyId,
    /// The market.
    pub market: MarketId,
    /// The survey year.
    pub year: Year,
    /// What was asked or counted, a slug such as `share_of_tickets_or_admissions`.
    pub measure: String,
    /// Who was asked, in our words.
    pub definition: String,
    /// First age of the band; `None` for all ages.
    pub age_from: Option<u8>,
    /// Last age of the band; `None` when open.
    pub age_to: Option<u8>,
    /// Whom it speaks of.
    pub sex: Sex,
    /// In `unit`.
    #[serde(serialize_with = "super::decimal::serialize")]
    pub value: f64,
    /// The unit.
    pub unit: SurveyUnit,
    /// First age of the base that shares are shares of.
    pub base_age_from: Option<u8>,
    /// Last age of the base; `None` when open.
    pub base_age_to: Option<u8>,
    /// The band's share of the population of the base ages, percent.
    #[serde(serialize_with = "super::decimal::option")]
    pub population_share_pct: Option<f64>,
    /// Sample size and kind, as far as known.
    pub sample: String,
    /// Where it is from.
    pub prov: Provenance,
}

/// A row of `generations`: a window of birth years and who publishes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Generation {
    /// A slug.
    pub id: String,
    /// A short name.
    pub label: String,
    /// First birth year.
    pub birth_from: Year,
    /// Last birth year; `None` when open-ended.
    pub birth_to: Option<Year>,
    /// All who publish it.
    pub publishers: Vec<String>,
    /// What kind of definition it is.
    pub kind: GenerationKind,
    /// Whether the view offers it as a published definition.
    pub offered: bool,
    /// Further sources.
    pub also_sources: Vec<SourceId>,
    /// Where it is from.
    pub prov: Provenance,
}

/// A row of `films`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Film {
    /// Its slug.
    pub id: FilmId,
    /// English title.
    pub title_en: String,
    /// Korean title; empty where not sourced.
    pub title_ko: String,
    /// Vietnamese title; empty where not sourced.
    pub title_vi: String,
    /// Title in another language of origin; may be empty.
    pub title_other: String,
    /// Other English titles in use.
    pub title_variants: Vec<String>,
    /// Countries of production.
    pub countries: Vec<MarketId>,
    /// How it relates Korea and Viet Nam.
    pub relation: Relation,
    /// The relation in words.
    pub relation_note: String,
    /// Companies.
    pub companies: String,
    /// Directors.
    pub directors: String,
    /// Cast.
    pub cast: String,
    /// Genre.
    pub genre: String,
    /// Release in Viet Nam, ISO as far as known.
    pub release_vn: String,
    /// Release in Korea, ISO as far as known.
    pub release_kr: String,
    /// Releases elsewhere, in words.
    pub release_other: String,
    /// How far it is.
    pub stage: Stage,
    /// The stage in words, with planned dates.
    pub stage_note: String,
    /// Year and month of the last check.
    pub stage_checked: String,
    /// Published cost.
    pub cost: Option<Quoted>,
    /// Published break-even point.
    pub break_even: Option<BreakEvenPoint>,
    /// Where the row is from.
    pub prov: Provenance,
}

/// An amount of money as somebody published it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quoted {
    /// The amount.
    pub money: Money,
    /// How exactly it was printed.
    pub qualifier: Qualifier,
    /// Who printed it.
    pub source: SourceId,
}

/// A published break-even point of a film.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BreakEvenPoint {
    /// Admissions or gross; `None` when only a day is known.
    pub measure: Option<ResultMeasure>,
    /// In tickets or currency units.
    #[serde(serialize_with = "super::decimal::option")]
    pub value: Option<f64>,
    /// The currency of a gross.
    pub currency: Option<Currency>,
    /// How exactly it was printed.
    pub qualifier: Qualifier,
    /// The day since release on which it was passed.
    pub day: Option<u16>,
    /// Who printed it.
    pub source: SourceId,
}

/// A row of `film_results`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FilmResult {
    /// The film.
    pub film: FilmId,
    /// Where it was shown.
    pub territory: MarketId,
    /// What moment it belongs to.
    pub milestone: Milestone,
    /// First day since release (1 = release day); `None` without a printed day.
    pub day_from: Option<u16>,
    /// Last day since release.
    pub day_to: Option<u16>,
    /// ISO date as far as known.
    pub date: String,
    /// What is measured.
    pub measure: ResultMeasure,
    /// In tickets, days or currency units.
    #[serde(serialize_with = "super::decimal::serialize")]
    pub value: f64,
    /// The currency of a gross.
    pub currency: Option<Currency>,
    /// Where it is from.
    pub prov: Provenance,
}

/// A row of `fx_rates`: units of `quote` for one unit of `base`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FxRate {
    /// The currency of which one unit is priced.
    pub base: Currency,
    /// The currency of the price.
    pub quote: Currency,
    /// ISO year, year-month or date.
    pub period: String,
    /// What kind of rate it is.
    pub kind: RateKind,
    /// Units of `quote` for one unit of `base`.
    #[serde(serialize_with = "super::decimal::serialize")]
    pub rate: f64,
    /// Where it is from.
    pub prov: Provenance,
}

/// A row of `claims`: a checkable statement of an article, in our words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// `S001` and so on.
    pub id: ClaimId,
    /// The question it belongs to.
    pub view: Topic,
    /// The article, a row of `sources`.
    pub article: SourceId,
    /// Whom or what it is about.
    pub subject: String,
    /// The figure as the article gives it.
    pub printed: String,
    /// The statement in our words.
    pub paraphrase: String,
    /// What checking found.
    pub verdict: Verdict,
    /// Why, in our words; empty when not checked.
    pub evidence: String,
    /// The source of the evidence.
    pub evidence_source: Option<SourceId>,
    /// A link query that shows it; may be empty.
    pub pointer: String,
    /// The rows that show it, `table/key/...`.
    pub rows: Vec<String>,
}

/// A row of `sources`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Source {
    /// Its slug.
    pub id: SourceId,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Year or date as far as known.
    pub date: String,
    /// Link; may be empty.
    pub url: String,
    /// Licence as stated.
    pub licence: String,
    /// A remark.
    pub note: String,
}

/// The little a chart needs of a source: the rest loads with the sources panel.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceRef {
    /// Its slug.
    pub id: SourceId,
    /// Publisher.
    pub publisher: String,
    /// Year or date as far as known.
    pub date: String,
}

impl Provenance {
    /// Whether the figure rests on a weak source.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.confidence == Confidence::Low
    }
}
