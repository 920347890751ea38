//! The data of a chart as a table of texts, and the table that a `table` block shows.
//!
//! In: [`ChartData`]. Out: header cells, rows and cells without markup, with the meaning of the shorthand. Must not know: HTML,
//! files.

use std::collections::BTreeSet;

use super::data::{ChartData, EventMark, Point, Series};
use super::table_cells::{
    TableColumn, TableRow, has_limits, limits, limits_title, number, text, value,
};
use super::table_of_parts::{measures_table, parts_table, sides_table};
use crate::chart::kinds::{self, Compares};
use crate::chart::layout::frame::event_text;
use crate::chart::layout::rows::ordered;
use crate::chart::numbers::{NumberFormat, change_text, statuses};
use crate::data::{Period, Status};
use crate::language::Strings;

/// A table: header cells, rows, shorthand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ChartTable {
    /// What it contains: measure and unit, where, when.
    pub caption: String,
    /// The columns, that of the row headers first.
    pub columns: Vec<TableColumn>,
    /// The rows.
    pub rows: Vec<TableRow>,
    /// The shorthand in it, with its meaning.
    pub marks: Vec<(String, String)>,
}

/// The table of a chart, or of a `table` block, with its content as its caption.
pub(super) fn table(data: &ChartData, caption: String, strings: &Strings) -> ChartTable {
    let (columns, rows) = if data.columns.is_empty() {
        match kinds::kind(data).map(|kind| kind.compares) {
            Some(Compares::Changes) => changes(data, strings),
            Some(Compares::Parts) => parts_table(data, strings),
            Some(Compares::Sides) => sides_table(data, strings),
            Some(Compares::Measures) => measures_table(data, strings),
            Some(Compares::Areas) => areas(data, strings),
            None if by_area(data) => areas(data, strings),
            Some(Compares::Periods) | None => periods(data, strings),
        }
    } else {
        listed(data, strings)
    };
    let caption = match data.target {
        Some(target) => {
            let target = NumberFormat::new(data, strings).exact(target);
            let values = [("caption", &*caption), ("target", &*target)];
            strings.fill("chart-caption-target", &values)
        }
        None => caption,
    };
    let mut used: BTreeSet<Status> = data
        .series
        .iter()
        .flat_map(|series| &series.points)
        .flat_map(statuses)
        .collect();
    let low = Status::Low.shorthand();
    if rows.iter().any(|row| row.cells.contains(&low)) {
        used.insert(Status::Low);
    }
    ChartTable {
        caption,
        columns,
        rows,
        marks: used
            .into_iter()
            .map(|status| (status.shorthand(), strings.get(status.key()).to_owned()))
            .collect(),
    }
}

/// Whether areas are rows and periods columns, in a table of more areas than periods.
fn by_area(data: &ChartData) -> bool {
    data.periods.len() < data.series.len() || data.periods.len() == 1
}

/// The header of the column of row headers.
fn series_head(data: &ChartData, strings: &Strings) -> TableColumn {
    let one = |series: &Series| series.area == data.series[0].area;
    let key = if data.series.iter().all(one) && data.series.len() > 1 {
        "chart-group"
    } else {
        "chart-area"
    };
    text(strings.fill(key, &[]))
}

fn row(series: &Series, cells: Vec<String>) -> TableRow {
    TableRow {
        title: series.label.clone(),
        area: Some(series.area.clone()),
        role: Some(series.role),
        cells,
    }
}

/// Periods as rows, series as columns.
fn periods(data: &ChartData, strings: &Strings) -> (Vec<TableColumn>, Vec<TableRow>) {
    let template = strings.get("chart-limits-cell");
    let numbers = NumberFormat::new(data, strings);
    let mut columns = vec![text(strings.fill("chart-period", &[]))];
    let mut rows: Vec<TableRow> = data
        .periods
        .iter()
        .map(|period| TableRow {
            title: period.dashed(),
            area: None,
            role: None,
            cells: Vec::new(),
        })
        .collect();
    for series in &data.series {
        let measure = data.measures.get(series.measure);
        let own = measure.filter(|_| data.has_several_units());
        let numbers = own.map_or(numbers, |measure| NumberFormat::of(measure, strings));
        let title = match own.map(|measure| measure.unit.text.trim()) {
            Some(unit) if !unit.is_empty() => {
                let values = [("name", &*series.label), ("unit", unit)];
                strings.fill("chart-name-unit", &values)
            }
            _ => series.label.clone(),
        };
        columns.push(number(title));
        for (row, point) in rows.iter_mut().zip(&series.points) {
            row.cells.push(value(numbers, point));
        }
        if has_limits(data, &series.points) {
            columns.push(number(limits_title(data, &series.label, strings)));
            for (row, point) in rows.iter_mut().zip(&series.points) {
                row.cells.push(limits(numbers, point, template));
            }
        }
    }
    if !data.events.is_empty() {
        columns.push(text(strings.fill("chart-event-head", &[])));
        for (index, row) in rows.iter_mut().enumerate() {
            let own = data.events.iter();
            let own = own.filter(|event| row_of(data, event) == Some(index));
            let texts = own.map(|event| event_text(event, Period::dashed, strings));
            row.cells.push(texts.collect::<Vec<_>>().join("; "));
        }
    }
    (columns, rows)
}

