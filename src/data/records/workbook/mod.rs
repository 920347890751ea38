//! Workbooks, XLSX and ODS: their sheets as rows of cells.
//!
//! In: a file's bytes, which sheet. Out: rows with the texts that a spreadsheet would show, each cell by its sheet, row and
//! column. Must not know: what a column means.

mod cells;
mod limits;
mod sheets;

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Ods, Reader as _, Xlsx};

pub(in crate::data) use self::cells::Row;
pub(in crate::data) use self::sheets::SheetName;
use super::{Layout, Record, RecordCell, RecordFile, RecordReader, Records};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Cell, SitePath};

/// A workbook's bytes, opened.
pub(in crate::data) struct Workbook<'a> {
    path: &'a SitePath,
    book: WorkbookReader<'a>,
    /// Every sheet of cells, in order.
    pub(in crate::data) sheets: Vec<SheetName>,
}

enum WorkbookReader<'a> {
    Xlsx(Box<Xlsx<Cursor<&'a [u8]>>>),
    Ods(Box<Ods<Cursor<&'a [u8]>>>),
}

impl<'a> Workbook<'a> {
    /// Opens a workbook whose declared size is bearable.
    pub(in crate::data) fn open(
        path: &'a SitePath,
        bytes: &'a [u8],
    ) -> Result<Self, Box<Diagnostic>> {
        limits::check(path, bytes)?;
        let cursor = Cursor::new(bytes);
        let is_ods = path.extension().eq_ignore_ascii_case("ods");
        let damaged = |error: String| Box::new(limits::damaged(path, &error));
        let (book, metadata) = if is_ods {
            let book = Ods::new(cursor).map_err(|error| damaged(error.to_string()))?;
            let metadata = book.sheets_metadata().to_vec();
            (WorkbookReader::Ods(Box::new(book)), metadata)
        } else {
            let book = Xlsx::new(cursor).map_err(|error| damaged(error.to_string()))?;
            let metadata = book.sheets_metadata().to_vec();
            (WorkbookReader::Xlsx(Box::new(book)), metadata)
        };
        let sheets = sheets::names(&metadata);
        Ok(Self { path, book, sheets })
    }

    /// The rows of a sheet.
    pub(in crate::data) fn rows(&mut self, sheet: &str) -> Result<Vec<Row>, Box<Diagnostic>> {
        let damaged = |error: String| Box::new(limits::damaged(self.path, &error));
        match &mut self.book {
            WorkbookReader::Xlsx(book) => {
                let mut cells = book
                    .worksheet_cells_reader(sheet)
                    .map_err(|error| damaged(error.to_string()))?;
                let mut rows = cells::Rows::default();
                while let Some(cell) = cells
                    .next_cell()
                    .map_err(|error| damaged(error.to_string()))?
                {
                    let (row, column) = cell.get_position();
                    let text = cells::text(&Data::from(cell.get_value().clone()));
                    if !rows.push(row, column, text) {
                        return Err(Box::new(limits::too_many_cells(self.path, sheet)));
                    }
                }
                Ok(rows.finish())
            }
            WorkbookReader::Ods(book) => {
                let range = book
                    .worksheet_range(sheet)
                    .map_err(|error| damaged(error.to_string()))?;
                let (top, left) = range.start().unwrap_or_default();
                let mut rows = cells::Rows::default();
                for (row, column, value) in range.used_cells() {
                    let place = (top + row as u32, left + column as u32);
                    if !rows.push(place.0, place.1, cells::text(value)) {
                        return Err(Box::new(limits::too_many_cells(self.path, sheet)));
                    }
                }
                Ok(rows.finish())
            }
        }
    }
}

/// Records of one sheet's rows.
pub(in crate::data) fn records<'a>(
    path: &'a SitePath,
    sheet: &str,
    rows: Vec<Row>,
    layout: Layout<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Records<'a>> {
    let sheet: Arc<str> = Arc::from(sheet);
    let file = RecordFile {
        path,
        sheet: Some(sheet.clone()),
        source: None,
    };
    let reader = SheetReader {
        path,
        sheet,
        width: rows.iter().map(|row| row.cells.len()).max().unwrap_or(0),
        left: rows.len(),
        rows: rows.into_iter(),
    };
    Records::open(file, Box::new(reader), layout, diagnostics)
}

/// Reads the rows of one sheet.
struct SheetReader<'a> {
    path: &'a SitePath,
    sheet: Arc<str>,
    rows: std::vec::IntoIter<Row>,
    left: usize,
    /// Of the widest row: every record has as many cells.
    width: usize,
}

impl<'a> RecordReader<'a> for SheetReader<'a> {
    fn read(&mut self, record: &mut Record<'a>) -> Option<Result<(), Box<Diagnostic>>> {
        let row = self.rows.next()?;
        self.left -= 1;
        record.row = row.number;
        record.cells.clear();
        record
            .cells
            .extend(row.cells.into_iter().map(|text| RecordCell {
                text: text.into(),
                start: 0,
                end: 0,
            }));
        record.fill(self.width);
        Some(Ok(()))
    }

    fn wrong_length(&self, record: &Record<'a>, header: &Record<'a>) -> Diagnostic {
        let cell = Cell {
            file: self.path.clone(),
            sheet: Some(self.sheet.clone()),
            row: record.row,
            column: header.cells.len() as u32 + 1,
            header: None,
        };
        let message = format!("row {} has a cell beyond the header", record.row);
        Diagnostic::error(Code::RaggedRow, cell, message)
            .help("say which cells hold the table: data: {range: A3:G360}")
    }

    fn comma_may_be_decimal(&self) -> bool {
        false
    }

    fn rows_at_most(&self) -> usize {
        self.left
    }
}
