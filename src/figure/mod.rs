//! What one chart says, before any pixel, colour or language.
//!
//! A [`Figure`] is all that the canvas, the table, the spoken words and the files are derived from.

mod keys;
mod msg;
mod table;

pub use keys::Key;
pub use msg::{Arg, Msg};
pub use table::{Cell, Column, Table};

use crate::data::{Confidence, MarketId, Qualifier, SourceId, Status};
use crate::view::Chart;

/// One chart with its words, table and sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Which chart it is.
    pub chart: Chart,
    /// The plain sentence that the chart shows, computed from what is drawn.
    pub finding: Msg,
    /// One line: what is measured, of whom, when.
    pub measured: Msg,
    /// The marks.
    pub body: Body,
    /// Caveats that belong to this figure.
    pub notes: Vec<Msg>,
    /// What was asked for and could not be shown, and why.
    pub notices: Vec<Msg>,
    /// Every source that a drawn figure rests on, in order of appearance, once each.
    pub sources: Vec<SourceId>,
    /// Exactly what is drawn.
    pub table: Table,
}

/// The form of the marks.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Series over a numeric x.
    Xy(Xy),
    /// Named rows with marks over a numeric x.
    Rows(Rows),
    /// Age pyramids side by side.
    Pyramid(Pyramid),
    /// Nothing can be drawn; the sentence says why.
    Empty(Msg),
}

/// Series over a numeric x axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Xy {
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// The series; drawn in this order, so the focus comes last.
    pub series: Vec<Series>,
    /// Reference lines.
    pub lines: Vec<RefLine>,
    /// Reference bands.
    pub bands: Vec<Band>,
}

/// A numeric axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What it measures, with unit.
    pub title: Msg,
    /// How its ticks read.
    pub scale: Scale,
    /// First and last value shown, before rounding to ticks; finite, and the first is smaller.
    pub domain: (f64, f64),
}

/// How the values of an axis are spaced and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Calendar years: whole, no thousands separator.
    Year,
    /// Days since release: whole.
    Day,
    /// Plain numbers.
    Number,
    /// Percent.
    Percent,
    /// Large whole numbers: persons, tickets.
    Count,
    /// Money in the currency of the figure.
    Money(crate::data::Currency),
    /// Points in time as decimal years, read as year (and half-years between).
    Time,
    /// Money on a logarithmic scale; the domain is positive.
    LogMoney(crate::data::Currency),
}

/// A stable colour, resolved by the theme; never the only thing that tells series apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Colour {
    /// Viet Nam, in every chart.
    VietNam,
    /// South Korea, in every chart.
    Korea,
    /// One of eight further colours, 0 to 7 (two are in use by the protagonists' hues).
    Series(u8),
    /// Muted context.
    Context,
    /// The one accent.
    Accent,
}

impl Colour {
    /// The colour of a market at place `nth` among the selected ones other than Viet Nam and Korea.
    #[must_use]
    pub fn of_market(market: MarketId, nth: usize) -> Self {
        match market {
            MarketId::VNM => Self::VietNam,
            MarketId::KOR => Self::Korea,
            _ if nth < 6 => Self::Series(nth as u8),
            _ => Self::Context,
        }
    }
}

/// How a series is stroked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Firm figures.
    Solid,
    /// Weak sources, proxies, projections.
    Dashed,
    /// Points only: the figures must not be joined.
    Points,
}

/// How a point is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A filled dot.
    Dot,
    /// An open dot: projection, estimate, disputed, planned.
    Hollow,
    /// No mark of its own on the line.
    None,
}

/// One series of points.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// A stable key: a market or film, with its tracker where one market has two.
    pub key: String,
    /// Its name at the end of the line.
    pub name: Arg,
    /// Its colour.
    pub colour: Colour,
    /// Its stroke.
    pub stroke: Stroke,
    /// Ascending by x.
    pub points: Vec<Point>,
}

/// One point of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Position on the x axis.
    pub x: f64,
    /// End of a span on the x axis, where the moment is known only as a range.
    pub x_to: Option<f64>,
    /// Position on the y axis.
    pub y: f64,
    /// Low and high, where sources differ.
    pub range: Option<(f64, f64)>,
    /// True when the line must not join this point to the one before: a gap in the record.
    pub gap_before: bool,
    /// True when the piece of line that leads here is dashed: projection or weak source.
    pub dashed_before: bool,
    /// How it is marked.
    pub mark: Mark,
    /// What a reader hears and sees of it.
    pub tip: Tip,
}

