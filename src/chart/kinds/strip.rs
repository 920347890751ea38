//! All areas as dots on one scale, a row for each group; the place and the benchmark are named.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use super::line::near_zero;
use crate::chart::data::{ChartData, Point, Series, SeriesRole};
use crate::chart::extremes::{extremes, finest};
use crate::chart::layout::annotations::{self, Annotation, NOTE, PlacedAnnotation};
use crate::chart::layout::axis::Axis;
use crate::chart::layout::key::{KeyEntry, KeySymbol, key};
use crate::chart::layout::marks::{TARGET, series_colour};
use crate::chart::layout::scale::{NUMBERS, Scale, write_head};
use crate::chart::layout::size::{Size, rows};
use crate::chart::numbers::NumberFormat;
use crate::chart::surface::measure::wrap;
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, DASHED, LINE_HEIGHT, SIZE, Stroke, Surface, TextStyle};
use crate::language::Strings;

/// The dots of other areas, and of the place.
const DOT: f32 = 4.0;
const PLACE: f32 = 6.5;
/// From the middle of a dot to that of one beside it.
const APART: f32 = 8.5;
/// The most dots that are piled on either side of a row's middle.
const PILE: u16 = 6;
/// From the field's edges to the ends of the axis.
const INSET: f32 = 18.0;

pub(super) const KIND: Kind = Kind {
    name: "strip",
    opening: "chart-say-strip",
    compares: Compares::Areas,
    has_target: true,
    all_of_type: true,
    draw,
    ..Kind::BASE
};

/// A row of dots.
struct Strip<'a> {
    /// The group's name; empty where there is one row only.
    name: Vec<String>,
    /// The areas that have a value, with it.
    dots: Vec<(&'a Series, Decimal)>,
}

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let numbers = NumberFormat::drawn(data, strings);
    let (low, high) = extremes(&data.series, |_| false, data.target);
    let axis = data.limits.map_or_else(
        || Axis::covering(low, high, near_zero(low, high), finest(data), size.steps()),
        |(min, max)| Axis::between(min, max, finest(data), size.steps()),
    );
    let scale = Scale::new(axis, (INSET, size.width() - INSET));
    let entries = entries(data, strings);
    let strips = strips(data, size);
    let mut surface = Surface::unbounded(size.width());
    let mut top = key(&mut surface, (0.0, size.width()), 0.0, &entries);
    top += write_head(&mut surface, top, &scale.head(numbers, strings));
    let field = top;
    let placed: Vec<(f32, PlacedStrip)> = strips
        .iter()
        .map(|strip| {
            let placed = PlacedStrip::new(strip, &scale, numbers, size);
            let at = top;
            top += placed.height;
            (at, placed)
        })
        .collect();
    surface.height = top + NUMBERS;
    scale.draw(&mut surface, numbers, (field, top));
    if let Some(target) = data.target {
        surface.line((scale.x(target), field), (scale.x(target), top), TARGET);
    }
    for (at, placed) in &placed {
        placed.draw(&mut surface, *at);
    }
    surface
}

/// The rows: one for each group, in the order of the data.
fn strips(data: &ChartData, size: Size) -> Vec<Strip<'_>> {
    let mut parts: Vec<&str> = Vec::new();
    for series in &data.series {
        if !parts.contains(&&*series.part) {
            parts.push(&series.part);
        }
    }
    let several = parts.len() > 1;
    let strip = |part: &str| {
        let dots = data.series.iter().filter(|series| series.part == part);
        let dots = dots.filter_map(|series| {
            let value = series.points.last().and_then(Point::drawn)?;
            Some((series, value))
        });
        let name = if several { part } else { "" };
        Strip {
            name: wrap(name, size.width(), SIZE, true, 3),
            dots: dots.collect(),
        }
    };
    parts.into_iter().map(strip).collect()
}

fn entries(data: &ChartData, strings: &Strings) -> Vec<KeyEntry> {
    let mut areas: Vec<&str> = Vec::new();
    for series in &data.series {
        if series.role == SeriesRole::Peer && !areas.contains(&&*series.area) {
            areas.push(&series.area);
        }
    }
    let mut entries = Vec::new();
    if !areas.is_empty() {
        let count = areas.len().to_string();
        entries.push(KeyEntry {
            mark: KeySymbol::Dot(Role::Peer),
            text: strings.fill("chart-other-areas", &[("count", &*count)]),
        });
    }
    if let Some(target) = data.target {
        let value = NumberFormat::drawn(data, strings).exact(target);
        entries.push(KeyEntry {
            mark: KeySymbol::Line(TARGET),
            text: format!("{} {value}", strings.fill("chart-target", &[])),
        });
    }
    entries
}

/// A row whose dots and labels have their places.
struct PlacedStrip<'a> {
    strip: &'a Strip<'a>,
    /// Where each dot is: across, and up or down from the middle.
    dots: Vec<(f32, f32)>,
    labels: Vec<(PlacedAnnotation, SeriesRole)>,
    /// The texts of labels that are numbers.
    remarks: Vec<String>,
    /// From the row's top to where its labels end.
    above: f32,
    middle: f32,
    height: f32,
}

