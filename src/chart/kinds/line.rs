//! Lines over periods, labelled at their ends.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Point, Series, SeriesRole};
use crate::chart::layout::axis::Axis;
use crate::chart::layout::frame::{Frame, PeriodLayout, Size, extremes, finest, label_lines, rows};
use crate::chart::layout::key::{KeyEntry, KeySymbol, key};
use crate::chart::layout::labels::spread;
use crate::chart::layout::marks::{TARGET, line_stretches, series_colour, whisker};
use crate::chart::numbers::NumberFormat;
use crate::chart::surface::measure::width;
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, DASHED, LINE_HEIGHT, SIZE, Stroke, Surface, TextStyle};
use crate::data::Status;
use crate::language::Strings;

const LINE: f32 = 2.5;
const LAST: f32 = 3.5;
/// The most less prominent series that are named.
const FEW_PEERS: usize = 3;
/// The space between the field and the labels.
const GAP: f32 = 10.0;
/// Dashes of series of equal rank, so that they can be distinguished without colour.
const PATTERNS: [Option<&str>; 6] = [
    None,
    Some("7,3"),
    Some("2,3"),
    Some("9,3,2,3"),
    Some("12,4"),
    Some("4,2"),
];

pub(super) const KIND: Kind = Kind {
    name: "line",
    opening: "chart-say-line",
    compares: Compares::Periods,
    from_zero: false,
    has_axes: true,
    has_target: true,
    draw,
};

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let (low, high) = extremes(&data.series, |series| has_band(data, series), data.target);
    let axis = data.limits.map_or_else(
        || Axis::covering(low, high, near_zero(low, high), finest(data), size.steps()),
        |(min, max)| Axis::between(min, max, finest(data), size.steps()),
    );
    let mut ends = ends(data, strings);
    let whole_names = wrap_ends(&mut ends, size);
    let entries = if whole_names {
        Vec::new()
    } else {
        // If names would have to be cut, they go into a key, and only values are at the ends.
        let entries = entries(data);
        for end in &mut ends {
            if end.at.0.is_some() {
                end.name.clear();
            }
        }
        wrap_ends(&mut ends, size);
        entries
    };
    let mut draft = Surface::new(size.width(), 0.0);
    let top = key(&mut draft, (0.0, size.width()), 0.0, &entries);
    let mut surface = Surface::new(size.width(), size.height() + top);
    key(&mut surface, (0.0, size.width()), 0.0, &entries);
    let room = ends.iter().map(EndLabel::width).fold(0.0, f32::max) + GAP + 4.0;
    let shape = (PeriodLayout::Points, room, top);
    let frame = Frame::draw(&mut surface, data, axis, shape, strings);
    if let Some(target) = data.target {
        let y = frame.y(target);
        surface.line((frame.left, y), (frame.right, y), TARGET);
    }
    let mut order: Vec<&Series> = data.series.iter().collect();
    order.sort_by_key(|series| match series.role {
        SeriesRole::Peer => 0,
        SeriesRole::Benchmark => 1,
        SeriesRole::Nth(_) => 2,
        SeriesRole::Place => 3,
    });
    for series in order.iter().filter(|series| has_band(data, series)) {
        band(&mut surface, &frame, data, series);
    }
    for series in &order {
        marks(&mut surface, &frame, data, series);
    }
    end_labels(&mut surface, &frame, &ends);
    surface
}

/// Whether values are so near to zero, for their range, that the axis should start there: the smallest is at most three fifths
/// of the greatest.
fn near_zero(low: Decimal, high: Decimal) -> bool {
    let (three, five) = (Decimal::from(3), Decimal::from(5));
    low.is_sign_positive() && low / three <= high / five
}

/// Limits are drawn where they can be distinguished: for the place, for its benchmark, for two series of equal rank.
fn has_band(data: &ChartData, series: &Series) -> bool {
    let few = data
        .series
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

fn dashes(data: &ChartData, series: &Series) -> Option<&'static str> {
    let paired = data.series.iter().any(|other| other.benchmark);
    match series.role {
        _ if series.benchmark => Some(DASHED),
        SeriesRole::Nth(index) if !paired => PATTERNS.get(usize::from(index)).copied().flatten(),
        _ => None,
    }
}

