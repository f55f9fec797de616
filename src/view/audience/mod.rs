//! The audience view: how much of a country, and of its cinema audience, was born in a window of years.

mod pyramid;
mod rank;
mod scenario;
mod surveys;
mod time;

pub use surveys::surveys;

use crate::data::{Confidence, Dataset, Generation, GenerationKind, MarketId, Population, Qualifier, SourceId, Status, Year};
use crate::figure::{Arg, Body, Colour, Figure, Key, Msg, Scale, Table, Tip, add_source};
use crate::insight::{Cohort, cohort, mean_age};

use super::{Chart, Measure, ViewState, in_sentence};

/// The figure of a state of this view.
#[must_use]
pub fn figure(data: &Dataset, state: &ViewState) -> Figure {
    if state.chart == Chart::AudienceSurveys {
        return surveys::figure(data, state);
    }
    let Some(people) = &data.population else {
        return empty(state.chart, Key::UiLoading.into());
    };
    let Some(ask) = Ask::new(data, state, people) else {
        return empty(state.chart, Key::AudienceNoYears.into());
    };
    match state.chart {
        Chart::AudienceTime => time::figure(ask),
        Chart::AudiencePyramid => pyramid::figure(ask),
        Chart::AudienceScenario => scenario::figure(ask),
        _ => rank::figure(ask),
    }
}

/// The years that the population data has, each with whether it is a projection.
#[must_use]
pub fn years(data: &Dataset) -> Vec<(Year, bool)> {
    let Some(people) = &data.population else { return vec![] };
    people.years.iter().map(|year| (*year, people.is_projection(*year))).collect()
}

/// The published definitions of Gen Z that a control offers, by birth years.
#[must_use]
pub fn generations(data: &Dataset) -> Vec<&Generation> {
    windows(data, true)
}

/// Further windows, which are not offered as published: adults only, age bands of surveys, readings.
///
/// Definitions without a last birth year are left out, since they have no window.
#[must_use]
pub fn other_generations(data: &Dataset) -> Vec<&Generation> {
    windows(data, false)
}

fn windows(data: &Dataset, offered: bool) -> Vec<&Generation> {
    let mut list: Vec<&Generation> = data.generations.iter().filter(|g| g.offered == offered && g.birth_to.is_some()).collect();
    crate::order::by_key(&mut list, |g| (g.birth_from, g.birth_to));
    list
}

/// A figure that says why it is empty.
fn empty(chart: Chart, why: Msg) -> Figure {
    Figure {
        chart,
        finding: why.clone(),
        measured: why.clone(),
        body: Body::Empty(why.clone()),
        notes: vec![],
        notices: vec![],
        sources: vec![],
        table: Table::new(why),
    }
}

/// What was asked, checked against the population data.
struct Ask<'a> {
    data: &'a Dataset,
    state: &'a ViewState,
    people: &'a Population,
    /// The year asked for, or one that the data has.
    year: Year,
    from: Year,
    to: Year,
    /// The selected markets that the data has.
    markets: Vec<MarketId>,
    notices: Vec<Msg>,
}

impl<'a> Ask<'a> {
    fn new(data: &'a Dataset, state: &'a ViewState, people: &'a Population) -> Option<Self> {
        let usual = ViewState::of(state.view()).year;
        let has = |year: &Year| people.years.contains(year);
        let year = Some(state.year).filter(has).or(Some(usual).filter(has)).or(people.years.last().copied())?;
        let mut notices = Vec::new();
        if year != state.year && state.chart != Chart::AudienceTime {
            notices.push(Msg::new(Key::AudienceYearMissing).with("year", state.year).with("used", year));
        }
        let (markets, missing): (Vec<_>, Vec<_>) =
            state.markets().into_iter().partition(|id| people.markets.iter().any(|m| m.market == *id));
        if !missing.is_empty() {
            let list = Arg::List(missing.into_iter().map(in_sentence).collect());
            notices.push(Msg::new(Key::AudienceMarketMissing).with("markets", list));
        }
        Some(Self { data, state, people, year, from: state.generation.from, to: state.generation.to, markets, notices })
    }

    /// "1997–2012", or "in 1997".
    fn born(&self) -> Arg {
        let key = if self.from == self.to { Key::AudienceBornIn } else { Key::AudienceBornRange };
        Msg::new(key).with("from", self.from).with("to", self.to).into()
    }

