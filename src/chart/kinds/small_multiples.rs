//! Small line charts side by side: one for each area, group or indicator, on one scale where they have one unit.

use super::kind::{Compares, Kind};
use super::line::{has_band, line_entries, lines, meanings, near_zero};
use crate::chart::data::{ChartData, Series};
use crate::chart::extremes::{extremes, finest};
use crate::chart::layout::axis::Axis;
use crate::chart::layout::field::Field;
use crate::chart::layout::frame::{axis_note, event_text};
use crate::chart::layout::key::key;
use crate::chart::layout::scale::write_head;
use crate::chart::layout::size::{Size, TICK, rows};
use crate::chart::layout::time::TimeAxis;
use crate::chart::numbers::NumberFormat;
use crate::chart::remarks::{breaks, joined};
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, DOTTED, LINE_HEIGHT, SIZE, Stroke, Surface, TextStyle};
use crate::data::{Period, Unit};
use crate::language::Strings;

/// The height of a panel's field.
const FIELD: f32 = 96.0;
/// Between panels.
const APART: f32 = 20.0;
/// The look of a panel's name.
const NAME: TextStyle = TextStyle {
    size: SIZE,
    bold: true,
    role: Role::Ink,
};

pub(super) const KIND: Kind = Kind {
    name: "small-multiples",
    opening: "chart-say-small-multiples",
    compares: Compares::Periods,
    has_events: true,
    has_join: true,
    several_units: true,
    draw,
    ..Kind::BASE
};

/// A panel.
struct Panel<'a> {
    name: &'a str,
    /// Its lines; those of the benchmark last.
    series: Vec<&'a Series>,
}

