//! The break-even explorer: net result by tickets under stated assumptions.

use crate::data::{Confidence, Currency, Dataset, Film, MarketId, Qualifier, Relation, SourceId, Status};
use crate::figure::{
    Arg, At, Axis, Band, Body, Colour, Figure, Key, Mark, Msg, Point, RefLine, Scale, Series, Stroke, Table, Tip, Xy, add_source,
};
use crate::insight::{BreakEvenInputs, Net, Unit, break_even, net, published_break_even, run, ticket_price};

use super::say;
use super::{Chart, ViewState};

/// Into how many steps the line is cut, each with its words.
const STEPS: u8 = 10;

/// Net result against tickets; the published figures of one film beside the assumption.
pub fn figure(data: &Dataset, state: &ViewState) -> Figure {
    let inputs = &state.break_even;
    let even = break_even(inputs);
    let film = published_film(data, state);
    let finding = match even {
        Some(even) => Msg::new(Key::OutcomesBreakevenFinding)
            .large("tickets", even.admissions.ceil())
            .with("gross", Arg::Money(even.gross_vnd, Currency::VND)),
        None => Msg::new(Key::OutcomesBreakevenNever),
    };
    let measured = assumptions(inputs);
    let mut figure = super::blank(Chart::OutcomesBreakeven, finding, measured, Msg::new(Key::OutcomesBreakevenTable));
    figure.notes.push(Msg::new(Key::OutcomesBreakevenNote));
    figure.notes.push(
        Msg::new(Key::OutcomesBreakevenSplit)
            .with("first", share(inputs.split_permille))
            .with("second", share(1000_u16.saturating_sub(inputs.split_permille))),
    );
    let published = film.and_then(|film| Some((film, published_break_even(data, film)?)));
    let sold = film.and_then(|film| run(data, film, MarketId::VNM, Unit::Tickets).end);
    let most = even.map_or(1e6, |even| even.admissions * 2.0).max(sold.as_ref().map_or(0.0, |end| end.value * 1.15)).clamp(1e4, 1e9);

    let table = Table::new(figure.table.caption.clone()).columns(&[
        (Key::ColFilm, false),
        (Key::OutcomesColTickets, true),
        (Key::OutcomesColGrossVnd, true),
    ]);
    let table = table.columns(&[(Key::OutcomesColNet, true), (Key::OutcomesColFirst, true), (Key::OutcomesColSecond, true)]);
    figure.table = table.columns(&[(Key::ColStatus, false), (Key::ColSource, false)]);
    let mut steps: Vec<Net> = (0..=STEPS).map(|step| net(inputs, most * f64::from(step) / f64::from(STEPS))).collect();
    steps.extend(even.filter(|even| even.admissions <= most));
    crate::order::by(&mut steps, |a, b| a.admissions.total_cmp(&b.admissions));
    // An assumption has no source: the name stands in its place and is not among the sources.
    let Some(source) = SourceId::parse("assumption") else { return figure };
    let mut points = Vec::new();
    for step in &steps {
        let is_even = even.is_some_and(|even| (even.admissions - step.admissions).abs() < 0.5);
        figure.table.rows.push(cells(Key::OutcomesAssumption.into(), step, Arg::Status(Status::Computed), Arg::Blank));
        points.push(point(step.admissions, step.net_vnd, if is_even { Mark::Hollow } else { Mark::None }, line_tip(step, source.clone())));
    }
    let lowest = steps.iter().map(|s| s.net_vnd).fold(0.0, f64::min);
    let highest = steps.iter().map(|s| s.net_vnd).fold(0.0, f64::max);
    let mut series = vec![Series {
        key: "assumption".into(),
        name: Key::OutcomesAssumption.into(),
        colour: Colour::Series(0),
        stroke: Stroke::Dashed,
        points,
    }];
    let mut lines = vec![RefLine { at: At::Y(0.0), label: Msg::new(Key::OutcomesBreakevenZero) }];
    let mut bands = Vec::new();
    if let (Some(film), Some(end)) = (film, &sold) {
        let label = |key| Msg::new(key).film("film", &film.id).with("value", say::in_words(end, Unit::Tickets));
        match end.range {
            Some(range) => bands.push(Band { on_x: true, range, label: label(Key::OutcomesBreakevenSold) }),
            None => lines.push(RefLine { at: At::X(end.value), label: label(Key::OutcomesBreakevenSold) }),
        }
        say::cite(&mut figure.sources, end);
    }
    if let Some((film, published)) = published {
        add_source(&mut figure.sources, &published.point.source);
        let gross = say::worded(published.point.qualifier, Arg::Money(published.gross_vnd, Currency::VND));
        let mut note = Msg::new(Key::OutcomesBreakevenPublished)
            .film("film", &film.id)
            .with("gross", gross.clone())
            .select("cost", if film.cost.is_some() { "yes" } else { "no" });
        note = match published.admissions {
            Some(row) => note.select("known", "yes").large("tickets", row.value),
            None => note.select("known", "no").with("tickets", Arg::Blank),
        };
        figure.notes.push(note.clone());
        if let Some(row) = published.admissions {
            add_source(&mut figure.sources, &row.prov.source);
            let tip = Tip {
                name: Arg::Film(film.id.clone()),
                at: tickets(row.value),
                value: gross,
                more: vec![note],
                status: Status::Reported,
                qualifier: published.point.qualifier,
                confidence: row.prov.confidence,
                source: published.point.source.clone(),
            };
            series.push(Series {
                key: film.id.as_str().into(),
                name: Msg::new(Key::OutcomesBreakevenPoint).film("film", &film.id).into(),
                colour: Colour::Accent,
                stroke: Stroke::Points,
                points: vec![point(row.value, 0.0, Mark::Dot, tip)],
            });
            let at = Net { admissions: row.value, gross_vnd: published.gross_vnd, net_vnd: 0.0, first_vnd: 0.0, second_vnd: 0.0 };
            let source = Arg::Source(published.point.source.clone());
            let mut cells = cells(Arg::Film(film.id.clone()), &at, Arg::Status(Status::Reported), source);
            // Nothing was published of how the partners share.
            cells.iter_mut().skip(4).take(2).for_each(|cell| *cell = Arg::Blank);
            figure.table.rows.push(cells);
        }
    }
    if let Some(price) = film.and_then(|film| ticket_price(data, film)) {
        say::cite(&mut figure.sources, &price.gross);
        figure.notes.push(
            Msg::new(Key::OutcomesBreakevenPrice)
                .film("film", &price.gross.row.film)
                .with("price", say::ticket(&price))
                .with("gross", say::in_words(&price.gross, Unit::Gross(Currency::VND)))
                .with("tickets", say::in_words(&price.admissions, Unit::Tickets)),
        );
    }
    figure.body = Body::Xy(Xy {
        x: Axis { title: Msg::new(Key::OutcomesColTickets), scale: Scale::Count, domain: (0.0, most) },
        y: Axis {
            title: Msg::new(Key::OutcomesColNet),
            scale: Scale::Money(Currency::VND),
            domain: (lowest, if highest > lowest { highest } else { lowest + 1e9 }),
        },
        series,
        lines,
        bands,
    });
    figure
}

