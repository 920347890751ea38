//! Which row is the header: the one that is named, or the first that is no title.

use std::collections::VecDeque;

use super::{Record, RecordFile, RecordReader};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// A row, or why it cannot be split into cells.
pub(super) type ReadRow<'a> = Result<Record<'a>, Box<Diagnostic>>;

/// How many rows are read to find the header. Publishers put fewer above it.
const ROWS: usize = 40;

fn read_row<'a>(reader: &mut dyn RecordReader<'a>) -> Option<(u32, ReadRow<'a>)> {
    let mut record = Record::default();
    let read = reader.read(&mut record)?;
    Some((record.row, read.map(|()| record)))
}

/// The named row. What is above it is passed over, errors too.
pub(super) fn read_to_row<'a>(
    reader: &mut dyn RecordReader<'a>,
    wanted: u32,
) -> VecDeque<ReadRow<'a>> {
    while let Some((row, read)) = read_row(reader) {
        if row >= wanted {
            return VecDeque::from([read]);
        }
    }
    VecDeque::new()
}

/// The header and the rows after it that were read to find it: the first row that is at least half as full as the fullest of
/// the first rows. A title fills one cell, a note two.
/// The texts above it are added to `titles`.
pub(super) fn read_ahead<'a>(
    reader: &mut dyn RecordReader<'a>,
    titles: &mut Vec<String>,
) -> VecDeque<ReadRow<'a>> {
    let mut rows: VecDeque<ReadRow<'a>> = VecDeque::new();
    while rows.len() < ROWS {
        let Some((_, read)) = read_row(reader) else {
            break;
        };
        rows.push_back(read);
    }
    let filled = |read: &ReadRow<'_>| read.as_ref().map_or(0, Record::filled);
    let most = rows.iter().map(filled).max().unwrap_or(0);
    while let Some(first) = rows.front() {
        let is_header = match first {
            Ok(record) => {
                let filled = record.filled();
                filled > 0 && filled * 2 >= most && !(filled < most && record.is_note(most))
            }
            // A title may have a stray quote, but where nothing below is a table either, it is what is wrong.
            Err(_) => most < 2 || !rows.iter().skip(1).any(|row| filled(row) * 2 >= most),
        };
        if is_header {
            break;
        }
        if let Some(Ok(title)) = rows.pop_front() {
            let texts = title.cells.iter().map(|cell| cell.text.to_string());
            titles.extend(texts.filter(|text| !text.is_empty()));
        }
    }
    rows
}

pub(super) fn no_header(file: &RecordFile<'_>, header_row: Option<&Spanned<u32>>) -> Diagnostic {
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
