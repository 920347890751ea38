//! A tile for each area where the site's layout has it, shaded and numbered by the class of its value; a hatched tile has none.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Point, Series, SeriesRole, Tile};
use crate::chart::extremes::{extremes, finest};
use crate::chart::layout::axis::Axis;
use crate::chart::layout::key::{KeyEntry, KeySymbol, key};
use crate::chart::layout::size::Size;
use crate::chart::numbers::{NumberFormat, shorthand, status_marks};
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, LINE_HEIGHT, SIZE, Stroke, Surface, TextStyle};
use crate::language::Strings;

/// The most classes.
const CLASSES: usize = 5;
/// Between tiles.
const SEAM: f32 = 2.0;
/// The widest a tile gets.
const WIDEST: f32 = 56.0;
/// The look of what is on a tile.
const ON_TILE: TextStyle = TextStyle {
    size: 13.0,
    bold: false,
    role: Role::Ink,
};
/// The edge of a tile.
const EDGE: Stroke = Stroke {
    role: Role::Peer,
    width: 1.0,
    dashes: None,
};
/// How dark each class is, in hundredths: ink can be read on all but the last.
pub(crate) const SHADES: [u8; CLASSES] = [8, 24, 40, 56, 100];

pub(super) const KIND: Kind = Kind {
    name: "tile-map",
    opening: "chart-say-tile-map",
    compares: Compares::Areas,
    has_limits: false,
    all_of_type: true,
    draw,
    ..Kind::BASE
};

/// The ends of the classes, ascending: one more than there are classes.
fn classes(data: &ChartData) -> Vec<Decimal> {
    let (low, high) = extremes(
        data.series.iter().filter(|series| !series.benchmark),
        |_| false,
        None,
    );
    let axis = Axis::covering(low, high, false, finest(data), CLASSES - 1);
    let mut ends = axis.ticks;
    while ends.len() > CLASSES + 1 {
        // Every second end is enough: the classes are twice as wide.
        let last = ends.last().copied();
        let kept = ends.iter().copied().step_by(2);
        let mut kept: Vec<Decimal> = kept.collect();
        if kept.last().copied() != last {
            kept.extend(last);
        }
        ends = kept;
    }
    ends
}

/// The class of a value, from 0: a value on a boundary is in the upper one, the greatest in the last.
fn class(ends: &[Decimal], value: Decimal) -> usize {
    let above = ends.iter().skip(1).filter(|end| value >= **end).count();
    above.min(ends.len().saturating_sub(2))
}

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let numbers = NumberFormat::drawn(data, strings);
    let ends = classes(data);
    let by_area: BTreeMap<&str, &Series> = data
        .series
        .iter()
        .filter(|series| !series.benchmark)
        .map(|series| (&*series.area, series))
        .collect();
    let mut surface = Surface::unbounded(size.width());
    let entries = entries(data, &ends, numbers, strings);
    let mut top = named(&mut surface, data, numbers);
    top += key(&mut surface, (0.0, size.width()), top, &entries) + 8.0;
    let (Some(right), Some(below)) = (
        data.tiles.iter().map(|tile| tile.column).max(),
        data.tiles.iter().map(|tile| tile.row).max(),
    ) else {
        surface.height = top;
        return surface;
    };
    let halves = |half: i32| f32::from(u16::try_from(half).unwrap_or(0)) / 2.0;
    let is_hexagonal = data.tiles.iter().any(|tile| tile.column % 2 != 0);
    let tile = (size.width() / (halves(right) + 1.0)).min(WIDEST);
    let down = if is_hexagonal { tile * 0.87 } else { tile };
    let left = (size.width() - tile * (halves(right) + 1.0)) / 2.0;
    for at in &data.tiles {
        let centre = (
            left + (halves(at.column) + 0.5) * tile,
            top + (halves(at.row) + 0.5) * down + (tile - down) / 2.0,
        );
        let shape = Shape {
            centre,
            size: tile - SEAM,
            is_hexagonal,
        };
        let series = by_area.get(&*at.area).copied();
        one(&mut surface, &shape, (at, series), &ends);
    }
    let highlighted = data.tiles.iter().filter(|at| {
        let series = by_area.get(&*at.area);
        series.is_some_and(|series| series.role == SeriesRole::Place)
    });
    for at in highlighted {
        let shape = Shape {
            centre: (
                left + (halves(at.column) + 0.5) * tile,
                top + (halves(at.row) + 0.5) * down + (tile - down) / 2.0,
            ),
            size: tile,
            is_hexagonal,
        };
        let mut corners = shape.corners();
        corners.extend(corners.first().copied());
        corners.extend(corners.get(1).copied());
        let outline = Stroke {
            role: Role::Ink,
            width: 3.0,
            dashes: None,
        };
        surface.path(&corners, outline);
    }
    surface.height = top + halves(below) * down + tile + 4.0;
    let placed = |series: &&&Series| data.tiles.iter().any(|tile| tile.area == series.area);
    let without = by_area.values().filter(|series| !placed(series)).count();
    if without > 0 {
        let count = without.to_string();
        let remark = strings.fill("chart-tiles-without", &[("count", &*count)]);
        surface.remarks.push(remark);
    }
    surface
}

