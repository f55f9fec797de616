//! What the reader asked: the state that a link reproduces, and the actions that change it.

use crate::data::{ClaimId, Currency, FilmId, MarketId, SurveyId, Topic, Year, words};
use crate::insight::BreakEvenInputs;

words! {
    /// A (view, chart) pair; `as_str` is `view-chart`.
    Chart {
        /// Ranked bars of the cohort by market.
        AudienceRank = "audience-rank",
        /// The cohort's share from 1990 to 2050.
        AudienceTime = "audience-time",
        /// Age pyramids of two markets.
        AudiencePyramid = "audience-pyramid",
        /// Who goes to the cinema by age.
        AudienceSurveys = "audience-surveys",
        /// If Gen Z goes k times as often.
        AudienceScenario = "audience-scenario",
        /// Index lines.
        RecoveryLines = "recovery-lines",
        /// The latest year against the baseline.
        RecoveryRank = "recovery-rank",
        /// Cumulative runs by day.
        OutcomesRuns = "outcomes-runs",
        /// Finals ranked.
        OutcomesFinals = "outcomes-finals",
        /// Cost against gross.
        OutcomesCost = "outcomes-cost",
        /// Announced films by stage.
        OutcomesPipeline = "outcomes-pipeline",
        /// The break-even explorer.
        OutcomesBreakeven = "outcomes-breakeven",
    }
}

impl Chart {
    /// The view it belongs to.
    #[must_use]
    pub const fn view(self) -> Topic {
        match self {
            Self::AudienceRank | Self::AudienceTime | Self::AudiencePyramid | Self::AudienceSurveys | Self::AudienceScenario => {
                Topic::Audience
            }
            Self::RecoveryLines | Self::RecoveryRank => Topic::Recovery,
            Self::OutcomesRuns | Self::OutcomesFinals | Self::OutcomesCost | Self::OutcomesPipeline | Self::OutcomesBreakeven => {
                Topic::Outcomes
            }
        }
    }

    /// Its name within the view, as the link says it.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.as_str().split_once('-').map_or("", |(_, slug)| slug)
    }

    /// The chart of a view by its name in the link.
    #[must_use]
    pub fn find(view: Topic, slug: &str) -> Option<Self> {
        Self::of(view).find(|chart| chart.slug() == slug)
    }

    /// The charts of a view, the default first.
    pub fn of(view: Topic) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |chart| chart.view() == view)
    }
}

words! {
    /// What a chart measures, as the link says it.
    Measure {
        /// Share of the population, percent (audience).
        Share = "share",
        /// Persons (audience).
        Persons = "persons",
        /// Mean age in years (audience, rank and time).
        MeanAge = "mean_age",
        /// Tickets (recovery, outcomes).
        Admissions = "admissions",
        /// Box office in local money (recovery).
        GrossLocal = "gross_local",
        /// Box office in US dollars (recovery).
        GrossUsd = "gross_usd",
        /// Box office (outcomes).
        Gross = "gross",
    }
}

impl Measure {
    /// The measures of a chart, the default first; empty where there is no choice.
    #[must_use]
    pub const fn of(chart: Chart) -> &'static [Self] {
        match chart {
            Chart::AudienceRank | Chart::AudienceTime => &[Self::Share, Self::Persons, Self::MeanAge],
            Chart::RecoveryLines | Chart::RecoveryRank => &[Self::GrossLocal, Self::Admissions, Self::GrossUsd],
            Chart::OutcomesRuns | Chart::OutcomesFinals => &[Self::Gross, Self::Admissions],
            _ => &[],
        }
    }
}

words! {
    /// What is 100.
    Baseline {
        /// The year 2019.
        Y2019 = "2019",
        /// The mean of 2017 to 2019.
        Mean = "2017-2019",
    }
}

words! {
    /// The language of the words.
    Lang {
        /// English.
        En = "en",
        /// Korean.
        Ko = "ko",
        /// Vietnamese.
        Vi = "vi",
    }
}

