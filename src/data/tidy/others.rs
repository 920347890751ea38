//! Columns of which the definition says nothing: which of them split the rows, so that something must be said.
//!
//! A column that is the same in all rows of an area (its type, its region) or of a period splits nothing. Nor does another
//! measure: a column of numbers beside the one that the definition names as the value.

use super::cache::CellCache;
use super::cell::CellParser;
use crate::data::records::{Record, Records, normal_name};
use crate::source::Location;

/// Columns whose values say which indicator a row is of.
pub(super) const INDICATORS: [&str; 3] = ["indicator", "indicator_id", "indicator_name"];

/// One such column, while rows are read.
pub(super) struct OtherColumn {
    pub(super) column: usize,
    first: Option<String>,
    state: Option<Varying>,
    /// Its values say which indicator a row is of: one file, several indicators.
    names_indicator: bool,
    numbers_only: bool,
}

/// What is known of a column once a row differs from the first.
struct Varying {
    /// The first cell that differs: its row, text and location.
    second: (u32, String, Location),
    texts: CellCache<str, u32>,
    count: u32,
    by_area: Groups,
    by_period: Groups,
}

/// The text of each area or period, as a number; `None` once two rows of one differ.
struct Groups(Option<Vec<Option<u32>>>);

impl Groups {
    fn note(&mut self, group: u32, text: u32) {
        let Some(texts) = &mut self.0 else { return };
        let group = group as usize;
        if texts.len() <= group {
            texts.resize(group + 1, None);
        }
        if *texts[group].get_or_insert(text) != text {
            self.0 = None;
        }
    }
}

/// A column that varies, and nothing says why.
pub(super) struct Undeclared {
    pub(super) column: usize,
    pub(super) first: String,
    pub(super) row: u32,
    pub(super) second: String,
    pub(super) location: Location,
}

impl OtherColumn {
    pub(super) fn new(column: usize, records: &Records<'_>) -> Self {
        let name = records.header_cell(column);
        Self {
            column,
            first: None,
            state: None,
            names_indicator: INDICATORS.contains(&normal_name(name.text()).as_str()),
            numbers_only: true,
        }
    }

    /// Compares a row's cell. Areas and periods are numbered as they first occur; of each there are so many before this row.
    pub(super) fn note<'a>(
        &mut self,
        records: &Records<'a>,
        record: &Record<'a>,
        cells: &CellParser,
        (area, period): (u32, u32),
        (areas, periods): (usize, usize),
    ) {
        let text = &*record.cells[self.column].text;
        let Some(first) = &self.first else {
            self.first = Some(text.to_owned());
            self.numbers_only = cells.value(text).is_ok();
            return;
        };
        if self.state.is_none() && **first == *text {
            return;
        }
        let state = self.state.get_or_insert_with(|| {
            let mut texts: CellCache<str, u32> = CellCache::default();
            texts.insert(first.as_str(), 0);
            let cell = record.cell(records, self.column);
            Varying {
                second: (record.row, text.to_owned(), cell.location()),
                texts,
                count: 1,
                by_area: Groups(Some(vec![Some(0); areas])),
                by_period: Groups(Some(vec![Some(0); periods])),
            }
        });
        let index = if let Some(index) = state.texts.get(text) {
            index
        } else {
            self.numbers_only &= cells.value(text).is_ok();
            state.count += 1;
            state.texts.insert(text, state.count - 1)
        };
        state.by_area.note(area, index);
        state.by_period.note(period, index);
    }

    /// The column, if the definition must say what it is. `measures`: other columns of numbers are other measures.
    pub(super) fn undeclared(self, measures: bool) -> Option<Undeclared> {
        let state = self.state?;
        let follows = state.by_area.0.is_some() || state.by_period.0.is_some();
        let is_measure = measures && self.numbers_only;
        if !self.names_indicator && (follows || is_measure) {
            return None;
        }
        let (row, second, location) = state.second;
        Some(Undeclared {
            column: self.column,
            first: self.first?,
            row,
            second,
            location,
        })
    }
}
