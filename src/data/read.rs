//! Reads the records of a data file: postcard's form of the structs in `records`, in 5 kB brotli less than through serde.
//!
//! Each `read` names the fields in the order of their declaration, which is the order that `encode` writes.
//! Once a value does not fit, [`Reader::bad`] stays set, every further value is empty and every list ends.

use super::decimal;
use super::population::Packed;
use super::records::{
    BreakEvenPoint, Claim, Film, FilmResult, FxRate, Generation, Market, MarketYear, Moviegoer, Quoted, Source, SourceRef,
};
use super::types::{Currency, MarketId, Money, Provenance, Slug, Year};
use super::words::Word;

/// Bytes still to be read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    /// Whether some value did not fit.
    pub(super) bad: bool,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, bad: false }
    }

    /// Gives up: nothing more is read.
    #[inline(never)]
    fn fail(&mut self) {
        self.bad = true;
        self.rest = &[];
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        if let Some((first, rest)) = self.rest.split_first() {
            self.rest = rest;
            return *first;
        }
        self.fail();
        0
    }

    #[inline(never)]
    fn number(&mut self) -> u64 {
        let mut number = 0;
        for place in 0..10 {
            let byte = self.byte();
            number |= u64::from(byte & 127) << (7 * place);
            if byte < 128 {
                return number;
            }
        }
        self.fail();
        0
    }

    /// A number below `limit`.
    #[inline(never)]
    fn below(&mut self, limit: usize) -> usize {
        match usize::try_from(self.number()) {
            Ok(number) if number < limit => number,
            _ => {
                self.fail();
                0
            }
        }
    }

    #[inline(never)]
    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    fn is(&mut self) -> bool {
        self.below(2) == 1
    }

    #[inline(never)]
    fn bytes(&mut self) -> &'a [u8] {
        let len = self.below(self.rest.len());
        let (bytes, rest) = self.rest.split_at_checked(len).unwrap_or_default();
        self.rest = rest;
        bytes
    }

    #[inline(never)]
    fn str(&mut self) -> &'a str {
        let text = core::str::from_utf8(self.bytes());
        if text.is_err() {
            self.fail();
        }
        text.unwrap_or_default()
    }

    #[inline(never)]
    fn text(&mut self) -> String {
        self.str().into()
    }

    #[inline(never)]
    fn slug(&mut self) -> Slug {
        Slug::unchecked(self.str())
    }

    #[inline(never)]
    fn value(&mut self) -> f64 {
        let digits = self.signed();
        decimal::join(digits, self.byte() as i8)
    }

    #[inline(never)]
    fn year(&mut self) -> Year {
        let year = Year::new(i32::try_from(self.signed()).unwrap_or(0));
        if year.is_none() {
            self.fail();
        }
        year.unwrap_or(Year::clamped(0))
    }

    fn code<const N: usize>(&mut self) -> [u8; N] {
        let mut code = [0; N];
        for byte in &mut code {
            *byte = self.byte();
        }
        code
    }

    #[inline(never)]
    fn market(&mut self) -> MarketId {
        MarketId::unchecked(self.code())
    }

    #[inline(never)]
    fn currency(&mut self) -> Currency {
        Currency::unchecked(self.code())
    }

    fn word<W: Word>(&mut self) -> W {
        let place = self.below(W::ALL.len());
        W::ALL.get(place).copied().unwrap_or(W::FIRST)
    }

    fn age(&mut self) -> Option<u8> {
        self.maybe(Self::byte)
    }

    fn day(&mut self) -> Option<u16> {
        self.maybe(|from| from.below(1 << 16) as u16)
    }

    fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.is().then(|| read(self))
    }

    pub(super) fn list<T>(&mut self, read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut list = Vec::new();
        let mut left = self.number();
        while left > 0 && !self.bad {
            list.push(read(self));
            left -= 1;
        }
        list
    }

    fn provenance(&mut self) -> Provenance {
        Provenance {
            qualifier: self.word(),
            status: self.word(),
            confidence: self.word(),
            tracker: self.slug(),
            source: self.slug(),
            as_of: self.text(),
            computed_from: self.text(),
            chosen: self.is(),
            note: self.text(),
        }
    }

    pub(super) fn market_row(&mut self) -> Market {
        Market {
            id: self.market(),
            kind: self.word(),
            name_en: self.text(),
            name_ko: self.text(),
            name_vi: self.text(),
            currency: self.maybe(Self::currency),
            note: self.text(),
        }
    }

    pub(super) fn market_year(&mut self) -> MarketYear {
        MarketYear {
            market: self.market(),
            year: self.year(),
            measure: self.word(),
            basis: self.maybe(Self::word),
            value: self.value(),
            currency: self.maybe(Self::currency),
            territory_note: self.text(),
            prov: self.provenance(),
        }
    }

    pub(super) fn moviegoer(&mut self) -> Moviegoer {
        Moviegoer {
            survey: self.slug(),
            market: self.market(),
            year: self.year(),
            measure: self.text(),
            definition: self.text(),
            age_from: self.age(),
            age_to: self.age(),
            sex: self.word(),
            value: self.value(),
            unit: self.word(),
            base_age_from: self.age(),
            base_age_to: self.age(),
            population_share_pct: self.maybe(Self::value),
            sample: self.text(),
            prov: self.provenance(),
        }
    }

    pub(super) fn generation(&mut self) -> Generation {
        Generation {
            id: self.text(),
            label: self.text(),
            birth_from: self.year(),
            birth_to: self.maybe(Self::year),
            publishers: self.list(Self::text),
            kind: self.word(),
            offered: self.is(),
            also_sources: self.list(Self::slug),
            prov: self.provenance(),
        }
    }

    pub(super) fn film(&mut self) -> Film {
        Film {
            id: self.slug(),
            title_en: self.text(),
            title_ko: self.text(),
            title_vi: self.text(),
            title_other: self.text(),
            title_variants: self.list(Self::text),
            countries: self.list(Self::market),
            relation: self.word(),
            relation_note: self.text(),
            companies: self.text(),
            directors: self.text(),
            cast: self.text(),
            genre: self.text(),
            release_vn: self.text(),
            release_kr: self.text(),
            release_other: self.text(),
            stage: self.word(),
            stage_note: self.text(),
            stage_checked: self.text(),
            cost: self.maybe(Self::quoted),
            break_even: self.maybe(Self::break_even),
            prov: self.provenance(),
        }
    }

    fn quoted(&mut self) -> Quoted {
        Quoted { money: Money { amount: self.value(), currency: self.currency() }, qualifier: self.word(), source: self.slug() }
    }

    fn break_even(&mut self) -> BreakEvenPoint {
        BreakEvenPoint {
            measure: self.maybe(Self::word),
            value: self.maybe(Self::value),
            currency: self.maybe(Self::currency),
            qualifier: self.word(),
            day: self.day(),
            source: self.slug(),
        }
    }

    pub(super) fn film_result(&mut self) -> FilmResult {
        FilmResult {
            film: self.slug(),
            territory: self.market(),
            milestone: self.word(),
            day_from: self.day(),
            day_to: self.day(),
            date: self.text(),
            measure: self.word(),
            value: self.value(),
            currency: self.maybe(Self::currency),
            prov: self.provenance(),
        }
    }

    pub(super) fn fx_rate(&mut self) -> FxRate {
        FxRate {
            base: self.currency(),
            quote: self.currency(),
            period: self.text(),
            kind: self.word(),
            rate: self.value(),
            prov: self.provenance(),
        }
    }

    pub(super) fn claim(&mut self) -> Claim {
        Claim {
            id: self.slug(),
            view: self.word(),
            article: self.slug(),
            subject: self.text(),
            printed: self.text(),
            paraphrase: self.text(),
            verdict: self.word(),
            evidence: self.text(),
            evidence_source: self.maybe(Self::slug),
            pointer: self.text(),
            rows: self.list(Self::text),
        }
    }

    pub(super) fn source(&mut self) -> Source {
        Source {
            id: self.slug(),
            title: self.text(),
            publisher: self.text(),
            date: self.text(),
            url: self.text(),
            licence: self.text(),
            note: self.text(),
        }
    }

    pub(super) fn source_ref(&mut self) -> SourceRef {
        SourceRef { id: self.slug(), publisher: self.text(), date: self.text() }
    }

    fn packed(&mut self) -> Packed {
        Packed {
            unit: self.below(1 << 16) as u16,
            years: self.list(Self::year),
            projected_from: self.year(),
            source: self.slug(),
            markets: self.list(Self::market),
            holes: self.list(|from| from.number() as u32),
            residuals: self.list(|from| from.signed() as i32),
        }
    }

    pub(super) fn population(&mut self) -> Option<Packed> {
        self.maybe(Self::packed)
    }

    pub(super) fn sexes(&mut self) -> Option<(Packed, Packed)> {
        self.maybe(|from| (from.packed(), from.packed()))
    }
}
