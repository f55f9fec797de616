//! Who goes to the cinema by age: audience share beside population share, survey by survey.

mod choice;

use crate::data::{Confidence, Dataset, MarketId, Moviegoer, Qualifier, Sex, Status, SurveyId, SurveyUnit};
use crate::figure::{Arg, Axis, Body, Colour, Figure, Key, Msg, Row, RowGroup, RowMark, RowMarkKind, Rows, Scale, Table, Tip, add_source};
use crate::insight::AgeBand;
use crate::view::{ViewState, in_sentence};

use choice::{Entry, Survey, all, best, opened};

/// The surveys by age, each with its name for a control; Viet Nam and South Korea first, then by market and year.
#[must_use]
pub fn surveys(data: &Dataset) -> Vec<(SurveyId, Msg)> {
    let named = |survey: &Survey| {
        let oldest = survey.bands.iter().map(|band| band.row.age_to.map_or(i32::MAX, i32::from)).max();
        let ages = AgeBand {
            from: survey.bands.iter().filter_map(|band| band.row.age_from).min().unwrap_or(0),
            to: oldest.and_then(|age| u8::try_from(age).ok()),
        };
        (
            survey.id.clone(),
            title(survey, Key::AudienceSurveyOption)
                .with("ages", band_name(ages, Sex::Both))
                .with("source", Arg::Source(survey.head.prov.source.clone())),
        )
    };
    all(data).iter().map(named).collect()
}

