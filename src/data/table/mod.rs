//! A table of exact decimals by column, in which each number's cell in the file can be found.
//!
//! In: observations. Out: rows by area, slice and period. Must not know: file formats, indicators, pages.

mod builder;
mod columns;
mod row;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) use self::builder::{Duplicate, Observation, TableBuilder, ValuePlace};
use self::columns::Columns;
pub use self::row::{Row, Rows};
use super::{Area, AreaId, Period, Slice, StatusSet};
use crate::source::SitePath;

/// A number of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The value.
    Value,
    /// The lower confidence limit.
    LowerCi,
    /// The upper confidence limit.
    UpperCi,
    /// What the proportion counts.
    Numerator,
    /// Of how many.
    Denominator,
}

impl Part {
    /// All parts, in order.
    pub const ALL: [Self; 5] = [
        Self::Value,
        Self::LowerCi,
        Self::UpperCi,
        Self::Numerator,
        Self::Denominator,
    ];

    /// The name of its column in a tidy file: `lower_ci`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::LowerCi => "lower_ci",
            Self::UpperCi => "upper_ci",
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
        }
    }
}

/// An indicator's observations, sorted by area, slice and period. No two rows have the same of all three.
#[derive(Clone, Debug)]
pub struct Table {
    /// The data file.
    pub file: SitePath,
    /// The sheet, in a workbook.
    pub sheet: Option<Arc<str>>,
    /// The dimensions' ids, in the order in which slices hold their values.
    pub dimensions: Vec<Arc<str>>,
    /// The values of each dimension that rows have: those that the definition lists first and in its order, then the others
    /// by name.
    pub values: Vec<Vec<Arc<str>>>,
    /// Every period, sorted; those of one meaning are written as the first row writes them.
    pub periods: Vec<Period>,
    /// The column of each number that the file has, counted from 1, with its name in the header.
    pub number_columns: BTreeMap<Part, (u32, Arc<str>)>,
    /// Every column's name, where the values are not all in one column.
    pub(super) header: Vec<Arc<str>>,
    /// How many rows the definition's filters left out.
    pub filtered: usize,
    /// How many rows repeat another in everything that is read, and were read once.
    pub repeated: usize,
    /// How many rows were reported and left out.
    pub reported: usize,
    /// How many rows below the table hold a note and no values.
    pub notes: usize,
    /// The largest number of decimals of a value.
    pub decimals: u32,
    /// The file's text, where rows of it were left out and it has one.
    unread: Option<Arc<str>>,
    /// Sorted by id.
    areas: Vec<TableArea>,
    /// Sorted, each once.
    slices: Vec<Slice>,
    /// Sorted by area and slice.
    series: Vec<Series>,
    columns: Columns,
}

/// An area that rows are of.
#[derive(Clone, Debug)]
struct TableArea {
    id: AreaId,
    is_listed: bool,
    /// The index of its first series.
    start: u32,
}

/// The rows of one area and slice.
#[derive(Clone, Debug)]
struct Series {
    area: u32,
    slice: u32,
    /// The index of its first row.
    start: u32,
}

impl Table {
    /// Records how many rows were left out, and of which text.
    pub(super) fn set_reported(&mut self, reported: usize, text: Option<Arc<str>>) {
        self.reported = reported;
        self.unread = text.filter(|_| reported > 0);
    }

    /// Every row, in order.
    pub fn rows(&self) -> Rows<'_> {
        Rows::new(self, 0..self.columns.file_rows.len())
    }

    /// The rows that have a publisher's note.
    pub fn noted_rows(&self) -> impl Iterator<Item = Row<'_>> {
        // Most files have no column of notes at all.
        let rows = (!self.columns.notes.is_empty()).then(|| self.rows().iter());
        let rows = rows.into_iter().flatten();
        rows.filter(|row| row.note().is_some())
    }

    /// The areas that rows are of, sorted.
    pub fn areas(&self) -> impl ExactSizeIterator<Item = &AreaId> {
        self.areas.iter().map(|area| &area.id)
    }

    /// Whether rows are of an area.
    pub fn has_area(&self, area: &str) -> bool {
        self.area_index(area).is_some()
    }

    /// The slices that rows have, sorted, each once.
    pub fn slices(&self) -> &[Slice] {
        &self.slices
    }

    /// The slices that an area has, sorted, each once.
    pub fn slices_of(&self, area: &str) -> impl Iterator<Item = &[Arc<str>]> {
        let series = self.series_of(area).map_or(&[][..], |(series, _)| series);
        series
            .iter()
            .map(|series| &*self.slices[series.slice as usize])
    }

    /// The rows of an area, in order.
    pub fn of_area(&self, area: &str) -> Rows<'_> {
        let range = self.series_of(area).and_then(|(series, end)| {
            let start = series.first()?.start as usize;
            Some(start..end)
        });
        Rows::new(self, range.unwrap_or(0..0))
    }

    /// The rows of an area for one value of each dimension, by period.
    pub fn series(&self, area: &str, slice: &[Arc<str>]) -> Rows<'_> {
        let range = self.slices.binary_search_by(|known| (**known).cmp(slice));
        let range = range.ok().and_then(|slice| {
            let (series, end) = self.series_of(area)?;
            let found = series.binary_search_by_key(&(slice as u32), |series| series.slice);
            let found = found.ok()?;
            let next = series.get(found + 1).map(|next| next.start as usize);
            Some(series[found].start as usize..next.unwrap_or(end))
        });
        Rows::new(self, range.unwrap_or(0..0))
    }

    /// The series of an area, and the index of the row after its last.
    fn series_of(&self, area: &str) -> Option<(&[Series], usize)> {
        let index = self.area_index(area)?;
        let start = self.areas[index].start as usize;
        let next = self.areas.get(index + 1);
        let end = next.map_or(self.series.len(), |next| next.start as usize);
        let rows = self.series.get(end).map(|next| next.start as usize);
        Some((
            &self.series[start..end],
            rows.unwrap_or(self.columns.file_rows.len()),
        ))
    }

    fn area_index(&self, area: &str) -> Option<usize> {
        let found = self.areas.binary_search_by(|known| (*known.id).cmp(area));
        found.ok()
    }

    /// Whether unreadable rows were left out, which were reported: a row that is not found may be one of them.
    pub fn lacks_rows(&self) -> bool {
        self.reported > 0 || self.rows().is_empty()
    }

    /// Whether a row of a period may be among those: the file has its year.
    pub fn lacks_period(&self, period: &str) -> bool {
        let mut runs = period.split(|letter: char| !letter.is_ascii_digit());
        let year = runs.find(|run| run.len() == 4).unwrap_or(period);
        self.lacks_rows_with(&[year])
    }

    /// Whether a row of an area may be among those: the file has its id, its name or a code.
    pub fn lacks_area(&self, area: &Area) -> bool {
        let codes = area.codes.iter().map(String::as_str);
        let names: Vec<&str> = codes.chain([&*area.id, area.name.as_str()]).collect();
        self.lacks_rows_with(&names)
    }

    fn lacks_rows_with(&self, texts: &[&str]) -> bool {
        let has = |all: &Arc<str>| texts.iter().any(|text| all.contains(text));
        self.lacks_rows() && self.unread.as_ref().is_none_or(has)
    }
}
