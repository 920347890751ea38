//! Only the cells of a range of the file's rows and columns.

use std::borrow::Cow;

use super::{Record, RecordCell, RecordReader};
use crate::data::definition::CellRange;
use crate::diagnostic::Diagnostic;

/// Reads a range of another reader's rows. Cells to the left of it are empty, so that columns keep their numbers.
pub(super) struct RangeReader<'a> {
    reader: Box<dyn RecordReader<'a> + 'a>,
    range: CellRange,
}

impl<'a> RangeReader<'a> {
    pub(super) fn new(reader: Box<dyn RecordReader<'a> + 'a>, range: CellRange) -> Self {
        Self { reader, range }
    }
}

impl<'a> RecordReader<'a> for RangeReader<'a> {
    fn read(&mut self, record: &mut Record<'a>) -> Option<Result<(), Box<Diagnostic>>> {
        let (first, last) = self.range.rows;
        loop {
            let read = self.reader.read(record)?;
            if last.is_some_and(|last| record.row > last) {
                return None;
            }
            if record.row < first {
                continue;
            }
            let (left, right) = self.range.columns;
            if let Some(right) = right {
                record.cells.truncate(right as usize);
            }
            let outside = (left as usize - 1).min(record.cells.len());
            for cell in &mut record.cells[..outside] {
                *cell = RecordCell {
                    text: Cow::Borrowed(""),
                    start: cell.start,
                    end: cell.start,
                };
            }
            return Some(read);
        }
    }

    fn wrong_length(&self, record: &Record<'a>, header: &Record<'a>) -> Diagnostic {
        self.reader.wrong_length(record, header)
    }

    fn comma_may_be_decimal(&self) -> bool {
        self.reader.comma_may_be_decimal()
    }

    fn rows_at_most(&self) -> usize {
        self.reader.rows_at_most()
    }
}
