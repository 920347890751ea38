//! Two periods of several areas: a ring for the first, a dot for the last, the change in a column at the right.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Point, Series};
use crate::chart::layout::axis::{ANY, Axis};
use crate::chart::layout::frame::{Size, TICK, extremes};
use crate::chart::layout::key::{KeyEntry, KeySymbol, key};
use crate::chart::layout::marks::series_colour;
use crate::chart::layout::rows::{RowLayout, ordered};
use crate::chart::numbers::{self, NumberFormat, change_text};
use crate::chart::surface::measure::width;
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, SIZE, Stroke, Surface, TextStyle};
use crate::language::Strings;

const RING: f32 = 5.0;
const DOT: f32 = 5.5;

pub(super) const KIND: Kind = Kind {
    name: "change",
    opening: "chart-say-change",
    compares: Compares::Changes,
    from_zero: false,
    has_axes: true,
    has_target: false,
    draw,
};

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let numbers = NumberFormat::new(data, strings);
    let head = match size {
        Size::Wide => numbers::change_head(data, strings),
        Size::Narrow => strings.fill("chart-change", &[]),
    };
    let text = |series: &Series| match pair(series) {
        (Some(first), Some(last)) => change_text(numbers, first, last),
        _ => String::new(),
    };
    let ordered = ordered(data);
    // Laid out twice: the key's height is known only when the columns are.
    let rows = RowLayout::lay(&ordered, &text, (size, 0.0, &head));
    let entries = entries(data);
    let edge = rows.right;
    let top = key(
        &mut Surface::new(size.width(), 0.0),
        (0.0, edge),
        0.0,
        &entries,
    ) + 6.0;
    let rows = RowLayout::lay(&ordered, &text, (size, top, &head));
    let mut surface = Surface::new(size.width(), rows.bottom + 4.0);
    key(&mut surface, (0.0, edge), 0.0, &entries);
    let column = TextStyle { size: SIZE, ..TICK };
    let right = surface.width;
    surface.text(right, 15.5, Anchor::End, column, &head);
    // Values are outside the marks, in space reserved on both sides.
    let widest = data
        .series
        .iter()
        .flat_map(|series| &series.points)
        .filter_map(Point::drawn)
        .map(|value| width(&numbers.with_short_unit(value), TICK.size, false))
        .fold(0.0, f32::max);
    let named = (widest + 12.0) * 2.0 < (rows.right - rows.left) * 0.7;
    let inset = if named { widest + 12.0 } else { 8.0 };
    let (low, high) = extremes(&data.series, |_| false, data.target);
    let (min, max) = data.limits.unwrap_or((low, high));
    let axis = if min < max {
        Axis::between(min, max, ANY, 1)
    } else {
        Axis::covering(min, max, false, ANY, 2)
    };
    let (left, end) = (rows.left + inset, rows.right - inset);
    let x = |value: Decimal| left + (end - left) * axis.place(value);
    let guide = Stroke {
        role: Role::Rule,
        width: 1.0,
        dashes: None,
    };
    for row in &rows.laid {
        let y = row.middle();
        let (first, last) = pair(row.series);
        let first = first.and_then(Point::drawn);
        let last = last.and_then(Point::drawn);
        // From the name to the first mark on its line.
        let nearest = first.into_iter().chain(last).min();
        let stop = nearest.map_or(rows.right, |value| x(value) - inset);
        if stop > rows.left + 4.0 {
            surface.line((rows.left, y), (stop, y), guide);
        }
        let paint = series_colour(row.series.role);
        if let (Some(first), Some(last)) = (first, last) {
            let stroke = Stroke {
                role: paint,
                width: 3.0,
                dashes: None,
            };
            surface.line((x(first), y), (x(last), y), stroke);
        }
        if let Some(first) = first {
            surface.ring(x(first), y, RING, paint);
        }
        if let Some(last) = last {
            surface.dot(x(last), y, DOT, paint);
        }
        if named {
            values(&mut surface, numbers, (first, last), &x, y);
        }
    }
    rows.write(&mut surface);
    surface
}

fn pair(series: &Series) -> (Option<&Point>, Option<&Point>) {
    (series.points.first(), series.points.get(1))
}

fn entries(data: &ChartData) -> Vec<KeyEntry> {
    let marks = [KeySymbol::Ring(Role::Muted), KeySymbol::Dot(Role::Muted)];
    data.periods
        .iter()
        .zip(marks)
        .map(|(period, mark)| KeyEntry {
            mark,
            text: period.dashed(),
        })
        .collect()
}

/// The smaller value to the left of its mark, the greater to the right of its own.
fn values(
    surface: &mut Surface,
    numbers: NumberFormat,
    pair: (Option<Decimal>, Option<Decimal>),
    x: &dyn Fn(Decimal) -> f32,
    y: f32,
) {
    let (lesser, greater) = match pair {
        (Some(first), Some(last)) if first == last => (None, Some(first)),
        (Some(first), Some(last)) => (Some(first.min(last)), Some(first.max(last))),
        (one, other) => (None, one.or(other)),
    };
    if let Some(value) = lesser {
        let text = numbers.with_short_unit(value);
        surface.text(x(value) - 9.0, y + 4.5, Anchor::End, TICK, &text);
    }
    if let Some(value) = greater {
        let text = numbers.with_short_unit(value);
        surface.text(x(value) + 9.0, y + 4.5, Anchor::Start, TICK, &text);
    }
}
