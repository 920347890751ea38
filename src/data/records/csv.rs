//! Comma-separated values, RFC 4180 with the usual liberties, cell by cell with its span in the text.
//!
//! The csv crate is not used here because it reports neither a cell's span nor a quote that is never closed, and this room
//! needs both.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Record, RecordCell, RecordReader};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Reads records from a text; every byte of it is part of a record or of an error.
pub(super) struct CsvReader<'a> {
    source: &'a Source,
    text: &'a str,
    position: usize,
    row: u32,
    delimiter: u8,
}

/// Why a line cannot be split into cells.
#[derive(Clone, Debug, PartialEq, Eq)]
enum QuoteError {
    /// The quote is never closed, or only by the opening quote of a later line.
    Unclosed,
    /// Something other than a separator follows the closing quote.
    TextAfter { closing: usize },
}

/// What to do with a row of one cell.
pub(in crate::data) const NO_ROW: &str =
    "if it is a note and no row of the table, remove it; the definition has `notes` for readers";

impl<'a> CsvReader<'a> {
    pub(super) fn new(source: &'a Source, delimiter: u8) -> Self {
        Self {
            source,
            text: source.text(),
            position: 0,
            row: 0,
            delimiter,
        }
    }

    /// Reads up to the separator, line break or end that follows.
    fn field(&mut self) -> Result<RecordCell<'a>, QuoteError> {
        let bytes = self.text.as_bytes();
        let start = self.position;
        let quote = start + spaces(&bytes[start..]);
        if bytes.get(quote) == Some(&b'"') {
            return self.quoted(quote);
        }
        let end = bytes[start..]
            .iter()
            .position(|&byte| byte == self.delimiter || byte == b'\n' || byte == b'\r')
            .map_or(bytes.len(), |length| start + length);
        self.position = end;
        Ok(trimmed(self.text, start, end))
    }

    fn quoted(&mut self, quote: usize) -> Result<RecordCell<'a>, QuoteError> {
        let bytes = self.text.as_bytes();
        let mut at = quote + 1;
        let mut doubled = false;
        let closing = loop {
            match bytes[at..].iter().position(|&byte| byte == b'"') {
                None => return Err(QuoteError::Unclosed),
                Some(length) => at += length,
            }
            if bytes.get(at + 1) != Some(&b'"') {
                break at;
            }
            doubled = true;
            at += 2;
        };
        let after = closing + 1;
        let next = after + spaces(&bytes[after..]);
        let separates = |byte: &u8| *byte == self.delimiter || *byte == b'\n' || *byte == b'\r';
        if !bytes.get(next).is_none_or(separates) {
            let many_lines = bytes[quote..closing]
                .iter()
                .any(|&byte| byte == b'\n' || byte == b'\r');
            return Err(if many_lines {
                QuoteError::Unclosed
            } else {
                QuoteError::TextAfter { closing }
            });
        }
        self.position = next;
        let mut cell = trimmed(self.text, quote + 1, closing);
        if doubled {
            cell.text = Cow::Owned(cell.text.replace("\"\"", "\""));
        }
        Ok(cell)
    }

    fn line_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        bytes[start..]
            .iter()
            .position(|&byte| byte == b'\n' || byte == b'\r')
            .map_or(bytes.len(), |length| start + length)
    }

    /// Skips LF, CR LF or CR.
    fn line_break(&mut self) {
        let rest = &self.text.as_bytes()[self.position..];
        self.position += match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
    }

    fn quote_error(&self, quote: usize, problem: &QuoteError) -> Diagnostic {
        let span = self.source.span(quote..quote + 1);
        match *problem {
            QuoteError::Unclosed => Diagnostic::error(
                Code::UnclosedQuote,
                span,
                format!("row {}: a quote opens here and is not closed", self.row),
            )
            .help("add a quote (\") where the text ends; a quote inside the text is written twice (\"\")"),
            QuoteError::TextAfter { closing } => Diagnostic::error(
                Code::StrayQuote,
                self.source.span(closing..closing + 1),
                format!("row {}: a quote closes the text here, but the text goes on", self.row),
            )
            .label(span, "the text opens here")
            .help("a quote inside a text is written twice (\"\"); else put a comma after the closing quote"),
        }
    }

    /// The line of a row with one cell too many, corrected where one comma alone has a space after it, as in a text.
    fn with_quotes(&self, record: &Record<'_>, header: &Record<'_>) -> Option<String> {
        let cells = &record.cells;
        let spaced = |pair: &[RecordCell<'_>]| {
            self.text[pair[0].end as usize..pair[1].start as usize] == *", "
        };
        let mut joints = cells.windows(2).filter(|pair| spaced(pair));
        let joint = joints.next()?;
        if joints.next().is_some() || cells.len() != header.cells.len() + 1 {
            return None;
        }
        let range = joint[0].start as usize..joint[1].end as usize;
        let quoted = format!("\"{}\"", &self.text[range.clone()]);
        Some(self.source.mended(range, &quoted))
    }
}

