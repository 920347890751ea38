//! Every value of an indicator, in tables that fit a screen and a sheet of paper.
//!
//! In: an indicator. Out: tables of areas by periods, one for each group of people and as many periods as fit, the newest first.
//! Must not know: what else the page has.

use std::sync::Arc;

use super::cell_text::cell_text;
use super::group_tables::used_marks;
use super::indicator_view::{group, is_tabled, main_area, value_anchor};
use crate::data::{AreaId, Indicator, Period, Row, Status};
use crate::language::{Strings, sort_key};
use crate::page::builder::PageBuilder;
use crate::theme::context::{Column, DataCell, DataRow, DataTable, ValueTable};

/// How many characters fit next to the areas' names, on a screen of 1,280 pixels and on paper.
const ROOM: usize = 84;
/// The space between two columns, in characters.
const BETWEEN: usize = 3;

/// An area in the table.
struct TabledArea<'a> {
    id: &'a AreaId,
    name: String,
    /// Whether the others are compared with it.
    is_main: bool,
}

/// Every value of the areas that the page tables.
pub(in crate::page) fn value_tables(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    title: &str,
) -> Vec<ValueTable> {
    let table = &indicator.table;
    let main = main_area(builder, indicator).map(|area| area.id.clone());
    let areas = table.areas();
    let mut areas: Vec<TabledArea<'_>> = areas
        .filter(|id| is_tabled(builder.lookup, indicator, id))
        .map(|id| TabledArea {
            id,
            name: builder.place_link(id).name,
            is_main: main.as_ref() == Some(id),
        })
        .collect();
    areas.sort_by_cached_key(|area| {
        let name = sort_key(&area.name, builder.language());
        (!area.is_main, name, area.id.clone())
    });
    let mut caption = vec![indicator.definition.unit.text.clone()];
    if areas.len() < table.areas().len() {
        caption.push(builder.string("page-values-some"));
    }
    let mut tables = Vec::new();
    for slice in slices(indicator) {
        let group = group(builder, indicator, slice);
        let parts = parts(indicator, &areas, slice, builder.locale.strings);
        for periods in &parts {
            // With several tables, each caption has its periods.
            let span = match periods.as_slice() {
                [last, .., first] if parts.len() > 1 => Some(builder.fill(
                    "chart-span",
                    &[("from", &first.dashed()), ("to", &last.dashed())],
                )),
                [only] if parts.len() > 1 => Some(only.dashed()),
                _ => None,
            };
            let named = group.iter().chain(&span).cloned();
            let heading: Vec<String> = named.collect();
            let whole = [&[title.to_owned()], &*heading, &*caption].concat();
            let table = part(builder, indicator, &areas, slice, periods, whole.join(", "));
            if !table.rows.is_empty() {
                tables.push(ValueTable {
                    title: (!heading.is_empty()).then(|| heading.join(", ")),
                    table,
                });
            }
        }
    }
    tables
}

/// The groups of people in the data, in the order of their values.
fn slices(indicator: &Indicator) -> Vec<&[Arc<str>]> {
    let table = &indicator.table;
    let mut slices: Vec<&[Arc<str>]> = table.slices().iter().map(Vec::as_slice).collect();
    let order = |slice: &[Arc<str>]| -> Vec<usize> {
        let places = slice.iter().zip(&table.values);
        places
            .map(|(value, values)| values.iter().position(|known| known == value).unwrap_or(0))
            .collect()
    };
    slices.sort_by_cached_key(|slice| order(slice));
    slices
}

/// The periods of a group, the newest first, in parts of about equal length that fit.
fn parts<'a>(
    indicator: &'a Indicator,
    areas: &[TabledArea<'_>],
    slice: &[Arc<str>],
    strings: &Strings,
) -> Vec<Vec<&'a Period>> {
    let table = &indicator.table;
    let mut periods: Vec<&Period> = areas
        .iter()
        .flat_map(|area| table.periods_of(area.id, slice))
        .collect();
    periods.sort();
    periods.dedup_by(|one, other| one.same_time(other));
    let cells = areas.iter().flat_map(|area| table.series(area.id, slice));
    let cells = cells.map(|row| cell_text(indicator, row, false, strings));
    let texts = periods.iter().map(|period| period.dashed()).chain(cells);
    let widest = texts.map(|text| text.chars().count()).max().unwrap_or(0);
    let fit = (ROOM / (widest + BETWEEN)).max(1);
    let count = periods.len().div_ceil(fit).max(1);
    let each = periods.len().div_ceil(count).max(1);
    let newest_first = |part: &[&'a Period]| part.iter().rev().copied().collect();
    periods.rchunks(each).map(newest_first).collect()
}

/// The values of a group at some periods; areas without any are left out.
fn part(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    areas: &[TabledArea<'_>],
    slice: &[Arc<str>],
    periods: &[&Period],
    caption: String,
) -> DataTable {
    let row = |area: &TabledArea<'_>| {
        let rows = periods.iter();
        let rows = rows.map(|period| indicator.table.row(area.id, slice, period));
        let rows: Vec<Option<Row<'_>>> = rows.collect();
        rows.iter().any(Option::is_some).then(|| DataRow {
            title: area.name.clone(),
            path: builder.place_link(area.id).path,
            role: area.is_main.then(|| "bench".to_owned()),
            cells: rows
                .into_iter()
                .map(|row| cell(indicator, row, builder.locale.strings))
                .collect(),
        })
    };
    let rows: Vec<DataRow> = areas.iter().filter_map(row).collect();
    let head = Column {
        title: builder.string("chart-area"),
        numeric: false,
    };
    let column = |period: &&Period| Column {
        title: period.dashed(),
        numeric: true,
    };
    DataTable {
        caption,
        columns: std::iter::once(head)
            .chain(periods.iter().map(column))
            .collect(),
        marks: used_marks(builder, &rows),
        rows,
    }
}

fn cell(indicator: &Indicator, row: Option<Row<'_>>, strings: &Strings) -> DataCell {
    match row {
        // As in charts, a missing row is not available.
        None => DataCell {
            text: Status::NotAvailable.shorthand(),
            numeric: true,
            id: None,
        },
        Some(row) => DataCell {
            text: cell_text(indicator, row, false, strings),
            numeric: true,
            id: Some(value_anchor(
                indicator,
                row.area(),
                row.period(),
                row.dimensions(),
            )),
        },
    }
}