words! {
    /// Light or dark.
    Theme {
        /// As the host page or the system.
        Auto = "auto",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

/// A closed window of birth years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BirthYears {
    /// First birth year.
    pub from: Year,
    /// Last birth year; not before `from`.
    pub to: Year,
}

impl BirthYears {
    /// A window within 1900 to 2050; `None` when reversed or outside.
    #[must_use]
    pub fn new(from: i32, to: i32) -> Option<Self> {
        if from > to || !(1900..=2050).contains(&from) || !(1900..=2050).contains(&to) {
            return None;
        }
        Some(Self { from: Year::new(from)?, to: Year::new(to)? })
    }
}

/// What a link reproduces; `None` and empty lists mean the default of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewState {
    /// The chart, which names its view.
    pub chart: Chart,
    /// The cohort's birth years.
    pub generation: BirthYears,
    /// The year of the audience view: one of the years in the data.
    pub year: Year,
    /// The selected markets, at most 12; `None` for the default of the view.
    pub markets: Option<Vec<MarketId>>,
    /// The measure; `None` for the chart's default.
    pub measure: Option<Measure>,
    /// What is 100.
    pub base: Baseline,
    /// First year shown.
    pub from: Option<Year>,
    /// Last year shown.
    pub to: Option<Year>,
    /// The selected films, at most 12; `None` for the default of the chart.
    pub films: Option<Vec<FilmId>>,
    /// The currency that films' money is shown in; `None` for dong.
    pub money: Option<Currency>,
    /// The survey that is opened; `None` for all latest ones.
    pub survey: Option<SurveyId>,
    /// How many times as often Gen Z goes as others, in tenths (1 to 100: 0.1 to 10).
    pub k_tenths: u16,
    /// The inputs of the break-even explorer.
    pub break_even: BreakEvenInputs,
    /// The opened claim.
    pub claim: Option<ClaimId>,
    /// The language; `None` to follow the page.
    pub lang: Option<Lang>,
    /// Light or dark.
    pub theme: Theme,
}

/// The most markets or films that can be selected.
pub const MAX_SELECTED: usize = 12;

impl ViewState {
    /// The default state of a view.
    #[must_use]
    pub fn of(view: Topic) -> Self {
        let chart = match view {
            Topic::Audience => Chart::AudienceRank,
            Topic::Recovery => Chart::RecoveryLines,
            Topic::Outcomes => Chart::OutcomesRuns,
        };
        Self {
            chart,
            generation: BirthYears { from: Year::clamped(1997), to: Year::clamped(2012) },
            year: Year::clamped(2025),
            markets: None,
            measure: None,
            base: Baseline::Y2019,
            from: None,
            to: None,
            films: None,
            money: None,
            survey: None,
            k_tenths: 20,
            break_even: BreakEvenInputs::default(),
            claim: None,
            lang: None,
            theme: Theme::Auto,
        }
    }

    /// The view.
    #[must_use]
    pub const fn view(&self) -> Topic {
        self.chart.view()
    }

    /// The measure, or the chart's default; a measure that the chart lacks counts as the default.
    #[must_use]
    pub fn measure(&self) -> Option<Measure> {
        let all = Measure::of(self.chart);
        self.measure.filter(|m| all.contains(m)).or_else(|| all.first().copied())
    }

    /// The selected markets, or the view's default.
    #[must_use]
    pub fn markets(&self) -> Vec<MarketId> {
        self.markets.clone().unwrap_or_else(|| default_markets(self.chart))
    }

    /// The currency that films' money is shown in.
    #[must_use]
    pub fn money(&self) -> Currency {
        self.money.unwrap_or(Currency::VND)
    }
}

/// The markets a chart shows before the reader chooses.
#[must_use]
pub fn default_markets(chart: Chart) -> Vec<MarketId> {
    let codes: &[&str] = match chart {
        Chart::AudiencePyramid | Chart::AudienceScenario => &["VNM", "KOR"],
        Chart::RecoveryLines | Chart::RecoveryRank => &["KOR", "VNM", "JPN", "CHN", "IND", "DEU"],
        _ => &["VNM", "KOR", "WLD"],
    };
    codes.iter().filter_map(|code| MarketId::parse(code)).collect()
}

