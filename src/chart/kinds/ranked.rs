//! Horizontal bars, one area a row, with the values in a column at the right; the benchmark is a line through them.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Point, Series};
use crate::chart::extremes::extremes;
use crate::chart::layout::area_rows::{
    HEAD, draw_heads, heads, left_out, parts, row_spec, shortened_remark, value_text,
};
use crate::chart::layout::axis::{ANY, Axis};
use crate::chart::layout::key::{self, KeyEntry, KeySymbol, key};
use crate::chart::layout::marks::{level_whisker, series_colour};
use crate::chart::layout::rows::{NamePlace, ROW, RowLayout, RowSpec, ShortenedRow, shortened};
use crate::chart::layout::size::{Size, TICK, rows};
use crate::chart::numbers::NumberFormat;
use crate::chart::remarks::limits_name;
use crate::chart::surface::measure::wrap;
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, Extent, Stroke, Surface};
use crate::language::Strings;

const BAR: f32 = 16.0;

pub(super) const KIND: Kind = Kind {
    name: "ranked",
    opening: "chart-say-ranked",
    compares: Compares::Areas,
    from_zero: true,
    has_target: true,
    draw,
    ..Kind::BASE
};

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let numbers = NumberFormat::drawn(data, strings);
    let (line, bars) = parts(data);
    let shown = shortened(data, &bars);
    let names = left_out(&shown, strings);
    let text = |point: &Point| value_text(numbers, point);
    let specs = shown.iter().zip(&names);
    let specs: Vec<RowSpec> = specs
        .map(|(row, name)| row_spec(row, name, &text, BAR))
        .collect();
    let heads = heads(data, line, numbers, (size, strings));
    let entries = entries(data, &bars, strings);
    let after_key = key::height(size.width(), &entries);
    let unit = numbers.axis_unit();
    let after_unit = after_key + if unit.is_empty() { 0.0 } else { 20.0 };
    let top = after_unit + HEAD * rows(heads.len()) + 4.0;
    let layout = RowLayout::lay(&specs, (size, NamePlace::Left), top, "");
    let mut surface = Surface::new(size.width(), layout.bottom + 4.0);
    let width = surface.width;
    key(&mut surface, (0.0, width), 0.0, &entries);
    for line in wrap(&unit, width, TICK.size, false, 1) {
        surface.text(width, after_key + 14.0, Anchor::End, TICK, &line);
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
    let x = |value: Decimal| layout.left + (layout.right - layout.left) * axis.place(value);
    let zero = x(Decimal::ZERO);
    let drawn = |row: &ShortenedRow| match row {
        ShortenedRow::Series(series) => series
            .points
            .last()
            .map(|point| (series.role, point.clone())),
        ShortenedRow::LeftOut(_) => None,
    };
    let laid = layout.laid.iter().zip(shown.iter().map(drawn));
    let laid: Vec<_> = laid
        .filter_map(|(row, drawn)| Some((row, drawn?)))
        .collect();
    for (row, (role, point)) in &laid {
        let Some(value) = point.drawn() else { continue };
        let end = x(value);
        let extent = Extent {
            left: end.min(zero),
            top: row.inner.0,
            right: end.max(zero),
            bottom: row.inner.1,
        };
        surface.bar(&extent, series_colour(*role));
    }
    for (row, (_, point)) in laid.iter().filter(|_| data.confidence) {
        if let Some((lower, upper)) = point.limits().filter(|_| point.drawn().is_some()) {
            level_whisker(&mut surface, (x(lower), x(upper)), row.middle(), Role::Ink);
        }
    }
    let foot = Stroke {
        role: Role::Muted,
        width: 1.0,
        dashes: None,
    };
    surface.line((zero, top), (zero, layout.bottom), foot);
    draw_heads(
        &mut surface,
        &heads,
        &x,
        (after_unit, top - 2.0, layout.bottom),
    );
    layout.write(&mut surface);
    surface
        .remarks
        .extend(shortened_remark(&shown, bars.len(), strings));
    surface
}

fn entries(data: &ChartData, bars: &[&Series], strings: &Strings) -> Vec<KeyEntry> {
    let last = bars.iter().filter_map(|series| series.points.last());
    let has_limits = data.confidence && last.into_iter().any(|point| point.limits().is_some());
    let entry = has_limits.then(|| KeyEntry {
        mark: KeySymbol::LevelWhisker(Role::Ink),
        text: limits_name(data, strings),
    });
    entry.into_iter().collect()
}

const _: () = assert!(BAR < ROW);
