//! Collects observations in any order and sorts them into a table.
//!
//! In: observations, whose areas, slices and periods are indices. Out: a table, and duplicate rows.
//! Must not know: which format the observations came in.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::columns::Columns;
use super::{Part, Series, Table, TableArea};
use crate::data::{AreaId, Period, Slice, StatusSet};
use crate::source::SitePath;

/// One row before it is in a table.
pub(in crate::data) struct Observation {
    /// As [`TableBuilder::add_area`] numbers it.
    pub(in crate::data) area: u32,
    /// As [`TableBuilder::add_slice`] numbers it.
    pub(in crate::data) slice: u32,
    /// An index of the periods that [`TableBuilder::finish`] is given.
    pub(in crate::data) period: u32,
    /// In the order of [`Part`].
    pub(in crate::data) numbers: [Option<Decimal>; 5],
    /// The bytes of the numbers' cells.
    pub(in crate::data) spans: [Range<u32>; 5],
    pub(in crate::data) statuses: StatusSet,
    /// As [`TableBuilder::add_note`] numbers it.
    pub(in crate::data) note: Option<u32>,
    /// As [`TableBuilder::add_area_name`] numbers it.
    pub(in crate::data) area_name: Option<u32>,
    pub(in crate::data) file_row: u32,
    /// The index of the value's column in the file.
    pub(in crate::data) value_column: u32,
}

/// Two rows of one area, slice and period.
pub(in crate::data) struct Duplicate {
    pub(in crate::data) area: AreaId,
    pub(in crate::data) slice: Slice,
    pub(in crate::data) period: Period,
    /// The row that is in the table.
    pub(in crate::data) first: ValuePlace,
    /// The row that is not.
    pub(in crate::data) second: ValuePlace,
    /// Whether they agree in every number, status and note, so that nothing is lost.
    pub(in crate::data) is_equal: bool,
}

/// Where a row's value is in the file.
pub(in crate::data) struct ValuePlace {
    /// The number of the row.
    pub(in crate::data) row: u32,
    /// The index of the column.
    pub(in crate::data) column: usize,
    /// Its bytes in a text.
    pub(in crate::data) span: Range<u32>,
}

/// A table under construction.
pub(in crate::data) struct TableBuilder {
    areas: Vec<(AreaId, bool)>,
    slices: Vec<Slice>,
    row_areas: Vec<u32>,
    row_slices: Vec<u32>,
    /// Which numbers the file has columns for.
    parts: [bool; 5],
    is_text: bool,
    /// Whether the values of different rows are in different columns.
    has_many_values: bool,
    value_column: usize,
    columns: Columns,
}

impl TableBuilder {
    /// A table of these numbers, with memory for this many rows; unused memory is released at the end. Only of a file that is
    /// text do the numbers' cells have spans; only where values are in many columns is each one's held.
    pub(in crate::data) fn new(
        parts: impl Iterator<Item = Part>,
        rows: usize,
        is_text: bool,
        has_many_values: bool,
    ) -> Self {
        let mut builder = Self {
            areas: Vec::new(),
            slices: Vec::new(),
            row_areas: Vec::with_capacity(rows),
            row_slices: Vec::with_capacity(rows),
            parts: [false; 5],
            is_text,
            has_many_values,
            value_column: 0,
            columns: Columns::default(),
        };
        builder.columns.reserve(rows);
        for part in parts {
            builder.parts[part as usize] = true;
            builder.columns.numbers[part as usize].reserve(rows);
            if is_text {
                builder.columns.spans[part as usize].reserve(rows);
            }
        }
        builder
    }

    /// Numbers an area, which must not have been added before.
    pub(in crate::data) fn add_area(&mut self, id: AreaId, is_listed: bool) -> u32 {
        self.areas.push((id, is_listed));
        self.areas.len() as u32 - 1
    }

    /// Numbers a slice, which must not have been added before.
    pub(in crate::data) fn add_slice(&mut self, slice: Slice) -> u32 {
        self.slices.push(slice);
        self.slices.len() as u32 - 1
    }

    pub(in crate::data) fn add_note(&mut self, note: &str) -> u32 {
        self.columns.notes.add(note)
    }

    pub(in crate::data) fn add_area_name(&mut self, name: &str) -> u32 {
        self.columns.area_names.add(name)
    }

    pub(in crate::data) fn is_empty(&self) -> bool {
        self.row_areas.is_empty()
    }

    /// Appends a row.
    pub(in crate::data) fn push(&mut self, observation: &Observation) {
        let row = self.row_areas.len();
        self.row_areas.push(observation.area);
        self.row_slices.push(observation.slice);
        let columns = &mut self.columns;
        for part in Part::ALL.map(|part| part as usize) {
            if self.parts[part] {
                columns.numbers[part].push(observation.numbers[part]);
            }
            if self.parts[part] && self.is_text {
                columns.spans[part].push(&observation.spans[part]);
            }
        }
        if self.has_many_values {
            columns.value_fields.push(observation.value_column);
        }
        self.value_column = observation.value_column as usize;
        columns.statuses.push(observation.statuses);
        columns.periods.push(observation.period);
        columns.file_rows.push(observation.file_row);
        columns.notes.push(row, observation.note);
        columns.area_names.push(row, observation.area_name);
    }