/// One change a reader makes.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Go to another view, on its default chart.
    View(Topic),
    /// Go to another chart.
    Chart(Chart),
    /// Choose birth years.
    Generation(BirthYears),
    /// Choose the year.
    Year(Year),
    /// Select or deselect a market.
    Market(MarketId, bool),
    /// Select exactly these markets.
    Markets(Vec<MarketId>),
    /// Back to the markets that the chart shows by default.
    MarketsDefault,
    /// Choose the measure.
    Measure(Measure),
    /// Choose the baseline.
    Base(Baseline),
    /// Choose the years shown; `None` for all.
    Years(Option<Year>, Option<Year>),
    /// Select or deselect a film.
    Film(FilmId, bool),
    /// Select exactly these films.
    Films(Vec<FilmId>),
    /// Back to the films that the chart shows by default.
    FilmsDefault,
    /// Choose the currency.
    Money(Currency),
    /// Open a survey, or all.
    Survey(Option<SurveyId>),
    /// Set k, in tenths.
    Scenario(u16),
    /// Set the break-even inputs.
    BreakEven(BreakEvenInputs),
    /// Set the language.
    Lang(Option<Lang>),
    /// Set the theme.
    Theme(Theme),
    /// Replace everything: a link, a claim, back and forward.
    Replace(Box<ViewState>),
    /// Back to the default of the view.
    Reset,
}

/// The state after an action; the same as before when nothing changes.
///
/// `films_before` are the films that the chart shows by default, so that deselecting one of them keeps the others.
#[must_use]
pub fn reduce(state: &ViewState, action: Action, films_before: &[FilmId]) -> ViewState {
    let mut next = state.clone();
    match action {
        Action::View(view) if view == state.view() => {}
        Action::View(view) => {
            next = ViewState { lang: state.lang, theme: state.theme, generation: state.generation, ..ViewState::of(view) };
        }
        Action::Chart(chart) => {
            next.chart = chart;
            next.claim = None;
        }
        Action::Generation(years) => next.generation = years,
        Action::Year(year) => next.year = year,
        Action::Market(market, on) => next.markets = Some(toggle(state.markets(), market, on)),
        Action::Markets(markets) => next.markets = Some(limit(markets)),
        Action::MarketsDefault => next.markets = None,
        Action::FilmsDefault => next.films = None,
        Action::Measure(measure) => next.measure = Some(measure),
        Action::Base(base) => next.base = base,
        Action::Years(from, to) => (next.from, next.to) = (from, to),
        Action::Film(film, on) => {
            let films = state.films.clone().unwrap_or_else(|| films_before.to_vec());
            next.films = Some(toggle(films, film, on));
        }
        Action::Films(films) => next.films = Some(limit(films)),
        Action::Money(currency) => next.money = Some(currency),
        Action::Survey(survey) => next.survey = survey,
        Action::Scenario(tenths) => next.k_tenths = tenths.clamp(1, 100),
        Action::BreakEven(inputs) => next.break_even = inputs,
        Action::Lang(lang) => next.lang = lang,
        Action::Theme(theme) => next.theme = theme,
        Action::Replace(other) => next = *other,
        Action::Reset => next = ViewState { lang: state.lang, theme: state.theme, chart: state.chart, ..ViewState::of(state.view()) },
    }
    next
}

fn toggle<T: PartialEq>(mut list: Vec<T>, item: T, on: bool) -> Vec<T> {
    list.retain(|other| *other != item);
    if on && list.len() < MAX_SELECTED {
        list.push(item);
    }
    list
}

fn limit<T: PartialEq>(list: Vec<T>) -> Vec<T> {
    let mut once: Vec<T> = Vec::new();
    for item in list {
        if once.len() < MAX_SELECTED && !once.contains(&item) {
            once.push(item);
        }
    }
    once
}
