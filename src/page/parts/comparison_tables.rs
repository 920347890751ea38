//! Places and indicators in one table: each cell has the newest value and, in words with a shape, how it compares.
//!
//! In: areas, indicators. Out: tables by principle. Must not know: which page they are on.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cell_text::{SHORT_UNIT, cell_text};
use super::compared::{comparison, series_has_ended};
use super::indicator_view::group;
use super::terms::by_term;
use crate::data::{AreaId, Indicator, Slice, Status};
use crate::page::builder::PageBuilder;
use crate::page::rankings::GROUPS;
use crate::theme::context::{
    ComparisonCell, ComparisonHead, ComparisonRow, ComparisonTable, PlaceLink,
};

/// An indicator's values of one group of people.
struct MeasuredGroup<'i> {
    indicator: &'i Indicator,
    slice: Slice,
}

/// Which way the table lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::page) enum Lies {
    /// A row for each place: many places.
    PlacesInRows,
    /// A column for each place: a few places.
    PlacesInColumns,
}

/// A table for each principle, of all indicators that some of the areas have.
pub(in crate::page) fn comparison_tables(
    builder: &PageBuilder<'_, '_>,
    areas: &[&AreaId],
    indicators: &[&Arc<Indicator>],
    lies: Lies,
    statuses: &mut BTreeSet<Status>,
) -> Vec<ComparisonTable> {
    let mut tables = Vec::new();
    for (heading, members) in by_term(builder, indicators) {
        let mut measures = measures(&members, areas);
        measures.sort_by_key(|measure| series_has_ended(builder, measure.indicator));
        if measures.is_empty() {
            continue;
        }
        let (title, path) = heading.map(|link| (link.title, link.path)).unzip();
        let (heads, cells): (Vec<ComparisonHead>, Vec<Vec<ComparisonCell>>) = areas
            .iter()
            .map(|area| {
                let of_area = measures.iter().map(|it| cell(builder, area, it, statuses));
                (place_head(builder, area), of_area.collect())
            })
            .unzip();
        let measure_heads = measures.iter().map(|it| measure_head(builder, it));
        let measure_heads: Vec<ComparisonHead> = measure_heads.collect();
        let (columns, row_heads, cells, corner) = match lies {
            Lies::PlacesInRows => (measure_heads, heads, cells, "chart-area"),
            Lies::PlacesInColumns => (heads, measure_heads, turned(cells), "indicator"),
        };
        let rows = row_heads.into_iter().zip(cells);
        let rows: Vec<ComparisonRow> = rows
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.text.is_empty()))
            .map(|(head, cells)| ComparisonRow { head, cells })
            .collect();
        tables.push(ComparisonTable {
            caption: builder.fill(
                "compare-caption",
                &[("title", title.as_deref().unwrap_or(""))],
            ),
            title,
            path,
            corner: builder.string(corner),
            columns,
            rows,
        });
    }
    tables
}

fn measures<'i>(members: &[&'i Arc<Indicator>], areas: &[&AreaId]) -> Vec<MeasuredGroup<'i>> {
    let mut measures = Vec::new();
    for indicator in members {
        for slice in indicator.shown_slices().into_iter().take(GROUPS) {
            let has = |area: &&AreaId| !indicator.table.series(area, &slice).is_empty();
            if areas.iter().any(has) {
                measures.push(MeasuredGroup { indicator, slice });
            }
        }
    }
    measures
}

fn cell(
    builder: &PageBuilder<'_, '_>,
    area: &AreaId,
    measure: &MeasuredGroup<'_>,
    statuses: &mut BTreeSet<Status>,
) -> ComparisonCell {
    let MeasuredGroup { indicator, slice } = measure;
    let Some(row) = indicator.table.latest(area, slice) else {
        return ComparisonCell::default();
    };
    statuses.extend(row.statuses().iter());
    let inputs = builder.inputs();
    let site = inputs.benchmark.map(|area| &**area);
    let benchmark = indicator.benchmark(inputs.areas, Some(area), site);
    let other = benchmark.and_then(|other| indicator.table.row(&other.id, slice, row.period()));
    ComparisonCell {
        text: cell_text(indicator, row, true, builder.locale.strings),
        period: row.period().dashed(),
        comparison: other.map(|other| comparison(builder, indicator, row, Some(other))),
    }
}

fn place_head(builder: &PageBuilder<'_, '_>, area: &AreaId) -> ComparisonHead {
    ComparisonHead {
        link: builder.place_link(area),
        note: None,
    }
}

fn measure_head(builder: &PageBuilder<'_, '_>, measure: &MeasuredGroup<'_>) -> ComparisonHead {
    let MeasuredGroup { indicator, slice } = measure;
    let definition = &indicator.definition;
    let link = builder.indicator_link(&definition.id.value);
    let unit = definition.unit.suffix.trim();
    let unit = (unit.chars().count() > SHORT_UNIT).then(|| unit.to_owned());
    let note: Vec<String> = group(builder, indicator, slice)
        .into_iter()
        .chain(unit)
        .collect();
    ComparisonHead {
        link: PlaceLink {
            name: link.title,
            path: Some(link.path),
        },
        note: (!note.is_empty()).then(|| note.join(", ")),
    }
}

/// Rows as columns.
fn turned(cells: Vec<Vec<ComparisonCell>>) -> Vec<Vec<ComparisonCell>> {
    let width = cells.first().map_or(0, Vec::len);
    let mut columns: Vec<Vec<ComparisonCell>> = vec![Vec::new(); width];
    for row in cells {
        for (column, cell) in columns.iter_mut().zip(row) {
            column.push(cell);
        }
    }
    columns
}
