//! What the recovery charts say of a point: values, tips, tables and the clauses of findings.

use crate::data::{MarketId, Qualifier, Year};
use crate::figure::{Arg, Key, Msg, Table, Tip};
use crate::insight::recovery::{IndexPoint, IndexSeries, SeriesKind, growth_per_year_pct, quotient_qualifier, years_back};

use super::{Ask, Baseline};

/// Well-known trackers as they write themselves; others are shown by their identifier.
const TRACKERS: &[(&str, &str)] = &[
    ("acfm", "ACFM"),
    ("anninhthudo", "An ninh Thủ đô"),
    ("bicara", "Bicara Box Office"),
    ("box_office_vietnam", "Box Office Vietnam"),
    ("caa", "Cinema Advertising Association"),
    ("central_insight", "Central Insight"),
    ("cfa", "China Film Administration"),
    ("cgv", "CGV"),
    ("cinema_first", "Cinema First"),
    ("cj_cgv_vietnam", "CJ CGV Vietnam"),
    ("cnc", "CNC"),
    ("comscore", "Comscore"),
    ("deadline", "Deadline"),
    ("eiren", "Eiren"),
    ("enttelligence", "EntTelligence"),
    ("fda", "Film Distributors' Association"),
    ("ffa", "FFA"),
    ("finas", "FINAS"),
    ("gower", "Gower Street"),
    ("kofic", "KOFIC"),
    ("mpa", "MPA"),
    ("ormax", "Ormax"),
    ("screen_daily", "Screen Daily"),
    ("soha", "Soha"),
    ("unic", "UNIC"),
];

/// The name of a tracker.
pub(super) fn tracker(slug: &str) -> Arg {
    if slug == "unstated" {
        return Key::RecoveryUnnamed.into();
    }
    Arg::Text(TRACKERS.iter().find(|(known, _)| *known == slug).map_or(slug, |(_, name)| name).to_owned())
}

/// Index values and percentages have one decimal; printed whole numbers stay whole.
fn decimals(value: f64, printed: bool) -> u8 {
    if printed && value.trunc() == value { 0 } else { 1 }
}

/// The index with the sign of its qualifier; a printed whole number stays whole.
pub(super) fn index(series: &IndexSeries, point: &IndexPoint) -> Arg {
    let value = match decimals(point.index, series.kind == SeriesKind::Printed) {
        0 => Arg::Num(point.index, 0),
        _ => Arg::Index(point.index),
    };
    signed(point.qualifier, value)
}

/// A value with the sign of its qualifier.
fn signed(qualifier: Qualifier, value: Arg) -> Arg {
    match qualifier {
        Qualifier::Exact => value,
        sign => Arg::Qualified(sign, Box::new(value)),
    }
}

/// The level behind an index: tickets or money; nothing behind a printed index.
pub(super) fn level(series: &IndexSeries, point: &IndexPoint) -> Arg {
    let row = point.row;
    let value = match (series.kind, row.currency) {
        (SeriesKind::Printed, _) => return Arg::Blank,
        (_, Some(currency)) => Arg::Money(row.value, currency),
        (_, None) => Arg::Full(row.value),
    };
    signed(row.prov.qualifier, value)
}

/// Which side of 100 a value is on, as it reads with one decimal.
fn side(index: f64) -> &'static str {
    match index {
        i if (99.95..100.05).contains(&i) => "level",
        i if i < 100.0 => "below",
        _ => "above",
    }
}

