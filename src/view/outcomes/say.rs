//! How the charts of this view put totals, rates and refusals into arguments and messages.

use crate::data::{Currency, Film, FilmId, FilmResult, MarketId, Milestone, Qualifier, RateKind, SourceId, Status};
use crate::figure::{Arg, Cell, Key, Msg, Scale, Table, Tip, add_source};
use crate::insight::{NoRate, Price, Total, Unit, UsedRate};

/// An amount in words: tickets or money.
pub fn amount(value: f64, unit: Unit) -> Arg {
    match unit {
        Unit::Tickets => Arg::Large(value),
        Unit::Gross(currency) => Arg::Money(value, currency),
    }
}

/// An amount with the sign of its qualifier.
pub fn qualified(qualifier: Qualifier, value: Arg) -> Arg {
    if qualifier == Qualifier::Exact { value } else { Arg::Qualified(qualifier, Box::new(value)) }
}

/// A total as charts print it: both ends where sources differ.
pub fn printed(total: &Total, unit: Unit) -> Arg {
    match total.range {
        Some((low, high)) => Arg::Range(Box::new(amount(low, unit)), Box::new(amount(high, unit))),
        None => qualified(total.qualifier(), amount(total.value, unit)),
    }
}

/// A total for the middle of a sentence: "at least 1.2 million".
pub fn in_words(total: &Total, unit: Unit) -> Arg {
    let value = match total.range {
        Some(_) => return printed(total, unit),
        None => amount(total.value, unit),
    };
    worded(total.qualifier(), value)
}

/// A value with its qualifier as a word.
pub fn worded(qualifier: Qualifier, value: Arg) -> Arg {
    if qualifier == Qualifier::Exact {
        return value;
    }
    Msg::new(Key::OutcomesQualified).select("how", qualifier.as_str()).with("value", value).into()
}

/// What a unit measures, for a `select`: `admissions` or `gross`.
pub const fn measure(unit: Unit) -> Arg {
    Arg::Select(unit.measure().as_str())
}

/// The code of a currency; nothing for tickets.
pub fn currency(unit: Unit) -> Arg {
    match unit {
        Unit::Tickets => Arg::Blank,
        Unit::Gross(currency) => code(currency),
    }
}

/// The code of a currency as text.
pub fn code(currency: Currency) -> Arg {
    Arg::Text(currency.as_str().into())
}

/// The scale of an axis of a unit.
pub const fn scale(unit: Unit) -> Scale {
    match unit {
        Unit::Tickets => Scale::Count,
        Unit::Gross(currency) => Scale::Money(currency),
    }
}

/// A message with the measure and currency of a unit.
pub fn of_unit(key: Key, unit: Unit) -> Msg {
    Msg::new(key).with("measure", measure(unit)).with("currency", currency(unit))
}

/// A rate with its kind and date: "USD 1 = KRW 1,389, average of August 2025".
pub fn rate(used: &UsedRate) -> Msg {
    let decimals = match used.per_usd {
        r if r >= 1000.0 => 0,
        r if r >= 10.0 => 2,
        _ => 4,
    };
    Msg::new(Key::OutcomesRate)
        .with("currency", code(used.currency))
        .with("rate", Arg::Num(used.per_usd, decimals))
        .select("kind", used.kind.as_str())
        .with("period", Arg::Date(used.period.clone()))
}

/// The rates of a total as one cell.
pub fn rates(used: &[UsedRate]) -> Arg {
    if used.is_empty() { Arg::Blank } else { Arg::List(used.iter().map(|r| rate(r).into()).collect()) }
}

/// Why a row is not shown in a currency.
pub fn refused(film: &FilmId, row: &FilmResult, why: &NoRate, to: Currency) -> Msg {
    let own = match row.currency {
        Some(currency) => Arg::Money(row.value, currency),
        None => Arg::Large(row.value),
    };
    refusal(film, own, why, to).with("market", row.territory)
}

/// Why an amount of a film is not shown in a currency; the caller adds the market.
pub fn refusal(film: &FilmId, own: Arg, why: &NoRate, to: Currency) -> Msg {
    let (reason, missing, period) = match why {
        NoRate::NoDate => ("no_date", Arg::Blank, Arg::Blank),
        NoRate::NonePublished { currency, period } => ("none", code(*currency), Arg::Date(period.clone())),
    };
    Msg::new(Key::OutcomesNoRate)
        .film("film", film)
        .with("amount", own)
        .with("currency", code(to))
        .select("reason", reason)
        .with("missing", missing)
        .with("period", period)
}

/// A film, with the territory where it is not Viet Nam.
pub fn film_in(film: &FilmId, territory: MarketId) -> Arg {
    let name = Arg::Film(film.clone());
    if territory == MarketId::VNM {
        name
    } else {
        Msg::new(Key::OutcomesFilmIn).with("film", name).with("market", crate::view::in_sentence(territory)).into()
    }
}

