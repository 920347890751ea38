//! Lines over periods, labelled at their ends.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use super::line_ends::{EndLabel, GAP, LAST, end_labels, height_of, wrap_ends};
use crate::chart::data::{ChartData, Point, Series, SeriesRole};
use crate::chart::extremes::{extremes, finest};
use crate::chart::layout::axis::Axis;
use crate::chart::layout::field::Field;
use crate::chart::layout::frame::{Frame, FrameShape, PeriodLayout};
use crate::chart::layout::key::{self, KeyEntry, KeySymbol, key};
use crate::chart::layout::marks::{
    LINE_PATTERNS, TARGET, joins, line_dashes, line_stretches, series_colour, whisker,
};
use crate::chart::layout::size::Size;
use crate::chart::numbers::NumberFormat;
use crate::chart::remarks::limits_name;
use crate::chart::remarks::{breaks, joined};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Stroke, Surface};
use crate::data::Status;
use crate::language::Strings;

const LINE: f32 = 2.5;
/// The most less prominent series that are named.
const PEERS: usize = 12;

pub(super) const KIND: Kind = Kind {
    name: "line",
    opening: "chart-say-line",
    compares: Compares::Periods,
    from_zero: false,
    has_target: true,
    has_events: true,
    has_join: true,
    draw,
    ..Kind::BASE
};

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let numbers = NumberFormat::drawn(data, strings);
    let all: Vec<&Series> = data.series.iter().collect();
    let banded = |series: &Series| has_band(data, &all, series);
    let (low, high) = extremes(&data.series, banded, data.target);
    let axis = data.limits.map_or_else(
        || Axis::covering(low, high, near_zero(low, high), finest(data), size.steps()),
        |(min, max)| Axis::between(min, max, finest(data), size.steps()),
    );
    let labelled: Vec<&Series> = labelled(data);
    let mut ends = ends(data, &labelled, numbers, strings);
    let whole_names = wrap_ends(&mut ends, size);
    let mut entries = Vec::new();
    if !whole_names {
        // If names would have to be cut, they go into a key, and only values are at the ends; of very many lines with a number
        // each.
        let peers = labelled
            .iter()
            .filter(|series| series.role == SeriesRole::Peer);
        let numbered = labelled.len() > LINE_PATTERNS || peers.count() > 1;
        entries = line_entries(&labelled, numbered);
        for (index, end) in ends.iter_mut().enumerate() {
            if end.at.0.is_some() {
                end.name = if numbered {
                    format!("{}:", index + 1)
                } else {
                    String::new()
                };
            }
        }
        if !wrap_ends(&mut ends, size) {
            // Values too long for the ends of lines are in the key too.
            for (entry, end) in entries.iter_mut().zip(&ends) {
                let value = end.value.as_deref().unwrap_or_default();
                entry.text = format!("{}: {value}", entry.text);
            }
        }
    }
    entries.extend(meanings(data, &all, &labelled, strings));
    let top = key::height(size.width(), &entries);
    let room = ends.iter().map(EndLabel::width).fold(0.0, f32::max) + GAP + 4.0;
    let shape = FrameShape {
        layout: PeriodLayout::Points,
        width: size.width(),
        height: size.height().max(height_of(&ends) + 60.0),
        top,
        labels: room,
    };
    let frame = Frame::plan(data, axis, &shape, numbers, strings);
    let mut surface = Surface::new(size.width(), frame.height);
    key(&mut surface, (0.0, size.width()), 0.0, &entries);
    frame.draw(&mut surface, data, strings);
    if let Some(target) = data.target {
        let y = frame.field.y(target);
        let ends = ((frame.field.left, y), (frame.field.right, y));
        surface.line(ends.0, ends.1, TARGET);
    }
    lines(&mut surface, &frame.field, data, &all);
    end_labels(&mut surface, &frame.field, &ends);
    surface.remarks.extend(breaks(data, strings));
    surface.remarks.extend(joined(data, strings));
    surface
}

/// Bands, lines and points of some series, the most prominent last.
pub(super) fn lines(surface: &mut Surface, field: &Field, data: &ChartData, all: &[&Series]) {
    let mut order: Vec<&Series> = all.to_vec();
    order.sort_by_key(|series| match series.role {
        SeriesRole::Peer => 0,
        SeriesRole::Benchmark => 1,
        SeriesRole::Nth(_) => 2,
        SeriesRole::Place => 3,
    });
    for series in order.iter().filter(|series| has_band(data, all, series)) {
        band(surface, field, data, series);
    }
    for series in &order {
        marks(surface, field, data, series);
    }
}

