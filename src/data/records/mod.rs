//! Rows of cells under a header, in any format. CSV is the first.
//!
//! In: a file. Out: rows that have exactly the header's cells, each cell with its location; everything else is reported.
//! Must not know: what a column means.

mod cell;
mod csv;
mod header;
pub(super) mod list;
mod notes;
mod range;
mod record;
mod text;
mod unnamed;
pub(super) mod workbook;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;
use std::sync::Arc;

pub(super) use self::cell::RowCell;
pub(super) use self::csv::NO_ROW;
use self::header::{Head, ReadRow, no_header};
use self::notes::Note;
use self::range::RangeReader;
pub(super) use self::record::{Record, RecordCell};
pub(super) use self::unnamed::letter_name;
use super::definition::{CellRange, DataFile};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Cell, Location, SitePath, Source, Span, Spanned};

/// Reads the rows of one format, one at a time.
pub(super) trait RecordReader<'a> {
    /// Reads the next row into `record`, whose memory it reuses. `None` at the end of the file; an error for a row that cannot
    /// be split into cells, after which reading continues. Either way the row's number is in `record`.
    fn read(&mut self, record: &mut Record<'a>) -> Option<Result<(), Box<Diagnostic>>>;

    /// What is wrong with a row that has fewer or more cells than the header.
    fn wrong_length(&self, record: &Record<'a>, header: &Record<'a>) -> Diagnostic;

    /// Whether a comma may be a decimal separator, since it does not separate cells.
    fn comma_may_be_decimal(&self) -> bool;

    /// How many rows there are at most.
    fn rows_at_most(&self) -> usize;
}

/// The file that rows are read from.
pub(super) struct RecordFile<'a> {
    pub(super) path: &'a SitePath,
    /// The sheet, in a workbook.
    pub(super) sheet: Option<Arc<str>>,
    /// Its text, where it is a text.
    pub(super) source: Option<&'a Source>,
}

/// A header and the rows below it, read one at a time.
pub(super) struct Records<'a> {
    pub(super) file: RecordFile<'a>,
    reader: Box<dyn RecordReader<'a> + 'a>,
    /// The row that names the columns.
    pub(super) header: Record<'a>,
    /// The texts above the header, where it was found.
    pub(super) titles: Vec<String>,
    /// Rows that were reported and are not returned by `next`.
    pub(super) reported: usize,
    /// Rows that were read before the header was known, or to know it.
    ahead: VecDeque<ReadRow<'a>>,
    /// Rows without values that may be below the table.
    notes: Vec<Note>,
    pub(super) fills_short_rows: bool,
    /// By column without a name: whether its first filled cell was reported.
    unnamed: BTreeMap<usize, bool>,
}

/// Where the table is in its file.
#[derive(Clone, Copy, Default)]
pub(super) struct Layout<'d> {
    /// The row that names the columns; otherwise it is found.
    pub(super) header_row: Option<&'d Spanned<u32>>,
    /// The cells of the table; otherwise all.
    pub(super) range: Option<&'d Spanned<CellRange>>,
    /// Whether a row may end before the last columns, which are then empty.
    pub(super) fills_short_rows: bool,
}

impl<'d> Layout<'d> {
    /// As a mapping says it.
    pub(super) fn of(mapping: &'d DataFile) -> Self {
        Self {
            header_row: mapping.header_row.as_ref(),
            range: mapping.range.as_ref(),
            fills_short_rows: false,
        }
    }
}

impl<'a> Records<'a> {
    /// Reads the header: the row that is named, otherwise the first that is about as full as the rows below it, which a title
    /// is not.
    pub(super) fn open(
        file: RecordFile<'a>,
        mut reader: Box<dyn RecordReader<'a> + 'a>,
        layout: Layout<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        if let Some(range) = layout.range {
            reader = Box::new(RangeReader::new(reader, range.value));
        }
        let head = Head::read(reader.as_mut(), layout.header_row.map(|row| row.value));
        let Some(read) = head.header else {
            diagnostics.push(no_header(&file, layout.header_row));
            return None;
        };
        let header = match read {
            Ok(header) => header,
            Err(problem) => {
                diagnostics.push(*problem);
                return None;
            }
        };
        let cells = header.cells.iter().enumerate();
        let unnamed = cells.filter(|(_, cell)| cell.text.is_empty());
        let records = Self {
            unnamed: unnamed.map(|(column, _)| (column, false)).collect(),
            file,
            reader,
            ahead: head.below,
            header,
            titles: head.titles,
            reported: 0,
            notes: Vec::new(),
            fills_short_rows: layout.fills_short_rows,
        };
        records.report_duplicates(diagnostics);
        Some(records)
    }

