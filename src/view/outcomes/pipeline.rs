//! Announced films by stage, with the date of the last check, and what was released lately.

use crate::data::{Dataset, Film, Qualifier, Relation, Stage};
use crate::figure::{
    Arg, At, Axis, Body, Colour, Figure, Key, Msg, RefLine, Row, RowGroup, RowMark, RowMarkKind, Rows, Scale, Table, Tip, add_source,
};
use crate::insight::When;

use super::say;
use super::{Chart, ViewState};

/// How many years before the last check a release is still shown.
const LATELY_YEARS: f64 = 1.0;

/// The announced films, stage by stage, then the latest releases that Koreans and Vietnamese made together.
pub fn figure(data: &Dataset, state: &ViewState) -> Figure {
    let checked = last_check(data);
    let shown = |film: &&Film| state.films.as_ref().is_none_or(|films| films.contains(&film.id));
    let announced: Vec<&Film> = data.films.iter().filter(shown).filter(|f| f.stage != Stage::Released).collect();
    let mut lately: Vec<&Film> = data.films.iter().filter(shown).filter(|f| is_lately(data, f)).collect();
    crate::order::by_key(&mut lately, |film| releases(film).into_iter().map(|(_, date)| date).min());
    let measured = Msg::new(Key::OutcomesPipelineMeasured);
    let mut figure = super::blank(Chart::OutcomesPipeline, finding(&announced, checked), measured, Msg::new(Key::OutcomesPipelineTable));
    if let Some(films) = &state.films {
        for id in films.iter().filter(|id| !announced.iter().chain(&lately).any(|film| film.id == **id)) {
            figure.notices.push(Msg::new(Key::OutcomesPipelineNot).film("film", id));
        }
    }
    if announced.is_empty() && lately.is_empty() {
        return figure;
    }
    figure.notes.push(Msg::new(Key::OutcomesPipelineNote));
    let table = Table::new(figure.table.caption.clone()).columns(&[(Key::ColFilm, false), (Key::OutcomesColStage, false)]);
    let table = table.columns(&[(Key::OutcomesColRelation, false), (Key::OutcomesColCompanies, false), (Key::OutcomesColReleases, false)]);
    figure.table = table.columns(&[(Key::OutcomesColChecked, false), (Key::ColNote, false), (Key::ColSource, false)]);

    let mut groups = Vec::new();
    let stages = [(Stage::Announced, "announced"), (Stage::ShootPlanned, "shoot_planned"), (Stage::Released, "lately")];
    for (stage, word) in stages {
        let films: &[&Film] = if stage == Stage::Released { &lately } else { &announced };
        let rows: Vec<Row> = films.iter().filter(|f| f.stage == stage).map(|f| row(f, &mut figure)).collect();
        if !rows.is_empty() {
            groups.push(RowGroup { title: Some(stage_words(word)), rows });
        }
    }
    let (mut first, mut last) = (f64::MAX, f64::MIN);
    for mark in groups.iter().flat_map(|g| &g.rows).flat_map(|r| &r.marks) {
        first = first.min(mark.from);
        last = last.max(mark.to);
    }
    let mut lines = Vec::new();
    if let Some(when) = checked {
        let (_, at) = when.decimal_years();
        first = first.min(at);
        last = last.max(at);
        lines.push(RefLine { at: At::X(at), label: Msg::new(Key::OutcomesPipelineLine).with("date", date(when)) });
    }
    if first > last {
        (first, last) = (2025.0, 2026.0);
    }
    figure.body = Body::Rows(Rows {
        x: Axis { title: Msg::new(Key::OutcomesAxisTime), scale: Scale::Time, domain: ((first - 0.05).min(last - 0.5), last + 0.1) },
        groups,
        lines,
        bands: vec![],
        key: vec![(RowMarkKind::Tick, Msg::new(Key::OutcomesKeyChecked)), (RowMarkKind::Dot, Msg::new(Key::OutcomesKeyReleased))],
    });
    figure
}

/// Whether a Korean-Vietnamese film came out within a year before the last check, or since.
pub fn is_lately(data: &Dataset, film: &Film) -> bool {
    use Relation::{Coproduction, CoproductionOther, KoreanSubsidiary, Remake};
    if film.stage != Stage::Released || !matches!(film.relation, Coproduction | CoproductionOther | KoreanSubsidiary | Remake) {
        return false;
    }
    let Some(checked) = last_check(data) else { return false };
    let from = checked.decimal_years().1 - LATELY_YEARS;
    releases(film).into_iter().filter(|(_, when)| when.month.is_some()).any(|(_, when)| when.decimal_years().1 >= from)
}

fn last_check(data: &Dataset) -> Option<When> {
    data.films.iter().filter(|f| f.stage != Stage::Released).filter_map(|f| When::parse(&f.stage_checked)).max()
}

