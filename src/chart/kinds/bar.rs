//! Vertical bars over periods, from zero; the benchmark is a line across them.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Point, Series};
use crate::chart::extremes::{extremes, finest};
use crate::chart::layout::axis::Axis;
use crate::chart::layout::frame::{Frame, FrameShape, PeriodLayout};
use crate::chart::layout::key::{self, KeyEntry, KeySymbol, key};
use crate::chart::layout::marks::{BarFill, TARGET, bar, bar_fills, whisker};
use crate::chart::layout::size::{Size, TICK, rows};
use crate::chart::numbers::{NumberFormat, shorthand};
use crate::chart::remarks::breaks;
use crate::chart::remarks::limits_name;
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, Extent, Stroke, Surface, TextStyle};
use crate::language::Strings;

/// The widest a bar gets.
const WIDEST: f32 = 56.0;
/// Between the bars of a period.
const BETWEEN: f32 = 2.0;
/// How much of a period's band its bars take.
const SHARE: f32 = 0.72;
/// The benchmark's line.
const BENCHMARK: f32 = 3.0;

pub(super) const KIND: Kind = Kind {
    name: "bar",
    opening: "chart-say-bar",
    compares: Compares::Periods,
    from_zero: true,
    has_target: true,
    has_events: true,
    draw,
    ..Kind::BASE
};

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let (low, high) = extremes(&data.series, |_| data.confidence, data.target);
    let axis = data.limits.map_or_else(
        || Axis::covering(low, high, true, finest(data), size.steps()),
        |(min, max)| Axis::between(min, max, finest(data), size.steps()),
    );
    let (bars, lines) = parts(data);
    let entries = entries(data, &bars, &lines, strings);
    let numbers = NumberFormat::drawn(data, strings);
    let shape = FrameShape {
        layout: PeriodLayout::Bands,
        width: size.width(),
        height: size.height(),
        top: key::height(size.width(), &entries),
        labels: 6.0,
    };
    let frame = Frame::plan(data, axis, &shape, numbers, strings);
    let mut surface = Surface::new(size.width(), frame.height);
    key(&mut surface, (0.0, size.width()), 0.0, &entries);
    frame.draw(&mut surface, data, strings);
    let group = frame.field.inset * 2.0 * SHARE;
    let count = rows(bars.len().max(1));
    let wide = ((group - BETWEEN * (count - 1.0)) / count).clamp(1.0, WIDEST);
    let left_of = |period: usize, bar: usize| {
        let all = wide * count + BETWEEN * (count - 1.0);
        let start = frame.field.x(period) - all / 2.0;
        start + rows(bar) * (wide + BETWEEN)
    };
    let fills = bar_fills(&bars);
    for (number, (series, fill)) in bars.iter().zip(fills).enumerate() {
        for (period, point) in series.points.iter().enumerate() {
            let left = left_of(period, number);
            let sides = (left, left + wide);
            one(&mut surface, &frame, (point, fill), sides);
        }
    }
    for (number, series) in bars.iter().enumerate().filter(|_| data.confidence) {
        for (period, point) in series.points.iter().enumerate() {
            let limits = point.limits().filter(|_| point.drawn().is_some());
            if let Some((lower, upper)) = limits {
                let middle = left_of(period, number) + wide / 2.0;
                let ends = (frame.field.y(upper), frame.field.y(lower));
                whisker(&mut surface, middle, ends, Role::Ink);
            }
        }
    }
    if lines.is_empty() && data.target.is_none() && !data.confidence {
        let middle = |period, number| left_of(period, number) + wide / 2.0;
        values(&mut surface, &frame, numbers, &bars, &middle);
    }
    for series in &lines {
        // Where groups are compared, each has its own benchmark: across the bar of the same group only.
        let pair = bars
            .iter()
            .position(|bar| bar.dimensions == series.dimensions && bar.measure == series.measure)
            .filter(|_| lines.len() > 1);
        for (period, point) in series.points.iter().enumerate() {
            let Some(value) = point.drawn() else { continue };
            let (first, last) = pair.map_or((0, bars.len().saturating_sub(1)), |at| (at, at));
            let ends = (
                left_of(period, first) - 4.0,
                left_of(period, last) + wide + 4.0,
            );
            let y = frame.field.y(value);
            let stroke = Stroke {
                role: Role::Bench,
                width: BENCHMARK,
                dashes: None,
            };
            surface.line((ends.0, y), (ends.1, y), stroke);
        }
    }
    if let Some(target) = data.target {
        let y = frame.field.y(target);
        surface.line((frame.field.left, y), (frame.field.right, y), TARGET);
    }
    surface.remarks.extend(breaks(data, strings));
    surface
}

