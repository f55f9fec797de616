//! What a film grossed for what it was published to have cost.

use crate::data::{Currency, Dataset, Film, Qualifier, Quoted, ResultMeasure};

use super::money::{NoRate, UsedRate, convert};
use super::run::{Total, Unit, run, territories};

/// Published cost and final gross of a film in one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct CostMultiple<'a> {
    /// The published cost.
    pub cost: &'a Quoted,
    /// The cost in the currency that was asked for.
    pub cost_amount: f64,
    /// The rates that the cost was converted at.
    pub cost_rates: Vec<UsedRate>,
    /// The final gross in that currency.
    pub gross: Total<'a>,
    /// Gross / cost; where sources differ on the gross, the end that the qualifier is true of.
    pub times: f64,
    /// How exactly the multiple is known: a cost of "at least" makes it "at most".
    pub qualifier: Qualifier,
}

/// Gross / cost of a film, both in `currency`; `None` without a published cost or a final gross.
///
/// The gross is the final one of the first territory that has one, Viet Nam first. Cost and gross are
/// converted at the rates of the date of the gross, so the multiple does not depend on `currency`.
///
/// # Errors
/// [`NoRate`] when one of both cannot be brought into `currency`.
pub fn cost_multiple<'a>(data: &'a Dataset, film: &'a Film, currency: Currency) -> Option<Result<CostMultiple<'a>, NoRate>> {
    let cost = film.cost.as_ref().filter(|c| c.money.amount > 0.0)?;
    for territory in territories(data, &film.id, ResultMeasure::Gross) {
        let mut run = run(data, film, territory, Unit::Gross(currency));
        if let Some(gross) = run.end.take() {
            let times = match (over(gross.row.prov.qualifier, cost.qualifier), gross.range) {
                (Qualifier::AtMost, Some((_, high))) => (high, Qualifier::AtMost),
                (Qualifier::AtLeast, Some((low, _))) => (low, Qualifier::AtLeast),
                (Qualifier::Exact, Some(_)) => (gross.value, Qualifier::About),
                (qualifier, _) => (gross.value, qualifier),
            };
            return Some(convert(&data.fx_rates, cost.money, currency, &gross.row.date).map(|cost_in| CostMultiple {
                cost,
                cost_amount: cost_in.money.amount,
                cost_rates: cost_in.rates,
                times: times.0 / cost_in.money.amount,
                qualifier: times.1,
                gross,
            }));
        }
        if let Some((_, why)) = run.refused.into_iter().find(|(row, _)| row.milestone == crate::data::Milestone::Final) {
            return Some(Err(why));
        }
    }
    None
}

/// How exactly a quotient is known from its two ends.
fn over(above: Qualifier, below: Qualifier) -> Qualifier {
    use Qualifier::{About, AtLeast, AtMost, Exact};
    match (above, below) {
        (Exact, Exact) => Exact,
        (Exact | AtMost, AtLeast) | (AtMost, Exact) => AtMost,
        (Exact | AtLeast, AtMost) | (AtLeast, Exact) => AtLeast,
        _ => About,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(above: Qualifier, below: Qualifier, expected: Qualifier) {
        assert_eq!(over(above, below), expected);
    }

    #[test]
    fn a_quotient_is_as_exact_as_its_ends() {
        use Qualifier::{About, AtLeast, AtMost, Exact};
        check(Exact, Exact, Exact);
        check(Exact, AtLeast, AtMost);
        check(Exact, AtMost, AtLeast);
        check(AtLeast, AtLeast, About);
        check(AtLeast, Exact, AtLeast);
        check(Exact, About, About);
    }
}
