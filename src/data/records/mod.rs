//! Rows of cells under a header, in any format. CSV is the first.
//!
//! In: a file. Out: rows that have exactly the header's cells, each cell with its location; everything else is reported.
//! Must not know: what a column means.

mod cell;
mod csv;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub(super) use self::cell::RowCell;
use self::csv::CsvReader;
pub(super) use self::csv::NO_ROW;
use crate::diagnostic::{Code, Diagnostic, not_utf8, unseen};
use crate::source::{Cell, Location, SitePath, Source, Span, Spanned};

/// A cell as the file has it. Its row and its column are its record's number and its index there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RecordCell<'a> {
    /// Its text without spaces around it.
    pub(super) text: Cow<'a, str>,
    /// In a text file, its first byte, inside any quotes; otherwise 0.
    pub(super) start: u32,
    /// In a text file, the byte after its last; otherwise 0.
    pub(super) end: u32,
}

impl RecordCell<'_> {
    /// Its bytes in the file's text.
    pub(super) fn span(&self) -> Range<u32> {
        self.start..self.end
    }
}

/// A row as a spreadsheet counts it, from 1, the header and blank rows included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record<'a> {
    pub(super) row: u32,
    pub(super) cells: Vec<RecordCell<'a>>,
}

impl<'a> Record<'a> {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }

    fn filled(&self) -> usize {
        let cells = self.cells.iter();
        cells.filter(|cell| !cell.text.is_empty()).count()
    }

    /// One of its cells, with its location.
    pub(super) fn cell<'r>(&'r self, records: &'r Records<'a>, column: usize) -> RowCell<'r, 'a> {
        RowCell::new(records, self, column)
    }
}

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
    /// Rows that were reported and are not returned by `next`.
    pub(super) reported: usize,
    /// By column without a name: whether its first filled cell was reported.
    unnamed: BTreeMap<usize, bool>,
}

impl<'a> Records<'a> {
    /// The rows of a text: comma-separated values.
    pub(super) fn of_text(
        source: &'a Source,
        header_row: Option<&Spanned<u32>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        if !is_text(source, diagnostics) {
            return None;
        }
        let delimiter = csv::delimiter(source, header_row.map(|row| row.value));
        let file = RecordFile {
            path: source.path(),
            sheet: None,
            source: Some(source),
        };
        let reader = Box::new(CsvReader::new(source, delimiter));
        Self::open(file, reader, header_row, diagnostics)
    }

    /// Reads the header, in the row that is named or the first that is not blank.
    pub(super) fn open(
        file: RecordFile<'a>,
        mut reader: Box<dyn RecordReader<'a> + 'a>,
        header_row: Option<&Spanned<u32>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut header = Record::default();
        loop {
            match reader.read(&mut header) {
                None => {
                    diagnostics.push(no_header(&file, header_row));
                    return None;
                }
                Some(Ok(())) => match header_row {
                    Some(wanted) if header.row < wanted.value => {}
                    None if header.is_blank() => {}
                    _ => break,
                },
                Some(Err(problem)) => {
                    let above = header_row.is_some_and(|wanted| header.row < wanted.value);
                    if !above {
                        diagnostics.push(*problem);
                        return None;
                    }
                }
            }
        }
        let cells = header.cells.iter().enumerate();
        let unnamed = cells.filter(|(_, cell)| cell.text.is_empty());
        let records = Self {
            unnamed: unnamed.map(|(column, _)| (column, false)).collect(),
            file,
            reader,
            header,
            reported: 0,
        };
        records.report_duplicates(diagnostics);
        Some(records)
    }

    /// Reads the next row that has the header's cells into `record`; `false` at the end. Blank rows are skipped; rows that
    /// cannot be read are reported.
    pub(super) fn next(
        &mut self,
        record: &mut Record<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> bool {
        while let Some(read) = self.reader.read(record) {
            let problem = match read {
                Ok(()) if record.is_blank() => continue,
                Ok(()) if record.cells.len() == self.header.cells.len() => {
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

    /// The column with a name: exactly, otherwise ignoring case, spaces, hyphens and underscores.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let normal = normal_name(name);
        self.names()
            .position(|text| text == name)
            .or_else(|| self.names().position(|text| normal_name(text) == normal))
    }

    /// The row of the header if what was read as one is a title: the first row near the top that has several filled cells.
    pub(super) fn likelier_header(&self) -> Option<u32> {
        if self.header.filled() > 1 {
            return None;
        }
        csv::likely_header(self.file.source?, TITLE_ROWS)
    }

    fn report_unnamed(&mut self, record: &Record<'a>, diagnostics: &mut Vec<Diagnostic>) {
        let filled = |&(column, is_reported): &(&usize, &bool)| {
            !is_reported && !record.cells[*column].text.is_empty()
        };
        let filled: Vec<usize> = self
            .unnamed
            .iter()
            .filter(filled)
            .map(|(c, _)| *c)
            .collect();
        for column in filled {
            self.unnamed.insert(column, true);
            diagnostics.push(
                Diagnostic::error(
                    Code::UnnamedColumn,
                    record.cell(self, column).location(),
                    format!("column {} holds something but has no name", column + 1),
                )
                .label(self.header_cell(column).location(), "its name belongs here")
                .help("name the column in the header, or empty it"),
            );
        }
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

/// The most rows above a header that is searched for.
const TITLE_ROWS: usize = 20;

/// A column's name in normal form: `Area Code` and `area_code` are equal.
pub(super) fn normal_name(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            ' ' | '-' => '_',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

fn no_header(file: &RecordFile<'_>, header_row: Option<&Spanned<u32>>) -> Diagnostic {
    match header_row {
        Some(row) => Diagnostic::error(
            Code::EmptyTable,
            row.span.clone(),
            format!("{} has no row {}", file.path.file_name(), row.value),
        )
        .help("header_row counts the file's rows from 1"),
        None => Diagnostic::error(
            Code::EmptyTable,
            Span::new(file.path, 0..0),
            "the file is empty",
        )
        .help("the first row names the columns: area_code,period,value"),
    }
}

/// The name of another format, if the file is a workbook or a web page.
fn other_format(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    let name = source.path().file_name();
    let begins = |with: &str| {
        text.trim_start()
            .get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let error = |code, what: &str| {
        Diagnostic::error(
            code,
            source.span(0..0),
            format!("{name} is {what}, whatever its name says"),
        )
    };
    if begins("PK\u{3}\u{4}") {
        Some(error(Code::NotYet, "a workbook").help(
            "open it in the spreadsheet and save it as CSV; in Excel: File, Save As, \"CSV UTF-8 (Comma delimited)\"",
        ))
    } else if begins("<!doctype") || begins("<html") {
        Some(error(Code::MissingColumn, "a web page").help(
            "the download failed or asked for a login: open the address in a browser and save the table again",
        ))
    } else {
        None
    }
}

/// Whether the source can be read as text; if it is not UTF-8 that is reported, and reading continues if the header is intact.
fn is_text(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> bool {
    if let Some(problem) = other_format(source) {
        diagnostics.push(problem);
        return false;
    }
    let Some(problem) = not_utf8(source) else {
        diagnostics.extend(unseen(source, 0..source.text().len()));
        return true;
    };
    let start = problem.location.span().map_or(0, |span| span.start);
    let line = source.position(start).line;
    diagnostics.push(problem);
    line > 1
}
