//! Break-even of a film from stated assumptions.
//!
//! `net = gross / (1 + VAT) x (1 - exhibitor share) x (1 - distribution fee) - marketing - cost`
//!
//! The formula is a plain model of how a ticket is shared, not a source; its inputs are assumptions.

use crate::data::{BreakEvenPoint, Currency, Dataset, Film, FilmResult, MarketId, Milestone, ResultMeasure};

use super::run::{Total, Unit, run};

/// The assumptions of the break-even explorer; never facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakEvenInputs {
    /// Value-added tax on tickets, in tenths of a percent of the net price.
    pub vat_permille: u16,
    /// What cinemas keep of the net box office, in tenths of a percent.
    pub exhibitor_permille: u16,
    /// What the distributor keeps of the remainder, in tenths of a percent.
    pub distribution_permille: u16,
    /// Marketing, in millions of dong.
    pub marketing_mvnd: u32,
    /// Production cost, in millions of dong.
    pub cost_mvnd: u32,
    /// Average ticket price, in dong.
    pub ticket_vnd: u32,
    /// The first partner's share of net, in tenths of a percent (the split between partners).
    pub split_permille: u16,
}

impl Default for BreakEvenInputs {
    /// Round assumptions for a Vietnamese release; each is editable on screen.
    fn default() -> Self {
        Self {
            vat_permille: 50,
            exhibitor_permille: 500,
            distribution_permille: 100,
            marketing_mvnd: 10_000,
            cost_mvnd: 25_000,
            ticket_vnd: 80_000,
            split_permille: 500,
        }
    }
}

/// What a film leaves at a number of tickets, in dong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Net {
    /// Tickets sold.
    pub admissions: f64,
    /// Box office: tickets x ticket price.
    pub gross_vnd: f64,
    /// What is left after tax, cinemas, distributor, marketing and cost; negative for a loss.
    pub net_vnd: f64,
    /// The first partner's part of `net_vnd`.
    pub first_vnd: f64,
    /// The second partner's part of `net_vnd`.
    pub second_vnd: f64,
}

/// What reaches the producers of each dong of box office.
///
/// `1 / (1 + VAT) x (1 - exhibitor share) x (1 - distribution fee)`; shares above 1 count as 1.
#[must_use]
pub fn kept_share(inputs: &BreakEvenInputs) -> f64 {
    let part = |permille: u16| f64::from(permille.min(1000)) / 1000.0;
    (1.0 - part(inputs.exhibitor_permille)) * (1.0 - part(inputs.distribution_permille)) / (1.0 + f64::from(inputs.vat_permille) / 1000.0)
}

/// The net result at a number of tickets, and its split between the two partners.
#[must_use]
pub fn net(inputs: &BreakEvenInputs, admissions: f64) -> Net {
    let gross_vnd = admissions * f64::from(inputs.ticket_vnd);
    let spent_vnd = (f64::from(inputs.marketing_mvnd) + f64::from(inputs.cost_mvnd)) * 1e6;
    let net_vnd = gross_vnd * kept_share(inputs) - spent_vnd;
    let first_vnd = net_vnd * f64::from(inputs.split_permille.min(1000)) / 1000.0;
    Net { admissions, gross_vnd, net_vnd, first_vnd, second_vnd: net_vnd - first_vnd }
}

/// The tickets at which the net result is zero: `(marketing + cost) / (kept share x ticket price)`.
///
/// `None` when nothing of a ticket reaches the producers.
#[must_use]
pub fn break_even(inputs: &BreakEvenInputs) -> Option<Net> {
    let kept_vnd = kept_share(inputs) * f64::from(inputs.ticket_vnd);
    let spent_vnd = (f64::from(inputs.marketing_mvnd) + f64::from(inputs.cost_mvnd)) * 1e6;
    (kept_vnd > 0.0).then(|| net(inputs, spent_vnd / kept_vnd))
}

/// The average ticket price of a run, from gross and admissions that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Price<'a> {
    /// Gross / admissions, in dong.
    pub ticket_vnd: f64,
    /// Low and high where sources differ on one of both.
    pub range: Option<(f64, f64)>,
    /// The gross.
    pub gross: Total<'a>,
    /// The admissions.
    pub admissions: Total<'a>,
}

/// The average ticket price of a film in Viet Nam: final gross / final admissions, in dong.
///
/// `None` unless both are in the table, the gross in dong, and neither is only a bound.
#[must_use]
pub fn ticket_price<'a>(data: &'a Dataset, film: &'a Film) -> Option<Price<'a>> {
    let gross = run(data, film, MarketId::VNM, Unit::Gross(Currency::VND)).end?;
    let admissions = run(data, film, MarketId::VNM, Unit::Tickets).end?;
    let bound = |total: &Total| {
        use crate::data::Qualifier::{AtLeast, AtMost};
        matches!(total.row.prov.qualifier, AtLeast | AtMost)
    };
    if bound(&gross) || bound(&admissions) || admissions.value <= 0.0 || !gross.rates.is_empty() {
        return None;
    }
    let ends = |total: &Total| total.range.unwrap_or((total.value, total.value));
    let (low, high) = (ends(&gross).0 / ends(&admissions).1, ends(&gross).1 / ends(&admissions).0);
    let range = (low < high).then_some((low, high));
    Some(Price { ticket_vnd: gross.value / admissions.value, range, gross, admissions })
}

/// A break-even gross that was published, with the tickets printed for the same day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PublishedBreakEven<'a> {
    /// The gross, in dong.
    pub gross_vnd: f64,
    /// The admissions printed for the day on which it was passed.
    pub admissions: Option<&'a FilmResult>,
    /// What was published.
    pub point: &'a BreakEvenPoint,
}

/// The published break-even gross of a film in dong.
///
/// Where only the gross and the day were published, the tickets are the printed admissions of that day.
#[must_use]
pub fn published_break_even<'a>(data: &'a Dataset, film: &'a Film) -> Option<PublishedBreakEven<'a>> {
    let point = film.break_even.as_ref()?;
    let gross_vnd = point.value.filter(|_| point.measure == Some(ResultMeasure::Gross) && point.currency == Some(Currency::VND))?;
    let day = |r: &&FilmResult| {
        r.film == film.id
            && r.territory == MarketId::VNM
            && r.measure == ResultMeasure::Admissions
            && r.milestone == Milestone::Day
            && r.day_to.is_some()
            && r.day_to == point.day
            && r.prov.chosen
    };
    Some(PublishedBreakEven { gross_vnd, admissions: data.film_results.iter().find(day), point })
}
