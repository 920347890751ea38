//! One cell of a row in its file: its text and its location, and how a message shows it corrected.

use std::ops::Range;

use super::{Record, RecordCell, Records};
use crate::source::{Location, Span};

impl<'a> Record<'a> {
    /// One of its cells, with its location.
    pub(in crate::data) fn cell<'r>(
        &'r self,
        records: &'r Records<'a>,
        column: usize,
    ) -> RowCell<'r, 'a> {
        RowCell::new(records, self, column)
    }
}

/// A cell of a row.
#[derive(Clone, Copy)]
pub(in crate::data) struct RowCell<'r, 'a> {
    records: &'r Records<'a>,
    record: &'r Record<'a>,
    column: usize,
}

impl<'r, 'a> RowCell<'r, 'a> {
    pub(super) fn new(records: &'r Records<'a>, record: &'r Record<'a>, column: usize) -> Self {
        Self {
            records,
            record,
            column,
        }
    }

    /// The index of its column.
    pub(in crate::data) fn column(self) -> usize {
        self.column
    }

    fn cell(self) -> &'r RecordCell<'a> {
        &self.record.cells[self.column]
    }

    pub(in crate::data) fn text(self) -> &'r str {
        &self.cell().text
    }

    /// Its text in quotes, cut where it is long.
    pub(in crate::data) fn quoted(self) -> String {
        let short: String = self.text().chars().take(40).collect();
        let is_cut = short.len() < self.text().len();
        format!("\"{short}{}\"", if is_cut { "…" } else { "" })
    }

    pub(in crate::data) fn location(self) -> Location {
        let span = self.cell().span();
        self.records.location(self.record.row, self.column, span)
    }

    /// Its span in the file's text; of a file that is not text, the start of the file.
    pub(in crate::data) fn span(self) -> Span {
        let span = self.cell().span();
        Span::new(
            self.records.file.path,
            span.start as usize..span.end as usize,
        )
    }

    /// The name of its column in the header.
    pub(in crate::data) fn column_name(self) -> &'r str {
        &self.records.header.cells[self.column].text
    }

    /// `row 797, column value`
    pub(in crate::data) fn description(self) -> String {
        format!("row {}, column {}", self.record.row, self.column_name())
    }

    /// Whether every other cell of its row is empty.
    pub(in crate::data) fn is_alone(self) -> bool {
        self.record.filled() == 1
    }

    /// The help that shows the cell with another text: of a text file, in its whole line. `others` gives the texts of other
    /// cells of the row that are as plainly wrong, so that one line corrects the row.
    pub(in crate::data) fn correction(
        self,
        new: &str,
        others: impl Fn(&str) -> Option<String>,
    ) -> String {
        let Some(source) = self.records.file.source else {
            return format!("write: {new}");
        };
        let text = source.text();
        let mut range: Option<Range<usize>> = None;
        let mut line = String::new();
        for (column, cell) in self.record.cells.iter().enumerate() {
            let with = if column == self.column {
                Some(new.to_owned())
            } else {
                others(&cell.text)
            };
            let Some(with) = with else { continue };
            let (start, end) = (cell.start as usize, cell.end as usize);
            let from = range.as_ref().map_or(start, |range| range.end);
            line.push_str(&text[from..start]);
            line.push_str(&with);
            range = Some(range.map_or(start, |range| range.start)..end);
        }
        let line = range.map_or(String::new(), |range| source.mended(range, &line));
        format!("write: {line}")
    }
}