/// What a reader is told of one datum.
#[derive(Clone, Debug, PartialEq)]
pub struct Tip {
    /// Name of the series or row.
    pub name: Arg,
    /// The moment or category: year, day, age.
    pub at: Arg,
    /// The value with its unit and qualifier.
    pub value: Arg,
    /// Further lines: level behind an index, change, range, rate used.
    pub more: Vec<Msg>,
    /// What kind of figure it is.
    pub status: Status,
    /// How exactly it was printed.
    pub qualifier: Qualifier,
    /// How far the source can be trusted.
    pub confidence: Confidence,
    /// The row of `sources`.
    pub source: SourceId,
}

/// A line across the plot at one value of one axis, or the diagonal.
#[derive(Clone, Debug, PartialEq)]
pub struct RefLine {
    /// Where.
    pub at: At,
    /// Its label.
    pub label: Msg,
}

/// Where a reference line runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum At {
    /// A value of the x axis.
    X(f64),
    /// A value of the y axis.
    Y(f64),
    /// y = slope * x.
    Diagonal(f64),
}

/// A band across the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// True for a range of the x axis, false for one of the y axis.
    pub on_x: bool,
    /// First and last value.
    pub range: (f64, f64),
    /// Its label.
    pub label: Msg,
}

/// Named rows with marks over a numeric x axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The horizontal axis.
    pub x: Axis,
    /// The rows, in groups with an optional heading.
    pub groups: Vec<RowGroup>,
    /// Reference lines.
    pub lines: Vec<RefLine>,
    /// Reference bands.
    pub bands: Vec<Band>,
    /// What the kinds of marks mean, where that is not plain: shown as a small key above the chart.
    pub key: Vec<(RowMarkKind, Msg)>,
}

/// A group of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct RowGroup {
    /// Its heading.
    pub title: Option<Msg>,
    /// Its rows, top to bottom.
    pub rows: Vec<Row>,
}

/// One named row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// A stable key: a market, film or band.
    pub key: String,
    /// Its name.
    pub name: Arg,
    /// A muted second line under the name.
    pub sub: Option<Msg>,
    /// True for the protagonists and the selected: strong text and colour.
    pub focus: bool,
    /// Its colour.
    pub colour: Colour,
    /// Its marks, drawn in order.
    pub marks: Vec<RowMark>,
    /// The value printed after the last mark.
    pub value: Option<Arg>,
}

/// One mark of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowMark {
    /// Its form.
    pub kind: RowMarkKind,
    /// Where it starts; for dots and ticks the same as `to`.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// True for weak, estimated or projected figures: hatched or open.
    pub weak: bool,
    /// What a reader hears and sees of it.
    pub tip: Tip,
}

/// The form of a row's mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowMarkKind {
    /// A bar from `from` (usually zero) to `to`.
    Bar,
    /// A filled dot at `to`.
    Dot,
    /// An open dot at `to`.
    Hollow,
    /// A tall tick at `to`, for a value to compare with.
    Tick,
    /// A thin line from `from` to `to`: a range.
    Span,
}

/// Age pyramids side by side, on one common scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Pyramid {
    /// Share of the whole population, percent; the same for both sides and all panels.
    pub x: Axis,
    /// One panel a market.
    pub panels: Vec<PyramidPanel>,
    /// Names of the two sides: women (left), men (right).
    pub sides: (Msg, Msg),
}

/// One pyramid.
#[derive(Clone, Debug, PartialEq)]
pub struct PyramidPanel {
    /// The market.
    pub market: MarketId,
    /// Its name.
    pub name: Arg,
    /// Its colour.
    pub colour: Colour,
    /// One bar a single age, from 0 to 100+: share of the market's population in percent.
    pub ages: Vec<PyramidAge>,
}

/// One age of a pyramid.
#[derive(Clone, Debug, PartialEq)]
pub struct PyramidAge {
    /// Women and girls, percent of the whole population.
    pub women_pct: f64,
    /// Men and boys, percent of the whole population.
    pub men_pct: f64,
    /// How much of this age is in the cohort: 0, 0.5 or 1.
    pub lit: f64,
    /// What a reader hears and sees of it.
    pub tip: Tip,
}

/// Adds a source to a list once.
pub fn add_source(sources: &mut Vec<SourceId>, source: &SourceId) {
    if !sources.contains(source) {
        sources.push(source.clone());
    }
}