    /// Reads the next row that has the header's cells into `record`; `false` at the end. Blank rows are skipped; rows that
    /// cannot be read are reported. Rows with a note and nothing else are kept in `notes` if only such rows follow, and
    /// reported otherwise.
    pub(super) fn next(
        &mut self,
        record: &mut Record<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> bool {
        while let Some(read) = self.read(record) {
            let width = self.header.cells.len();
            let problem = match read {
                Ok(()) if record.is_blank() => continue,
                Ok(()) if self.is_note(record, width) => {
                    self.add_note(record);
                    continue;
                }
                Ok(())
                    if record.cells.len() == width
                        || record.cells.len() < width && self.fills_short_rows =>
                {
                    self.report_notes(diagnostics);
                    if record.cells.len() < width {
                        record.fill(width);
                    }
                    self.gather_indented(record);
                    self.report_unnamed(record, diagnostics);
                    return true;
                }
                Ok(()) => self.reader.wrong_length(record, &self.header),
                Err(problem) => *problem,
            };
            self.reported += 1;
            diagnostics.push(problem);
        }
        false
    }

    /// The next row: of those that were read ahead, otherwise of the file.
    fn read(&mut self, record: &mut Record<'a>) -> Option<Result<(), Box<Diagnostic>>> {
        match self.ahead.pop_front() {
            None => self.reader.read(record),
            Some(Ok(read)) => {
                *record = read;
                Some(Ok(()))
            }
            Some(Err(problem)) => Some(Err(problem)),
        }
    }

    /// A cell's location: its bytes in a text, otherwise its row and column.
    pub(super) fn location(&self, row: u32, column: usize, span: Range<u32>) -> Location {
        if self.is_text() {
            let range = span.start as usize..span.end as usize;
            return Span::new(self.file.path, range).into();
        }
        let name = self
            .header
            .cells
            .get(column)
            .map(|cell| Arc::from(&*cell.text));
        Location::from(Cell {
            file: self.file.path.clone(),
            sheet: self.file.sheet.clone(),
            row,
            column: column as u32 + 1,
            header: name,
        })
    }

    /// A row's location: its bytes in a text, otherwise its first cell.
    pub(super) fn location_of_cells(&self, record: &Record<'a>) -> Location {
        let span = self.span_of_cells(record);
        self.location(record.row, 0, span.start..span.end)
    }

    /// A row's bytes in the file's text; of a file that is not text, the start of the file.
    pub(super) fn span_of_cells(&self, record: &Record<'a>) -> Span {
        let start = record.cells.first().map_or(0, |cell| cell.start as usize);
        let end = record.cells.last().map_or(start, |cell| cell.end as usize);
        Span::new(self.file.path, start..end)
    }

    /// The header's cell of a column.
    pub(super) fn header_cell(&self, column: usize) -> RowCell<'_, 'a> {
        self.header.cell(self, column)
    }

    /// Each column's name.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.header.cells.iter().map(|cell| &*cell.text)
    }

    /// The end of the file.
    pub(super) fn end(&self) -> Location {
        let end = self.file.source.map_or(0, |source| source.text().len()) as u32;
        self.location(self.header.row, 0, end..end)
    }

    /// Whether the file is text, of which cells are spans.
    pub(super) fn is_text(&self) -> bool {
        self.file.source.is_some()
    }

    /// All text of the file, where it is text, to search for what unreadable rows may contain.
    pub(super) fn whole_text(&self) -> Option<Arc<str>> {
        self.file.source.map(Source::shared_text)
    }

    /// Whether a comma may be a decimal separator, since it does not separate cells.
    pub(super) fn comma_may_be_decimal(&self) -> bool {
        self.reader.comma_may_be_decimal()
    }

    /// How many rows are left at most.
    pub(super) fn rows_at_most(&self) -> usize {
        self.reader.rows_at_most()
    }

    /// The column with a name: exactly, otherwise ignoring case, spaces, hyphens and underscores; one without a name by its
    /// letter, `column C`.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let normal = normal_name(name);
        self.names()
            .position(|text| text == name)
            .or_else(|| self.names().position(|text| normal_name(text) == normal))
            .or_else(|| self.unnamed_column(name))
    }

    fn report_duplicates(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        let named = self
            .names()
            .enumerate()
            .filter(|(_, name)| !name.is_empty());
        for (column, name) in named {
            let key = normal_name(name);
            if let Some(&earlier) = first.get(&key) {
                diagnostics.push(
                    Diagnostic::error(
                        Code::DuplicateHeader,
                        self.header_cell(column).location(),
                        format!("two columns are called {name}"),
                    )
                    .label(self.header_cell(earlier).location(), "the first of them")
                    .help("give each column a name of its own"),
                );
            } else {
                first.insert(key, column);
            }
        }
    }
}

/// A column's name in normal form: `Area Code` and `area_code` are equal.
pub(super) fn normal_name(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            ' ' | '-' => '_',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}
