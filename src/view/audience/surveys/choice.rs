//! Which surveys are shown: those with age bands, the best of each market, or an opened one with its siblings.

use crate::data::{Confidence, Dataset, MarketId, Moviegoer, SurveyId};
use crate::figure::{Arg, Key, Msg};
use crate::insight::audience_index;
use crate::view::{ViewState, in_sentence};

/// The most surveys that the default chart shows.
const MOST_SURVEYS: usize = 6;

/// The bands of one survey, youngest first.
pub(super) struct Survey<'a> {
    pub id: &'a SurveyId,
    /// The first of its rows, which stands for what they share.
    pub head: &'a Moviegoer,
    pub bands: Vec<Entry<'a>>,
}

/// One band beside what it is compared with.
pub(super) struct Entry<'a> {
    pub row: &'a Moviegoer,
    /// Share of the same ages in percent: of the population, or of the panel's sample.
    pub base_pct: Option<f64>,
    /// True when the base is the sample, because the survey says nothing of the population.
    pub sample: bool,
}

impl Entry<'_> {
    pub fn index(&self) -> Option<f64> {
        if self.sample { None } else { audience_index(self.row.value, self.base_pct?) }
    }
}

/// Every survey that has age bands, each band once.
pub(super) fn all(data: &Dataset) -> Vec<Survey<'_>> {
    let mut list: Vec<Survey> = Vec::new();
    for row in &data.moviegoers {
        let bases = ["share_of_population", "share_of_survey_sample"];
        if (row.age_from.is_none() && row.age_to.is_none()) || bases.contains(&row.measure.as_str()) || !row.prov.chosen {
            continue;
        }
        let of_sample = || {
            let same = |other: &&Moviegoer| {
                other.measure == "share_of_survey_sample"
                    && other.prov.tracker == row.prov.tracker
                    && (other.market, other.year, other.age_from, other.age_to) == (row.market, row.year, row.age_from, row.age_to)
            };
            data.moviegoers.iter().find(same).filter(|_| row.measure == "share_of_heavy_users").map(|other| other.value)
        };
        let (base_pct, sample) = match row.population_share_pct {
            Some(share) => (Some(share), false),
            None => (of_sample(), true),
        };
        let entry = Entry { row, base_pct, sample };
        match list.iter_mut().find(|survey| *survey.id == row.survey) {
            Some(survey) => survey.bands.push(entry),
            None => list.push(Survey { id: &row.survey, head: row, bands: vec![entry] }),
        }
    }
    // Answers to several questions about one and the same band are not a picture by age.
    list.retain(|survey| {
        let key = |entry: &Entry| (entry.row.sex, entry.row.age_from, entry.row.age_to);
        survey.bands.iter().enumerate().all(|(at, entry)| survey.bands.iter().take(at).all(|before| key(before) != key(entry)))
    });
    for survey in &mut list {
        crate::order::by_key(&mut survey.bands, |entry| (entry.row.sex, entry.row.age_from, entry.row.age_to));
    }
    crate::order::by(&mut list, |a, b| {
        let place = |s: &Survey| (s.head.market != MarketId::VNM, s.head.market != MarketId::KOR, s.head.market);
        place(a).cmp(&place(b)).then(b.head.year.cmp(&a.head.year)).then(a.id.cmp(b.id))
    });
    list
}

/// How well a survey shows its market: a firm source first, then more bands, then a better grade, then the later year.
fn grade(survey: &Survey) -> (bool, usize, bool, i32) {
    let confidence = survey.head.prov.confidence;
    (confidence != Confidence::Low, survey.bands.len().min(3), confidence == Confidence::High, survey.head.year.get())
}

/// The best survey of each market that has something to compare with; all markets, or those asked for.
pub(super) fn best<'a>(list: Vec<Survey<'a>>, state: &ViewState, notices: &mut Vec<Msg>) -> Vec<Survey<'a>> {
    let mut best: Vec<Survey> = Vec::new();
    for survey in list.into_iter().filter(|survey| survey.bands.iter().any(|band| band.base_pct.is_some())) {
        match best.iter_mut().find(|other| other.head.market == survey.head.market) {
            Some(other) if grade(&survey) > grade(other) => *other = survey,
            Some(_) => {}
            None => best.push(survey),
        }
    }
    if let Some(asked) = &state.markets {
        let missing: Vec<Arg> = asked
            .iter()
            .filter(|market| !best.iter().any(|survey| survey.head.market == **market))
            .map(|market| in_sentence(*market))
            .collect();
        if !missing.is_empty() {
            notices.push(Msg::new(Key::AudienceNoSurveys).with("markets", Arg::List(missing)));
        }
        best.retain(|survey| asked.contains(&survey.head.market));
        return best;
    }
    let home = |survey: &Survey| survey.head.market == MarketId::VNM || survey.head.market == MarketId::KOR;
    crate::order::by_key(&mut best, |survey| (!home(survey), if home(survey) { None } else { Some(std::cmp::Reverse(grade(survey))) }));
    best.truncate(MOST_SURVEYS);
    best
}

/// The opened survey first, then those of its year, then the same question of the same publisher in other years.
pub(super) fn opened<'a>(list: Vec<Survey<'a>>, id: &SurveyId) -> Vec<Survey<'a>> {
    let Some(asked) = list.iter().find(|survey| survey.id == id).map(|survey| survey.head) else { return vec![] };
    let sibling = |other: &Moviegoer| {
        other.market == asked.market
            && other.measure == asked.measure
            && other.prov.tracker == asked.prov.tracker
            && other.unit == asked.unit
    };
    let mut list: Vec<Survey> = list.into_iter().filter(|survey| sibling(survey.head)).collect();
    crate::order::by_key(&mut list, |survey| (survey.head.year != asked.year, survey.id != id));
    list
}