fn band(surface: &mut Surface, frame: &Frame, data: &ChartData, series: &Series) {
    let fill = series_colour(series.role);
    for run in line_stretches(&frame.time, data, series) {
        let with_limits = run
            .split(|&index| series.points[index].limits().is_none())
            .filter(|part| !part.is_empty());
        for part in with_limits {
            let edge = |side: fn((Decimal, Decimal)) -> Decimal| {
                part.iter().filter_map(move |&index| {
                    let limits = series.points[index].limits()?;
                    Some((frame.x(index), frame.y(side(limits))))
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

fn stroke(data: &ChartData, series: &Series) -> Stroke {
    Stroke {
        role: series_colour(series.role),
        width: match series.role {
            SeriesRole::Place | SeriesRole::Nth(_) if !series.benchmark => LINE,
            SeriesRole::Peer => 1.5,
            _ => 2.0,
        },
        dashes: dashes(data, series),
    }
}

/// A key for the lines that have names: in the order of the data.
fn entries(data: &ChartData) -> Vec<KeyEntry> {
    data.series
        .iter()
        .filter(|series| labelled(data, series))
        .map(|series| KeyEntry {
            mark: KeySymbol::Line(stroke(data, series)),
            text: series.label.clone(),
        })
        .collect()
}

fn marks(surface: &mut Surface, frame: &Frame, data: &ChartData, series: &Series) {
    let colour = series_colour(series.role);
    let stroke = stroke(data, series);
    let runs = line_stretches(&frame.time, data, series);
    let last = runs.last().and_then(|run| run.last()).copied();
    let at = |index: usize| {
        let value = series.points[index].drawn().unwrap_or_default();
        (frame.x(index), frame.y(value))
    };
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

/// Whether the publisher may still revise a value.
fn is_uncertain(point: &Point) -> bool {
    point.statuses().iter().any(|status| {
        matches!(
            status,
            Status::Provisional | Status::Estimated | Status::Forecast | Status::LowReliability
        )
    })
}

/// A label at a line's end.
struct EndLabel {
    name: String,
    value: Option<String>,
    /// The series' last point: its period and value. A target's label is at the field's edge.
    at: (Option<usize>, Decimal),
    role: Role,
    leader: Role,
    bold: bool,
    lines: Vec<String>,
}

impl EndLabel {
    fn width(&self) -> f32 {
        self.lines
            .iter()
            .map(|line| width(line, SIZE, self.bold))
            .fold(0.0, f32::max)
    }

    /// With the gap between labels.
    fn height(&self) -> f32 {
        rows(self.lines.len()) * SIZE * LINE_HEIGHT + 3.0
    }
}

/// Whether a series has a label in the drawing: less prominent ones have none where there are many.
fn labelled(data: &ChartData, series: &Series) -> bool {
    let peers = data
        .series
        .iter()
        .filter(|other| other.role == SeriesRole::Peer);
    series.role != SeriesRole::Peer || peers.count() <= FEW_PEERS
}

fn ends(data: &ChartData, strings: &Strings) -> Vec<EndLabel> {
    let numbers = NumberFormat::new(data, strings);
    let mut ends: Vec<EndLabel> = data
        .series
        .iter()
        .filter(|series| labelled(data, series))
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

/// Breaks the labels into as many lines as there is room for; returns whether every name is whole.
fn wrap_ends(ends: &mut [EndLabel], size: Size) -> bool {
    let room = size.labels() - GAP - 4.0;
    let height = size.height() - 60.0;
    for lines in (1..=4).rev() {
        for end in &mut *ends {
            end.lines = label_lines(&end.name, end.value.as_deref(), room, end.bold, lines);
        }
        if ends.iter().map(EndLabel::height).sum::<f32>() <= height {
            break;
        }
    }
    let cut = |end: &EndLabel| end.lines.iter().any(|line| line.ends_with('…'));
    !ends.iter().any(cut)
}

fn end_labels(surface: &mut Surface, frame: &Frame, ends: &[EndLabel]) {
    let wanted: Vec<(f32, f32)> = ends
        .iter()
        .map(|end| (frame.y(end.at.1), end.height()))
        .collect();
    let tops = spread(&wanted, (frame.top - 8.0).max(1.0), frame.bottom + 8.0);
    // With a single period, the labels are next to its points: lines that led to the edge would look like data.
    let alone = frame.time.len() <= 1.0 && ends.iter().all(|end| end.at.0.is_some());
    let edge = if alone {
        frame.x(0) + LAST + 2.0
    } else {
        frame.right
    };
    for ((end, top), (middle, height)) in ends.iter().zip(tops).zip(wanted) {
        let from = end.at.0.map_or(edge, |index| frame.x(index) + LAST + 2.0);
        let centre = top + height / 2.0;
        if edge - from > 12.0 || (centre - middle).abs() > 6.0 {
            let stroke = Stroke {
                role: end.leader,
                width: 1.0,
                dashes: None,
            };
            let to = (edge + GAP - 3.0, centre);
            surface.line((from.min(edge), middle), to, stroke);
        }
        let style = TextStyle {
            size: SIZE,
            bold: end.bold,
            role: end.role,
        };
        for (row, line) in end.lines.iter().enumerate() {
            let y = top + SIZE * LINE_HEIGHT * rows(row) + SIZE * 0.98 + 1.5;
            surface.text(edge + GAP, y, Anchor::Start, style, line);
        }
    }
}