/// The row of an event: the last period that begins no later than it does, or the first of all.
fn row_of(data: &ChartData, event: &EventMark) -> Option<usize> {
    let begun = data.periods.iter();
    let begun = begun
        .take_while(|period| period.start <= event.from.start)
        .count();
    (!data.periods.is_empty()).then(|| begun.saturating_sub(1))
}

/// Series as rows, periods as columns.
fn areas(data: &ChartData, strings: &Strings) -> (Vec<TableColumn>, Vec<TableRow>) {
    let template = strings.get("chart-limits-cell");
    let numbers = NumberFormat::new(data, strings);
    let mut columns = vec![series_head(data, strings)];
    let ordered = ordered(data);
    let mut rows: Vec<TableRow> = ordered
        .iter()
        .map(|series| row(series, Vec::new()))
        .collect();
    for (index, period) in data.periods.iter().enumerate() {
        columns.push(number(period.dashed()));
        for (row, series) in rows.iter_mut().zip(&ordered) {
            row.cells.push(value(numbers, &series.points[index]));
        }
        if has_limits(data, ordered.iter().map(|series| &series.points[index])) {
            columns.push(number(limits_title(data, &period.dashed(), strings)));
            for (row, series) in rows.iter_mut().zip(&ordered) {
                row.cells
                    .push(limits(numbers, &series.points[index], template));
            }
        }
    }
    (columns, rows)
}

/// Series as rows; two periods and the change between them as columns.
fn changes(data: &ChartData, strings: &Strings) -> (Vec<TableColumn>, Vec<TableRow>) {
    let numbers = NumberFormat::new(data, strings);
    let (mut columns, mut rows) = areas(data, strings);
    columns.push(number(numbers.change_head()));
    for (row, series) in rows.iter_mut().zip(ordered(data)) {
        if let [first, last] = series.points.as_slice() {
            row.cells.push(change_text(numbers, first, last));
        }
    }
    (columns, rows)
}

/// A row for each value, with the columns that the block lists.
fn listed(data: &ChartData, strings: &Strings) -> (Vec<TableColumn>, Vec<TableRow>) {
    let numbers = NumberFormat::new(data, strings);
    let columns = data
        .columns
        .iter()
        .map(|name| TableColumn {
            title: column_title(data, name, strings),
            numeric: matches!(name.as_str(), "value" | "lower_ci" | "upper_ci"),
        })
        .collect();
    let mut rows = Vec::new();
    for series in ordered(data) {
        for (period, point) in data.periods.iter().zip(&series.points) {
            if !point.row {
                continue;
            }
            let cell = |name: &String| cell(data, numbers, (series, period, point), name, strings);
            let mut cells = data.columns.iter().map(cell);
            rows.push(TableRow {
                title: cells.next().unwrap_or_default(),
                area: Some(series.area.clone()),
                role: Some(series.role),
                cells: cells.collect(),
            });
        }
    }
    (columns, rows)
}

fn column_title(data: &ChartData, name: &str, strings: &Strings) -> String {
    let key = match name {
        "area" => "chart-area",
        "period" => "chart-period",
        "value" => "chart-value",
        "lower_ci" => "chart-lower-limit",
        "upper_ci" => "chart-upper-limit",
        "status" => "chart-status",
        "indicator" => "chart-indicator",
        "note" => "chart-note",
        _ => {
            return data
                .series
                .iter()
                .flat_map(|series| &series.dimensions)
                .find(|chosen| *chosen.dimension == *name)
                .map_or_else(|| name.to_owned(), |chosen| chosen.title.clone());
        }
    };
    strings.fill(key, &[])
}

fn cell(
    data: &ChartData,
    numbers: NumberFormat,
    (series, period, point): (&Series, &Period, &Point),
    name: &str,
    strings: &Strings,
) -> String {
    let bare =
        |value: Option<_>| value.map_or_else(String::new, |value| numbers.without_unit(value));
    match name {
        "area" => series.area_name.clone(),
        "period" => period.dashed(),
        "value" => value(numbers, point),
        "lower_ci" => bare(point.limits().map(|limits| limits.0)),
        "upper_ci" => bare(point.limits().map(|limits| limits.1)),
        "status" => statuses(point)
            .map(|status| strings.get(status.key()).to_owned())
            .collect::<Vec<_>>()
            .join(", "),
        "indicator" => data
            .measures
            .get(series.measure)
            .map_or_else(String::new, |measure| measure.title.clone()),
        "note" => point.note().unwrap_or_default().to_owned(),
        _ => series
            .dimensions
            .iter()
            .find(|chosen| *chosen.dimension == *name)
            .map_or_else(String::new, |chosen| chosen.name.clone()),
    }
}
