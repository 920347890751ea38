//! Horizontal bars, one area a row, with the values in a column at the right; the benchmark is a line through them.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Point, Series};
use crate::chart::layout::axis::{ANY, Axis};
use crate::chart::layout::frame::{Size, TICK, extremes, label_lines};
use crate::chart::layout::marks::{TARGET, level_whisker, series_colour};
use crate::chart::layout::rows::{ROW, RowLayout, ordered};
use crate::chart::numbers::NumberFormat;
use crate::chart::numbers::{shorthand, status_marks};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, DASHED, Extent, SIZE, Stroke, Surface, TextStyle};
use crate::language::Strings;

const BAR: f32 = 16.0;

pub(super) const KIND: Kind = Kind {
    name: "ranked",
    opening: "chart-say-ranked",
    compares: Compares::Areas,
    from_zero: true,
    has_axes: true,
    has_target: true,
    draw,
};

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let numbers = NumberFormat::new(data, strings);
    let (line, bars) = parts(data);
    let value_of = |series: &Series| series.points.last().and_then(Point::drawn);
    let text = |series: &Series| match series.points.last() {
        Some(point) => match point.drawn() {
            Some(value) => format!("{}{}", numbers.with_short_unit(value), status_marks(point)),
            None => shorthand(point),
        },
        None => String::new(),
    };
    // Labels above the bars: the benchmark's name, the target's, the unit.
    let mut heads: Vec<(Decimal, Vec<String>, Stroke)> = Vec::new();
    let head = |name: &str, value: String| label_lines(name, Some(&value), size.width(), false, 1);
    if let Some((series, value)) = line.and_then(|series| Some((series, value_of(series)?))) {
        let stroke = Stroke {
            role: Role::Bench,
            width: 1.5,
            dashes: Some(DASHED),
        };
        heads.push((
            value,
            head(&series.label, numbers.with_short_unit(value)),
            stroke,
        ));
    }
    if let Some(target) = data.target {
        let words = strings.fill("chart-target", &[]);
        heads.push((target, head(&words, numbers.exact(target)), TARGET));
    }
    let unit = numbers.axis_unit();
    let unit_rows = if unit.is_empty() { 0.0 } else { 20.0 };
    let top = unit_rows + 20.0 * crate::chart::layout::frame::rows(heads.len()) + 4.0;
    let rows = RowLayout::lay(&bars, &text, (size, top, ""));
    let mut surface = Surface::new(size.width(), rows.bottom + 4.0);
    if !unit.is_empty() {
        let width = surface.width;
        for line in crate::chart::surface::measure::wrap(unit, width, TICK.size, false, 1) {
            surface.text(width, 14.0, Anchor::End, TICK, &line);
        }
    }
    let (low, high) = extremes(
        &data.series,
        |series| data.confidence && !series.benchmark,
        data.target,
    );
    let (min, max) = data
        .limits
        .unwrap_or((low.min(Decimal::ZERO), high.max(Decimal::ZERO)));
    let max = if min < max { max } else { Decimal::ONE };
    let axis = Axis::between(min, max, ANY, 1);
    let x = |value: Decimal| rows.left + (rows.right - rows.left) * axis.place(value);
    let zero = x(Decimal::ZERO);
    for row in &rows.laid {
        let Some(point) = row.series.points.last() else {
            continue;
        };
        let Some(value) = point.drawn() else { continue };
        let end = x(value);
        let middle = row.middle();
        let extent = Extent {
            left: end.min(zero),
            top: middle - BAR / 2.0,
            right: end.max(zero),
            bottom: middle + BAR / 2.0,
        };
        surface.bar(&extent, series_colour(row.series.role));
    }
    for row in rows.laid.iter().filter(|_| data.confidence) {
        let point = row
            .series
            .points
            .last()
            .filter(|point| point.drawn().is_some());
        if let Some((lower, upper)) = point.and_then(Point::limits) {
            level_whisker(&mut surface, (x(lower), x(upper)), row.middle(), Role::Ink);
        }
    }
    let foot = Stroke {
        role: Role::Muted,
        width: 1.0,
        dashes: None,
    };
    surface.line((zero, top), (zero, rows.bottom), foot);
    for (number, (value, words, stroke)) in heads.iter().enumerate() {
        let y = unit_rows + 20.0 * crate::chart::layout::frame::rows(number) + 14.0;
        surface.line((x(*value), top - 2.0), (x(*value), rows.bottom), *stroke);
        let style = TextStyle {
            size: SIZE,
            bold: false,
            role: stroke.role,
        };
        surface.text(x(*value), y, Anchor::Middle, style, &words.concat());
    }
    rows.write(&mut surface);
    surface
}

/// The benchmark that is drawn as a line, and the series that are drawn as rows. The benchmark is a line if there is one only,
/// and several others to compare with it.
fn parts(data: &ChartData) -> (Option<&Series>, Vec<&Series>) {
    let rows = ordered(data);
    let benchmarks = rows.iter().filter(|series| series.benchmark).count();
    if benchmarks != 1 || rows.len() < 3 {
        return (None, rows);
    }
    let (line, rows): (Vec<&Series>, Vec<&Series>) =
        rows.into_iter().partition(|series| series.benchmark);
    (line.first().copied(), rows)
}

const _: () = assert!(BAR < ROW);