/// The series that are drawn as bars, and the benchmarks drawn across them.
fn parts(data: &ChartData) -> (Vec<&Series>, Vec<&Series>) {
    let (lines, bars): (Vec<&Series>, Vec<&Series>) =
        data.series.iter().partition(|series| series.benchmark);
    if bars.is_empty() {
        (lines, bars)
    } else {
        (bars, lines)
    }
}

fn entries(
    data: &ChartData,
    bars: &[&Series],
    lines: &[&Series],
    strings: &Strings,
) -> Vec<KeyEntry> {
    let mut entries = Vec::new();
    if bars.len() + lines.len() > 1 {
        let fills = bar_fills(bars);
        entries.extend(bars.iter().zip(fills).map(|(series, fill)| KeyEntry {
            mark: KeySymbol::Box(fill),
            text: series.label.clone(),
        }));
    }
    if let Some(first) = lines.first() {
        let stroke = Stroke {
            role: Role::Bench,
            width: BENCHMARK,
            dashes: None,
        };
        entries.push(KeyEntry {
            mark: KeySymbol::Line(stroke),
            text: first.area_name.clone(),
        });
    }
    if let Some(target) = data.target {
        let value = NumberFormat::drawn(data, strings).exact(target);
        entries.push(KeyEntry {
            mark: KeySymbol::Line(TARGET),
            text: format!("{} {value}", strings.fill("chart-target", &[])),
        });
    }
    let mut points = bars.iter().flat_map(|series| &series.points);
    if data.confidence && points.any(|point| point.limits().is_some()) {
        entries.push(KeyEntry {
            mark: KeySymbol::Whisker(Role::Ink),
            text: limits_name(data, strings),
        });
    }
    entries
}

/// Writes the bars' values at their ends, if there is room for all of them.
fn values(
    surface: &mut Surface,
    frame: &Frame,
    numbers: NumberFormat,
    bars: &[&Series],
    middle: &dyn Fn(usize, usize) -> f32,
) {
    let style = TextStyle {
        role: Role::Ink,
        ..TICK
    };
    let mut planned: Vec<(f32, f32, String, Extent)> = Vec::new();
    for (number, series) in bars.iter().enumerate() {
        for (period, point) in series.points.iter().enumerate() {
            let Some(value) = point.drawn() else { continue };
            let beyond = if value.is_sign_negative() { 15.0 } else { -5.0 };
            let (x, y) = (middle(period, number), frame.field.y(value) + beyond);
            let text = numbers.with_short_unit(value);
            let extent = surface.text_extent(x, y, Anchor::Middle, style, &text);
            let meets = |other: &(f32, f32, String, Extent)| other.3.meets(&extent);
            if !surface.is_free(&extent) || planned.iter().any(meets) {
                return;
            }
            planned.push((x, y, text, extent));
        }
    }
    for (x, y, text, _) in planned {
        surface.text_on_patch(x, y, Anchor::Middle, style, &text);
    }
}

/// A bar from zero, or the shorthand for a missing value.
fn one(
    surface: &mut Surface,
    frame: &Frame,
    (point, fill): (&Point, BarFill),
    (left, right): (f32, f32),
) {
    let middle = f32::midpoint(left, right);
    let zero = frame.field.y(Decimal::ZERO);
    let Some(value) = point.drawn() else {
        let text = shorthand(point);
        let extent = surface.text_extent(middle, zero - 5.0, Anchor::Middle, TICK, &text);
        if !text.is_empty() && surface.is_free(&extent) {
            surface.text_on_patch(middle, zero - 5.0, Anchor::Middle, TICK, &text);
        }
        return;
    };
    let y = frame.field.y(value);
    let extent = Extent {
        left,
        top: y.min(zero),
        right,
        bottom: y.max(zero),
    };
    bar(surface, &extent, fill);
}