/// Whether values are so near to zero, for their range, that the axis should start there: the smallest is at most three fifths
/// of the greatest.
pub(super) fn near_zero(low: Decimal, high: Decimal) -> bool {
    let (three, five) = (Decimal::from(3), Decimal::from(5));
    low.is_sign_positive() && low / three <= high / five
}

/// Limits are drawn where they can be distinguished: for the place, for its benchmark, for two series of equal rank.
pub(super) fn has_band(data: &ChartData, all: &[&Series], series: &Series) -> bool {
    let few = all
        .iter()
        .filter(|series| series.role != SeriesRole::Peer)
        .count()
        <= 2;
    data.confidence
        && match series.role {
            SeriesRole::Place => true,
            SeriesRole::Benchmark | SeriesRole::Nth(_) => few,
            SeriesRole::Peer => false,
        }
}

/// The colour of a series' label: its own where it has enough contrast for text.
fn ink(role: SeriesRole) -> Role {
    match role {
        SeriesRole::Place => Role::Focus,
        SeriesRole::Benchmark => Role::Bench,
        SeriesRole::Peer => Role::Muted,
        SeriesRole::Nth(_) => Role::Ink,
    }
}

fn band(surface: &mut Surface, field: &Field, data: &ChartData, series: &Series) {
    let fill = series_colour(series.role);
    for run in line_stretches(&field.time, data, series) {
        let with_limits = run
            .split(|&index| series.points[index].limits().is_none())
            .filter(|part| !part.is_empty());
        for part in with_limits {
            let edge = |side: fn((Decimal, Decimal)) -> Decimal| {
                part.iter().filter_map(move |&index| {
                    let limits = series.points[index].limits()?;
                    Some((field.x(index), field.y(side(limits))))
                })
            };
            let upper: Vec<(f32, f32)> = edge(|limits| limits.1).collect();
            let lower: Vec<(f32, f32)> = edge(|limits| limits.0).collect();
            if let ([upper], [lower]) = (upper.as_slice(), lower.as_slice()) {
                whisker(surface, upper.0, (upper.1, lower.1), fill);
            } else {
                let outline: Vec<(f32, f32)> =
                    upper.into_iter().chain(lower.into_iter().rev()).collect();
                surface.tint(&outline, fill);
            }
        }
    }
}

fn stroke(series: &Series) -> Stroke {
    Stroke {
        role: series_colour(series.role),
        width: match series.role {
            SeriesRole::Place | SeriesRole::Nth(_) if !series.benchmark => LINE,
            SeriesRole::Peer => 1.5,
            _ => 2.0,
        },
        dashes: line_dashes(series),
    }
}

/// A key for the lines that have names: in the order of the data, with numbers where dashes alone would not do.
pub(super) fn line_entries(labelled: &[&Series], numbered: bool) -> Vec<KeyEntry> {
    let entries = labelled.iter().enumerate();
    entries
        .map(|(index, series)| KeyEntry {
            mark: KeySymbol::Line(stroke(series)),
            text: if numbered {
                format!("{}: {}", index + 1, series.label)
            } else {
                series.label.clone()
            },
        })
        .collect()
}

/// What is not named at a line's end: the many others, the tint between limits, hollow points.
pub(super) fn meanings(
    data: &ChartData,
    all: &[&Series],
    labelled: &[&Series],
    strings: &Strings,
) -> Vec<KeyEntry> {
    let mut entries = Vec::new();
    let unnamed = |series: &&Series| !labelled.iter().any(|other| std::ptr::eq(*other, *series));
    let others: Vec<&Series> = all.iter().copied().filter(unnamed).collect();
    if let Some(first) = others.first() {
        let count = others.len().to_string();
        entries.push(KeyEntry {
            mark: KeySymbol::Line(stroke(first)),
            text: strings.fill("chart-others", &[("count", &*count)]),
        });
    }
    let banded = all.iter().filter(|series| has_band(data, all, series));
    let banded: Vec<&&Series> = banded
        .filter(|series| series.points.iter().any(|point| point.limits().is_some()))
        .collect();
    if let Some(first) = banded.first() {
        let one = banded.len() == 1;
        let role = if one {
            series_colour(first.role)
        } else {
            Role::Muted
        };
        entries.push(KeyEntry {
            mark: KeySymbol::Band(role),
            text: limits_name(data, strings),
        });
    }
    let uncertain = uncertain_statuses(data, strings);
    if !uncertain.is_empty() {
        entries.push(KeyEntry {
            mark: KeySymbol::Ring(Role::Muted),
            text: uncertain,
        });
    }
    entries
}

