//! A dot and its confidence limits for each area, on an axis that need not start at zero; the benchmark is a line across.

use super::kind::{Compares, Kind};
use super::line::near_zero;
use crate::chart::data::{ChartData, Point, Series, SeriesRole};
use crate::chart::extremes::{extremes, finest};
use crate::chart::layout::area_rows::{
    HEAD, draw_heads, heads, left_out, parts, row_spec, shortened_remark, value_text,
};
use crate::chart::layout::axis::Axis;
use crate::chart::layout::key::{KeyEntry, KeySymbol, key};
use crate::chart::layout::marks::{level_whisker, series_colour};
use crate::chart::layout::rows::{NamePlace, RowLayout, RowSpec, ShortenedRow, shortened};
use crate::chart::layout::scale::{NUMBERS, Scale, write_head};
use crate::chart::layout::size::{Size, rows};
use crate::chart::numbers::NumberFormat;
use crate::chart::remarks::limits_name;
use crate::chart::surface::Surface;
use crate::chart::surface::role::Role;
use crate::language::Strings;

const DOT: f32 = 5.0;

pub(super) const KIND: Kind = Kind {
    name: "range",
    opening: "chart-say-range-chart",
    compares: Compares::Areas,
    has_target: true,
    draw,
    ..Kind::BASE
};

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let numbers = NumberFormat::drawn(data, strings);
    let (line, areas) = parts(data);
    let shown = shortened(data, &areas);
    let others = left_out(&shown, strings);
    let text = |point: &Point| value_text(numbers, point);
    let specs = shown.iter().zip(&others);
    let specs: Vec<RowSpec> = specs
        .map(|(row, name)| row_spec(row, name, &text, 2.0 * DOT))
        .collect();
    let limited = |series: &Series| data.confidence && !series.benchmark;
    let (low, high) = extremes(&data.series, limited, data.target);
    let axis = data.limits.map_or_else(
        || {
            Axis::covering(
                low,
                high,
                near_zero(low, high),
                finest(data),
                size.steps() - 1,
            )
        },
        |(min, max)| Axis::between(min, max, finest(data), size.steps()),
    );
    let mut surface = Surface::unbounded(size.width());
    let entries: Vec<KeyEntry> = entries(data, strings).into_iter().collect();
    let mut top = key(&mut surface, (0.0, size.width()), 0.0, &entries);
    // The edges follow from names and values, which do not depend on where the rows begin.
    let draft = RowLayout::lay(&specs, (size, NamePlace::Left), top, "");
    let edges = (draft.left + DOT, draft.right - DOT);
    let scale = Scale::new(axis, edges);
    top += write_head(&mut surface, top, &scale.head(numbers, strings));
    let heads = heads(data, line, numbers, (size, strings));
    let field = top + HEAD * rows(heads.len()) + 4.0;
    let layout = RowLayout::lay(&specs, (size, NamePlace::Left), field, "");
    surface.height = layout.bottom + NUMBERS;
    scale.draw(&mut surface, numbers, (field, layout.bottom));
    let x = |value| scale.x(value);
    draw_heads(&mut surface, &heads, &x, (top, field - 2.0, layout.bottom));
    for (row, shown) in layout.laid.iter().zip(&shown) {
        let ShortenedRow::Series(series) = shown else {
            continue;
        };
        let Some((point, value)) = series
            .points
            .last()
            .and_then(|point| Some((point, point.drawn()?)))
        else {
            continue;
        };
        if let Some((lower, upper)) = point.limits().filter(|_| data.confidence) {
            let role = if series.role == SeriesRole::Peer {
                Role::Muted
            } else {
                series_colour(series.role)
            };
            level_whisker(&mut surface, (x(lower), x(upper)), row.middle(), role);
        }
        surface.dot(x(value), row.middle(), DOT, series_colour(series.role));
    }
    layout.write(&mut surface);
    surface
        .remarks
        .extend(shortened_remark(&shown, areas.len(), strings));
    surface
}

fn entries(data: &ChartData, strings: &Strings) -> Option<KeyEntry> {
    let points = data.series.iter().filter_map(|series| series.points.last());
    let mut limited = points.filter(|point| data.confidence && point.limits().is_some());
    limited.next().map(|_| KeyEntry {
        mark: KeySymbol::LevelWhisker(Role::Muted),
        text: limits_name(data, strings),
    })
}