/// The panels, in the order of the data: one for each indicator where there are several, otherwise for each group, otherwise
/// for each area, with the benchmark in each.
fn panels(data: &ChartData) -> Vec<Panel<'_>> {
    let several = |name: &dyn Fn(&Series) -> String| {
        let mut names: Vec<String> = data.series.iter().map(name).collect();
        names.dedup();
        names.sort();
        names.dedup();
        names.len() > 1
    };
    let by_measure = data.measures.len() > 1;
    let by_part = several(&|series| series.part.clone());
    let name = |series: &'_ Series| -> String {
        if by_measure {
            series.measure.to_string()
        } else if by_part {
            series.part.clone()
        } else {
            series.area.to_string()
        }
    };
    let per_area = !by_measure && !by_part;
    let mut panels: Vec<(String, Panel)> = Vec::new();
    for series in &data.series {
        if per_area && series.benchmark && data.series.len() > 1 {
            continue;
        }
        let key = name(series);
        if let Some((_, panel)) = panels.iter_mut().find(|(other, _)| *other == key) {
            panel.series.push(series);
            continue;
        }
        let title = if by_measure {
            let measure = data.measures.get(series.measure);
            measure.map_or("", |measure| &measure.title)
        } else if by_part {
            &series.part
        } else {
            &series.area_name
        };
        let panel = Panel {
            name: title,
            series: vec![series],
        };
        panels.push((key, panel));
    }
    let mut panels: Vec<Panel> = panels.into_iter().map(|(_, panel)| panel).collect();
    if per_area {
        let benchmarks: Vec<&Series> = data
            .series
            .iter()
            .filter(|series| series.benchmark)
            .collect();
        for panel in &mut panels {
            let own = |other: &&&Series| {
                panel
                    .series
                    .iter()
                    .all(|series| !std::ptr::eq(*series, **other))
            };
            let further: Vec<&Series> = benchmarks.iter().filter(own).copied().collect();
            panel.series.extend(further);
        }
    }
    panels
}

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let panels = panels(data);
    let units: Vec<&Unit> = data.measures.iter().map(|measure| &measure.unit).collect();
    let own_scales = units.windows(2).any(|pair| pair[0] != pair[1]);
    let shared = (!own_scales).then(|| axis(data, &data.series.iter().collect::<Vec<_>>(), size));
    let numbers = NumberFormat::drawn(data, strings);
    let mut surface = Surface::unbounded(size.width());
    let mut top = keys(&mut surface, data, &panels, strings);
    if let Some(axis) = &shared {
        let head = [numbers.axis_unit(), axis_note(axis, numbers, strings)];
        let head: Vec<String> = head.into_iter().filter(|line| !line.is_empty()).collect();
        top += write_head(&mut surface, top, &head);
    }
    let columns = match (size, panels.len()) {
        (_, 1) => 1,
        (Size::Narrow, _) | (Size::Wide, 2 | 4) => 2,
        (Size::Wide, _) => 3,
    };
    let wide = (size.width() - APART * (rows(columns) - 1.0)) / rows(columns);
    for row in panels.chunks(columns) {
        let names: Vec<Vec<String>> = row
            .iter()
            .map(|panel| {
                let unit = own_scales.then(|| numbers_of(data, panel, strings).axis_unit());
                let name = match unit.filter(|unit| !unit.is_empty()) {
                    Some(unit) => {
                        let values = [("name", panel.name), ("unit", &*unit)];
                        strings.fill("chart-name-unit", &values)
                    }
                    None => panel.name.to_owned(),
                };
                wrap(&name, wide, NAME.size, true, 6)
            })
            .collect();
        let name_lines = rows(names.iter().map(Vec::len).max().unwrap_or(1));
        let names_height = name_lines * NAME.size * LINE_HEIGHT;
        let mut deep = 0.0_f32;
        for (index, (panel, name)) in row.iter().zip(&names).enumerate() {
            let left = rows(index) * (wide + APART);
            for (line, text) in name.iter().enumerate() {
                let y = top + NAME.size * 0.98 + rows(line) * NAME.size * LINE_HEIGHT;
                surface.text(left, y, Anchor::Start, NAME, text);
            }
            let own = own_scales.then(|| axis(data, &panel.series, size));
            let numbers = if own_scales {
                numbers_of(data, panel, strings)
            } else {
                numbers
            };
            let Some(axis) = own.as_ref().or(shared.as_ref()) else {
                continue;
            };
            let place = PanelPlace {
                left,
                right: left + wide,
                top: top + names_height,
            };
            let bottom = place.draw(&mut surface, data, panel, (axis, numbers));
            deep = deep.max(bottom);
        }
        top = deep + APART;
    }
    surface.height = (top - APART).max(0.0);
    surface
        .remarks
        .extend(own_scales.then(|| strings.get("chart-own-scales").to_owned()));
    let events = data.events.iter();
    let events = events.map(|event| event_text(event, Period::dashed, strings));
    surface.remarks.extend(events.collect::<Vec<_>>());
    surface.remarks.extend(breaks(data, strings));
    surface.remarks.extend(joined(data, strings));
    surface
}

/// The numbers of a panel with a unit of its own.
fn numbers_of<'a>(data: &'a ChartData, panel: &Panel, strings: &'a Strings) -> NumberFormat<'a> {
    let first = panel.series.first();
    let measure = first.and_then(|series| data.measures.get(series.measure));
    measure.map_or_else(
        || NumberFormat::new(data, strings),
        |measure| NumberFormat::of(measure, strings),
    )
}

/// The axis of a panel, or of all.
fn axis(data: &ChartData, series: &[&Series], size: Size) -> Axis {
    let banded = |one: &Series| has_band(data, &[one], one);
    let (low, high) = extremes(series.iter().copied(), banded, None);
    let steps = match size {
        Size::Wide => 3,
        Size::Narrow => 2,
    };
    data.limits.map_or_else(
        || Axis::covering(low, high, near_zero(low, high), finest(data), steps),
        |(min, max)| Axis::between(min, max, finest(data), steps),
    )
}

