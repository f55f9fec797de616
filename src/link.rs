//! The link state: `ViewState` to and from a query string.
//!
//! Only what differs from the defaults of the view is written, `view` always and first. Every value is made of letters,
//! digits and `_ - . ,`, so nothing needs percent-encoding. Values that only the data can judge are left to [`check`].

use crate::data::{ClaimId, Currency, Dataset, MarketId, Slug, Topic, Year};
use crate::figure::{Arg, Key, Msg};
use crate::insight::BreakEvenInputs;
use crate::view::{Baseline, BirthYears, Chart, Lang, MAX_SELECTED, Measure, Theme, ViewState, default_markets};

/// Something in a link that could not be followed; the default stands instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkNotice {
    /// What is wrong.
    pub problem: LinkProblem,
    /// The parameter.
    pub param: String,
    /// Its value, at most 40 characters of it.
    pub value: String,
}

/// What is wrong with a part of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// The value is not known, out of range, or not in the data.
    Value,
    /// There is no such parameter.
    Unknown,
    /// More markets or films than can be selected; the first ones stand.
    TooMany,
    /// The link is longer than [`MAX_QUERY`] and was not read.
    TooLong,
}

/// The longest query that is read, in bytes.
pub const MAX_QUERY: usize = 4_000;

/// The parameters of a link, in the order in which they are written.
pub const PARAMS: [&str; 17] =
    ["view", "chart", "m", "gen", "year", "measure", "base", "from", "to", "films", "money", "survey", "k", "be", "claim", "lang", "theme"];

/// Parameters that others put on links: ignored without a word, as is everything that starts with `utm_`.
const FOREIGN: [&str; 11] = ["id", "childId", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "zarsrc", "_ga"];

/// A value of an old link and what it became.
struct Migration {
    view: Topic,
    param: &'static str,
    was: &'static str,
    is: &'static str,
}

/// Applied in this order; a new one goes to the end, none is ever taken away.
const MIGRATIONS: [Migration; 1] = [Migration { view: Topic::Recovery, param: "measure", was: "gross", is: "gross_local" }];

/// The largest amount of the break-even inputs: millions of dong, or dong a ticket.
const MAX_AMOUNT: u32 = 100_000_000;

/// The message that a reader sees of a notice.
#[must_use]
pub fn notice(notice: &LinkNotice) -> Msg {
    let key = match notice.problem {
        LinkProblem::Value => Key::LinkNoticeValue,
        LinkProblem::Unknown => Key::LinkNoticeUnknown,
        LinkProblem::TooMany => Key::LinkNoticeMany,
        LinkProblem::TooLong => return Msg::new(Key::LinkNoticeLong),
    };
    let most = Arg::Int(MAX_SELECTED as i64);
    Msg::new(key).text("param", &notice.param).text("value", &notice.value).with("most", most)
}

/// The query string of a state, without the question mark.
#[must_use]
pub fn to_query(state: &ViewState) -> String {
    let normal = ViewState::of(state.view());
    let mut out = String::from("view=");
    out.push_str(state.view().as_str());
    if state.chart != normal.chart {
        push(&mut out, "chart", [state.chart.slug()]);
    }
    if let Some(markets) = &state.markets
        && *markets != default_markets(state.chart)
    {
        push(&mut out, "m", markets.iter().map(MarketId::as_str));
    }
    if state.generation != normal.generation {
        let BirthYears { from, to } = state.generation;
        push(&mut out, "gen", [[number(from.get() as u32), number(to.get() as u32)].join("-").as_str()]);
    }
    push_year(&mut out, "year", Some(state.year).filter(|year| *year != normal.year));
    if let Some(measure) = state.measure()
        && Some(measure) != normal_measure(state.chart)
    {
        push(&mut out, "measure", [measure.as_str()]);
    }
    if state.base != normal.base {
        push(&mut out, "base", [state.base.as_str()]);
    }
    push_year(&mut out, "from", state.from);
    push_year(&mut out, "to", state.to);
    if let Some(films) = &state.films {
        push(&mut out, "films", films.iter().map(Slug::as_str));
    }
    if state.money() != normal.money() {
        push(&mut out, "money", [state.money().as_str()]);
    }
    if let Some(survey) = &state.survey {
        push(&mut out, "survey", [survey.as_str()]);
    }
    if state.k_tenths != normal.k_tenths {
        let (whole, tenth) = (u32::from(state.k_tenths / 10), u32::from(state.k_tenths % 10));
        let decimal = [number(whole), number(tenth)].join(".");
        push(&mut out, "k", [decimal.strip_suffix(".0").unwrap_or(&decimal)]);
    }
    if state.break_even != normal.break_even {
        push(&mut out, "be", [write_break_even(&state.break_even).as_str()]);
    }
    if let Some(claim) = &state.claim {
        push(&mut out, "claim", [claim.as_str()]);
    }
    if let Some(lang) = state.lang {
        push(&mut out, "lang", [lang.as_str()]);
    }
    if state.theme != normal.theme {
        push(&mut out, "theme", [state.theme.as_str()]);
    }
    out
}

