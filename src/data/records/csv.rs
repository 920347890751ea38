//! Comma-separated values, RFC 4180 with the usual liberties, cell by cell with its place in the text.
//!
//! The csv crate is not used here because it gives neither a cell's place nor word of a quote that is never closed, and
//! both are what this room is for.

use std::borrow::Cow;

use super::{RawCell, Record};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Reads records from a text; every byte of it is in a record or in an [`Unreadable`].
pub(super) struct Csv<'a> {
    text: &'a str,
    at: usize,
    row: u32,
    delimiter: u8,
}

/// A line that cannot be taken apart. Reading goes on with the line below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    pub(super) row: u32,
    quote: usize,
    problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    /// The quote is never closed, or only by the opening quote of a later line.
    Unclosed,
    /// Something other than a separator follows the closing quote.
    TextAfter { closing: usize },
}

enum Field<'a> {
    Whole(RawCell<'a>),
    Broken(Problem),
}

impl<'a> Csv<'a> {
    pub(super) fn new(text: &'a str, delimiter: u8) -> Self {
        Self {
            text,
            at: 0,
            row: 0,
            delimiter,
        }
    }

    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The next row, if there is one.
    pub(super) fn next(&mut self) -> Option<Result<Record<'a>, Unreadable>> {
        if self.at >= self.text.len() {
            return None;
        }
        self.row += 1;
        let start = self.at;
        let mut record = Record {
            row: self.row,
            cells: Vec::with_capacity(8),
        };
        loop {
            let field = self.at;
            match self.field() {
                Field::Whole(cell) => record.cells.push(cell),
                Field::Broken(problem) => {
                    let quote = field + spaces(&self.text.as_bytes()[field..]);
                    self.at = self.line_end(start);
                    self.line_break();
                    return Some(Err(Unreadable {
                        row: self.row,
                        quote,
                        problem,
                    }));
                }
            }
            if self.text.as_bytes().get(self.at) == Some(&self.delimiter) {
                self.at += 1;
            } else {
                self.line_break();
                return Some(Ok(record));
            }
        }
    }

    /// Reads up to the separator, line break or end that follows.
    fn field(&mut self) -> Field<'a> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let quote = start + spaces(&bytes[start..]);
        if bytes.get(quote) == Some(&b'"') {
            return self.quoted(quote);
        }
        let end = bytes[start..]
            .iter()
            .position(|&byte| byte == self.delimiter || byte == b'\n' || byte == b'\r')
            .map_or(bytes.len(), |length| start + length);
        self.at = end;
        Field::Whole(trimmed(self.text, start, end))
    }

    fn quoted(&mut self, quote: usize) -> Field<'a> {
        let bytes = self.text.as_bytes();
        let mut at = quote + 1;
        let mut doubled = false;
        let closing = loop {
            match bytes[at..].iter().position(|&byte| byte == b'"') {
                None => return Field::Broken(Problem::Unclosed),
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
            return Field::Broken(if many_lines {
                Problem::Unclosed
            } else {
                Problem::TextAfter { closing }
            });
        }
        self.at = next;
        let mut cell = trimmed(self.text, quote + 1, closing);
        if doubled {
            cell.text = Cow::Owned(cell.text.replace("\"\"", "\""));
        }
        Field::Whole(cell)
    }

    fn line_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        bytes[start..]
            .iter()
            .position(|&byte| byte == b'\n' || byte == b'\r')
            .map_or(bytes.len(), |length| start + length)
    }

    /// Passes over LF, CR LF or CR.
    fn line_break(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
    }
}

impl Unreadable {
    pub(super) fn diagnostic(&self, source: &Source) -> Diagnostic {
        let quote = source.span(self.quote..self.quote + 1);
        match self.problem {
            Problem::Unclosed => Diagnostic::error(
                Code::UnclosedQuote,
                quote,
                format!("row {}: a quote opens here and is not closed", self.row),
            )
            .help("add a quote (\") where the text ends; a quote inside the text is written twice (\"\")"),
            Problem::TextAfter { closing } => Diagnostic::error(
                Code::StrayQuote,
                source.span(closing..closing + 1),
                format!("row {}: a quote closes the text here, but the text goes on", self.row),
            )
            .label(quote, "the text opens here")
            .help("a quote inside a text is written twice (\"\"); else put a comma after the closing quote"),
        }
    }
}

/// Which of comma, semicolon and tab separates: the one that cuts the header (in its row, else the first row that is not
/// blank) into the most cells.
pub(super) fn delimiter(text: &str, header_row: Option<u32>) -> u8 {
    let cells = |delimiter: u8| {
        let mut csv = Csv::new(text, delimiter);
        std::iter::from_fn(|| csv.next())
            .find(|record| match (record, header_row) {
                (Ok(record), Some(wanted)) => record.row >= wanted,
                (Ok(record), None) => !record.is_blank(),
                (Err(unreadable), wanted) => wanted.is_none_or(|wanted| unreadable.row >= wanted),
            })
            .map_or(0, |record| record.map_or(0, |record| record.cells.len()))
    };
    // Of equals the last wins, so the comma stands last.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|&delimiter| cells(delimiter))
        .unwrap_or(b',')
}

fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&byte| byte == b' ').count()
}

/// A space, or a character without width that web pages leave behind.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn trimmed(text: &str, start: usize, end: usize) -> RawCell<'_> {
    let whole = &text[start..end];
    let left = whole.trim_start_matches(is_space);
    let start = end - left.len();
    let inner = left.trim_end_matches(is_space);
    RawCell {
        text: Cow::Borrowed(inner),
        start: start as u32,
        end: (start + inner.len()) as u32,
    }
}
