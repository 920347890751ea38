//! Horizontal bars side by side, a group for each area or period, each bar with its value at its end.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::ChartData;
use crate::chart::extremes::extremes;
use crate::chart::layout::area_rows::value_text;
use crate::chart::layout::axis::{ANY, Axis};
use crate::chart::layout::groups::{groups, part_name, parts};
use crate::chart::layout::key::{KeyEntry, KeySymbol, key};
use crate::chart::layout::marks::{bar, bar_fill, level_whisker};
use crate::chart::layout::rows::{NamePlace, RowLayout, RowSpec};
use crate::chart::layout::scale::write_head;
use crate::chart::layout::size::{Size, TICK, rows};
use crate::chart::numbers::NumberFormat;
use crate::chart::remarks::limits_name;
use crate::chart::surface::measure::width;
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, Extent, Stroke, Surface, TextStyle};
use crate::language::Strings;

const BAR: f32 = 14.0;
const BETWEEN: f32 = 3.0;
/// Between groups.
const APART: f32 = 8.0;

pub(super) const KIND: Kind = Kind {
    name: "grouped",
    opening: "chart-say-grouped",
    compares: Compares::Parts,
    from_zero: true,
    draw,
    ..Kind::BASE
};

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let numbers = NumberFormat::drawn(data, strings);
    let groups = groups(data);
    let specs: Vec<RowSpec> = groups
        .iter()
        .map(|group| RowSpec {
            name: &group.name,
            bold: group.bold,
            text: String::new(),
            inner: rows(group.parts.len()) * (BAR + BETWEEN) + APART,
        })
        .collect();
    let mut surface = Surface::unbounded(size.width());
    let entries = entries(data, strings);
    let mut top = key(&mut surface, (0.0, size.width()), 0.0, &entries);
    let unit = numbers.axis_unit();
    let head: Vec<String> = (!unit.is_empty()).then_some(unit).into_iter().collect();
    top += write_head(&mut surface, top, &head) + 4.0;
    let names = match size {
        Size::Wide => NamePlace::Left,
        Size::Narrow => NamePlace::Above,
    };
    let layout = RowLayout::lay(&specs, (size, names), top, "");
    surface.height = layout.bottom + 4.0;
    let points = || groups.iter().flat_map(|group| &group.parts);
    let texts = points().map(|(_, point)| value_text(numbers, point));
    let widest = texts
        .map(|text| width(&text, TICK.size, false))
        .fold(0.0, f32::max);
    let (low, high) = extremes(&data.series, |_| data.confidence, None);
    let (min, max) = data
        .limits
        .unwrap_or((low.min(Decimal::ZERO), high.max(Decimal::ZERO)));
    let max = if min < max { max } else { Decimal::ONE };
    let axis = Axis::between(min, max, ANY, 1);
    // Values that would take most of the field are left to the table.
    let has_values = widest < (layout.right - layout.left) * 0.4;
    let beyond = if has_values { widest + 8.0 } else { 2.0 };
    let before = if min < Decimal::ZERO { beyond } else { 0.0 };
    let (left, right) = (layout.left + before, layout.right - beyond);
    let x = |value: Decimal| left + (right - left) * axis.place(value);
    let zero = x(Decimal::ZERO);
    let style = TextStyle {
        role: Role::Ink,
        ..TICK
    };
    for (row, group) in layout.laid.iter().zip(&groups) {
        for (index, (series, point)) in group.parts.iter().enumerate() {
            let y = row.inner.0 + APART / 2.0 + rows(index) * (BAR + BETWEEN);
            let end = point.drawn().map_or(zero, &x);
            if point.drawn().is_some() {
                let extent = Extent {
                    left: end.min(zero),
                    top: y,
                    right: end.max(zero),
                    bottom: y + BAR,
                };
                bar(&mut surface, &extent, bar_fill(series.role));
            }
            let mut beside = (end.min(zero), end.max(zero));
            let limits = point.limits().filter(|_| data.confidence);
            if let Some((lower, upper)) = limits {
                let ends = (x(lower), x(upper));
                level_whisker(&mut surface, ends, y + BAR / 2.0, Role::Ink);
                beside = (beside.0.min(ends.0), beside.1.max(ends.1));
            }
            let negative = point.drawn().is_some_and(|value| value < Decimal::ZERO);
            let (at, anchor) = if negative {
                (beside.0 - 6.0, Anchor::End)
            } else {
                (beside.1 + 6.0, Anchor::Start)
            };
            if has_values {
                let text = value_text(numbers, point);
                surface.text(at, y + BAR - 2.5, anchor, style, &text);
            }
        }
    }
    let foot = Stroke {
        role: Role::Muted,
        width: 1.0,
        dashes: None,
    };
    for row in &layout.laid {
        surface.line((zero, row.inner.0), (zero, row.inner.1), foot);
    }
    layout.write(&mut surface);
    surface
}

fn entries(data: &ChartData, strings: &Strings) -> Vec<KeyEntry> {
    let parts = parts(data);
    let mut entries: Vec<KeyEntry> = parts
        .iter()
        .map(|series| KeyEntry {
            mark: KeySymbol::Box(bar_fill(series.role)),
            text: part_name(series).to_owned(),
        })
        .collect();
    let mut points = data.series.iter().flat_map(|series| &series.points);
    if data.confidence && points.any(|point| point.limits().is_some()) {
        entries.push(KeyEntry {
            mark: KeySymbol::LevelWhisker(Role::Ink),
            text: limits_name(data, strings),
        });
    }
    entries
}