/// The state that a query asks for, and what in it could not be followed; `default_view` where it names none.
///
/// A leading `?` or `#` is skipped. Later copies of a parameter are not followed.
#[must_use]
pub fn from_query(query: &str, default_view: Topic) -> (ViewState, Vec<LinkNotice>) {
    if query.len() > MAX_QUERY {
        let notice = LinkNotice { problem: LinkProblem::TooLong, param: String::new(), value: String::new() };
        return (ViewState::of(default_view), vec![notice]);
    }
    let mut link = Link { pairs: Vec::new(), notices: Vec::new() };
    for pair in query.trim_start_matches(['?', '#']).split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        link.take(decode(name), decode(value));
    }
    let view = link.read("view", Topic::parse).unwrap_or(default_view);
    link.migrate(view);

    let mut state = ViewState::of(view);
    state.chart = link.read("chart", |slug| Chart::find(view, slug)).unwrap_or(state.chart);
    state.markets = link.list("m", MarketId::parse);
    state.generation = link.read("gen", generation).unwrap_or(state.generation);
    state.year = link.read("year", Year::parse).unwrap_or(state.year);
    let chart = state.chart;
    state.measure = link.read("measure", |word| Measure::parse(word).filter(|measure| Measure::of(chart).contains(measure)));
    state.base = link.read("base", Baseline::parse).unwrap_or(state.base);
    state.from = link.read("from", Year::parse);
    state.to = link.read("to", |text| Year::parse(text).filter(|to| state.from.is_none_or(|from| from <= *to)));
    state.films = link.list("films", Slug::parse);
    state.money = link.read("money", Currency::parse);
    state.survey = link.read("survey", Slug::parse);
    state.k_tenths = link.read("k", tenths).unwrap_or(state.k_tenths);
    state.break_even = link.read("be", read_break_even).unwrap_or(state.break_even);
    state.claim = link.read("claim", Slug::parse);
    state.lang = link.read("lang", Lang::parse);
    state.theme = link.read("theme", Theme::parse).unwrap_or(Theme::Auto);
    (state, link.notices)
}

/// Takes out of a state what the data does not hold, judged only by tables that are loaded.
pub fn check(state: &mut ViewState, data: &Dataset) -> Vec<LinkNotice> {
    let mut notices = Vec::new();
    if let Some(population) = &data.population
        && !population.years.contains(&state.year)
    {
        let asked = state.year;
        let normal = ViewState::of(state.view()).year;
        if asked != normal {
            notices.push(value_notice("year", &number(asked.get() as u32)));
        }
        let near = |year: &&Year| (year.get() - normal.get()).abs();
        state.year = population.years.iter().min_by_key(near).copied().unwrap_or(normal);
    }
    if !data.markets.is_empty() {
        keep(&mut state.markets, "m", |id| data.market(*id).is_some(), MarketId::as_str, &mut notices);
    }
    if !data.films.is_empty() {
        keep(&mut state.films, "films", |id| data.film(id).is_some(), Slug::as_str, &mut notices);
    }
    let known = |survey: &Slug| data.moviegoers.iter().any(|row| row.survey == *survey);
    if let Some(survey) = state.survey.take_if(|survey| !data.moviegoers.is_empty() && !known(survey)) {
        notices.push(value_notice("survey", survey.as_str()));
    }
    let known = |money: Currency| data.fx_rates.iter().any(|rate| rate.base == money || rate.quote == money);
    if let Some(money) = state.money.take_if(|money| !data.fx_rates.is_empty() && !known(*money)) {
        notices.push(value_notice("money", money.as_str()));
    }
    let known = |claim: &ClaimId| data.claims.iter().any(|row| row.id == *claim);
    if let Some(claim) = state.claim.take_if(|claim| !data.claims.is_empty() && !known(claim)) {
        notices.push(value_notice("claim", claim.as_str()));
    }
    notices
}

/// The parameters of a link while it is read.
struct Link {
    pairs: Vec<(String, String)>,
    notices: Vec<LinkNotice>,
}

impl Link {
    fn take(&mut self, name: String, value: String) {
        if PARAMS.contains(&name.as_str()) {
            if self.pairs.iter().any(|(other, _)| *other == name) {
                self.notices.push(value_notice(&name, &value));
            } else {
                self.pairs.push((name, value));
            }
        } else if !FOREIGN.contains(&name.as_str()) && !name.starts_with("utm_") {
            self.notices.push(LinkNotice { problem: LinkProblem::Unknown, param: cut(&name), value: cut(&value) });
        }
    }

    fn migrate(&mut self, view: Topic) {
        for migration in MIGRATIONS.iter().filter(|migration| migration.view == view) {
            for (_, value) in self.pairs.iter_mut().filter(|(name, value)| name == migration.param && value == migration.was) {
                *value = migration.is.into();
            }
        }
    }

