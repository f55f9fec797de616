//! The sentence above the charts: the protagonists, or the range where there is none, then how many are back.

use crate::data::Year;
use crate::figure::{Arg, Key, Msg};
use crate::insight::recovery::{IndexPoint, IndexSeries};

use super::words::place;
use super::{Ask, is_protagonist};

/// The series that speaks for a market and its latest point.
pub(super) type Latest<'s, 'a> = (&'s IndexSeries<'a>, &'s IndexPoint<'a>);

impl Ask<'_> {
    /// What the latest points of markets say; at most two markets are all named.
    pub(super) fn finding(&self, latest: &[Latest], measure: Arg) -> Msg {
        let year = latest.iter().map(|(_, point)| point.year).max().unwrap_or(Year::clamped(self.to));
        let few = latest.len() <= 2;
        let (mut named, mut rest): (Vec<&Latest>, Vec<&Latest>) =
            latest.iter().partition(|(series, _)| few || is_protagonist(series.market));
        if rest.len() == 1 && !named.is_empty() {
            named.append(&mut rest);
        }
        // A headline that names the protagonists says of the others how many are back, not more.
        let key = if named.is_empty() && !rest.is_empty() { Key::RecoveryFindRange } else { Key::RecoveryFindNamed };
        let same = rest.iter().all(|(_, point)| point.year == year);
        let mut msg = Msg::new(key)
            .with("year", year)
            .select("years", if same { "same" } else { "differ" })
            .with("measure", measure)
            .with("base", self.base_word())
            .with("clauses", Arg::List(named.iter().map(|(series, point)| self.clause(series, point, year)).collect()));
        crate::order::by(&mut rest, |(_, one), (_, other)| one.index.total_cmp(&other.index));
        if let (Some((low, low_point)), Some((high, high_point))) = (rest.first(), rest.last()) {
            msg = msg
                .int("n", rest.len() as i64)
                .with("low", self.share(low, low_point))
                .with("low_place", place(low.market, low_point, year))
                .with("high", self.share(high, high_point))
                .with("high_place", place(high.market, high_point, year));
        }
        let recent: Vec<&Latest> = latest.iter().filter(|(_, point)| point.year == year && year.get() > 2019).collect();
        if recent.len() < 3 {
            return msg;
        }
        let back = recent.iter().filter(|(_, point)| point.is_back()).count();
        let count = Msg::new(Key::RecoveryBack)
            .int("back", back as i64)
            .int("n", recent.len() as i64)
            .select("all", if recent.len() == latest.len() { "yes" } else { "no" })
            .with("year", year)
            .with("base", self.base_word());
        Msg::new(Key::RecoveryFindBoth).with("first", msg).with("second", count)
    }
}
