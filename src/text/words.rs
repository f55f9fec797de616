//! Words for messages and typed arguments, in one language.

use crate::data::{Currency, Dataset, Qualifier, Status, Verdict};
use crate::figure::{Arg, Key, Msg, Scale};
use crate::view::Lang;

use super::locale::Locale;
use super::number::decimals_of;
use super::template::{self, Fill};

/// What stands for the source of a figure that the reader assumed.
const ASSUMPTION: &str = "assumption";

/// A language with the dataset whose names it says.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The templates.
    pub locale: &'a Locale,
    /// Names of markets, films and sources.
    pub data: &'a Dataset,
    /// Which of the names.
    pub lang: Lang,
}

impl Words<'_> {
    /// The sentence of a message.
    #[must_use]
    pub fn say(&self, msg: &Msg) -> String {
        let mut out = String::new();
        self.push_msg(msg, &mut out);
        out
    }

    /// The sentence of a key without arguments.
    #[must_use]
    pub fn key(&self, key: Key) -> &str {
        self.locale.template(key)
    }

    /// The text of an argument or a cell.
    #[must_use]
    pub fn arg(&self, arg: &Arg) -> String {
        let mut out = String::new();
        self.push_arg(arg, &mut out);
        out
    }

    /// The label of a tick on an axis whose ticks are `step` apart: short, with just enough decimals.
    ///
    /// On a logarithmic axis `step` is zero.
    #[must_use]
    pub fn tick(&self, value: f64, step: f64, scale: Scale) -> String {
        let numbers = self.locale.numbers();
        match scale {
            Scale::Year => numbers.plain(whole(value)),
            Scale::Day => numbers.fixed(value, 0),
            Scale::Number => numbers.fixed(value, decimals_of(step)),
            Scale::Percent => self.form(Key::UnitPercent, &[("n", &numbers.fixed(value, decimals_of(step)))]),
            Scale::Count | Scale::Money(_) => numbers.large_tick(value, step),
            Scale::LogMoney(_) => numbers.large_tick(value, 0.0),
            Scale::Time => {
                let year = value.floor();
                let month = whole((value - year) * 12.0);
                let year = numbers.plain(whole(year));
                match usize::try_from(month + 1).ok().and_then(|month| self.locale.month(month)) {
                    Some(name) if month > 0 => self.form(Key::DateMonth, &[("month", name), ("year", &year)]),
                    _ => year,
                }
            }
        }
    }

    fn push_msg(&self, msg: &Msg, out: &mut String) {
        template::fill(self.locale.template(msg.key), &Args { words: self, msg }, out);
    }

    fn push_arg(&self, arg: &Arg, out: &mut String) {
        let numbers = self.locale.numbers();
        let text = match arg {
            Arg::Blank | Arg::Select(_) => return,
            Arg::Text(text) => return out.push_str(text),
            Arg::Msg(msg) => return self.push_msg(msg, out),
            Arg::Market(id) => return out.push_str(self.market(*id).unwrap_or(id.as_str())),
            Arg::Film(id) => return self.push_film(id, out),
            Arg::Status(status) => return out.push_str(self.key(status_key(*status))),
            Arg::Verdict(verdict) => return out.push_str(self.key(verdict_key(*verdict))),
            Arg::Year(year) => numbers.plain(i64::from(*year)),
            Arg::Int(number) => numbers.whole(*number),
            Arg::Num(number, decimals) => numbers.fixed(*number, *decimals),
            Arg::Percent(number, decimals) => self.form(Key::UnitPercent, &[("n", &numbers.fixed(*number, *decimals))]),
            Arg::Points(number, decimals) => self.form(Key::UnitPoints, &[("n", &numbers.fixed(*number, *decimals))]),
            Arg::Times(number, decimals) => self.form(Key::UnitTimes, &[("n", &numbers.fixed(*number, *decimals))]),
            Arg::Large(number) => numbers.large(*number),
            Arg::Full(number) => numbers.fixed(*number, 0),
            Arg::Money(amount, currency) => self.money(*amount, *currency),
            Arg::Index(number) => numbers.fixed(*number, 1),
            Arg::Date(date) => self.date(date),
            Arg::Source(id) => match self.data.source_ref(id) {
                Some(source) => self.source(&source.publisher, &source.date),
                None => match self.data.sources.iter().find(|source| source.id == *id) {
                    Some(source) => self.source(&source.publisher, &source.date),
                    None if id.as_str() == ASSUMPTION => self.key(Key::SourceAssumption).into(),
                    None => id.as_str().into(),
                },
            },
            Arg::Qualified(qualifier, value) => {
                let value = self.arg(value);
                match qualifier {
                    Qualifier::Exact => value,
                    Qualifier::About => self.form(Key::QualifierAbout, &[("value", &value)]),
                    Qualifier::AtLeast => self.form(Key::QualifierAtLeast, &[("value", &value)]),
                    Qualifier::AtMost => self.form(Key::QualifierAtMost, &[("value", &value)]),
                }
            }
            Arg::Range(low, high) => self.range(low, high),
            Arg::List(items) => self.list(items),
        };
        out.push_str(&text);
    }

    fn market(&self, id: crate::data::MarketId) -> Option<&str> {
        let market = self.data.market(id)?;
        let name = match self.lang {
            Lang::En => &market.name_en,
            Lang::Ko => &market.name_ko,
            Lang::Vi => &market.name_vi,
        };
        [name, &market.name_en].into_iter().find(|name| !name.is_empty()).map(String::as_str)
    }

    fn push_film(&self, id: &crate::data::FilmId, out: &mut String) {
        let Some(film) = self.data.film(id) else { return out.push_str(id.as_str()) };
        let own = match self.lang {
            Lang::En => "",
            Lang::Ko => &film.title_ko,
            Lang::Vi => &film.title_vi,
        };
        out.push_str(if own.is_empty() { &film.title_en } else { own });
    }

    fn source(&self, publisher: &str, date: &str) -> String {
        let year = date.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit())).unwrap_or("");
        self.form(Key::SourceForm, &[("publisher", publisher), ("year", year)])
    }

    fn money(&self, amount: f64, currency: Currency) -> String {
        let numbers = self.locale.numbers();
        let small = amount.abs() < 1000.0 && (amount - amount.round()).abs() >= 0.005;
        let amount = if small { numbers.fixed(amount, 2) } else { numbers.large(amount) };
        self.form(Key::MoneyForm, &[("currency", currency.as_str()), ("amount", &amount)])
    }

    fn date(&self, date: &str) -> String {
        let mut parts = date.splitn(3, '-');
        let year = parts.next().unwrap_or("");
        let month = parts.next().and_then(|month| self.locale.month(month.parse().ok()?));
        let day = parts.next().map(|day| day.parse::<u8>().ok().filter(|day| (1..=31).contains(day)));
        match (month, day) {
            (Some(month), None) => self.form(Key::DateMonth, &[("month", month), ("year", year)]),
            (Some(month), Some(Some(day))) => {
                let day = self.locale.numbers().plain(i64::from(day));
                self.form(Key::DateDay, &[("day", &day), ("month", month), ("year", year)])
            }
            _ if date.len() == 4 => self.form(Key::DateYear, &[("year", date)]),
            _ => date.into(),
        }
    }

    /// Two ends; what both numbers have around their digits is said once: "VND 2.1 to 2.2 billion".
    fn range(&self, low: &Arg, high: &Arg) -> String {
        let (a, b) = (self.arg(low), self.arg(high));
        if a == b {
            return a;
        }
        let (mut from, mut to) = (a.as_str(), b.as_str());
        if is_number(low) && is_number(high) {
            let digit = |c: char| c.is_ascii_digit();
            // A large unit in Hangul belongs to its number: 20만~1억 동.
            let ends = |text: &str| {
                let (digits, after) = text.split_at(text.rfind(digit).map_or(0, |at| at + 1));
                digits.len() + after.find(|c| c < '가').unwrap_or(after.len())
            };
            let starts = |text: &str| text.find(digit).unwrap_or(0);
            if from.get(ends(from)..) == to.get(ends(to)..) {
                from = from.get(..ends(from)).unwrap_or(from);
            }
            if a.get(..starts(&a)) == b.get(..starts(&b)) && !a.contains('\u{2212}') {
                to = to.get(starts(to)..).unwrap_or(to);
            }
        }
        self.form(Key::RangeForm, &[("a", from), ("b", to)])
    }

    fn list(&self, items: &[Arg]) -> String {
        let Some((first, others)) = items.split_first() else { return String::new() };
        let mut text = self.arg(first);
        for (at, item) in others.iter().enumerate() {
            let key = match at + 1 {
                last if last < others.len() => Key::ListMany,
                1 => Key::ListTwo,
                _ => Key::ListLast,
            };
            text = self.form(key, &[("a", &text), ("b", &self.arg(item))]);
        }
        text
    }

    fn form(&self, key: Key, texts: &[(&str, &str)]) -> String {
        let mut out = String::new();
        template::fill(self.locale.template(key), &Texts(texts), &mut out);
        out
    }
}