/// A key for the lines that every panel has: areas where panels are groups or indicators, the benchmark.
fn keys(surface: &mut Surface, data: &ChartData, panels: &[Panel], strings: &Strings) -> f32 {
    let Some(longest) = panels.iter().max_by_key(|panel| panel.series.len()) else {
        return 0.0;
    };
    let mut entries = Vec::new();
    let areas_are_lines =
        data.measures.len() > 1 || longest.series.iter().any(|series| !series.part.is_empty());
    if longest.series.len() > 1 {
        let named: Vec<&Series> = longest
            .series
            .iter()
            .copied()
            .filter(|series| areas_are_lines || series.benchmark)
            .collect();
        let mut lines = line_entries(&named, false);
        for (entry, series) in lines.iter_mut().zip(&named) {
            entry.text.clone_from(&series.area_name);
        }
        entries.extend(lines);
    }
    entries.extend(meanings(data, &longest.series, &longest.series, strings));
    let across = (0.0, surface.width);
    key(surface, across, 0.0, &entries)
}

/// Where a panel's field is.
struct PanelPlace {
    left: f32,
    right: f32,
    top: f32,
}

impl PanelPlace {
    /// Draws a panel; returns where it ends.
    fn draw(
        &self,
        surface: &mut Surface,
        data: &ChartData,
        panel: &Panel,
        (axis, numbers): (&Axis, NumberFormat),
    ) -> f32 {
        let mut ticks = numbers.ticks(&axis.ticks);
        // Numbers of 28 digits are left to the table.
        let room = (self.right - self.left) * 0.45;
        if ticks
            .iter()
            .any(|tick| width(tick, TICK.size, false) > room)
        {
            ticks.clear();
        }
        let widths = ticks.iter().map(|tick| width(tick, TICK.size, false));
        let margin = widths.fold(8.0, f32::max) + 8.0;
        let top = self.top + 8.0;
        let field = Field {
            left: self.left + margin,
            right: self.right,
            top,
            bottom: top + FIELD,
            inset: 5.0,
            axis: axis.clone(),
            time: TimeAxis::new(&data.periods),
        };
        let grid = |zero: bool| Stroke {
            role: if zero { Role::Muted } else { Role::Rule },
            width: 1.0,
            dashes: None,
        };
        for &tick in &axis.ticks {
            let y = field.y(tick);
            surface.line((field.left, y), (field.right, y), grid(tick.is_zero()));
        }
        for (&tick, name) in axis.ticks.iter().zip(&ticks) {
            let y = field.y(tick);
            let (x, y) = (field.left - 6.0, y + 4.5);
            if surface.is_free(&surface.text_extent(x, y, Anchor::End, TICK, name)) {
                surface.text(x, y, Anchor::End, TICK, name);
            }
        }
        let dotted = Stroke {
            role: Role::Muted,
            width: 1.5,
            dashes: Some(DOTTED),
        };
        for x in field.breaks(data) {
            surface.line((x, field.top), (x, field.bottom), dotted);
        }
        for event in &data.events {
            let (from, to) = field.span(event);
            for x in std::iter::once(from).chain(to) {
                surface.line((x, field.top), (x, field.bottom), grid(true));
            }
        }
        lines(surface, &field, data, &panel.series);
        self.periods(surface, data, &field);
        field.bottom + 24.0
    }

    /// The names of the first and the last period.
    fn periods(&self, surface: &mut Surface, data: &ChartData, field: &Field) {
        let y = field.bottom + 17.0;
        let last = data.periods.len().saturating_sub(1);
        for (index, anchor) in [(last, Anchor::End), (0, Anchor::Start)] {
            let Some(period) = data.periods.get(index) else {
                continue;
            };
            let name = period.dashed();
            let x = match anchor {
                Anchor::End => self.right,
                _ => field.left,
            };
            let extent = surface.text_extent(x, y, anchor, TICK, &name);
            if surface.is_free(&extent) && extent.left >= self.left - 0.5 {
                surface.text(x, y, anchor, TICK, &name);
            }
        }
    }
}
