//! Rows of a table: a row is the table and an index, and is `Copy`.

use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Part, StatusSet, Table};
use crate::data::{AreaId, Period};
use crate::source::{Cell, Location, Span};

/// One observation of a table.
#[derive(Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    index: usize,
}

impl<'t> Row<'t> {
    pub(super) fn new(table: &'t Table, index: usize) -> Self {
        Self { table, index }
    }

    /// The area's id, or the publisher's own code where areas.csv has no such area.
    pub fn area(self) -> &'t AreaId {
        &self.table.areas[self.series().area as usize].id
    }

    /// Whether areas.csv lists the area: only then can it be cited.
    pub fn is_listed(self) -> bool {
        self.table.areas[self.series().area as usize].is_listed
    }

    /// The data's name of the area, where areas.csv does not list it.
    pub fn area_name(self) -> Option<&'t Arc<str>> {
        self.table.columns.area_names.get(self.index)
    }

    /// The period.
    pub fn period(self) -> &'t Period {
        &self.table.periods[self.table.columns.periods[self.index] as usize]
    }

    /// The value of each dimension, in the order of [`Table::dimensions`].
    pub fn dimensions(self) -> &'t [Arc<str>] {
        &self.table.slices[self.series().slice as usize]
    }

    /// One of its numbers.
    pub fn part(self, part: Part) -> Option<Decimal> {
        self.table.columns.numbers[part as usize].get(self.index)
    }

    /// The value with the digits of its cell; `None` where it is missing, and the statuses explain why.
    pub fn value(self) -> Option<Decimal> {
        self.part(Part::Value)
    }

    /// The lower confidence limit.
    pub fn lower_ci(self) -> Option<Decimal> {
        self.part(Part::LowerCi)
    }

    /// The upper confidence limit.
    pub fn upper_ci(self) -> Option<Decimal> {
        self.part(Part::UpperCi)
    }

    /// What the proportion counts.
    pub fn numerator(self) -> Option<Decimal> {
        self.part(Part::Numerator)
    }

    /// Of how many.
    pub fn denominator(self) -> Option<Decimal> {
        self.part(Part::Denominator)
    }

    /// Both confidence limits, lower first, where it has both.
    pub fn limits(self) -> Option<(Decimal, Decimal)> {
        self.lower_ci().zip(self.upper_ci())
    }

    /// The publisher's statuses of the value.
    pub fn statuses(self) -> StatusSet {
        self.table.columns.statuses[self.index]
    }

    /// The publisher's note.
    pub fn note(self) -> Option<&'t Arc<str>> {
        self.table.columns.notes.get(self.index)
    }

    /// The row's number in the file, from 1, the header included.
    pub fn file_row(self) -> u32 {
        self.table.columns.file_rows[self.index]
    }

    /// The cell of its value, as a spreadsheet counts it.
    pub fn cell(self) -> Cell {
        if let Some((column, name)) = self.value_column() {
            return self.cell_in(column, name);
        }
        let (column, name) = match self.table.number_columns.get(&Part::Value) {
            Some((column, name)) => (*column, name.clone()),
            None => (1, Arc::from(Part::Value.name())),
        };
        self.cell_in(column, name)
    }

    /// The cell of one of its numbers; `None` where the file has no column for it.
    pub fn part_cell(self, part: Part) -> Option<Cell> {
        if part == Part::Value {
            return self.table.number_columns.get(&part).map(|_| self.cell());
        }
        let (column, name) = self.table.number_columns.get(&part)?;
        Some(self.cell_in(*column, name.clone()))
    }

    /// The value's column, from 1, with its name, in a table whose values are in many.
    fn value_column(self) -> Option<(u32, Arc<str>)> {
        let column = *self.table.columns.value_fields.get(self.index)?;
        let name = self.table.header.get(column as usize)?;
        Some((column + 1, name.clone()))
    }

    fn cell_in(self, column: u32, header: Arc<str>) -> Cell {
        Cell {
            file: self.table.file.clone(),
            sheet: self.table.sheet.clone(),
            row: self.file_row(),
            column,
            header: Some(header),
        }
    }

    /// The location of one of its numbers: the span of a text file, otherwise the cell. `None` where the file has no column for it.
    pub fn location(self, part: Part) -> Option<Location> {
        let cell = self.part_cell(part)?;
        Some(
            match self.table.columns.spans[part as usize].get(self.index) {
                Some(span) => {
                    Span::new(&self.table.file, span.start as usize..span.end as usize).into()
                }
                None => cell.into(),
            },
        )
    }

    fn series(self) -> &'t super::Series {
        let series = &self.table.series;
        let next = series.partition_point(|series| series.start as usize <= self.index);
        &series[next - 1]
    }
}

/// Consecutive rows of a table.
#[derive(Clone, Copy)]
pub struct Rows<'t> {
    table: &'t Table,
    start: usize,
    end: usize,
}

impl<'t> Rows<'t> {
    pub(super) fn new(table: &'t Table, range: Range<usize>) -> Self {
        Self {
            table,
            start: range.start,
            end: range.end.max(range.start),
        }
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The row at a position in these.
    pub fn get(self, position: usize) -> Option<Row<'t>> {
        (position < self.len()).then(|| Row::new(self.table, self.start + position))
    }

    /// The last: of a series, the newest.
    pub fn last(self) -> Option<Row<'t>> {
        self.get(self.len().checked_sub(1)?)
    }

    /// The row of a period by binary search; these must be of one series.
    pub(in crate::data) fn of_period(self, period: &Period) -> Option<Row<'t>> {
        let key = period.key();
        let before = |position: usize| {
            self.get(position)
                .is_some_and(|row| row.period().key() < key)
        };
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        self.get(low).filter(|row| row.period().key() == key)
    }

    /// Each of them, in order.
    pub fn iter(self) -> RowIter<'t> {
        RowIter {
            table: self.table,
            range: self.start..self.end,
        }
    }
}

impl<'t> IntoIterator for Rows<'t> {
    type Item = Row<'t>;
    type IntoIter = RowIter<'t>;

    fn into_iter(self) -> RowIter<'t> {
        self.iter()
    }
}

/// Iterates over rows.
#[derive(Clone)]
pub struct RowIter<'t> {
    table: &'t Table,
    range: Range<usize>,
}

impl<'t> Iterator for RowIter<'t> {
    type Item = Row<'t>;

    fn next(&mut self) -> Option<Row<'t>> {
        self.range.next().map(|index| Row::new(self.table, index))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.range.size_hint()
    }
}

impl DoubleEndedIterator for RowIter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let index = self.range.next_back();
        index.map(|index| Row::new(self.table, index))
    }
}

impl ExactSizeIterator for RowIter<'_> {}

impl std::fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {:?}", self.cell(), self.period(), self.value())
    }
}
