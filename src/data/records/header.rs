//! Which row is the header: the one that is named, or the first that is no title; of a head of several rows, the lowest text of
//! each column.

use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};

use super::{Record, RecordFile, RecordReader, normal_name};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// A row, or why it cannot be split into cells.
pub(super) type ReadRow<'a> = Result<Record<'a>, Box<Diagnostic>>;

/// How many rows are read to find the header. Publishers put fewer above it.
const ROWS: usize = 40;

/// The most rows of a head.
const HEAD_ROWS: usize = 6;

/// The header of a file with what is around it.
pub(super) struct Head<'a> {
    /// The row that names the columns.
    pub(super) header: Option<ReadRow<'a>>,
    /// The texts above it.
    pub(super) titles: Vec<String>,
    /// The rows below it that were read to find it.
    pub(super) below: VecDeque<ReadRow<'a>>,
}

impl<'a> Head<'a> {
    /// Reads to the row that is named, passing over what is above it, errors too; otherwise to the first row that is at least
    /// half as full as the fullest of the first rows. A title fills one cell, a note two.
    pub(super) fn read(reader: &mut dyn RecordReader<'a>, wanted: Option<u32>) -> Self {
        let (mut above, mut below) = match wanted {
            Some(wanted) => rows_to(reader, wanted),
            None => rows_until_full(reader),
        };
        let mut header = below.pop_front();
        let is_data = wanted.is_none()
            && matches!(&header, Some(Ok(record)) if holds_data(record))
            && head_above(&above) > 0;
        if is_data && let Some(data) = header.take() {
            below.push_front(data);
            header = above.pop().map(Ok);
        }
        if let Some(Ok(header)) = &mut header {
            let rows = head_above(&above);
            if rows > 0 && (is_data || has_repeats(header)) {
                let head = above.split_off(above.len() - rows);
                join(&head, header);
            }
        }
        let texts = above.iter().flat_map(|row| &row.cells);
        let texts = texts.map(|cell| cell.text.to_string());
        Self {
            header,
            titles: texts.filter(|text| !text.is_empty()).collect(),
            below,
        }
    }
}

fn read_row<'a>(reader: &mut dyn RecordReader<'a>) -> Option<(u32, ReadRow<'a>)> {
    let mut record = Record::default();
    let read = reader.read(&mut record)?;
    Some((record.row, read.map(|()| record)))
}

/// The rows above the named one, and that one.
fn rows_to<'a>(
    reader: &mut dyn RecordReader<'a>,
    wanted: u32,
) -> (Vec<Record<'a>>, VecDeque<ReadRow<'a>>) {
    let mut above = Vec::new();
    while let Some((row, read)) = read_row(reader) {
        if row >= wanted {
            return (above, VecDeque::from([read]));
        }
        above.extend(read);
    }
    (above, VecDeque::new())
}

/// The rows above the first full one, and the rows from there on that were read to find it.
fn rows_until_full<'a>(
    reader: &mut dyn RecordReader<'a>,
) -> (Vec<Record<'a>>, VecDeque<ReadRow<'a>>) {
    let mut rows: VecDeque<ReadRow<'a>> = VecDeque::new();
    while rows.len() < ROWS {
        let Some((_, read)) = read_row(reader) else {
            break;
        };
        rows.push_back(read);
    }
    let filled = |read: &ReadRow<'_>| read.as_ref().map_or(0, Record::filled);
    let most = rows.iter().map(filled).max().unwrap_or(0);
    let mut above = Vec::new();
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
        above.extend(rows.pop_front().and_then(Result::ok));
    }
    (above, rows)
}

/// Whether a row holds what no head does: a code of an area, a letter and eight digits.
fn holds_data(record: &Record<'_>) -> bool {
    record.cells.iter().any(|cell| {
        let bytes = cell.text.as_bytes();
        bytes.len() == 9
            && bytes[0].is_ascii_uppercase()
            && bytes[1..].iter().all(u8::is_ascii_digit)
    })
}

/// How many of the rows directly above belong to the head: up to a blank row, or one whose only text is a title in its first
/// cell.
fn head_above(above: &[Record<'_>]) -> usize {
    let is_head = |row: &&Record<'_>| {
        let first = row.cells.first().is_some_and(|cell| !cell.text.is_empty());
        let filled = row.filled();
        filled > 0 && !(filled == 1 && first)
    };
    above
        .iter()
        .rev()
        .take(HEAD_ROWS)
        .take_while(is_head)
        .count()
}

fn has_repeats(header: &Record<'_>) -> bool {
    let mut names: Vec<String> = header
        .cells
        .iter()
        .filter(|cell| !cell.text.is_empty())
        .map(|cell| normal_name(&cell.text))
        .collect();
    names.sort();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

/// Gives each column the lowest text of its head, and names that repeat the text above them too, which in a merged cell stands
/// to their left.
fn join<'a>(head: &[Record<'a>], header: &mut Record<'a>) {
    for row in head.iter().rev() {
        for (column, cell) in row.cells.iter().enumerate() {
            if let Some(own) = header.cells.get_mut(column)
                && own.text.is_empty()
                && !cell.text.is_empty()
            {
                *own = cell.clone();
            }
        }
    }
    for row in head.iter().rev() {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for cell in &header.cells {
            *count.entry(normal_name(&cell.text)).or_default() += 1;
        }
        let mut over = "";
        for (column, own) in header.cells.iter_mut().enumerate() {
            let above = row.cells.get(column).map_or("", |cell| &*cell.text);
            if !above.is_empty() {
                over = above;
            }
            let repeats = count
                .get(&normal_name(&own.text))
                .is_some_and(|&count| count > 1);
            if repeats && !own.text.is_empty() && !over.is_empty() && *over != *own.text {
                own.text = Cow::Owned(format!("{over} {}", own.text));
            }
        }
    }
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