/// The arguments of a message.
struct Args<'a> {
    words: &'a Words<'a>,
    msg: &'a Msg,
}

impl Args<'_> {
    fn find(&self, name: &str) -> Option<&Arg> {
        let arg = self.msg.args.iter().find(|(own, _)| *own == name).map(|(_, arg)| arg);
        debug_assert!(arg.is_some(), "{:?} has no argument {name}", self.msg.key);
        arg
    }
}

impl Fill for Args<'_> {
    fn text(&self, name: &str, out: &mut String) {
        if let Some(arg) = self.find(name) {
            self.words.push_arg(arg, out);
        }
    }

    fn choice(&self, name: &str, out: &mut String) {
        let Some(arg) = self.find(name) else { return };
        match arg {
            Arg::Blank => out.push_str("none"),
            Arg::Select(word) => out.push_str(word),
            Arg::Market(id) => out.push_str(id.as_str()),
            Arg::Film(id) | Arg::Source(id) => out.push_str(id.as_str()),
            Arg::Status(status) => out.push_str(status.as_str()),
            Arg::Verdict(verdict) => out.push_str(verdict.as_str()),
            Arg::Qualified(qualifier, _) => out.push_str(qualifier.as_str()),
            arg => self.words.push_arg(arg, out),
        }
    }
}