impl Ask<'_> {
    /// The name of a series: its market, with the tracker where the market has two; a proxy by its own name.
    pub(super) fn name(&self, series: &IndexSeries) -> Arg {
        let alike = |other: &&IndexSeries| other.kind != SeriesKind::Proxy;
        let twins = self.of(series.market).map_or(0, |found| found.series.iter().filter(alike).count());
        match series.kind {
            SeriesKind::Proxy => Msg::new(Key::RecoveryProxyName).with("market", series.market).into(),
            _ if twins > 1 => {
                Msg::new(Key::RecoverySeriesName).with("market", series.market).with("tracker", tracker(series.tracker())).into()
            }
            _ => series.market.into(),
        }
    }

    /// What a reader is told of a point.
    pub(super) fn tip(&self, series: &IndexSeries, point: &IndexPoint) -> Tip {
        let printed = series.kind == SeriesKind::Printed;
        let mut more = vec![];
        if !printed {
            let unit = if series.kind == SeriesKind::Proxy { "proxy" } else { self.measure.as_str() };
            more.push(
                Msg::new(Key::RecoveryTipLevel)
                    .with("level", level(series, point))
                    .select("unit", unit)
                    .with("status", Arg::Status(point.row.prov.status)),
            );
        }
        if self.base != Baseline::Y2019 || point.year.get() != 2019 {
            more.push(
                Msg::new(Key::RecoveryTipChange)
                    .select("side", side(point.index))
                    .with("change", Arg::Percent(point.gap_to_100().abs(), decimals(point.index, printed)))
                    .select("qualifier", change_qualifier(point).as_str())
                    .with("base", self.base_word()),
            );
        }
        if let Some(base) = series.base.as_ref().filter(|base| base.rows.len() > 1 || base.printed) {
            let how = if base.printed { "printed" } else { "computed" };
            more.push(Msg::new(Key::RecoveryTipMean).select("how", how));
        }
        if !printed && series.points.last() == Some(point) {
            more.extend(pace(series, point));
        }
        let prov = &point.row.prov;
        more.push(Msg::new(Key::RecoveryTipTracker).with("tracker", tracker(prov.tracker.as_str())));
        let proxy = series.kind == SeriesKind::Proxy; // the unit says what it includes
        for (note, said) in [(&point.row.territory_note, proxy), (&prov.note, false)] {
            if !note.is_empty() && !said {
                more.push(Msg::new(Key::RecoveryTipNote).text("note", note));
            }
        }
        Tip {
            name: self.name(series),
            at: point.year.into(),
            value: index(series, point),
            more,
            status: point.status,
            qualifier: point.qualifier,
            confidence: point.confidence,
            source: prov.source.clone(),
        }
    }

    /// A table for points, without rows.
    pub(super) fn table(&self) -> Table {
        let index = Msg::new(Key::RecoveryColIndex).with("base", self.base_word());
        let level = Msg::new(Key::RecoveryColLevel).with("measure", self.measure_word());
        Table::new(self.measured())
            .columns(&[(Key::ColMarket, false), (Key::RecoveryColTracker, false), (Key::ColYear, true)])
            .column(index, true)
            .column(level, true)
            .columns(&[(Key::RecoveryColStatus, false), (Key::ColSource, false)])
    }

    /// The row of a point in [`Self::table`].
    pub(super) fn cells(&self, series: &IndexSeries, point: &IndexPoint) -> Vec<Arg> {
        let prov = &point.row.prov;
        let status = match point.is_weak() {
            true => Msg::new(Key::RecoveryWeakStatus).with("status", Arg::Status(point.figures_status)).into(),
            false => Arg::Status(point.figures_status),
        };
        let name = match series.kind {
            SeriesKind::Proxy => self.name(series),
            _ => series.market.into(),
        };
        vec![
            name,
            tracker(prov.tracker.as_str()),
            point.year.into(),
            index(series, point),
            level(series, point),
            status,
            Arg::Source(prov.source.clone()),
        ]
    }

    /// "54.7%" or "at least 118.7%" of the baseline, for the middle of a sentence.
    pub(super) fn share(&self, series: &IndexSeries, point: &IndexPoint) -> Arg {
        let value = Arg::Percent(point.index, decimals(point.index, series.kind == SeriesKind::Printed));
        about(point.qualifier, value)
    }

    /// "54.7% of its 2019 level in South Korea", "at least 35% above its 2019 level in Viet Nam".
    pub(super) fn clause(&self, series: &IndexSeries, point: &IndexPoint, year: Year) -> Arg {
        let side = side(point.index);
        let value = match side {
            "above" => {
                let change = Arg::Percent(-point.gap_to_100(), decimals(point.index, series.kind == SeriesKind::Printed));
                about(point.qualifier, change)
            }
            _ => self.share(series, point),
        };
        Msg::new(Key::RecoveryClause)
            .select("side", side)
            .with("value", value)
            .with("base", self.base_word())
            .with("place", place(series.market, point, year))
            .into()
    }
}

/// The qualifier of the distance to 100: a shortfall of an "at least" value is "at most".
fn change_qualifier(point: &IndexPoint) -> Qualifier {
    match point.qualifier {
        Qualifier::AtLeast if point.index < 100.0 => Qualifier::AtMost,
        Qualifier::AtMost if point.index < 100.0 => Qualifier::AtLeast,
        other => other,
    }
}

/// A value with its qualifier in words.
fn about(qualifier: Qualifier, value: Arg) -> Arg {
    Msg::new(Key::RecoveryAbout).select("qualifier", qualifier.as_str()).with("value", value).into()
}

/// "in Malaysia", with the year where it is not the sentence's, and "weak source" where it is one.
pub(super) fn place(market: MarketId, point: &IndexPoint, sentence: Year) -> Arg {
    let remark = match (point.year == sentence, point.is_weak()) {
        (true, false) => "none",
        (true, true) => "weak",
        (false, false) => "year",
        (false, true) => "both",
    };
    Msg::new(Key::RecoveryIn).text("code", market.as_str()).with("market", market).select("remark", remark).with("year", point.year).into()
}

/// How the latest point compares with the years before: the lowest since when, and the pace since the first year after 2019.
fn pace(series: &IndexSeries, latest: &IndexPoint) -> Vec<Msg> {
    let mut more = vec![];
    let before = series.points.iter().rev().nth(1).map(|point| point.year);
    if let Some(year) = years_back(&series.points).filter(|year| Some(*year) != before) {
        more.push(Msg::new(Key::RecoveryTipSince).with("year", year));
    }
    let first = series.points.iter().find(|point| point.year.get() > 2019);
    let Some(first) = first.filter(|first| latest.year.get() - first.year.get() > 1) else { return more };
    if let Some(growth) = growth_per_year_pct(first, latest) {
        let qualifier = quotient_qualifier(latest.row.prov.qualifier, first.row.prov.qualifier);
        let pct = signed(qualifier, Arg::Percent(growth, 1));
        more.push(Msg::new(Key::RecoveryTipGrowth).with("growth", pct).with("year", first.year));
    }
    more
}
