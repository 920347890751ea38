//! Groups of people beside each other: the values of a dimension as columns, and groups in order with their gap and slope.
//!
//! In: an indicator. Out: tables and sentences. Must not know: what else the page has.

use std::sync::Arc;

use super::cell_text::cell_text;
use super::compared::{amount, difference_words};
use super::indicator_view::{group, main_area};
use super::publication::marks;
use crate::data::difference::{
    DifferenceVerdict, difference_verdict, limits_of_difference, shown_difference,
};
use crate::data::methods::slope::{GroupValue, slope_index};
use crate::data::number::round;
use crate::data::{AreaId, Indicator, Period, Row, ShownDifference, Slice, Status};
use crate::page::builder::PageBuilder;
use crate::page::words::capital;
use crate::theme::context::{Column, DataCell, DataRow, DataTable, GroupOrder};

/// The most groups beside each other.
const BESIDE: usize = 6;

/// The newest values of the groups of the first dimension that has several and no order: places by groups, of two also the gap.
pub(in crate::page) fn groups_beside(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    title: &str,
) -> Option<DataTable> {
    let dimensions = indicator.definition.dimensions.iter().enumerate();
    let slices = dimensions
        .filter(|(_, (_, dimension))| !dimension.ordered)
        .find_map(|(index, _)| indicator.slices_by(index))
        .filter(|slices| slices.len() <= BESIDE)?;
    let main = main_area(builder, indicator).map(|area| area.id.clone());
    let places = builder.inputs().site.places.iter();
    let places = places.map(|route| &route.area);
    let areas: Vec<&AreaId> = main
        .iter()
        .chain(places.filter(|area| Some(*area) != main.as_ref()))
        .filter(|area| indicator.table.has_area(area))
        .collect();
    let newest = areas.iter().flat_map(|area| {
        let rows = slices.iter();
        rows.filter_map(|slice| indicator.table.latest(area, slice))
    });
    let period = newest.map(Row::period).max()?;
    let gap = slices.len() == 2;
    let rows: Vec<DataRow> = areas
        .iter()
        .filter_map(|area| {
            let rows: Vec<Option<Row<'_>>> = slices
                .iter()
                .map(|slice| indicator.table.row(area, slice, period))
                .collect();
            rows.iter().any(Option::is_some).then(|| {
                let mut cells: Vec<DataCell> = rows
                    .iter()
                    .map(|row| cell(builder, indicator, *row))
                    .collect();
                if gap {
                    cells.push(DataCell {
                        text: match rows[..] {
                            [Some(one), Some(other)] => gap_words(builder, indicator, one, other),
                            _ => None,
                        }
                        .unwrap_or_default(),
                        ..DataCell::default()
                    });
                }
                let place = builder.place_link(area);
                DataRow {
                    title: place.name,
                    path: place.path,
                    role: (Some(*area) == main.as_ref()).then(|| "bench".to_owned()),
                    cells,
                }
            })
        })
        .collect();
    let heads = slices
        .iter()
        .map(|slice| column(group(builder, indicator, slice).unwrap_or_default(), true));
    let mut columns = vec![column(builder.string("chart-area"), false)];
    columns.extend(heads);
    if gap {
        let first = group(builder, indicator, &slices[0]).unwrap_or_default();
        let second = group(builder, indicator, &slices[1]).unwrap_or_default();
        let values = [("first", &*first), ("second", &*second)];
        columns.push(column(builder.fill("page-groups-gap", &values), false));
    }
    let unit = &indicator.definition.unit.text;
    let name = period.name(builder.locale.strings);
    (!rows.is_empty()).then(|| DataTable {
        caption: [title, &*name, unit].join(", "),
        columns,
        marks: used_marks(builder, &rows),
        rows,
    })
}

/// An area's groups in order, from one end to the other, for each dimension with an order: a table, the gap of its ends and
/// the slope across all.
pub(in crate::page) fn groups_in_order(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    area: &AreaId,
    title: &str,
) -> Vec<GroupOrder> {
    let dimensions = indicator.definition.dimensions.iter().enumerate();
    dimensions
        .filter(|(_, (_, dimension))| dimension.ordered)
        .filter_map(|(index, (id, dimension))| {
            let slices = indicator.slices_by(index)?;
            let name = dimension.title.as_ref().map_or_else(
                || capital(&id.value),
                |name| name.get(builder.language()).value.clone(),
            );
            in_order(builder, indicator, area, &slices, &[title, &name])
        })
        .collect()
}