    /// The table, sorted. Of duplicate rows the first in the file is kept. `periods` are by the observations' index; those of
    /// one meaning must be equal.
    pub(in crate::data) fn finish(
        mut self,
        file: SitePath,
        periods: &[Period],
    ) -> (Table, Vec<Duplicate>) {
        let areas = renumber(&self.areas, &mut self.row_areas, |(id, _)| id.clone());
        let slices = renumber(&self.slices, &mut self.row_slices, Clone::clone);
        let periods = renumber(periods, &mut self.columns.periods, Period::key);
        // By the least of the three first: each sort keeps the order of equals, which is that of the file in the beginning.
        let mut order: Vec<u32> = (0..self.row_areas.len() as u32).collect();
        order = sorted(&order, &self.columns.periods, periods.len());
        order = sorted(&order, &self.row_slices, slices.len());
        order = sorted(&order, &self.row_areas, areas.len());
        let duplicates = self.take_duplicates(&mut order, &areas, &slices, &periods);
        let (areas, series) = self.series(&order, areas);
        drop(std::mem::take(&mut self.row_areas));
        drop(std::mem::take(&mut self.row_slices));
        self.columns.reorder(&order);
        let decimals = self.columns.numbers[Part::Value as usize].decimals();
        let table = Table {
            file,
            sheet: None,
            dimensions: Vec::new(),
            values: Vec::new(),
            periods,
            number_columns: BTreeMap::new(),
            header: Vec::new(),
            filtered: 0,
            repeated: 0,
            notes: 0,
            reported: 0,
            decimals,
            unread: None,
            areas,
            slices,
            series,
            columns: self.columns,
        };
        (table, duplicates)
    }

    /// Takes the rows out of a sorted order that have the area, slice and period of the row before.
    fn take_duplicates(
        &self,
        order: &mut Vec<u32>,
        areas: &[(AreaId, bool)],
        slices: &[Slice],
        periods: &[Period],
    ) -> Vec<Duplicate> {
        let key = |row: u32| {
            let row = row as usize;
            let (area, slice) = (self.row_areas[row], self.row_slices[row]);
            (
                area as usize,
                slice as usize,
                self.columns.periods[row] as usize,
            )
        };
        let place = |row: u32| {
            let row = row as usize;
            let span = self.columns.spans[Part::Value as usize].get(row);
            let column = self.columns.value_fields.get(row);
            ValuePlace {
                row: self.columns.file_rows[row],
                column: column.map_or(self.value_column, |&column| column as usize),
                span: span.unwrap_or_default(),
            }
        };
        let mut duplicates = Vec::new();
        order.dedup_by(|second, first| {
            let (area, slice, period) = key(*second);
            let is_same = key(*first) == (area, slice, period);
            if is_same {
                duplicates.push(Duplicate {
                    area: areas[area].0.clone(),
                    slice: slices[slice].clone(),
                    period: periods[period].clone(),
                    first: place(*first),
                    second: place(*second),
                    is_equal: self.columns.are_equal(*first as usize, *second as usize),
                });
            }
            is_same
        });
        duplicates.sort_by_key(|duplicate| (duplicate.second.row, duplicate.second.column));
        duplicates
    }

    /// Where each area and each series starts in a sorted order.
    fn series(&self, order: &[u32], areas: Vec<(AreaId, bool)>) -> (Vec<TableArea>, Vec<Series>) {
        let mut series: Vec<Series> = Vec::new();
        let mut starts = Vec::with_capacity(areas.len());
        for (start, &row) in order.iter().enumerate() {
            let (area, slice) = (self.row_areas[row as usize], self.row_slices[row as usize]);
            let last = series.last().map(|last| (last.area, last.slice));
            if last == Some((area, slice)) {
                continue;
            }
            if last.is_none_or(|(last, _)| last != area) {
                starts.push(series.len() as u32);
            }
            series.push(Series {
                area,
                slice,
                start: start as u32,
            });
        }
        series.shrink_to_fit();
        let areas = areas.into_iter().zip(starts);
        let areas = areas.map(|((id, is_listed), start)| TableArea {
            id,
            is_listed,
            start,
        });
        (areas.collect(), series)
    }
}

/// The items that rows have, sorted by their keys, of equal ones the first; each row's index becomes one of these.
fn renumber<T: Clone, K: Ord>(items: &[T], rows: &mut [u32], key: impl Fn(&T) -> K) -> Vec<T> {
    let mut is_used = vec![false; items.len()];
    for &item in &*rows {
        is_used[item as usize] = true;
    }
    let used = (0..items.len()).filter(|&item| is_used[item]);
    let mut used: Vec<(K, usize)> = used.map(|item| (key(&items[item]), item)).collect();
    used.sort();
    let mut sorted: Vec<T> = Vec::with_capacity(used.len());
    let mut indices = vec![0; items.len()];
    for (position, (key, item)) in used.iter().enumerate() {
        if position == 0 || used[position - 1].0 != *key {
            sorted.push(items[*item].clone());
        }
        indices[*item] = sorted.len() as u32 - 1;
    }
    for item in rows {
        *item = indices[*item as usize];
    }
    sorted
}

/// The rows by their items, of which there are `count`; rows of one item stay in order.
fn sorted(rows: &[u32], items: &[u32], count: usize) -> Vec<u32> {
    let mut next = vec![0; count];
    for &row in rows {
        next[items[row as usize] as usize] += 1;
    }
    let mut start = 0;
    for next in &mut next {
        start += std::mem::replace(next, start);
    }
    let mut sorted = vec![0; rows.len()];
    for &row in rows {
        let next = &mut next[items[row as usize] as usize];
        sorted[*next] = row;
        *next += 1;
    }
    sorted
}
