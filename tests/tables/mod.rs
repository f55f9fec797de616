//! The film tables of the bundled package, read plainly.

use audience_insight::data::*;

fn csv(name: &str) -> Vec<Vec<String>> {
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/data/");
    let text = std::fs::read_to_string(format!("{base}{name}.csv"))
        .or_else(|_| std::fs::read_to_string(format!("/work/main/data/{name}.csv")))
        .unwrap();
    let (mut rows, mut row, mut cell, mut quoted) = (vec![], vec![], String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(c),
        }
    }
    rows
}

struct Row<'a>(&'a [String], &'a [String]);
impl Row<'_> {
    fn get(&self, name: &str) -> &str {
        &self.1[self.0.iter().position(|h| h == name).unwrap()]
    }
    fn num(&self, name: &str) -> Option<f64> {
        self.get(name).parse().ok()
    }
    fn list(&self, name: &str) -> Vec<String> {
        self.get(name).split(';').filter(|s| !s.is_empty()).map(String::from).collect()
    }
    fn prov(&self) -> Provenance {
        Provenance {
            qualifier: Qualifier::parse(self.get("qualifier")).unwrap(),
            status: Status::parse(self.get("status")).unwrap(),
            confidence: Confidence::parse(self.get("confidence")).unwrap(),
            tracker: Slug::parse(self.get("tracker")).unwrap(),
            source: Slug::parse(self.get("source")).unwrap(),
            as_of: self.get("as_of").into(),
            computed_from: self.get("computed_from").into(),
            chosen: self.get("chosen") == "true",
            note: self.get("note").into(),
        }
    }
}

pub fn dataset() -> Dataset {
    let mut data = Dataset::default();
    let table = csv("films");
    for r in table[1..].iter().map(|r| Row(&table[0], r)) {
        data.films.push(Film {
            id: Slug::parse(r.get("id")).unwrap(),
            title_en: r.get("title_en").into(),
            title_ko: r.get("title_ko").into(),
            title_vi: r.get("title_vi").into(),
            title_other: r.get("title_other").into(),
            title_variants: r.list("title_variants"),
            countries: r.list("countries").iter().filter_map(|c| MarketId::parse(c)).collect(),
            relation: Relation::parse(r.get("relation")).unwrap(),
            relation_note: r.get("relation_note").into(),
            companies: r.get("companies").into(),
            directors: r.get("directors").into(),
            cast: r.get("cast").into(),
            genre: r.get("genre").into(),
            release_vn: r.get("release_vn").into(),
            release_kr: r.get("release_kr").into(),
            release_other: r.get("release_other").into(),
            stage: Stage::parse(r.get("stage")).unwrap(),
            stage_note: r.get("stage_note").into(),
            stage_checked: r.get("stage_checked").into(),
            cost: r.num("cost_value").map(|amount| Quoted {
                money: Money { amount, currency: Currency::parse(r.get("cost_currency")).unwrap() },
                qualifier: Qualifier::parse(r.get("cost_qualifier")).unwrap(),
                source: Slug::parse(r.get("cost_source")).unwrap(),
            }),
            break_even: Slug::parse(r.get("break_even_source")).map(|source| BreakEvenPoint {
                measure: ResultMeasure::parse(r.get("break_even_measure")),
                value: r.num("break_even_value"),
                currency: Currency::parse(r.get("break_even_unit")),
                qualifier: Qualifier::parse(r.get("break_even_qualifier")).unwrap(),
                day: r.get("break_even_day").parse().ok(),
                source,
            }),
            prov: r.prov(),
        });
    }
    let table = csv("film_results");
    for r in table[1..].iter().map(|r| Row(&table[0], r)) {
        data.film_results.push(FilmResult {
            film: Slug::parse(r.get("film")).unwrap(),
            territory: MarketId::parse(r.get("territory")).unwrap(),
            milestone: Milestone::parse(r.get("milestone")).unwrap(),
            day_from: r.get("day_from").parse().ok(),
            day_to: r.get("day_to").parse().ok(),
            date: r.get("date").into(),
            measure: ResultMeasure::parse(r.get("measure")).unwrap(),
            value: r.num("value").unwrap(),
            currency: Currency::parse(r.get("unit")),
            prov: r.prov(),
        });
    }
    let table = csv("fx_rates");
    for r in table[1..].iter().map(|r| Row(&table[0], r)) {
        data.fx_rates.push(FxRate {
            base: Currency::parse(r.get("base")).unwrap(),
            quote: Currency::parse(r.get("quote")).unwrap(),
            period: r.get("period").into(),
            kind: RateKind::parse(r.get("kind")).unwrap(),
            rate: r.num("rate").unwrap(),
            prov: r.prov(),
        });
    }
    data
}