/// The film whose published figures stand beside the line: the first chosen one with a break-even gross, else a co-production.
fn published_film<'a>(data: &'a Dataset, state: &ViewState) -> Option<&'a Film> {
    let has = |film: &&Film| published_break_even(data, film).is_some();
    let chosen = state.films.iter().flatten().filter_map(|id| data.film(id)).find(has);
    chosen.or_else(|| data.films.iter().filter(|f| f.relation == Relation::Coproduction).find(has))
}

fn assumptions(inputs: &BreakEvenInputs) -> Msg {
    let money = |millions: u32| Arg::Money(f64::from(millions) * 1e6, Currency::VND);
    Msg::new(Key::OutcomesBreakevenMeasured)
        .with("vat", share(inputs.vat_permille))
        .with("cinemas", share(inputs.exhibitor_permille))
        .with("distribution", share(inputs.distribution_permille))
        .with("marketing", money(inputs.marketing_mvnd))
        .with("cost", money(inputs.cost_mvnd))
        .with("ticket", Arg::Money(f64::from(inputs.ticket_vnd), Currency::VND))
}

fn share(permille: u16) -> Arg {
    Arg::Percent(f64::from(permille) / 10.0, u8::from(!permille.is_multiple_of(10)))
}

fn tickets(value: f64) -> Arg {
    Msg::new(Key::OutcomesTickets).large("n", value.round()).into()
}

fn cells(name: Arg, at: &Net, status: Arg, source: Arg) -> Vec<Arg> {
    let mut cells = vec![name, Arg::Full(at.admissions.ceil())];
    cells.extend([at.gross_vnd, at.net_vnd, at.first_vnd, at.second_vnd].map(|vnd| Arg::Full(vnd.round())));
    cells.extend([status, source]);
    cells
}

fn line_tip(at: &Net, source: SourceId) -> Tip {
    let money = |vnd: f64| Arg::Money(vnd.round(), Currency::VND);
    Tip {
        name: Key::OutcomesAssumption.into(),
        at: tickets(at.admissions),
        value: money(at.net_vnd),
        more: vec![
            Msg::new(Key::OutcomesBreakevenTip)
                .with("gross", money(at.gross_vnd))
                .with("first", money(at.first_vnd))
                .with("second", money(at.second_vnd)),
        ],
        status: Status::Computed,
        qualifier: Qualifier::Exact,
        confidence: Confidence::Medium,
        source,
    }
}

const fn point(x: f64, y: f64, mark: Mark, tip: Tip) -> Point {
    Point { x, x_to: None, y, range: None, gap_before: false, dashed_before: false, mark, tip }
}
