//! The tables of charts of parts, of pyramids and of spines.
//!
//! In: [`ChartData`]. Out: columns and rows. Must not know: HTML.

use super::data::{ChartData, Point, SeriesRole};
use super::table_cells::{
    TableColumn, TableRow, has_limits, limits, limits_title, number, text, value,
};
use crate::chart::kinds::{sides, spine_rows};
use crate::chart::layout::groups::{groups, part_name, parts};
use crate::chart::numbers::NumberFormat;
use crate::language::Strings;

/// Areas or periods as rows, parts as columns.
pub(super) fn parts_table(
    data: &ChartData,
    strings: &Strings,
) -> (Vec<TableColumn>, Vec<TableRow>) {
    let numbers = NumberFormat::new(data, strings);
    let template = strings.get("chart-limits-cell");
    let head = if data.periods.len() > 1 {
        "chart-period"
    } else {
        "chart-area"
    };
    let mut columns = vec![text(strings.fill(head, &[]))];
    let groups = groups(data);
    let mut rows: Vec<TableRow> = groups
        .iter()
        .map(|group| TableRow {
            title: group.name.clone(),
            area: group
                .parts
                .first()
                .filter(|_| data.periods.len() == 1)
                .map(|(series, _)| series.area.clone()),
            role: None,
            cells: Vec::new(),
        })
        .collect();
    for part in parts(data) {
        let of_group = |index: usize| {
            let parts = groups.get(index)?.parts.iter();
            let mut own = parts.filter(|(series, _)| series.part == part.part);
            own.next().map(|(_, point)| *point)
        };
        columns.push(number(part_name(part).to_owned()));
        for (index, row) in rows.iter_mut().enumerate() {
            let point = of_group(index);
            row.cells
                .push(point.map_or_else(String::new, |point| value(numbers, point)));
        }
        if has_limits(data, (0..groups.len()).filter_map(of_group)) {
            columns.push(number(limits_title(data, part_name(part), strings)));
            for (index, row) in rows.iter_mut().enumerate() {
                let point = of_group(index);
                row.cells
                    .push(point.map_or_else(String::new, |point| limits(numbers, point, template)));
            }
        }
    }
    (columns, rows)
}

/// A pyramid's rows, with its two sides as columns.
pub(super) fn sides_table(
    data: &ChartData,
    strings: &Strings,
) -> (Vec<TableColumn>, Vec<TableRow>) {
    let numbers = NumberFormat::new(data, strings);
    let sides = sides(data);
    let mut columns = vec![text(strings.fill("chart-group", &[]))];
    for side in [0, 1] {
        let mut series = sides.iter().filter_map(|(_, pair)| pair[side]);
        let name = series.next().map_or("", |series| &series.side);
        columns.push(number(name.to_owned()));
    }
    let rows = sides.iter().map(|(name, pair)| TableRow {
        title: (*name).to_owned(),
        area: None,
        role: None,
        cells: pair
            .iter()
            .map(|series| {
                let point = series.and_then(|series| series.points.last());
                point.map_or_else(String::new, |point| value(numbers, point))
            })
            .collect(),
    });
    (columns, rows.collect())
}

/// Indicators as rows: the place's value and the benchmark's, how they compare, the ends and the middle half of all areas.
pub(super) fn measures_table(
    data: &ChartData,
    strings: &Strings,
) -> (Vec<TableColumn>, Vec<TableRow>) {
    let name = |role: SeriesRole| {
        let mut series = data.series.iter();
        let found = series.find(|series| series.role == role);
        found.map(|series| series.area_name.clone())
    };
    let benchmark = name(SeriesRole::Benchmark);
    let get = |key: &str| strings.get(key).to_owned();
    let mut columns = vec![
        text(get("chart-indicator")),
        text(get("chart-period")),
        number(name(SeriesRole::Place).unwrap_or_default()),
    ];
    columns.extend(benchmark.clone().map(number));
    columns.extend(benchmark.is_some().then(|| text(get("chart-compared"))));
    columns.extend(
        [
            "chart-spine-worst-or-lowest",
            "chart-spine-lower-quarter",
            "chart-spine-upper-quarter",
            "chart-spine-best-or-highest",
            "chart-spine-count",
        ]
        .map(|key| number(get(key))),
    );
    let rows = spine_rows(data).into_iter().map(|row| {
        let numbers = NumberFormat::of(row.measure, strings);
        let mut cells = vec![row.period.dashed(), value(numbers, row.place)];
        if benchmark.is_some() {
            let beside = row.benchmark;
            cells.push(beside.map_or_else(String::new, |point: &Point| value(numbers, point)));
            cells.push(get(row.comparison.key()));
        }
        let quarters = [0, 1, 3, 4].map(|quarter| row.quarter(quarter));
        cells.extend(
            quarters
                .map(|value| value.map_or_else(String::new, |value| numbers.without_unit(value))),
        );
        cells.push(row.count().to_string());
        let unit = row.measure.unit.text.trim();
        let values = [("name", &*row.measure.title), ("unit", unit)];
        TableRow {
            title: if unit.is_empty() {
                row.measure.title.clone()
            } else {
                strings.fill("chart-name-unit", &values)
            },
            area: None,
            role: None,
            cells,
        }
    });
    (columns, rows.collect())
}