    /// As [`Self::born`], but only as far as births have happened by 1 July of `year`: "2020 to mid-2025".
    fn born_by(&self, year: Year) -> Arg {
        if self.to < year {
            return self.born();
        }
        let key = if self.from >= year { Key::AudienceBornHalf } else { Key::AudienceBornUntil };
        Msg::new(key).with("from", self.from).with("to", year).into()
    }

    fn cohort(&self, market: MarketId, year: Year) -> Option<Cohort> {
        cohort(&self.people.ages(market, year)?, year, self.from, self.to)
    }

    /// The value of a measure, as drawn.
    fn value(&self, measure: Measure, market: MarketId, year: Year) -> Option<f64> {
        match measure {
            Measure::MeanAge => mean_age(&self.people.ages(market, year)?),
            Measure::Persons => Some(self.cohort(market, year)?.persons),
            _ => Some(self.cohort(market, year)?.share_pct),
        }
    }

    /// Persons of the world dwarf those of any country: it is named in a notice instead of drawn.
    fn leave_out_world(&mut self) {
        if self.markets.contains(&MarketId::WLD) {
            let value = self.cohort(MarketId::WLD, self.year).map_or(0.0, |world| world.persons);
            self.notices.push(Msg::new(Key::AudienceWorldLeftOut).large("value", value).with("year", self.year));
            self.markets.retain(|market| *market != MarketId::WLD);
        }
    }

    fn colour(&self, market: MarketId) -> Colour {
        let others = self.markets.iter().filter(|m| **m != MarketId::VNM && **m != MarketId::KOR);
        Colour::of_market(market, others.take_while(|m| **m != market).count())
    }

    fn status(&self, year: Year) -> Status {
        if self.people.is_projection(year) { Status::Projection } else { Status::Estimate }
    }

    /// `past` or `future`, for the tense of a sentence.
    fn tense(&self, year: Year) -> Arg {
        Arg::Select(if self.people.is_projection(year) { "future" } else { "past" })
    }

    fn tip(&self, market: MarketId, year: Year, measure: Measure, value: f64) -> Tip {
        let more = match (measure, self.cohort(market, year)) {
            (Measure::Share, Some(cohort)) => vec![Msg::new(Key::AudienceTipPersons).large("persons", cohort.persons)],
            (Measure::Persons, Some(cohort)) => {
                vec![Msg::new(Key::AudienceTipShare).with("share", Arg::Percent(cohort.share_pct, 1))]
            }
            _ => vec![],
        };
        self.plain_tip(Arg::Market(market), Arg::from(year), label(measure, value), self.status(year), more)
    }

    fn plain_tip(&self, name: Arg, at: Arg, value: Arg, status: Status, more: Vec<Msg>) -> Tip {
        Tip { name, at, value, more, status, qualifier: Qualifier::Exact, confidence: Confidence::High, source: self.people.source.clone() }
    }

    /// A sentence about the first one or two markets: `market`, `value`, `market2`, `value2`.
    fn pair(&self, one: Key, two: Key, values: &[(MarketId, Arg)]) -> Msg {
        let mut msg = Msg::new(if values.len() > 1 { two } else { one })
            .with("year", self.year)
            .with("born", self.born_by(self.year))
            .with("tense", self.tense(self.year));
        for ((market, value), names) in values.iter().zip([("market", "value"), ("market2", "value2")]) {
            msg = msg.with(names.0, in_sentence(*market)).with(names.1, value.clone());
        }
        msg
    }

    /// Where the cohort is from, and its definition's publishers.
    fn sources(&self, defined: bool) -> Vec<SourceId> {
        let mut sources = vec![self.people.source.clone()];
        for generation in self.definitions().filter(|_| defined) {
            add_source(&mut sources, &generation.prov.source);
            for source in &generation.also_sources {
                add_source(&mut sources, source);
            }
        }
        sources
    }