pub(super) fn figure(data: &Dataset, state: &ViewState) -> Figure {
    if data.moviegoers.is_empty() {
        return super::empty(state.chart, Key::UiLoading.into());
    }
    let mut notices = Vec::new();
    let mut shown = state.survey.as_ref().map_or(vec![], |id| opened(all(data), id));
    if let Some(id) = state.survey.as_ref().filter(|_| shown.is_empty()) {
        notices.push(Msg::new(Key::AudienceSurveyUnknown).text("survey", id.as_str()));
    }
    let one = !shown.is_empty();
    if !one {
        shown = best(all(data), state, &mut notices);
    }
    let Some(first) = shown.first() else {
        return Figure { notices, ..super::empty(state.chart, Key::AudienceNoSurvey.into()) };
    };
    let entries = || shown.iter().flat_map(|survey| &survey.bands);
    let percent = first.head.unit == SurveyUnit::Percent;
    let title = Msg::new(Key::AudienceAxisSurvey).select("unit", first.head.unit.as_str());
    let measured = if one {
        Msg::new(Key::AudienceSurveyOneMeasured).text("definition", &first.head.definition).with("market", first.head.market)
    } else {
        Key::AudienceSurveysMeasured.into()
    };
    let most = entries().fold(0.0_f64, |most, entry| most.max(entry.row.value).max(entry.base_pct.unwrap_or(0.0)));
    let compared = |sample: bool| entries().any(|entry| entry.base_pct.is_some() && entry.sample == sample);
    let mut key = Vec::new();
    if compared(false) || compared(true) {
        let ticks = if !compared(true) {
            Key::AudienceKeyPopulation
        } else if compared(false) {
            Key::AudienceKeyBoth
        } else {
            Key::AudienceKeySample
        };
        key = vec![(RowMarkKind::Bar, Key::AudienceKeyAudience.into()), (RowMarkKind::Tick, ticks.into())];
    }
    let mut notes = vec![Key::AudienceNoteBands.into()];
    if shown.len() > 1 {
        notes.push(Key::AudienceNoteSurveys.into());
    }
    if !one || first.head.market == MarketId::VNM {
        notes.push(Key::AudienceNoteVietNam.into());
    }
    let mut sources = Vec::new();
    for entry in entries() {
        add_source(&mut sources, &entry.row.prov.source);
        let note = note(entry);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    if let Some(people) = data.population.as_ref().filter(|_| compared(false)) {
        add_source(&mut sources, &people.source);
    }
    Figure {
        chart: state.chart,
        finding: finding(&shown),
        table: table(&shown, measured.clone(), title.clone()),
        measured,
        body: Body::Rows(Rows {
            x: Axis {
                title,
                scale: if percent { Scale::Percent } else { Scale::Number },
                domain: (0.0, if most > 0.0 { most } else { 1.0 }),
            },
            groups: groups(data, &shown, one),
            lines: vec![],
            bands: vec![],
            key,
        }),
        notes,
        notices,
        sources,
    }
}

/// Who was asked or counted, with what that is compared, and the caveat.
fn note(entry: &Entry) -> Msg {
    let row = entry.row;
    let yes = |on: bool| Arg::Select(if on { "yes" } else { "no" });
    Msg::new(Key::AudienceNoteSurvey)
        .with("market", row.market)
        .with("year", row.year)
        .text("definition", &row.definition)
        .with("asked", yes(!row.sample.is_empty()))
        .with("sample", text(&row.sample))
        .with("compared", yes(entry.base_pct.is_some()))
        .with("base", base_text(entry))
        .with("noted", yes(!row.prov.note.is_empty()))
        .with("note", text(&row.prov.note))
}

fn text(words: &str) -> Arg {
    if words.is_empty() { Arg::Blank } else { Arg::Text(words.to_owned()) }
}

fn title(survey: &Survey, key: Key) -> Msg {
    // A survey that counts films is not one of visits, whatever its measure is called.
    let measure = if survey.head.unit == SurveyUnit::Films { "films" } else { &survey.head.measure };
    let what = Msg::new(Key::AudienceSurveyWhat).text("measure", measure).text("definition", &survey.head.definition);
    Msg::new(key).with("market", survey.head.market).with("year", survey.head.year).with("what", what)
}

/// A group each survey; surveys of one question and year, which publishers spread over releases, stand together.
fn groups(data: &Dataset, shown: &[Survey], one: bool) -> Vec<RowGroup> {
    let mut groups: Vec<RowGroup> = Vec::new();
    for survey in shown {
        let more = group(data, survey, one);
        match groups.last_mut() {
            Some(last) if last.title == more.title => last.rows.extend(more.rows),
            _ => groups.push(more),
        }
    }
    groups
}

fn group(data: &Dataset, survey: &Survey, one: bool) -> RowGroup {
    let market = survey.head.market;
    let focus = one || market == MarketId::VNM || market == MarketId::KOR;
    let row = |entry: &Entry| {
        let mut key = survey.id.as_str().to_owned();
        key.push('-');
        key.push_str(entry.row.sex.as_str());
        key.push('-');
        key.push_str(&band_of(entry.row).from.to_string());
        if let Some(to) = entry.row.age_to {
            key.push('-');
            key.push_str(&to.to_string());
        }
        Row {
            key,
            name: band_name(band_of(entry.row), entry.row.sex).into(),
            sub: Some(birth_years(entry.row)),
            focus,
            colour: if focus { Colour::of_market(market, 0) } else { Colour::Context },
            marks: marks(data, entry),
            value: Some(value(entry)),
        }
    };
    RowGroup { title: Some(title(survey, Key::AudienceSurveyTitle)), rows: survey.bands.iter().map(row).collect() }
}

/// The bar of the audience, and the tick to compare with.
fn marks(data: &Dataset, entry: &Entry) -> Vec<RowMark> {
    let row = entry.row;
    let prov = &row.prov;
    let mut more = vec![Msg::new(Key::AudienceTipText).text("text", &row.definition)];
    let compared = base_text(entry);
    if let Some(share) = entry.base_pct {
        let compared = compared.clone();
        more.push(Msg::new(Key::AudienceTipComparison).with("share", base_share(entry, share, 1)).with("base", compared));
    }
    if !row.sample.is_empty() {
        more.push(Msg::new(Key::AudienceTipSample).text("sample", &row.sample));
    }
    more.push(birth_years(row));
    let name = || Msg::new(Key::AudienceTipBand).with("market", row.market).with("ages", band_name(band_of(row), row.sex)).into();
    let mut marks = vec![RowMark {
        kind: RowMarkKind::Bar,
        from: 0.0,
        to: row.value,
        weak: prov.is_weak() || prov.status != Status::Reported,
        tip: Tip {
            name: name(),
            at: row.year.into(),
            value: printed(row),
            more,
            status: prov.status,
            qualifier: prov.qualifier,
            confidence: prov.confidence,
            source: prov.source.clone(),
        },
    }];
    if let Some(share) = entry.base_pct {
        let people = data.population.as_ref().filter(|_| !entry.sample);
        marks.push(RowMark {
            kind: RowMarkKind::Tick,
            from: share,
            to: share,
            weak: false,
            tip: Tip {
                name: name(),
                at: row.year.into(),
                value: base_share(entry, share, 1),
                more: vec![Msg::new(Key::AudienceTipBase).with("base", compared)],
                status: if entry.sample { prov.status } else { Status::Computed },
                qualifier: Qualifier::Exact,
                confidence: if entry.sample { prov.confidence } else { Confidence::High },
                source: people.map_or(&prov.source, |people| &people.source).clone(),
            },
        });
    }
    marks
}

/// The news of the first survey that can be compared: the band furthest above its share.
fn finding(shown: &[Survey]) -> Msg {
    let ratio = |entry: &Entry| entry.base_pct.filter(|base| *base > 0.0).map(|base| entry.row.value / base);
    let top = |of: &dyn Fn(&Entry) -> Option<f64>, survey: &Survey| {
        let mut best: Option<(usize, f64)> = None;
        for (at, entry) in survey.bands.iter().enumerate() {
            if let Some(value) = of(entry).filter(|value| best.is_none_or(|(_, most)| *value > most)) {
                best = Some((at, value));
            }
        }
        best.map(|(at, _)| at)
    };
    let about = |entry: &Entry, key: Key| {
        Msg::new(key)
            .with("market", in_sentence(entry.row.market))
            .with("year", entry.row.year)
            .with("ages", band_name(band_of(entry.row), entry.row.sex))
            .with("value", printed(entry.row))
    };
    for sample in [false, true] {
        let usable = |entry: &Entry| ratio(entry).filter(|_| entry.sample == sample);
        let found = shown.iter().find_map(|survey| survey.bands.get(top(&usable, survey)?));
        if let Some((entry, share)) = found.and_then(|entry| Some((entry, entry.base_pct?))) {
            let key = if sample { Key::AudienceSampleFinding } else { Key::AudienceSurveysFinding };
            let tickets = entry.row.measure == "share_of_tickets_or_admissions";
            return about(entry, key)
                .select("what", if tickets { "tickets" } else { "people" })
                .with("share", base_share(entry, share, 1))
                .with("base", base_text(entry))
                .with("index", Arg::Num(entry.index().unwrap_or(0.0), 0));
        }
    }
    let highest = shown.first().and_then(|survey| survey.bands.get(top(&|entry| Some(entry.row.value), survey)?));
    highest.map_or(Key::AudienceNoSurvey.into(), |entry| {
        let one = shown.first().is_some_and(|survey| survey.bands.len() == 1);
        about(entry, Key::AudienceSurveyPlainFinding)
            .select("bands", if one { "one" } else { "many" })
            .text("definition", &entry.row.definition)
    })
}

fn table(shown: &[Survey], caption: Msg, value_head: Msg) -> Table {
    let mut table = Table::new(caption)
        .columns(&[
            (Key::ColMarket, false),
            (Key::ColYear, true),
            (Key::AudienceColMeasure, false),
            (Key::AudienceColAge, false),
            (Key::AudienceColBirthYears, false),
        ])
        .column(value_head, true)
        .columns(&[
            (Key::AudienceColPopulation, true),
            (Key::AudienceColBase, false),
            (Key::AudienceColIndex, true),
            (Key::ColStatus, false),
            (Key::ColSource, false),
        ]);
    for entry in shown.iter().flat_map(|survey| &survey.bands) {
        let row = entry.row;
        table.rows.push(vec![
            Arg::Market(row.market),
            row.year.into(),
            Arg::Text(row.definition.clone()),
            band_name(band_of(row), row.sex).into(),
            birth_years(row).into(),
            printed(row),
            entry.base_pct.map_or(Arg::Blank, |share| base_share(entry, share, 2)),
            if entry.base_pct.is_some() { base_text(entry) } else { Arg::Blank },
            entry.index().map_or(Arg::Blank, |index| Arg::Num(index, 0)),
            Arg::Status(row.prov.status),
            Arg::Source(row.prov.source.clone()),
        ]);
    }
    table
}

fn band_of(row: &Moviegoer) -> AgeBand {
    AgeBand { from: row.age_from.unwrap_or(0), to: row.age_to }
}

/// "ages 20–29", "ages 60 and over".
fn band_name(band: AgeBand, sex: Sex) -> Msg {
    Msg::new(Key::AudienceSurveyBand)
        .select("open", if band.to.is_none() { "yes" } else { "no" })
        .int("from", i64::from(band.from))
        .int("to", band.to.map_or(0, i64::from))
        .select("sex", sex.as_str())
}

/// The birth years that a band spans in the survey year.
fn birth_years(row: &Moviegoer) -> Msg {
    let (from, to) = band_of(row).birth_years(row.year);
    Msg::new(Key::AudienceSurveyBorn)
        .select("open", if from.is_none() { "yes" } else { "no" })
        .with("from", Arg::Year(from.unwrap_or(to)))
        .with("to", Arg::Year(to))
}

/// Whom the tick speaks of: the population of the base ages, or the sample.
fn base_text(entry: &Entry) -> Arg {
    if entry.sample {
        return Key::AudienceSample.into();
    }
    let (from, to) = (entry.row.base_age_from.unwrap_or(0), entry.row.base_age_to);
    let open = match (from, to) {
        (0, None) => "all",
        (_, None) => "yes",
        _ => "no",
    };
    Msg::new(Key::AudienceSurveyPopulation).select("open", open).int("from", i64::from(from)).int("to", to.map_or(0, i64::from)).into()
}

/// The figure with the decimals and the qualifier that the source printed.
fn printed(row: &Moviegoer) -> Arg {
    let whole = (row.value - row.value.round()).abs() < 1e-9;
    let value = match row.unit {
        SurveyUnit::Percent => percent(row.value, u8::from(!whole)),
        _ => Arg::Num(row.value, if whole { 0 } else { 1 + u8::from((row.value * 10.0).fract().abs() > 1e-6) }),
    };
    if row.prov.qualifier == Qualifier::Exact { value } else { Arg::Qualified(row.prov.qualifier, Box::new(value)) }
}

/// A computed share with so many decimals; that of a sample as the panel printed it.
const fn base_share(entry: &Entry, share: f64, decimals: u8) -> Arg {
    percent(share, if entry.sample { 0 } else { decimals })
}

const fn percent(value: f64, decimals: u8) -> Arg {
    Arg::Percent(value, decimals)
}

/// What stands after the bar.
fn value(entry: &Entry) -> Arg {
    let printed = printed(entry.row);
    match (entry.base_pct, entry.index()) {
        (_, Some(index)) => Msg::new(Key::AudienceSurveyValue).with("value", printed).with("index", Arg::Num(index, 0)).into(),
        (Some(share), None) => Msg::new(Key::AudienceSurveySample).with("value", printed).with("base", base_share(entry, share, 0)).into(),
        _ => printed,
    }
}