impl<'a> PlacedStrip<'a> {
    fn new(strip: &'a Strip<'a>, scale: &Scale, numbers: NumberFormat, size: Size) -> Self {
        let xs: Vec<f32> = strip
            .dots
            .iter()
            .map(|(_, value)| scale.x(*value))
            .collect();
        let dots = piled(&xs);
        let deepest = dots.iter().map(|(_, y)| y.abs()).fold(0.0, f32::max);
        let (labels, remarks) = labels(strip, &xs, numbers, size);
        let reach = labels.iter().map(|(label, _)| label.reach());
        let names = rows(strip.name.len()) * SIZE * LINE_HEIGHT;
        let above = names + reach.fold(0.0, f32::max) + 4.0;
        let middle = above + deepest + PLACE + 4.0;
        Self {
            strip,
            dots,
            labels,
            remarks,
            above,
            middle,
            height: middle + deepest + PLACE + 8.0,
        }
    }

    fn draw(&self, surface: &mut Surface, top: f32) {
        let bold = TextStyle {
            size: SIZE,
            bold: true,
            role: Role::Ink,
        };
        for (row, line) in self.strip.name.iter().enumerate() {
            let y = top + SIZE * 0.98 + rows(row) * SIZE * LINE_HEIGHT;
            surface.text_on_patch(0.0, y, Anchor::Start, bold, line);
        }
        let middle = top + self.middle;
        let dots = || self.strip.dots.iter().zip(&self.dots);
        for ((series, _), (x, y)) in dots() {
            if series.role == SeriesRole::Peer {
                surface.dot(*x, middle + y, DOT, Role::Peer);
            }
        }
        let base = top + self.above;
        for (label, role) in &self.labels {
            let is_benchmark = *role == SeriesRole::Benchmark;
            let stroke = Stroke {
                role: series_colour(*role),
                width: 1.5,
                dashes: is_benchmark.then_some(DASHED),
            };
            // The benchmark's runs through all dots.
            let end = if is_benchmark {
                top + self.height - 8.0
            } else {
                middle
            };
            surface.line(
                (label.x, base - label.reach() + 2.0),
                (label.x, end),
                stroke,
            );
        }
        for (label, role) in &self.labels {
            let style = TextStyle {
                bold: label.bold,
                role: match role {
                    SeriesRole::Place => Role::Focus,
                    _ => Role::Ink,
                },
                ..NOTE
            };
            for (x, above, line) in label.texts() {
                surface.text_on_patch(x, base - above, label.anchor, style, line);
            }
        }
        for ((series, _), (x, y)) in dots() {
            if !matches!(series.role, SeriesRole::Peer | SeriesRole::Benchmark) {
                surface.dot(*x, middle + y, PLACE + 1.5, Role::Paper);
                surface.dot(*x, middle + y, PLACE, series_colour(series.role));
            }
        }
        surface.remarks.extend(self.remarks.iter().cloned());
    }
}

/// The places of dots: each at its value, beside the middle where another is in its way.
fn piled(xs: &[f32]) -> Vec<(f32, f32)> {
    let mut order: Vec<usize> = (0..xs.len()).collect();
    order.sort_by(|&a, &b| xs[a].total_cmp(&xs[b]).then(a.cmp(&b)));
    let mut placed: Vec<(f32, f32)> = vec![(0.0, 0.0); xs.len()];
    let mut done: Vec<usize> = Vec::new();
    for index in order {
        let x = xs[index];
        let lanes = (0..=PILE).flat_map(|lane| {
            let away = f32::from(lane) * APART;
            [-away, away]
        });
        let is_free = |y: &f32| {
            let near = done
                .iter()
                .rev()
                .take_while(|&&other| x - xs[other] < APART);
            let mut near = near.into_iter();
            near.all(|&other| {
                let (dx, dy) = (x - placed[other].0, y - placed[other].1);
                dx * dx + dy * dy >= APART * APART - 0.5
            })
        };
        // Of very many alike, the rest lie on the last.
        let mut lanes = lanes;
        let y = lanes.find(is_free).unwrap_or(f32::from(PILE) * APART);
        placed[index] = (x, y);
        done.push(index);
    }
    placed
}

/// The labels of all dots but the peers', with the texts of those that are numbers.
fn labels(
    strip: &Strip,
    xs: &[f32],
    numbers: NumberFormat,
    size: Size,
) -> (Vec<(PlacedAnnotation, SeriesRole)>, Vec<String>) {
    let mut named: Vec<(f32, &Series, Decimal)> = strip
        .dots
        .iter()
        .zip(xs)
        .filter(|((series, _), _)| series.role != SeriesRole::Peer)
        .map(|((series, value), x)| (*x, *series, *value))
        .collect();
    named.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wanted: Vec<Annotation> = named
        .iter()
        .map(|(x, series, value)| Annotation {
            text: format!("{} {}", series.area_name, numbers.with_short_unit(*value)),
            x: *x,
            bold: series.role == SeriesRole::Place,
        })
        .collect();
    let (placed, remarks) = annotations::place(&wanted, size.width());
    let roles = named.iter().map(|(_, series, _)| series.role);
    (placed.into_iter().zip(roles).collect(), remarks)
}
