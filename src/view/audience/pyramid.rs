//! The age pyramids of two markets, with the cohort lit.

use crate::data::{AGES, MarketId, Population};
use crate::figure::{Arg, Axis, Body, Figure, Key, Msg, Pyramid, PyramidAge, PyramidPanel, Scale, Table};
use crate::insight::{OPEN_AGE, age_span, weight};

use super::Ask;

/// One market's ages in percent of its population.
struct Panel {
    market: MarketId,
    /// Women and men of each age.
    ages: Vec<(f64, f64)>,
    /// Persons for one percent.
    persons_per_pct: f64,
}

impl Panel {
    fn new(market: MarketId, ask: &Ask, women: &Population, men: &Population) -> Option<Self> {
        let (women, men) = (women.ages(market, ask.year)?, men.ages(market, ask.year)?);
        let persons_per_pct = (women.iter().sum::<f64>() + men.iter().sum::<f64>()) / 100.0;
        if persons_per_pct <= 0.0 {
            return None;
        }
        let ages = women.iter().zip(&men).take(AGES).map(|(w, m)| (w / persons_per_pct, m / persons_per_pct)).collect();
        Some(Self { market, ages, persons_per_pct })
    }

    /// Women and men of the cohort, percent of the population.
    fn cohort(&self, ask: &Ask) -> (f64, f64) {
        let mut sum = (0.0, 0.0);
        for (age, (women, men)) in self.ages.iter().enumerate() {
            let lit = weight(age, ask.year, ask.from, ask.to);
            sum.0 += lit * women;
            sum.1 += lit * men;
        }
        sum
    }

    fn drawn(&self, ask: &Ask) -> PyramidPanel {
        let bar = |(age, (women, men)): (usize, &(f64, f64))| {
            let lit = weight(age, ask.year, ask.from, ask.to);
            let persons = Arg::Large((women + men) * self.persons_per_pct);
            let sexes = Msg::new(Key::AudienceTipSexes).with("women", Arg::Percent(*women, 2)).with("men", Arg::Percent(*men, 2));
            let mut more = vec![sexes, Msg::new(Key::AudienceTipPersons).with("persons", persons)];
            if lit > 0.0 {
                more.push(Msg::new(Key::AudienceTipLit).select("lit", if lit < 1.0 { "half" } else { "whole" }));
            }
            let value = Arg::Percent(women + men, 2);
            PyramidAge {
                women_pct: *women,
                men_pct: *men,
                lit,
                tip: ask.plain_tip(Arg::Market(self.market), age_name(age), value, ask.status(ask.year), more),
            }
        };
        PyramidPanel {
            market: self.market,
            name: Arg::Market(self.market),
            colour: ask.colour(self.market),
            ages: self.ages.iter().enumerate().map(bar).collect(),
        }
    }
}

fn age_name(age: usize) -> Arg {
    if age >= OPEN_AGE { Key::AudienceAgeOpen.into() } else { Msg::new(Key::AudienceAge).int("n", age as i64).into() }
}

/// "12 to 28", "94 and over".
fn aged(youngest: usize, oldest: usize) -> Arg {
    let (from, to) = (Arg::Int(youngest as i64), Arg::Int(oldest as i64));
    if oldest >= OPEN_AGE {
        return Msg::new(Key::AudienceAgedOpen).with("from", from).into();
    }
    if youngest == oldest { from } else { Arg::Range(Box::new(from), Box::new(to)) }
}

pub(super) fn figure(mut ask: Ask) -> Figure {
    let asked = ask.state.markets();
    if let Some(more) = asked.get(2..).filter(|more| !more.is_empty()) {
        let list = Arg::List(more.iter().map(|market| Arg::Market(*market)).collect());
        ask.notices.push(Msg::new(Key::AudiencePyramidMore).with("markets", list));
    }
    ask.markets.retain(|market| asked.iter().take(2).any(|m| m == market));
    let mut panels = Vec::new();
    for market in &ask.markets {
        let Some((women, men)) = ask.data.sexes(*market) else {
            return ask.nothing(Key::UiLoading);
        };
        panels.extend(Panel::new(*market, &ask, women, men));
    }
    if panels.is_empty() {
        return ask.nothing(Key::AudienceNoMarkets);
    }
    let totals: Vec<(f64, f64)> = panels.iter().map(|panel| panel.cohort(&ask)).collect();
    let named: Vec<_> = panels.iter().zip(&totals).map(|(p, (w, m))| (p.market, Arg::Percent(w + m, 1))).collect();
    let finding = match age_span(ask.year, ask.from, ask.to) {
        None => Msg::new(Key::AudienceNobody).with("born", ask.born()).with("year", ask.year),
        Some((youngest, oldest)) => ask.pair(Key::AudiencePyramidOne, Key::AudiencePyramidTwo, &named).with("ages", aged(youngest, oldest)),
    };
    let measured = Msg::new(Key::AudiencePyramidMeasured).with("born", ask.born()).with("year", ask.year);
    let table = table(&ask, &panels, &totals, measured.clone());
    let most = panels.iter().flat_map(|panel| &panel.ages).fold(0.0_f64, |most, (w, m)| most.max(*w).max(*m));
    let mut notes = ask.notes(&[ask.year], true);
    // The counts by sex are exact, so that the rounding of the shares does not apply.
    notes.retain(|note| note.key != Key::AudienceNoteThousands);
    ask.territory_notes(&ask.markets, &mut notes);
    Figure {
        chart: ask.state.chart,
        finding,
        measured,
        body: Body::Pyramid(Pyramid {
            x: Axis { title: Key::AudienceAxisShare.into(), scale: Scale::Percent, domain: (0.0, most) },
            panels: panels.iter().map(|panel| panel.drawn(&ask)).collect(),
            sides: (Key::AudienceWomen.into(), Key::AudienceMen.into()),
        }),
        notes,
        sources: ask.sources(true),
        notices: ask.notices,
        table,
    }
}

/// The cohort of each market first, then every bar.
fn table(ask: &Ask, panels: &[Panel], totals: &[(f64, f64)], caption: Msg) -> Table {
    let mut table = Table::new(caption).columns(&[
        (Key::ColMarket, false),
        (Key::AudienceColAge, false),
        (Key::AudienceColWomen, true),
        (Key::AudienceColMen, true),
        (Key::AudienceColBoth, true),
        (Key::AudienceColLit, true),
        (Key::ColStatus, false),
        (Key::ColSource, false),
    ]);
    let mut row = |market: MarketId, age: Arg, (women, men): (f64, f64), lit: f64| {
        table.rows.push(vec![
            Arg::Market(market),
            age,
            Arg::Percent(women, 2),
            Arg::Percent(men, 2),
            Arg::Percent(women + men, 2),
            Arg::Percent(100.0 * lit, 0),
            Arg::Status(ask.status(ask.year)),
            Arg::Source(ask.people.source.clone()),
        ]);
    };
    for (panel, total) in panels.iter().zip(totals) {
        row(panel.market, Msg::new(Key::AudienceCohortRow).with("born", ask.born()).into(), *total, 1.0);
    }
    for panel in panels {
        for (age, sexes) in panel.ages.iter().enumerate() {
            row(panel.market, age_name(age), *sexes, weight(age, ask.year, ask.from, ask.to));
        }
    }
    table
}