    /// The value of a parameter, which is taken once.
    #[inline(never)]
    fn value(&mut self, name: &str) -> Option<String> {
        self.pairs.iter_mut().find(|(own, _)| own == name).map(|(_, value)| std::mem::take(value))
    }

    #[inline(never)]
    fn wrong(&mut self, name: &str, value: &str) {
        self.notices.push(value_notice(name, value));
    }

    fn read<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let value = self.value(name)?;
        let parsed = parse(&value);
        if parsed.is_none() {
            self.wrong(name, &value);
        }
        parsed
    }

    /// A comma list: unknown entries are named and left out, the first twelve stand.
    fn list<T: PartialEq>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        let value = self.value(name)?;
        let mut items: Vec<T> = Vec::new();
        let mut wrong = false;
        for text in value.split(',').filter(|text| !text.is_empty()) {
            let Some(item) = parse(text) else {
                self.wrong(name, text);
                wrong = true;
                continue;
            };
            if items.contains(&item) {
                continue;
            }
            if items.len() == MAX_SELECTED {
                self.notices.push(LinkNotice { problem: LinkProblem::TooMany, param: name.into(), value: cut(text) });
                break;
            }
            items.push(item);
        }
        (!wrong || !items.is_empty()).then_some(items)
    }
}

fn keep<T>(list: &mut Option<Vec<T>>, name: &str, known: impl Fn(&T) -> bool, text: impl Fn(&T) -> &str, notices: &mut Vec<LinkNotice>) {
    let Some(items) = list else { return };
    let before = items.len();
    items.retain(|item| {
        let known = known(item);
        if !known {
            notices.push(value_notice(name, text(item)));
        }
        known
    });
    if items.is_empty() && before > 0 {
        *list = None;
    }
}

fn value_notice(param: &str, value: &str) -> LinkNotice {
    LinkNotice { problem: LinkProblem::Value, param: param.into(), value: cut(value) }
}

fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}

/// `%41` and `+` as browsers write them; anything malformed stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        rest = more;
        let pair = more.get(..2).and_then(|hex| core::str::from_utf8(hex).ok()).filter(|hex| !hex.starts_with('+'));
        match (first, pair.and_then(|hex| u8::from_str_radix(hex, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = more.get(2..).unwrap_or(&[]);
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn push<'a>(out: &mut String, name: &str, values: impl IntoIterator<Item = &'a str>) {
    out.push('&');
    out.push_str(name);
    let mut mark = '=';
    for value in values {
        out.push(mark);
        out.push_str(value);
        mark = ',';
    }
    if mark == '=' {
        out.push('=');
    }
}

fn push_year(out: &mut String, name: &str, year: Option<Year>) {
    if let Some(year) = year {
        push(out, name, [number(year.get() as u32).as_str()]);
    }
}

fn number(number: u32) -> String {
    number.to_string()
}

fn normal_measure(chart: Chart) -> Option<Measure> {
    Measure::of(chart).first().copied()
}

fn generation(text: &str) -> Option<BirthYears> {
    let (from, to) = text.split_once('-')?;
    BirthYears::new(Year::parse(from)?.get(), Year::parse(to)?.get())
}

/// A decimal from 0.1 to 10 with at most one decimal, in tenths.
fn tenths(text: &str) -> Option<u16> {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    if whole.len() > 2 || tenth.len() != 1 {
        return None;
    }
    let tenths = digits(whole)? * 10 + digits(tenth)?;
    u16::try_from(tenths).ok().filter(|tenths| (1..=100).contains(tenths))
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Seven whole numbers joined by `_`: VAT, exhibitor share, distribution fee (permille), marketing, cost (millions of dong),
/// ticket price (dong), split (permille).
fn write_break_even(inputs: &BreakEvenInputs) -> String {
    let numbers = [
        u32::from(inputs.vat_permille),
        u32::from(inputs.exhibitor_permille),
        u32::from(inputs.distribution_permille),
        inputs.marketing_mvnd,
        inputs.cost_mvnd,
        inputs.ticket_vnd,
        u32::from(inputs.split_permille),
    ];
    numbers.map(number).join("_")
}

fn read_break_even(text: &str) -> Option<BreakEvenInputs> {
    let mut parts = text.split('_');
    let mut next = |most: u32| parts.next().and_then(digits).filter(|number| *number <= most);
    let inputs = BreakEvenInputs {
        vat_permille: next(1000)? as u16,
        exhibitor_permille: next(1000)? as u16,
        distribution_permille: next(1000)? as u16,
        marketing_mvnd: next(MAX_AMOUNT)?,
        cost_mvnd: next(MAX_AMOUNT)?,
        ticket_vnd: next(MAX_AMOUNT).filter(|price| *price > 0)?,
        split_permille: next(1000)? as u16,
    };
    parts.next().is_none().then_some(inputs)
}