fn in_order(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    area: &AreaId,
    slices: &[Slice],
    names: &[&str],
) -> Option<GroupOrder> {
    let table = &indicator.table;
    // The newest period in which every group has a value: a line through some of them is another line.
    let has_all = |period: &&Period| {
        let value = |slice: &Slice| table.row(area, slice, period).and_then(Row::value);
        slices.iter().all(|slice| value(slice).is_some())
    };
    let mut periods: Vec<&Period> = table.periods_of(area, slices.first()?).collect();
    periods.reverse();
    let period = periods.into_iter().find(has_all)?;
    let rows = slices
        .iter()
        .filter_map(|slice| table.row(area, slice, period));
    let rows: Vec<Row<'_>> = rows.collect();
    let (first, last) = (*rows.first()?, *rows.last()?);
    let names_of = |slice: &[Arc<str>]| group(builder, indicator, slice).unwrap_or_default();
    let mut sentences = Vec::new();
    if let Some(gap) = gap_words(builder, indicator, first, last) {
        let ends = [names_of(first.dimensions()), names_of(last.dimensions())];
        let values = [("first", &*ends[0]), ("last", &*ends[1]), ("gap", &*gap)];
        sentences.push(builder.fill("page-order-gap", &values));
    }
    sentences.extend(slope_sentence(builder, indicator, &rows));
    let has_limits = rows.iter().any(|row| row.limits().is_some());
    let mut columns = vec![
        column(
            names
                .last()
                .map_or(String::new(), |name| (*name).to_owned()),
            false,
        ),
        column(indicator.definition.unit.text.clone(), true),
    ];
    if has_limits {
        columns.push(column(builder.string("page-limits-head"), true));
    }
    let place = builder.place_name(area);
    let when = period.name(builder.locale.strings);
    let table_rows: Vec<DataRow> = rows
        .iter()
        .map(|row| DataRow {
            title: names_of(row.dimensions()),
            cells: std::iter::once(cell(builder, indicator, Some(*row)))
                .chain(has_limits.then(|| limits_cell(builder, indicator, *row)))
                .collect(),
            ..DataRow::default()
        })
        .collect();
    Some(GroupOrder {
        title: [&[place], names, &[&*when]].concat().join(", "),
        table: DataTable {
            caption: [names, &[place, &*when]].concat().join(", "),
            columns,
            marks: used_marks(builder, &table_rows),
            rows: table_rows,
        },
        sentences,
        method: builder.string("page-order-method"),
    })
}

/// `The slope index of inequality is 8.2 years, limits 3.1 to 13.3: …`
fn slope_sentence(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    rows: &[Row<'_>],
) -> Option<String> {
    let groups: Option<Vec<GroupValue>> = rows
        .iter()
        .map(|row| {
            Some(GroupValue {
                value: row.value()?,
                limits: row.limits(),
                people: row.denominator(),
            })
        })
        .collect();
    let slope = slope_index(&groups?).ok()?;
    let decimals = indicator.decimals();
    let shown = |value| round(value, decimals);
    let text = |value| amount(builder, indicator, value);
    let index = shown(slope.index);
    let key = match (slope.is_shown(), index.is_zero(), index.is_sign_negative()) {
        (Some(false), _, _) | (_, true, _) => "page-slope-unclear",
        (_, _, true) => "page-slope-falls",
        (_, _, false) => "page-slope-rises",
    };
    let mut sentence = builder.fill(key, &[("n", &text(index.abs()))]);
    if let Some((lower, upper)) = slope.limits {
        let number = |value| crate::data::number::text(shown(value), None, builder.locale.strings);
        let values = [("lower", &*number(lower)), ("upper", &*number(upper))];
        sentence.push(' ');
        sentence.push_str(&builder.fill("page-slope-limits", &values));
    }
    if !slope.is_weighted {
        sentence.push(' ');
        sentence.push_str(&builder.string("page-slope-unweighted"));
    }
    Some(sentence)
}

/// How a second group differs from a first: `3.2 years higher`, with the limits of the difference.
fn gap_words(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    first: Row<'_>,
    second: Row<'_>,
) -> Option<String> {
    let (one, other) = first.value().zip(second.value())?;
    let difference = shown_difference(one, other, indicator.decimals());
    let words = difference_words(builder, indicator, difference);
    let limits = first
        .limits()
        .zip(second.limits())
        .and_then(|(low, high)| limits_of_difference((other, high), (one, low)));
    let verdict = difference_verdict(second, first);
    let Some((lower, upper)) = limits.filter(|_| matches!(difference, ShownDifference::By(_)))
    else {
        return Some(words);
    };
    let number = |value| {
        let shown = round(value, indicator.decimals());
        crate::data::number::text(shown, None, builder.locale.strings)
    };
    let key = match verdict {
        DifferenceVerdict::NotShown => "page-gap-unclear",
        _ => "page-gap",
    };
    let values = [
        ("gap", &*words),
        ("lower", &*number(lower)),
        ("upper", &*number(upper)),
    ];
    Some(builder.fill(key, &values))
}

fn column(title: String, numeric: bool) -> Column {
    Column { title, numeric }
}

fn cell(builder: &PageBuilder<'_, '_>, indicator: &Indicator, row: Option<Row<'_>>) -> DataCell {
    DataCell {
        text: row.map_or_else(
            || Status::NotAvailable.shorthand(),
            |row| cell_text(indicator, row, false, builder.locale.strings),
        ),
        numeric: true,
        id: None,
    }
}

fn limits_cell(builder: &PageBuilder<'_, '_>, indicator: &Indicator, row: Row<'_>) -> DataCell {
    let number = |value| {
        let decimals = Some(indicator.decimals());
        crate::data::number::text(value, decimals, builder.locale.strings)
    };
    let text = row.limits().map(|(lower, upper)| {
        let values = [("lower", &*number(lower)), ("upper", &*number(upper))];
        builder.fill("page-limits", &values)
    });
    DataCell {
        text: text.unwrap_or_default(),
        numeric: true,
        id: None,
    }
}

/// The meaning of the shorthand in a table's cells.
pub(super) fn used_marks(
    builder: &PageBuilder<'_, '_>,
    rows: &[DataRow],
) -> Vec<crate::theme::context::Shorthand> {
    let occurs = |status: &Status| {
        let shorthand = status.shorthand();
        let mut cells = rows.iter().flat_map(|row| &row.cells);
        cells.any(|cell| cell.text.contains(&shorthand))
    };
    marks(builder, Status::ALL.into_iter().filter(occurs))
}