/// The names of the statuses that hollow points stand for, as far as there are any.
fn uncertain_statuses(data: &ChartData, strings: &Strings) -> String {
    let points = data.series.iter().flat_map(|series| &series.points);
    let drawn: Vec<&Point> = points.filter(|point| point.drawn().is_some()).collect();
    let found = UNCERTAIN.into_iter().filter(|status| {
        let has = |point: &&Point| point.statuses().contains(status);
        drawn.iter().any(has)
    });
    let names: Vec<&str> = found.map(|status| strings.get(status.key())).collect();
    strings.list(&names)
}

fn marks(surface: &mut Surface, field: &Field, data: &ChartData, series: &Series) {
    let colour = series_colour(series.role);
    let stroke = stroke(series);
    let runs = line_stretches(&field.time, data, series);
    let last = runs.last().and_then(|run| run.last()).copied();
    let at = |index: usize| {
        let value = series.points[index].drawn().unwrap_or_default();
        (field.x(index), field.y(value))
    };
    for (from, to) in joins(&field.time, data, series) {
        let thin = Stroke {
            width: 1.0,
            ..stroke
        };
        surface.path(&[at(from), at(to)], thin);
    }
    for run in &runs {
        let points: Vec<(f32, f32)> = run.iter().map(|&index| at(index)).collect();
        if let [(x, y)] = points[..] {
            // A line of one point would be invisible.
            surface.dot(x, y, 3.0, colour);
        } else {
            surface.path(&points, stroke);
        }
    }
    for (index, point) in series.points.iter().enumerate() {
        if point.drawn().is_none() {
            continue;
        }
        if is_uncertain(point) {
            let (x, y) = at(index);
            surface.ring(x, y, LAST, colour);
        } else if Some(index) == last && series.role != SeriesRole::Peer {
            let (x, y) = at(index);
            surface.dot(x, y, LAST, colour);
        }
    }
}

/// Statuses of values that the publisher may still revise, or that are no counts.
const UNCERTAIN: [Status; 4] = [
    Status::Provisional,
    Status::Estimated,
    Status::Forecast,
    Status::LowReliability,
];

/// Whether a value is provisional or the like: its point is hollow.
fn is_uncertain(point: &Point) -> bool {
    let statuses = point.statuses().iter();
    statuses
        .into_iter()
        .any(|status| UNCERTAIN.contains(status))
}

/// The series with a label of their own: all but the less prominent ones, where there are very many of these.
fn labelled(data: &ChartData) -> Vec<&Series> {
    let is_peer = |series: &&Series| series.role == SeriesRole::Peer;
    let few = data.series.iter().filter(is_peer).count() <= PEERS;
    let has_value = |series: &&Series| series.points.iter().any(|point| point.drawn().is_some());
    data.series
        .iter()
        .filter(|series| few || !is_peer(series))
        .filter(has_value)
        .collect()
}

fn ends(
    data: &ChartData,
    labelled: &[&Series],
    numbers: NumberFormat,
    strings: &Strings,
) -> Vec<EndLabel> {
    let mut ends: Vec<EndLabel> = labelled
        .iter()
        .filter_map(|series| {
            let (index, value) = series
                .points
                .iter()
                .enumerate()
                .rev()
                .find_map(|(index, point)| Some((index, point.drawn()?)))?;
            Some(EndLabel {
                name: series.label.clone(),
                value: Some(numbers.with_short_unit(value)),
                at: (Some(index), value),
                role: ink(series.role),
                leader: series_colour(series.role),
                bold: series.role == SeriesRole::Place,
                lines: Vec::new(),
            })
        })
        .collect();
    if let Some(target) = data.target {
        ends.push(EndLabel {
            name: strings.fill("chart-target", &[]),
            value: Some(numbers.exact(target)),
            at: (None, target),
            role: Role::Ink,
            leader: Role::Muted,
            bold: false,
            lines: Vec::new(),
        });
    }
    ends
}