impl<'a> RecordReader<'a> for CsvReader<'a> {
    fn read(&mut self, record: &mut Record<'a>) -> Option<Result<(), Box<Diagnostic>>> {
        if self.position >= self.text.len() {
            return None;
        }
        self.row += 1;
        let start = self.position;
        record.row = self.row;
        record.cells.clear();
        loop {
            let field = self.position;
            match self.field() {
                Ok(cell) => record.cells.push(cell),
                Err(problem) => {
                    let quote = field + spaces(&self.text.as_bytes()[field..]);
                    self.position = self.line_end(start);
                    self.line_break();
                    return Some(Err(Box::new(self.quote_error(quote, &problem))));
                }
            }
            if self.text.as_bytes().get(self.position) == Some(&self.delimiter) {
                self.position += 1;
            } else {
                self.line_break();
                return Some(Ok(()));
            }
        }
    }

    fn wrong_length(&self, record: &Record<'a>, header: &Record<'a>) -> Diagnostic {
        let (have, want) = (record.cells.len(), header.cells.len());
        let start = record.cells.first().map_or(0, |cell| cell.start as usize);
        let end = record.cells.last().map_or(start, |cell| cell.end as usize);
        let cells = if have == 1 { "cell" } else { "cells" };
        let message = format!(
            "row {} has {have} {cells}, the header has {want}",
            record.row
        );
        let error = Diagnostic::error(Code::RaggedRow, self.source.span(start..end), message);
        if have < want && record.filled() == 1 {
            return error.help(NO_ROW);
        }
        if have < want {
            let missing = header.cells[have..].iter().map(|cell| &*cell.text);
            let missing: Vec<&str> = missing.collect();
            let commas = match want - have {
                1 => "a comma".to_owned(),
                several => format!("{several} commas"),
            };
            return error.help(format!(
                "there is nothing under {}; add {commas} at the end of the row, or what is missing where it is missing",
                missing.join(", "),
            ));
        }
        match self.with_quotes(record, header) {
            Some(line) => error.help(format!("write: {line}")),
            None => error.help("a text that has a comma in it needs quotes: \"Bristol, City of\""),
        }
    }

    fn comma_may_be_decimal(&self) -> bool {
        self.delimiter != b','
    }

    fn rows_at_most(&self) -> usize {
        let rest = &self.text.as_bytes()[self.position.min(self.text.len())..];
        memchr::memchr2_iter(b'\n', b'\r', rest).count() + 1
    }
}

/// How many rows are read to tell what separates cells.
const ROWS_READ: usize = 40;

/// Which of comma, semicolon and tab separates: the one that cuts the most rows, from the header on where it is named, into
/// the same number of cells, and into the most of them.
pub(super) fn delimiter(source: &Source, header_row: Option<u32>) -> u8 {
    let score = |delimiter: u8| {
        let mut csv = CsvReader::new(source, delimiter);
        let mut record = Record::default();
        let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
        let mut count = 0;
        while count < ROWS_READ
            && let Some(read) = csv.read(&mut record)
        {
            let is_above = header_row.is_some_and(|wanted| record.row < wanted);
            if read.is_err() || is_above || record.is_blank() {
                continue;
            }
            count += 1;
            *rows.entry(record.cells.len()).or_default() += 1;
        }
        let cut = rows.into_iter().filter(|(cells, _)| *cells > 1);
        cut.map(|(cells, rows)| cells * rows).max().unwrap_or(0)
    };
    // Of equal scores the last wins, so the comma comes last.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|&delimiter| score(delimiter))
        .unwrap_or(b',')
}

fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&byte| byte == b' ').count()
}

/// A space, or a character without width that web pages leave behind.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn trimmed(text: &str, start: usize, end: usize) -> RecordCell<'_> {
    let whole = &text[start..end];
    let is_tidy = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    // Nearly every cell has neither, and bytes are compared faster than letters.
    if is_tidy(whole.as_bytes().first()) && is_tidy(whole.as_bytes().last()) {
        return RecordCell {
            text: Cow::Borrowed(whole),
            start: start as u32,
            end: end as u32,
        };
    }
    let left = whole.trim_start_matches(is_space);
    let start = end - left.len();
    let inner = left.trim_end_matches(is_space);
    RecordCell {
        text: Cow::Borrowed(inner),
        start: start as u32,
        end: (start + inner.len()) as u32,
    }
}