    fn definitions(&self) -> impl Iterator<Item = &'a Generation> {
        let (from, to) = (self.from, self.to);
        let of = move |offered: bool| {
            self.data.generations.iter().filter(move |g| g.offered == offered && g.birth_from == from && g.birth_to == Some(to))
        };
        of(true).chain(of(false))
    }

    /// Whose definition of Gen Z the birth years are.
    fn definition_notes(&self, notes: &mut Vec<Msg>) {
        let mut published = false;
        for generation in self.definitions() {
            published |= generation.offered;
            let kind = match generation.kind {
                GenerationKind::AdultsOnly => "adults",
                GenerationKind::AgeBand => "band",
                GenerationKind::Reading => "reading",
                GenerationKind::Cohort | GenerationKind::OpenEnded => "cohort",
            };
            let mut names = generation.publishers.iter().map(|name| Arg::Text(name.clone()));
            let mut publishers = names.next().unwrap_or_else(|| Arg::Text(generation.label.clone()));
            for name in names {
                publishers = Msg::new(Key::AudiencePublishers).with("a", publishers).with("b", name).into();
            }
            notes.push(Msg::new(Key::AudienceNoteDefinition).select("kind", kind).with("born", self.born()).with("publishers", publishers));
            if !generation.prov.note.is_empty() {
                notes.push(Msg::new(Key::AudienceNoteData).text("note", &generation.prov.note));
            }
        }
        if !published {
            notes.push(Msg::new(Key::AudienceNoteOwnYears).with("born", self.born()));
        }
    }

    /// The caveats of every chart that shows the cohort in `years`.
    fn notes(&self, years: &[Year], cohort: bool) -> Vec<Msg> {
        let mut notes = Vec::new();
        if cohort {
            self.definition_notes(&mut notes);
            notes.push(Key::AudienceNoteHalf.into());
            if years.iter().any(|year| self.from.get() <= year.get() - 100) {
                notes.push(Key::AudienceNoteOpenAge.into());
            }
            if years.iter().any(|year| *year <= self.to) {
                notes.push(Msg::new(Key::AudienceNoteGrowing).with("to", self.to));
            }
        }
        if years.iter().any(|year| self.people.is_projection(*year)) {
            let source = Arg::Source(self.people.source.clone());
            notes.push(Msg::new(Key::AudienceNoteProjection).with("year", self.people.projected_from).with("source", source));
        }
        if self.people.unit > 1.0 {
            notes.push(Key::AudienceNoteThousands.into());
        }
        notes
    }

    /// What a drawn market includes, where that needs saying.
    fn territory_notes(&self, markets: &[MarketId], notes: &mut Vec<Msg>) {
        for market in self.data.markets.iter().filter(|m| markets.contains(&m.id) && !m.note.is_empty()) {
            notes.push(Msg::new(Key::AudienceNoteTerritory).with("market", market.id).text("note", &market.note));
        }
    }

    /// The figure without marks, where nobody of the cohort is alive or no market is left.
    fn nothing(self, key: Key) -> Figure {
        let why = Msg::new(key).with("born", self.born()).with("year", self.year);
        Figure { notices: self.notices, ..empty(self.state.chart, why) }
    }
}

/// A value as the chart prints it.
fn label(measure: Measure, value: f64) -> Arg {
    match measure {
        Measure::Persons => Arg::Large(value),
        Measure::MeanAge => Msg::new(Key::AudienceYearsOld).with("n", Arg::Num(value, 1)).into(),
        _ => percent(value),
    }
}

/// A share with one decimal; a very small one with as many as it takes to differ from nothing.
fn percent(value: f64) -> Arg {
    Arg::Percent(value, if value > 0.0 && value < 0.05 { 3 } else { 1 })
}

/// A value as the table prints it under a heading with the unit.
fn cell(measure: Measure, value: f64) -> Arg {
    match measure {
        Measure::Persons => Arg::Full(value),
        Measure::MeanAge => Arg::Num(value, 1),
        _ => Arg::Percent(value, if value > 0.0 && value < 0.05 { 3 } else { 2 }),
    }
}

/// How the axis of a measure reads, and its title.
fn axis_of(measure: Measure) -> (Scale, Key) {
    match measure {
        Measure::Persons => (Scale::Count, Key::AudienceAxisPersons),
        Measure::MeanAge => (Scale::Number, Key::AudienceAxisMeanAge),
        _ => (Scale::Percent, Key::AudienceAxisShare),
    }
}

/// The word of a measure in a `select`.
fn measure_word(measure: Measure) -> Arg {
    Arg::Select(match measure {
        Measure::Persons => "persons",
        Measure::MeanAge => "mean_age",
        _ => "share",
    })
}