/// Arguments that are text already; an empty one is `none` to a select.
struct Texts<'a>(&'a [(&'a str, &'a str)]);

impl Fill for Texts<'_> {
    fn text(&self, name: &str, out: &mut String) {
        let text = self.0.iter().find(|(own, _)| *own == name);
        debug_assert!(text.is_some(), "no argument {name}");
        if let Some((_, text)) = text {
            out.push_str(text);
        }
    }

    fn choice(&self, name: &str, out: &mut String) {
        let before = out.len();
        self.text(name, out);
        if out.len() == before {
            out.push_str("none");
        }
    }
}

const fn is_number(arg: &Arg) -> bool {
    use Arg::{Full, Index, Int, Large, Money, Num, Percent, Points, Times};
    matches!(arg, Int(_) | Num(..) | Percent(..) | Points(..) | Large(_) | Full(_) | Money(..) | Index(_) | Times(..))
}

const fn status_key(status: Status) -> Key {
    match status {
        Status::Reported => Key::StatusReported,
        Status::Computed => Key::StatusComputed,
        Status::Estimate => Key::StatusEstimate,
        Status::Projection => Key::StatusProjection,
        Status::Provisional => Key::StatusProvisional,
        Status::Disputed => Key::StatusDisputed,
    }
}

const fn verdict_key(verdict: Verdict) -> Key {
    match verdict {
        Verdict::Holds => Key::VerdictHolds,
        Verdict::Outdated => Key::VerdictOutdated,
        Verdict::NotLikeForLike => Key::VerdictNotLikeForLike,
        Verdict::Wrong => Key::VerdictWrong,
        Verdict::InConflict => Key::VerdictInConflict,
        Verdict::NotVerifiable => Key::VerdictNotVerifiable,
        Verdict::NotChecked => Key::VerdictNotChecked,
    }
}

fn whole(value: f64) -> i64 {
    (value + 1e-6).floor() as i64
}
