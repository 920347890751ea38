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
}

/// Two rows of one area, slice and period.
pub(in crate::data) struct Duplicate {
    pub(in crate::data) area: AreaId,
    pub(in crate::data) slice: Slice,
    /// The index of the period that was given for it.
    pub(in crate::data) period: u32,
    /// The row that is in the table: its number in the file, and the bytes of its value.
    pub(in crate::data) first: (u32, Range<u32>),
    /// The row that is not.
    pub(in crate::data) second: (u32, Range<u32>),
}

/// A table under construction.
pub(in crate::data) struct TableBuilder {
    areas: Vec<(AreaId, bool)>,
    slices: Vec<Slice>,
    row_areas: Vec<u32>,
    row_slices: Vec<u32>,
    /// Which numbers the file has columns for.
    parts: [bool; 5],
    columns: Columns,
}

/// Of a row: the ranks of its area, its slice and its period, and its index.
type Key = (u32, u32, u32, u32);

impl TableBuilder {
    /// A table of these numbers, with memory for this many rows; unused memory is released at the end.
    pub(in crate::data) fn new(parts: impl Iterator<Item = Part>, rows: usize) -> Self {
        let mut builder = Self {
            areas: Vec::new(),
            slices: Vec::new(),
            row_areas: Vec::with_capacity(rows),
            row_slices: Vec::with_capacity(rows),
            parts: [false; 5],
            columns: Columns::default(),
        };
        builder.columns.reserve(rows);
        for part in parts {
            builder.parts[part as usize] = true;
            builder.columns.numbers[part as usize].reserve(rows);
            builder.columns.spans[part as usize].reserve(rows);
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
                columns.spans[part].push(&observation.spans[part]);
            }
        }
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
        let (keys, duplicates) = self.sorted(periods);
        let mut areas: Vec<TableArea> = Vec::new();
        let mut slices = Used::new(self.slices.len());
        let mut all_series: Vec<Series> = Vec::new();
        let mut used_periods = Used::new(periods.len());
        for (row, key) in keys.iter().enumerate() {
            let (area, slice) = (
                self.row_areas[key.3 as usize],
                self.row_slices[key.3 as usize],
            );
            let is_new_area = row == 0 || keys[row - 1].0 != key.0;
            if is_new_area {
                let (id, is_listed) = self.areas[area as usize].clone();
                areas.push(TableArea {
                    id,
                    is_listed,
                    start: all_series.len() as u32,
                });
            }
            if is_new_area || keys[row - 1].1 != key.1 {
                slices.mark(key.1, slice);
                all_series.push(Series {
                    area: areas.len() as u32 - 1,
                    slice: key.1,
                    start: row as u32,
                });
            }
            used_periods.mark(key.2, self.columns.periods[key.3 as usize]);
        }
        let (slices, slice_indices) = slices.compact(&self.slices);
        for series in &mut all_series {
            series.slice = slice_indices[series.slice as usize];
        }
        areas.shrink_to_fit();
        all_series.shrink_to_fit();
        let (used, period_indices) = used_periods.compact(periods);
        drop((
            std::mem::take(&mut self.row_areas),
            std::mem::take(&mut self.row_slices),
        ));
        let ranks: Vec<u32> = keys
            .iter()
            .map(|key| period_indices[key.2 as usize])
            .collect();
        let order: Vec<u32> = keys.iter().map(|key| key.3).collect();
        drop(keys);
        self.columns.reorder(&order);
        self.columns.periods = ranks;
        let decimals = self.columns.numbers[Part::Value as usize].decimals();
        let table = Table {
            file,
            dimensions: Vec::new(),
            values: Vec::new(),
            periods: used,
            number_columns: BTreeMap::new(),
            filtered: 0,
            reported: 0,
            decimals,
            unread: None,
            areas,
            slices,
            series: all_series,
            columns: self.columns,
        };
        (table, duplicates)
    }

    /// The keys of the rows in order, without those of duplicate rows, which are returned separately.
    fn sorted(&self, periods: &[Period]) -> (Vec<Key>, Vec<Duplicate>) {
        let area_ranks = ranks(&self.areas, |(id, _)| id);
        let slice_ranks = ranks(&self.slices, |slice| slice);
        let period_ranks = ranks(periods, Period::key);
        let rows = self.row_areas.iter().zip(&self.row_slices);
        let mut keys: Vec<Key> = rows
            .zip(&self.columns.periods)
            .enumerate()
            .map(|(row, ((&area, &slice), &period))| {
                (
                    area_ranks[area as usize],
                    slice_ranks[slice as usize],
                    period_ranks[period as usize],
                    row as u32,
                )
            })
            .collect();
        keys.sort_unstable();
        let mut duplicates = Vec::new();
        let place = |row: u32| {
            let row = row as usize;
            let span = self.columns.spans[Part::Value as usize].get(row);
            (self.columns.file_rows[row], span.unwrap_or_default())
        };
        keys.dedup_by(|second, first| {
            let is_same = (first.0, first.1, first.2) == (second.0, second.1, second.2);
            if is_same {
                let row = first.3 as usize;
                duplicates.push(Duplicate {
                    area: self.areas[self.row_areas[row] as usize].0.clone(),
                    slice: self.slices[self.row_slices[row] as usize].clone(),
                    period: self.columns.periods[row],
                    first: place(first.3),
                    second: place(second.3),
                });
            }
            is_same
        });
        duplicates.sort_by_key(|duplicate| duplicate.second.0);
        (keys, duplicates)
    }
}

/// Of each item the rank of its key among all keys; equal keys have equal ranks.
fn ranks<'i, T, K: Ord>(items: &'i [T], key: impl Fn(&'i T) -> K) -> Vec<u32> {
    let mut sorted: Vec<usize> = (0..items.len()).collect();
    sorted.sort_by_key(|&item| key(&items[item]));
    let mut ranks = vec![0; items.len()];
    let mut rank = 0;
    for (position, &item) in sorted.iter().enumerate() {
        if position > 0 && key(&items[sorted[position - 1]]) != key(&items[item]) {
            rank += 1;
        }
        ranks[item] = rank;
    }
    ranks
}

/// Which ranks rows have, and an item of each.
struct Used(Vec<Option<u32>>);

impl Used {
    fn new(ranks: usize) -> Self {
        Self(vec![None; ranks])
    }

    fn mark(&mut self, rank: u32, item: u32) {
        self.0[rank as usize].get_or_insert(item);
    }

    /// The items of the ranks that are used, in order, and the index that each rank has among them.
    fn compact<T: Clone>(self, items: &[T]) -> (Vec<T>, Vec<u32>) {
        let mut used = Vec::new();
        let mut indices = Vec::with_capacity(self.0.len());
        for item in self.0 {
            indices.push(used.len() as u32);
            used.extend(item.map(|item| items[item as usize].clone()));
        }
        (used, indices)
    }
}
