//! Parts of a whole, laid end to end from zero: a bar for each area or period, with its parts' values where there is room.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Point};
use crate::chart::layout::axis::{ANY, Axis};
use crate::chart::layout::groups::{PartGroup, groups, part_name, parts};
use crate::chart::layout::key::{KeyEntry, KeySymbol, key};
use crate::chart::layout::marks::{bar, bar_fill};
use crate::chart::layout::rows::{NamePlace, RowLayout, RowSpec};
use crate::chart::layout::scale::write_head;
use crate::chart::layout::size::{Size, TICK};
use crate::chart::numbers::{NumberFormat, shorthand};
use crate::chart::surface::measure::width;
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, Extent, Stroke, Surface, TextStyle};
use crate::language::Strings;

const BAR: f32 = 24.0;
/// Between two parts.
const SEAM: f32 = 2.0;

pub(super) const KIND: Kind = Kind {
    name: "stacked",
    opening: "chart-say-stacked",
    compares: Compares::Parts,
    from_zero: true,
    adds_up: true,
    draw,
    ..Kind::BASE
};

/// The sum of a group's parts, as far as they have values; `None` where it is too large.
fn sum(group: &PartGroup) -> Option<Decimal> {
    let values = group.parts.iter().filter_map(|(_, point)| point.drawn());
    values
        .into_iter()
        .try_fold(Decimal::ZERO, Decimal::checked_add)
}

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let groups = groups(data);
    let greatest = groups.iter().filter_map(sum).max().unwrap_or_default();
    let numbers = NumberFormat::new(data, strings).scaled_for(greatest);
    let specs: Vec<RowSpec> = groups
        .iter()
        .map(|group| RowSpec {
            name: &group.name,
            bold: group.bold,
            text: missing(group),
            inner: BAR,
        })
        .collect();
    let entries: Vec<KeyEntry> = parts(data)
        .into_iter()
        .map(|series| KeyEntry {
            mark: KeySymbol::Box(bar_fill(series.role)),
            text: part_name(series).to_owned(),
        })
        .collect();
    let mut surface = Surface::unbounded(size.width());
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
    let max = data.limits.map_or(greatest, |(_, max)| max);
    let max = if max > Decimal::ZERO {
        max
    } else {
        Decimal::ONE
    };
    let axis = Axis::between(Decimal::ZERO, max, ANY, 1);
    let x = |value: Decimal| layout.left + (layout.right - layout.left) * axis.place(value);
    for (row, group) in layout.laid.iter().zip(&groups) {
        let mut from = Decimal::ZERO;
        for (series, point) in &group.parts {
            let Some(value) = point.drawn() else { continue };
            let Some(to) = from.checked_add(value) else {
                continue;
            };
            let extent = Extent {
                left: x(from),
                top: row.inner.0,
                right: (x(to) - SEAM).max(x(from)),
                bottom: row.inner.1,
            };
            bar(&mut surface, &extent, bar_fill(series.role));
            inside(&mut surface, &extent, &numbers.with_short_unit(value));
            from = to;
        }
        let foot = Stroke {
            role: Role::Muted,
            width: 1.0,
            dashes: None,
        };
        let zero = x(Decimal::ZERO);
        surface.line((zero, row.inner.0 - 3.0), (zero, row.inner.1 + 3.0), foot);
    }
    layout.write(&mut surface);
    surface
}

/// The shorthand of a group's parts that have no value.
fn missing(group: &PartGroup) -> String {
    let without = |point: &&Point| point.drawn().is_none();
    let mut marks: Vec<String> = Vec::new();
    for point in group.parts.iter().map(|(_, point)| *point).filter(without) {
        let mark = shorthand(point);
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks.join(" ")
}

/// A part's value on a patch of the background's colour, where there is room for it.
fn inside(surface: &mut Surface, extent: &Extent, text: &str) {
    let style = TextStyle {
        role: Role::Ink,
        ..TICK
    };
    if width(text, style.size, style.bold) + 8.0 > extent.right - extent.left {
        return;
    }
    let (x, y) = (
        f32::midpoint(extent.left, extent.right),
        f32::midpoint(extent.top, extent.bottom) + 4.5,
    );
    surface.text_on_patch(x, y, Anchor::Middle, style, text);
}
