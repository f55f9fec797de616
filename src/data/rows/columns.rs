//! The tables of the Data Package: their columns and keys, in one place.

/// What a table looks like.
pub(super) struct Columns {
    /// The resource name.
    pub(super) name: &'static str,
    /// The columns that the header must name.
    pub(super) required: &'static [&'static str],
    /// The columns that it may name.
    pub(super) optional: &'static [&'static str],
    /// The columns that tell rows apart.
    pub(super) key: &'static [&'static str],
    /// Whether the provenance columns belong to it.
    pub(super) provenance: bool,
}

/// The provenance columns that every fact row needs.
const PROVENANCE_REQUIRED: [&str; 5] = ["qualifier", "status", "tracker", "source", "as_of"];
/// The provenance columns that have a default.
const PROVENANCE_OPTIONAL: [&str; 4] = ["confidence", "computed_from", "chosen", "note"];

impl Columns {
    /// Every column that the header must name.
    pub(super) fn required(&self) -> impl Iterator<Item = &'static str> {
        let provenance: &[&str] = if self.provenance { &PROVENANCE_REQUIRED } else { &[] };
        self.required.iter().chain(provenance).copied()
    }

    /// Every column that is known; a running number `id` is known everywhere.
    pub(super) fn known(&self) -> impl Iterator<Item = &'static str> {
        let provenance: &[&str] = if self.provenance { &PROVENANCE_OPTIONAL } else { &[] };
        self.required().chain(self.optional.iter().copied()).chain(provenance.iter().copied()).chain(["id"])
    }
}

pub(super) const MARKETS: Columns = Columns {
    name: "markets",
    required: &["id", "name_en"],
    optional: &["kind", "name_ko", "name_vi", "currency", "has_population", "note"],
    key: &["id"],
    provenance: false,
};

pub(super) const POPULATION: Columns = Columns {
    name: "population",
    required: &["market", "year", "age", "both", "status", "source"],
    optional: &["female", "male", "tracker", "qualifier", "as_of"],
    key: &["market", "year", "age"],
    provenance: false,
};

pub(super) const MOVIEGOERS: Columns = Columns {
    name: "moviegoers",
    required: &["survey", "market", "year", "measure", "age_from", "age_to", "value", "unit"],
    optional: &["definition", "sex", "base_age_from", "base_age_to", "population_share_pct", "sample"],
    key: &["survey", "age_from", "age_to", "sex", "definition"],
    provenance: true,
};

pub(super) const GENERATIONS: Columns = Columns {
    name: "generations",
    required: &["id", "label", "birth_from", "birth_to"],
    optional: &["publishers", "kind", "offered", "also_sources"],
    key: &["id"],
    provenance: true,
};

pub(super) const MARKET_YEARS: Columns = Columns {
    name: "market_years",
    required: &["market", "year", "measure", "value", "unit"],
    optional: &["basis", "territory_note"],
    key: &["market", "year", "measure", "basis", "tracker", "source"],
    provenance: true,
};

pub(super) const FILMS: Columns = Columns {
    name: "films",
    required: &["id", "title_en", "relation"],
    optional: &[
        "title_ko",
        "title_vi",
        "title_other",
        "title_variants",
        "countries",
        "relation_note",
        "companies",
        "directors",
        "cast",
        "genre",
        "release_vn",
        "release_kr",
        "release_other",
        "stage",
        "stage_note",
        "stage_checked",
        "cost_value",
        "cost_currency",
        "cost_qualifier",
        "cost_source",
        "break_even_measure",
        "break_even_value",
        "break_even_unit",
        "break_even_qualifier",
        "break_even_day",
        "break_even_source",
    ],
    key: &["id"],
    provenance: true,
};

pub(super) const FILM_RESULTS: Columns = Columns {
    name: "film_results",
    required: &["film", "territory", "milestone", "measure", "value", "unit"],
    optional: &["day_from", "day_to", "date"],
    key: &["film", "territory", "milestone", "day_to", "date", "measure", "unit", "tracker", "source"],
    provenance: true,
};

pub(super) const FX_RATES: Columns = Columns {
    name: "fx_rates",
    required: &["base", "quote", "period", "kind", "rate"],
    optional: &[],
    key: &["base", "quote", "period", "kind", "source"],
    provenance: true,
};

pub(super) const CLAIMS: Columns = Columns {
    name: "claims",
    required: &["id", "view", "article", "paraphrase", "verdict"],
    optional: &["subject", "territory", "period", "printed", "evidence", "evidence_source", "pointer", "rows"],
    key: &["id"],
    provenance: false,
};

pub(super) const SOURCES: Columns = Columns {
    name: "sources",
    required: &["id", "title", "publisher"],
    optional: &["date", "url", "licence", "note"],
    key: &["id"],
    provenance: false,
};

/// Every table, in the order of the descriptor.
pub(super) const ALL: [&Columns; 10] =
    [&MARKETS, &POPULATION, &MOVIEGOERS, &GENERATIONS, &MARKET_YEARS, &FILMS, &FILM_RESULTS, &FX_RATES, &CLAIMS, &SOURCES];