/// The moment of a total: "Day 3", "Days 15 to 21", "Final, day 71".
pub fn moment(total: &Total, is_end: bool) -> Arg {
    let kind = match (total.days, is_end) {
        (Some(_), true) => "end_day",
        (None, true) => "end",
        (Some((0, 0)), _) => "previews",
        (Some((from, to)), _) if from == to => "day",
        (Some(_), _) => "span",
        (None, _) => "date",
    };
    let (from, to) = total.days.unwrap_or((0, 0));
    Msg::new(Key::OutcomesMoment)
        .select("kind", kind)
        .int("from", from.into())
        .int("to", to.into())
        .with("date", Arg::Date(total.row.date.clone()))
        .into()
}

/// The status of a total: what was converted here is computed.
pub fn status(total: &Total) -> Status {
    let own = total.row.prov.status;
    if !total.rates.is_empty() && own == Status::Reported { Status::Computed } else { own }
}

/// What a reader is told of a total.
pub fn tip(name: Arg, at: Arg, total: &Total, unit: Unit) -> Tip {
    let mut more: Vec<Msg> = Vec::new();
    if let (false, Some(own)) = (total.rates.is_empty(), total.row.currency) {
        more.push(Msg::new(Key::OutcomesPrintedAs).with("amount", Arg::Money(total.row.value, own)));
        more.extend(total.rates.iter().map(rate));
    }
    if let Some((low, high)) = total.range {
        let ends = Arg::Range(Box::new(amount(low, unit)), Box::new(amount(high, unit)));
        more.push(Msg::new(Key::TipRange).with("range", ends));
    }
    if !total.row.date.is_empty() {
        more.push(Msg::new(Key::OutcomesDated).with("date", Arg::Date(total.row.date.clone())));
    }
    more.extend(words(&total.row.prov.note));
    let prov = &total.row.prov;
    Tip {
        name,
        at,
        value: qualified(total.qualifier(), amount(total.value, unit)),
        more,
        status: status(total),
        qualifier: total.qualifier(),
        confidence: total.confidence(),
        source: prov.source.clone(),
    }
}

/// Words of the data as a message; nothing when there are none.
pub fn words(text: &str) -> Option<Msg> {
    (!text.is_empty()).then(|| Msg::new(Key::OutcomesWords).text("text", text))
}

/// Adds the sources of a total and of its rates.
pub fn cite(sources: &mut Vec<SourceId>, total: &Total) {
    add_source(sources, &total.row.prov.source);
    for used in &total.rates {
        add_source(sources, &used.source);
    }
}

/// Adds the columns that [`total_cells`] fills.
pub fn total_columns(table: Table, unit: Unit) -> Table {
    let table = table.column(of_unit(Key::OutcomesColValue, unit), true).columns(&[(Key::ColLow, true), (Key::ColHigh, true)]);
    let table = table.columns(&[(Key::ColQualifier, false), (Key::ColStatus, false)]);
    let table =
        if let Unit::Gross(_) = unit { table.columns(&[(Key::OutcomesColPrinted, true), (Key::OutcomesColRate, false)]) } else { table };
    table.column(Key::ColSource, false)
}

/// Value, ends, precision, status, the printed amount with its rates, and source of a total.
pub fn total_cells(total: &Total, unit: Unit) -> Vec<Cell> {
    let (low, high) = total.range.map_or((Arg::Blank, Arg::Blank), |(low, high)| (Arg::Full(low), Arg::Full(high)));
    let mut cells = vec![Arg::Full(total.value), low, high, precision(total.qualifier()), Arg::Status(status(total))];
    if let Unit::Gross(_) = unit {
        let own = total.row.currency.filter(|_| !total.rates.is_empty());
        cells.push(own.map_or(Arg::Blank, |own| Arg::Money(total.row.value, own)));
        cells.push(rates(&total.rates));
    }
    cells.push(Arg::Source(total.row.prov.source.clone()));
    cells
}

/// The word for a qualifier.
pub fn precision(qualifier: Qualifier) -> Arg {
    Msg::new(Key::OutcomesPrecision).select("how", qualifier.as_str()).into()
}

/// The note on rates, where some total was converted; says so when one rests on an implied rate.
pub fn rate_notes<'a>(used: impl Iterator<Item = &'a UsedRate>, notes: &mut Vec<Msg>) {
    let (mut some, mut implied) = (false, None);
    for rate in used {
        some = true;
        if rate.kind == RateKind::Implied {
            implied = Some(rate);
        }
    }
    if some {
        notes.push(Msg::new(Key::OutcomesRateNote));
    }
    if let Some(used) = implied {
        notes.push(Msg::new(Key::OutcomesImpliedNote).with("rate", rate(used)));
    }
}

/// An average ticket price in thousands of dong, with both ends where the totals differ.
pub fn ticket(price: &Price) -> Arg {
    let thousands = |vnd: f64| Arg::Money((vnd / 1000.0).round() * 1000.0, Currency::VND);
    match price.range {
        Some((low, high)) => Arg::Range(Box::new(thousands(low)), Box::new(thousands(high))),
        None => thousands(price.ticket_vnd),
    }
}

/// Whether the row is an end of the run.
pub fn is_end(row: &FilmResult) -> bool {
    row.milestone == Milestone::Final
}

/// The films of a state, in order, or those given; unknown ones are left out.
pub fn films<'a>(data: &'a crate::data::Dataset, chosen: Option<&[FilmId]>, default: &[FilmId]) -> Vec<&'a Film> {
    chosen.unwrap_or(default).iter().filter_map(|id| data.film(id)).collect()
}