/// The highlighted areas with their values above the map; returns their height.
fn named(surface: &mut Surface, data: &ChartData, numbers: NumberFormat) -> f32 {
    let mut top = 0.0;
    let width = surface.width;
    let is_named = |series: &&Series| series.role == SeriesRole::Place || series.benchmark;
    for series in data.series.iter().filter(is_named) {
        let Some(point) = series.points.last() else {
            continue;
        };
        let value = match point.drawn() {
            Some(value) => format!("{}{}", numbers.with_short_unit(value), status_marks(point)),
            None => shorthand(point),
        };
        let style = TextStyle {
            size: SIZE,
            bold: series.role == SeriesRole::Place,
            role: Role::Ink,
        };
        for line in wrap(
            &format!("{}: {value}", series.area_name),
            width,
            SIZE,
            style.bold,
            3,
        ) {
            surface.text(0.0, top + SIZE * 0.98, Anchor::Start, style, &line);
            top += SIZE * LINE_HEIGHT;
        }
    }
    if top > 0.0 { top + 6.0 } else { 0.0 }
}

fn entries(
    data: &ChartData,
    ends: &[Decimal],
    numbers: NumberFormat,
    strings: &Strings,
) -> Vec<KeyEntry> {
    let names = numbers.ticks(ends);
    let unit = numbers.axis_unit();
    let mut entries: Vec<KeyEntry> = names
        .windows(2)
        .enumerate()
        .map(|(index, pair)| {
            let values = [("from", &*pair[0]), ("to", &*pair[1])];
            let mut text = strings.fill("chart-span", &values);
            if index == 0 && !unit.is_empty() {
                text = format!("{text} {unit}");
            }
            KeyEntry {
                mark: KeySymbol::Class(index as u8, SHADES[index.min(CLASSES - 1)]),
                text,
            }
        })
        .collect();
    let has_value = |tile: &Tile| {
        let mut own = data.series.iter().filter(|series| series.area == tile.area);
        own.any(|series| series.points.last().and_then(Point::drawn).is_some())
    };
    if !data.tiles.iter().all(has_value) {
        entries.push(KeyEntry {
            mark: KeySymbol::Hatched,
            text: strings.get("chart-no-figure").to_owned(),
        });
    }
    entries
}

/// A square or a hexagon that stands on a corner.
struct Shape {
    centre: (f32, f32),
    size: f32,
    is_hexagonal: bool,
}

impl Shape {
    fn corners(&self) -> Vec<(f32, f32)> {
        let (x, y) = self.centre;
        let half = self.size / 2.0;
        if self.is_hexagonal {
            let corner = half * 1.1547;
            return vec![
                (x, y - corner),
                (x + half, y - corner / 2.0),
                (x + half, y + corner / 2.0),
                (x, y + corner),
                (x - half, y + corner / 2.0),
                (x - half, y - corner / 2.0),
            ];
        }
        vec![
            (x - half, y - half),
            (x + half, y - half),
            (x + half, y + half),
            (x - half, y + half),
        ]
    }
}

fn one(
    surface: &mut Surface,
    shape: &Shape,
    (tile, series): (&Tile, Option<&Series>),
    ends: &[Decimal],
) {
    let value = series.and_then(|series| series.points.last().and_then(Point::drawn));
    let corners = shape.corners();
    let (x, y) = shape.centre;
    let Some(value) = value else {
        surface.hollow_shape(&corners, Role::Muted);
        hatch(surface, shape);
        return;
    };
    let class = class(ends, value).min(CLASSES - 1);
    surface.shape(&corners, Role::Paper);
    surface.shade(&corners, Role::Focus, SHADES[class]);
    // The lightest shade alone could not be told from the background.
    let mut edge = corners.clone();
    edge.extend(corners.first().copied());
    surface.path(&edge, EDGE);
    let style = TextStyle {
        role: if class == CLASSES - 1 {
            Role::Paper
        } else {
            Role::Ink
        },
        ..ON_TILE
    };
    let number = (class + 1).to_string();
    let named = width(&tile.short, style.size, false) <= shape.size - 2.0
        && shape.size >= 2.0 * style.size * LINE_HEIGHT;
    if named {
        surface.text(x, y - 3.0, Anchor::Middle, style, &tile.short);
        surface.text(x, y + 12.5, Anchor::Middle, style, &number);
    } else if shape.size >= style.size {
        surface.text(x, y + 4.5, Anchor::Middle, style, &number);
    }
}

/// Diagonal lines over the inside of a tile.
fn hatch(surface: &mut Surface, shape: &Shape) {
    let (x, y) = shape.centre;
    let half = shape.size * if shape.is_hexagonal { 0.36 } else { 0.46 };
    let stroke = Stroke {
        role: Role::Muted,
        width: 1.0,
        dashes: None,
    };
    for step in [-3_i16, -2, -1, 0, 1, 2, 3] {
        let offset = f32::from(step) * half / 2.0;
        let (from, to) = ((-half).max(offset - half), half.min(offset + half));
        if from < to {
            surface.line(
                (x + from, y + offset - from),
                (x + to, y + offset - to),
                stroke,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, class};

    #[test]
    fn each_value_is_in_the_class_that_begins_with_it() {
        let ends = [0, 10, 20, 30].map(Decimal::from);
        let class = |value: i32| class(&ends, Decimal::from(value));
        assert_eq!([0, 9, 10, 20, 29, 30].map(class), [0, 0, 1, 2, 2, 2]);
    }
}
