//! Two groups back to back, a row for each value of another dimension: a population by age and sex.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Point, Series};
use crate::chart::extremes::extremes;
use crate::chart::layout::area_rows::value_text;
use crate::chart::layout::axis::{ANY, Axis};
use crate::chart::layout::marks::{bar, bar_fill};
use crate::chart::layout::scale::write_head;
use crate::chart::layout::size::{Size, TICK, rows};
use crate::chart::numbers::NumberFormat;
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, Extent, LINE_HEIGHT, SIZE, Stroke, Surface, TextStyle};
use crate::language::Strings;

const BAR: f32 = 16.0;
const ROW: f32 = 20.0;

pub(super) const KIND: Kind = Kind {
    name: "pyramid",
    opening: "chart-say-pyramid",
    compares: Compares::Sides,
    from_zero: true,
    adds_up: true,
    draw,
    ..Kind::BASE
};

/// The rows of a pyramid: each with its name and its series on the left and on the right.
pub(crate) fn sides(data: &ChartData) -> Vec<(&str, [Option<&Series>; 2])> {
    let mut rows: Vec<(&str, [Option<&Series>; 2])> = Vec::new();
    let first = data.series.first().map(|series| series.role);
    for series in &data.series {
        let side = usize::from(Some(series.role) != first);
        let known = rows.iter_mut().find(|(name, _)| *name == series.part);
        if let Some((_, pair)) = known {
            pair[side] = Some(series);
        } else {
            let mut pair = [None, None];
            pair[side] = Some(series);
            rows.push((&series.part, pair));
        }
    }
    rows
}

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let numbers = NumberFormat::drawn(data, strings);
    let sides = sides(data);
    let value_width = sides
        .iter()
        .flat_map(|(_, pair)| pair)
        .filter_map(|series| series.and_then(|series| series.points.last()))
        .map(|point| width(&value_text(numbers, point), TICK.size, false))
        .fold(0.0, f32::max)
        + 8.0;
    let room = size.width() * 0.3;
    let names: Vec<Vec<String>> = sides
        .iter()
        .map(|(name, _)| wrap(name, room, TICK.size, false, 2))
        .collect();
    let name_width = names
        .iter()
        .flatten()
        .map(|line| width(line, TICK.size, false))
        .fold(0.0, f32::max)
        + 12.0;
    let half = (size.width() - name_width) / 2.0;
    // Where the two sides start from zero.
    let zeros = [half, half + name_width];
    // Values that would take most of a side are left to the table.
    let has_values = value_width < half * 0.7;
    let length = if has_values {
        half - value_width
    } else {
        half - 2.0
    };
    let (_, high) = extremes(&data.series, |_| false, None);
    let max = data.limits.map_or(high, |(_, max)| max);
    let max = if max > Decimal::ZERO {
        max
    } else {
        Decimal::ONE
    };
    let axis = Axis::between(Decimal::ZERO, max, ANY, 1);
    let mut surface = Surface::unbounded(size.width());
    let unit = numbers.axis_unit();
    let head: Vec<String> = (!unit.is_empty()).then_some(unit).into_iter().collect();
    let mut top = write_head(&mut surface, 0.0, &head);
    top += heads(&mut surface, data, top, (half - 8.0, zeros));
    let style = TextStyle {
        role: Role::Ink,
        ..TICK
    };
    let first = top;
    for ((_, pair), name) in sides.iter().zip(&names) {
        let height = ROW.max(rows(name.len()) * TICK.size * LINE_HEIGHT + 4.0);
        let middle = top + height / 2.0;
        for (side, series) in pair.iter().enumerate() {
            let Some((series, point)) = series.and_then(|one| Some((one, one.points.last()?)))
            else {
                continue;
            };
            let value: Option<Decimal> = Point::drawn(point);
            let long = value.map_or(0.0, |value| length * axis.place(value));
            let (left, right) = match side {
                0 => (zeros[0] - long, zeros[0]),
                _ => (zeros[1], zeros[1] + long),
            };
            if value.is_some() {
                let extent = Extent {
                    left,
                    top: middle - BAR / 2.0,
                    right,
                    bottom: middle + BAR / 2.0,
                };
                bar(&mut surface, &extent, bar_fill(series.role));
            }
            let (x, anchor) = match side {
                0 => (left - 5.0, Anchor::End),
                _ => (right + 5.0, Anchor::Start),
            };
            let text = value_text(numbers, point);
            if has_values {
                surface.text(x, middle + 4.5, anchor, style, &text);
            }
        }
        let block = rows(name.len()) * TICK.size * LINE_HEIGHT;
        for (row, line) in name.iter().enumerate() {
            let y = middle - block / 2.0 + TICK.size * 0.98 + rows(row) * TICK.size * LINE_HEIGHT;
            let x = f32::midpoint(zeros[0], zeros[1]);
            surface.text(x, y, Anchor::Middle, style, line);
        }
        top += height;
    }
    let foot = Stroke {
        role: Role::Muted,
        width: 1.0,
        dashes: None,
    };
    for zero in zeros {
        surface.line((zero, first), (zero, top), foot);
    }
    surface.height = top + 4.0;
    surface
}

/// The names of the two sides above them; returns their height.
fn heads(surface: &mut Surface, data: &ChartData, top: f32, (room, zeros): (f32, [f32; 2])) -> f32 {
    let style = TextStyle {
        size: SIZE,
        bold: true,
        role: Role::Ink,
    };
    let mut seen = Vec::new();
    for series in &data.series {
        if !seen.iter().any(|(role, _)| *role == series.role) {
            seen.push((series.role, series.side.as_str()));
        }
    }
    let mut height = 0.0_f32;
    for (side, (role, name)) in seen.iter().take(2).enumerate() {
        let (x, anchor) = match side {
            0 => (zeros[0] - 18.0, Anchor::End),
            _ => (zeros[1] + 18.0, Anchor::Start),
        };
        let lines = wrap(name, room - 18.0, SIZE, true, 3);
        let swatch = Extent {
            left: if side == 0 { zeros[0] - 12.0 } else { zeros[1] },
            top: top + 4.0,
            right: if side == 0 { zeros[0] } else { zeros[1] + 12.0 },
            bottom: top + 16.0,
        };
        bar(surface, &swatch, bar_fill(*role));
        for (row, line) in lines.iter().enumerate() {
            let y = top + 14.5 + rows(row) * SIZE * LINE_HEIGHT;
            surface.text(x, y, anchor, style, line);
        }
        height = height.max(rows(lines.len()) * SIZE * LINE_HEIGHT + 8.0);
    }
    height
}