/// The release dates in Viet Nam and South Korea that the table has, with their ISO text.
fn releases(film: &Film) -> Vec<(crate::data::MarketId, When)> {
    use crate::data::MarketId;
    let both = [(MarketId::VNM, &film.release_vn), (MarketId::KOR, &film.release_kr)];
    both.into_iter().filter_map(|(market, text)| Some((market, When::parse(text)?))).collect()
}

fn date(when: When) -> Arg {
    let mut text = String::new();
    push(&mut text, when.year, 4);
    for part in [when.month, when.day].into_iter().flatten() {
        text.push('-');
        push(&mut text, part.into(), 2);
    }
    Arg::Date(text)
}

fn push(out: &mut String, number: i32, digits: u32) {
    for place in (0..digits).rev() {
        out.push(char::from(b'0' + (number / 10_i32.pow(place) % 10) as u8));
    }
}

fn stage_words(stage: &'static str) -> Msg {
    Msg::new(Key::OutcomesStage).select("stage", stage)
}

fn row(film: &Film, figure: &mut Figure) -> Row {
    let released = film.stage == Stage::Released;
    let focus = film.relation == Relation::Coproduction;
    let checked = (!film.stage_checked.is_empty()).then(|| Arg::Date(film.stage_checked.clone()));
    let mut marks = Vec::new();
    for (market, when) in releases(film) {
        let (from, to) = when.decimal_years();
        let state = Msg::new(Key::OutcomesReleasedIn).with("market", market).select("planned", if released { "no" } else { "yes" });
        let kind = if released { RowMarkKind::Dot } else { RowMarkKind::Hollow };
        let tip = tip(film, date(when), state);
        if from < to {
            marks.push(RowMark { kind: RowMarkKind::Span, from, to, weak: !released, tip: tip.clone() });
        }
        marks.push(RowMark { kind, from: f64::midpoint(from, to), to: f64::midpoint(from, to), weak: !released, tip });
    }
    let known = When::parse(&film.stage_checked).filter(|when| !released && when.month.is_some());
    if let (Some(at), Some(when)) = (checked.clone(), known) {
        let (_, x) = when.decimal_years();
        marks.push(RowMark {
            kind: RowMarkKind::Tick,
            from: x,
            to: x,
            weak: film.prov.is_weak(),
            tip: tip(film, at, stage_words(film.stage.as_str())),
        });
    }
    if let (false, Some(words)) = (released, say::words(&film.stage_note)) {
        figure.notes.push(Msg::new(Key::OutcomesPipelineFilm).film("film", &film.id).with("text", words));
    }
    add_source(&mut figure.sources, &film.prov.source);
    let dates: Vec<Arg> = releases(film)
        .into_iter()
        .map(|(market, when)| Msg::new(Key::OutcomesReleaseOn).with("market", market).with("date", date(when)).into())
        .collect();
    let dates = if dates.is_empty() { Arg::Blank } else { Arg::List(dates) };
    let companies = super::card::list(&film.companies);
    figure.table.rows.push(vec![
        Arg::Film(film.id.clone()),
        stage_words(film.stage.as_str()).into(),
        super::relation_one(film.relation).into(),
        companies.clone(),
        dates,
        checked.clone().unwrap_or(Arg::Blank),
        Arg::Text(film.stage_note.clone()),
        Arg::Source(film.prov.source.clone()),
    ]);
    Row {
        key: film.id.as_str().into(),
        name: Arg::Film(film.id.clone()),
        sub: (!film.companies.is_empty()).then(|| Msg::new(Key::OutcomesWords).with("text", few(companies))),
        focus,
        colour: if focus { Colour::Accent } else { Colour::Context },
        marks,
        value: checked.filter(|_| !released).map(|at| Msg::new(Key::OutcomesChecked).with("date", at).into()),
    }
}

/// The first three of a list; the table has all.
fn few(list: Arg) -> Arg {
    match list {
        Arg::List(mut items) => {
            items.truncate(3);
            Arg::List(items)
        }
        other => other,
    }
}

fn tip(film: &Film, at: Arg, state: Msg) -> Tip {
    Tip {
        name: Arg::Film(film.id.clone()),
        at,
        value: state.into(),
        more: say::words(&film.stage_note).into_iter().collect(),
        status: film.prov.status,
        qualifier: Qualifier::Exact,
        confidence: film.prov.confidence,
        source: film.prov.source.clone(),
    }
}

fn finding(announced: &[&Film], checked: Option<When>) -> Msg {
    let Some(checked) = checked.filter(|_| !announced.is_empty()) else { return Msg::new(Key::OutcomesPipelineEmpty) };
    let together = announced.iter().filter(|f| f.relation == Relation::Coproduction).count();
    Msg::new(Key::OutcomesPipelineFinding).int("n", announced.len() as i64).int("together", together as i64).with("date", date(checked))
}
